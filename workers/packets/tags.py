"""The tags of one PDF, made ready to stand beside those of others: no name in them means anything elsewhere.

What the file calls its tags is replaced by the standard's own, classes by their attributes, and ids are made
unique; which element each marked piece of a page belongs to is read from the elements themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from workers.packets.errors import Untagged

MOST_ELEMENTS = 200_000
_KEPT = frozenset({"/Type", "/S", "/P", "/K", "/Pg", "/A", "/ID", "/T", "/Lang", "/Alt", "/E", "/ActualText"})
_GROUPS = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
_BLOCKS = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot"
_INLINE = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
_STANDARD = frozenset(f"/{name}" for name in f"{_GROUPS} {_BLOCKS} {_INLINE}".split())
_WITHOUT_MEANING = "/NonStruct"
_MOST_STEPS = 10
"""A name may stand for a name that stands for a name; longer chains go round in a ring."""


@dataclass
class Tags:
    """The elements at the top, and for each page the element of every marked piece, by its number."""

    top: list[Object] = field(default_factory=list)
    marks: dict[int, dict[int, Object]] = field(default_factory=dict)
    ids: list[Object] = field(default_factory=list)
    understood: bool = True
    """Whether every name stood for one of the standard's."""


def ready_tags(pdf: Pdf, *, prefix: str) -> Tags:
    """The tags of the PDF, changed in place so that they can stand anywhere; raises Untagged."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        raise Untagged
    reading = _Reading(pdf, root, prefix=prefix)
    reading.read(root)
    if not reading.found.marks:
        raise Untagged
    return reading.found


class _Reading:
    """One walk through a tree that may be deep, go round in a ring, or hold anything."""

    def __init__(self, pdf: Pdf, root: Dictionary, *, prefix: str) -> None:
        self._pdf, self._prefix = pdf, prefix
        self._roles, self._classes = root.get("/RoleMap"), root.get("/ClassMap")
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._names: dict[str, str] = {}
        self._seen: set[tuple[int, int]] = set()
        self.found = Tags()

    def read(self, root: Dictionary) -> None:
        waiting: list[tuple[Object, Object | None]] = []
        self.found.top = [kid for kid in map(self._indirect, _listed(root.get("/K"))) if _is_element(kid)]
        waiting.extend((kid, None) for kid in reversed(self.found.top))
        while waiting:
            element, page = waiting.pop()
            if element.objgen in self._seen or len(self._seen) > MOST_ELEMENTS:
                raise Untagged
            self._seen.add(element.objgen)
            self._make_plain(element)
            page = element.get("/Pg", page)
            waiting.extend((kid, page) for kid in reversed([*self._kids(element, page)]))

    def _indirect(self, kid: object) -> Object:
        made = kid if isinstance(kid, Object) else Dictionary()
        return made if made.is_indirect else self._pdf.make_indirect(made)

    def _make_plain(self, element: Object) -> None:
        name = str(element.get("/S", ""))
        element.S = Name(self._names.get(name) or self._standard(name))
        if "/C" in element or "/ID" in element or "/A" in element:
            self._attributes(element)
        for key in [key for key in element.keys() if key not in _KEPT]:  # noqa: SIM118 - an object of a PDF
            del element[key]

    def _standard(self, name: str) -> str:
        """What the standard calls it."""
        found = name
        for _ in range(_MOST_STEPS):
            if found in _STANDARD or not isinstance(self._roles, Dictionary) or not found:
                break
            found = str(self._roles.get(found, ""))
        if found not in _STANDARD:
            found, self.found.understood = _WITHOUT_MEANING, False
        self._names[name] = found
        return found

    def _attributes(self, element: Object) -> None:
        held = [each for each in _listed(element.get("/A")) if isinstance(each, Dictionary)]
        if isinstance(self._classes, Mapping | Dictionary):
            for name in _listed(element.get("/C")):
                held += [
                    each for each in _listed(self._classes.get(str(name))) if isinstance(each, Dictionary)
                ]
        if "/ID" in element:
            element.ID = self._own(element.ID)
            self.found.ids.append(element)
        if any("/Headers" in each for each in held):
            held = [self._with_headers(each) for each in held]
        if held and ("/C" in element or len(held) > 1):
            element.A = Array(held)
        elif held:
            element.A = held[0]

    def _with_headers(self, attributes: Dictionary) -> Dictionary:
        if "/Headers" not in attributes:
            return attributes
        headers = Array([self._own(each) for each in _listed(attributes.Headers)])
        return Dictionary({**dict(attributes.items()), "/Headers": headers})

    def _own(self, name: object) -> String:
        return String(self._prefix.encode() + (bytes(name) if isinstance(name, String) else b""))

    def _kids(self, element: Object, page: Object | None) -> Iterator[Object]:
        """The elements below; `K` is written anew where it held what does not come along."""
        kids = _listed(element.get("/K"))
        kept: list[object] = []
        for kid in kids:
            if isinstance(kid, int) and not isinstance(kid, bool):
                self._mark(element, page, kid)
                element.Pg = page
                kept.append(kid)
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
                if "/Stm" in kid:
                    raise Untagged  # pieces inside a drawing, which has pages of its own in no packet
                self._mark(element, kid.get("/Pg", page), int(kid.MCID))
                kept.append(kid)
            elif _is_element(kid):
                below = self._indirect(kid)
                below.P = element
                kept.append(below)
                yield below
        if (
            not isinstance(element.get("/K"), Array)
            or len(kept) != len(kids)
            or any(a is not b for a, b in zip(kept, kids, strict=True))
        ):
            element.K = Array(kept)

    def _mark(self, element: Object, page: Object | None, number: int) -> None:
        place = self._pages.get(page.objgen) if isinstance(page, Object) else None
        if place is None or not 0 <= number < MOST_ELEMENTS:
            raise Untagged
        self.found.marks.setdefault(place, {})[number] = element


def _is_element(kid: object) -> bool:
    return isinstance(kid, Dictionary) and not isinstance(kid, Stream) and "/S" in kid


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]
