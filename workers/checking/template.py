"""A Word template read for judging: its parts that may hold tags, with their paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from workers.checking.look import Look
from workers.checking.repairs import repair_part
from workers.checking.syntax import Reading, read_tags
from workers.checking.tags import tags_of
from workers.checking.text import TextPart, text_part
from workers.errors import Mistake
from workers.word.markup import to_bytes
from workers.word.package import Package, Part


@dataclass(frozen=True, slots=True)
class Judging:
    """A template with its tags put together: its parts, their tags, and what is wrong so far."""

    package: Package
    readings: tuple[Reading, ...]
    look: Look
    mended: tuple[Mistake, ...]
    damaged: tuple[Mistake, ...]
    template: bytes

    def order(self, mistake: Mistake) -> tuple[int, int]:
        """By part and place; what concerns the whole file comes last."""
        names = [reading.part.name for reading in self.readings]
        part = names.index(mistake.part) if mistake.part in names else len(names)
        return part, mistake.paragraph if mistake.paragraph >= 0 else 1_000_000


@lru_cache(maxsize=2)
def read_template(template: bytes, *, fixed: bool = False) -> Judging:
    """The template, its tags mended in memory; raises TemplateError when it is no Word file.

    `fixed` is whether what was mended is told as mended, or as something to mend. Several questions about
    one file follow each other, and reading is most of their cost; nobody changes what was read.
    """
    package = Package.read(template)
    parts, damaged = _read(package)
    mended = [(part, repair_part(part, fixed=fixed)) for part in parts]
    changed = {part.name: to_bytes(part.root) for part, told in mended if told}
    # read again, since a mended tag stands in other pieces than before
    readings = tuple(_reading(part) for part in parts)
    return Judging(
        package=package,
        readings=readings,
        look=Look.of(package),
        mended=tuple(mistake for _, told in mended for mistake in told),
        damaged=tuple(damaged),
        template=package.replaced(changed).to_bytes() if changed else template,
    )


def _reading(part: TextPart) -> Reading:
    again = text_part(Part(part.name, part.place, b""), part.root)
    return read_tags(again, tags_of(again))


def _read(package: Package) -> tuple[list[TextPart], list[Mistake]]:
    parts, damaged = [], []
    for part in package.parts():
        try:
            parts.append(text_part(part, _exactly(part.xml)))
        except etree.XMLSyntaxError:
            message = "Filen är skadad: innehållet går inte att läsa."
            damaged.append(Mistake(part.place, "", message, part=part.name))
    return parts, damaged


def _exactly(xml: bytes) -> etree._Element:
    """The part's tree with nothing left out, so that it can be written back; no DTD is allowed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(xml, parser)
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("a document type is not allowed", 0, 1, 1)
    return root
