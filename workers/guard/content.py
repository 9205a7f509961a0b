"""What the parts of a Word file hold that a template may not, each reason with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workers.guard.links import Link, fault, links
from workers.guard.package import CONTENT_TYPES, content_types, is_xml, part_faults
from workers.guard.pictures import picture_faults
from workers.guard.scan import Scan, Stop, scan
from workers.guard.tags import Tags
from workers.word import limits
from workers.word.package import Package
from workers.word.tags import shorten

_LARGE = (
    f"Texten är större än {limits.MAX_PART // (1024 * 1024)} MB. Ta bort det som inte behövs "
    "eller dela upp mallen i flera."
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to refuse a file; an inert one does harm only when Word opens the file."""

    message: str
    place: str = "filen"
    part: str = ""
    paragraph: int = -1
    text: str = ""
    inert: bool = False


def index_reasons(members: Mapping[str, bytes]) -> Iterator[Reason]:
    """What is wrong with the lists of contents and links, which have to be read before the rest."""
    for name, content in members.items():
        if name == CONTENT_TYPES or name.endswith(".rels"):
            result = _scanned(name, content, room=limits.MAX_ELEMENTS, most=limits.MAX_PART)
            if isinstance(result, Reason):
                yield result


def reasons(members: Mapping[str, bytes]) -> Iterator[Reason]:
    """Everything that the parts and their links hold and may not, for a file whose lists can be read."""
    places = {part.name: part.place for part in Package(members).parts()}
    scans: dict[str, Scan] = {}
    tags = Tags()
    for name, result in _scans(members, tagged=frozenset(places)):
        if isinstance(result, Reason):
            yield result
            continue
        scans[name] = result
        counted = tags.read(result) if name in places else []
        yield from _located(name, places.get(name, "filen"), result, counted)
    yield from map(Reason, (*part_faults(members), *picture_faults(members)))
    yield from _of_links(members, scans, places)


def _scans(members: Mapping[str, bytes], *, tagged: frozenset[str]) -> Iterator[tuple[str, Scan | Reason]]:
    types, room = content_types(members), limits.MAX_ELEMENTS
    for name, content in members.items():
        if is_xml(name, types[name]):
            most = limits.MAX_PART if name in tagged else limits.MAX_UNPACKED
            result = _scanned(name, content, room=room, most=most)
            room -= result.elements if isinstance(result, Scan) else 0
            yield name, result


def _scanned(name: str, content: bytes, *, room: int, most: int) -> Scan | Reason:
    if len(content) > most:
        return Reason(_LARGE, part=name)
    try:
        return scan(content, name=name, room=room)
    except Stop as stop:
        return Reason(str(stop), part=name)


def _located(name: str, place: str, seen: Scan, counted: Iterable[tuple[str, int]]) -> Iterator[Reason]:
    for message, paragraph in (*seen.forbidden, *counted):
        yield Reason(message, place, name, paragraph, shorten(seen.text(paragraph)))
    for message, paragraph in seen.inert:
        yield Reason(message, place, name, paragraph, shorten(seen.text(paragraph)), inert=paragraph >= 0)


def _of_links(
    members: Mapping[str, bytes], scans: Mapping[str, Scan], places: Mapping[str, str]
) -> Iterator[Reason]:
    for link in links(members):
        message = fault(link, members)
        seen = scans.get(link.source)
        if message and seen and link.key in seen.links:
            yield _where_used(link, message, seen, place=places.get(link.source, "filen"))
        elif message:
            yield Reason(message)


def _where_used(link: Link, message: str, seen: Scan, *, place: str) -> Reason:
    paragraph = seen.links[link.key]
    inert = paragraph >= 0 and link.external and link.kind in ("hyperlink", "image")
    return Reason(message, place, link.source, paragraph, shorten(seen.text(paragraph)), inert=inert)
