"""A Word template opened once: checked, compiled, and kept by its content."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import jinja2
from lxml import etree

from workers.errors import Mistake, TemplateError
from workers.word.grammar import read_grammar, swedish
from workers.word.language import LANGUAGE
from workers.word.markup import parse
from workers.word.package import Package, Part
from workers.word.source import Source, read_part
from workers.word.tags import TAG


@dataclass(frozen=True, slots=True)
class Compiled:
    """One part that holds tags, ready to be filled any number of times."""

    source: Source
    code: jinja2.Template

    def mistake(self, message: str, *, line: int) -> TemplateError:
        """A mistake in the paragraph on this line of the source."""
        return TemplateError(mistake=self.source.mistake(message, line=line))


@dataclass(frozen=True, slots=True)
class Template:
    """The file's members, and its parts that hold tags."""

    package: Package
    parts: tuple[Compiled, ...]


@lru_cache(maxsize=64)
def open_template(data: bytes) -> Template:
    """The template ready to be filled; raises TemplateError for the first thing wrong with it.

    Templates are few and used often, so the latest are kept; equal content is the same template.
    """
    package = Package.read(data)
    _all_readable(package)
    sources = [source for source in map(_source, package.parts()) if TAG.search(source.text)]
    return Template(package=package, parts=tuple(map(_compiled, sources)))


def _all_readable(package: Package) -> None:
    for name, content in package.members.items():
        if name.endswith((".xml", ".rels")):
            try:
                parse(content)
            except etree.XMLSyntaxError as error:
                raise TemplateError(mistake=Mistake(name, "", "Filen är skadad.")) from error


def _source(part: Part) -> Source:
    source, mistakes = read_part(part)
    for mistake in mistakes or read_grammar(source)[1]:
        raise TemplateError(mistake=mistake)
    return source


def _compiled(source: Source) -> Compiled:
    try:
        return Compiled(source=source, code=LANGUAGE.from_string(source.text))
    except jinja2.TemplateSyntaxError as error:
        # What Jinja only notices while it compiles, such as a loop over something called "loop".
        raise TemplateError(mistake=source.mistake(swedish(error), line=error.lineno)) from error
