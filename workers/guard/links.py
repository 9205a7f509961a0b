"""The relationships of a Word file: of what kind, from where to where, and which a template may not have."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from workers.guard import sentences as say
from workers.word.markup import parse

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\\\x00-\x20]", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)

# Kinds that no template needs, by the last step of their name in lower case.
_KINDS = {
    **dict.fromkeys(("vbaproject", "wordvbadata", "attachedtoolbars"), say.MACROS),
    **dict.fromkeys(("control", "activexcontrolbinary"), say.CONTROLS),
    **dict.fromkeys(("oleobject", "package"), say.EMBEDDED),
    **dict.fromkeys(("afchunk", "subdocument", "frame"), say.FETCHED),
    **dict.fromkeys(("mailmergesource", "mailmergeheadersource", "recipientdata"), say.MERGED),
    **dict.fromkeys(("extensibility", "webextension", "webextensiontaskpanes"), say.ADDED_IN),
    "keymapcustomizations": say.ADDED_IN,
    "attachedtemplate": say.ATTACHED,
}


class Link(NamedTuple):
    """One relationship: the part it leads from ("" is the file), its id there, its kind, where it leads."""

    source: str
    key: str
    kind: str
    target: str
    external: bool


def links(members: Mapping[str, bytes]) -> Iterator[Link]:
    """Every relationship of every part."""
    for name, content in members.items():
        if name.endswith(".rels"):
            yield from links_in(name, content)


def links_in(name: str, content: bytes) -> Iterator[Link]:
    """The relationships in one list of them, as "word/_rels/document.xml.rels"; none if it is not XML."""
    folder, _, file = name.rpartition("/")
    base = posixpath.dirname(folder)
    try:
        nodes = list(parse(content).iter("{*}Relationship"))
    except etree.XMLSyntaxError:
        return
    for node in nodes:
        target = node.get("Target", "")
        external = node.get("TargetMode", "Internal") != "Internal" or bool(_SCHEME.match(target))
        yield Link(
            source=posixpath.join(base, file.removesuffix(".rels")),
            key=node.get("Id", ""),
            kind=node.get("Type", "").rpartition("/")[2],
            target=target if external else _resolved(base, target),
            external=external,
        )


def fault(link: Link, members: Mapping[str, bytes]) -> str | None:
    """Why a template may not have this relationship, in a sentence; None when it may."""
    if message := _KINDS.get(link.kind.lower()):
        return message
    if not link.external:
        missing = link.target and link.target not in members
        return say.damaged(f"delen ”{link.target[:80]}” saknas") if missing else None
    if link.kind == "hyperlink":
        return None if _ADDRESS.match(link.target.strip()) else say.address(link.target)
    if link.kind == "image":
        return say.LINKED_PICTURE
    return f"Filen hämtar något från ”{link.target[:80]}” när den öppnas. Ta bort det som hämtas."


def _resolved(base: str, target: str) -> str:
    path = target.partition("#")[0]
    return posixpath.normpath(posixpath.join("/", base, path)).lstrip("/") if path else ""
