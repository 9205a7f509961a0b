"""What a Word file consists of: its parts, and what kind each says that it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from workers.guard import formats as guard_formats
from workers.guard import sentences as say
from workers.guard.links import links_in
from workers.word.markup import parse

CONTENT_TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ROOT = "_rels/.rels"
_PICTURES = {"png", "jpg", "jpeg", "jfif", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg", "wdp", "webp"}
_EXTENSIONS = frozenset({"xml", "rels", "vml", "odttf", "ttf", *_PICTURES})
_PRINTER = "application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings"

# What a template may not hold, by a piece of a part's content type or name in lower case.
_PIECES = {
    "vbaproject": say.MACROS,
    "vbadata": say.MACROS,
    "macroenabled": say.MACROS,
    "activex": say.CONTROLS,
    "oleobject": say.EMBEDDED,
    "vnd.ms-package": say.EMBEDDED,
    "/embeddings/": say.EMBEDDED,
}


def main_type_fault(members: Mapping[str, bytes]) -> str | None:
    """What the file is instead of a .docx, by the main part that it says it has; None when it is one."""
    try:
        types = _types(members)
    except (etree.XMLSyntaxError, ValueError):
        return say.damaged("dess innehållsförteckning går inte att läsa")
    mains = [name for name, kind in types.items() if kind == MAIN]
    if not mains:
        return guard_formats.nearly(frozenset(types.values()))
    begun = [link for link in links_in(_ROOT, members.get(_ROOT, b"")) if link.kind == "officeDocument"]
    if [link.target for link in begun] != mains or mains[0] not in members:
        return say.damaged("brödtexten saknas eller finns flera gånger")
    return None


def part_faults(members: Mapping[str, bytes]) -> Iterator[str]:
    """A sentence for each part that a template may not have."""
    for name, kind in content_types(members).items():
        described = f"{kind} {name}".lower()
        known = next((said for piece, said in _PIECES.items() if piece in described), None)
        if known:
            yield known
        elif _extension(name) not in _EXTENSIONS and not (kind == _PRINTER and name.endswith(".bin")):
            yield f"Filen innehåller ”{name}”, som inte hör hemma i en mall. Spara den utan den delen."


def content_types(members: Mapping[str, bytes]) -> Mapping[str, str]:
    """The content type of each member, "" where the file says nothing."""
    types = _types(members)
    return {name: types.get(name, types.get(f"*.{_extension(name)}", "")) for name in members}


def is_xml(name: str, content_type: str) -> bool:
    """Whether a member is XML, by its name or by what the file says of it."""
    return name.endswith((".xml", ".rels", ".vml", ".svg")) or content_type.endswith(("+xml", "/xml"))


def _types(members: Mapping[str, bytes]) -> dict[str, str]:
    """Content types by member name, or by "*.extension"; raises ValueError when one is said twice."""
    types: dict[str, str] = {}
    for node in parse(members[CONTENT_TYPES]).iter("{*}Override", "{*}Default"):
        extension, name = node.get("Extension", ""), node.get("PartName", "").lstrip("/")
        key = f"*.{extension.lower()}" if extension else name
        if key in types:
            raise ValueError(key)
        types[key] = node.get("ContentType", "")
    return types


def _extension(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2].lower()
