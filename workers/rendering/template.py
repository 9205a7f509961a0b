"""A Word template compiled once and kept by its content: filling it is running code and joining bytes."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import jinja2
from lxml import etree

from workers.errors import Mistake, TemplateError
from workers.language.values import Bound
from workers.rendering.exact import Exact
from workers.rendering.fast import FAILED, Fast
from workers.rendering.patched import Patched, patched_parts
from workers.rendering.proof.xmltags import NotProved
from workers.rendering.properties import Properties
from workers.rendering.understood import refused, understood
from workers.rendering.whole import fill_whole
from workers.rendering.writer import ReadyFile
from workers.word.markup import parse
from workers.word.package import Package

log = logging.getLogger(__name__)

_PROPERTIES = "dokumentegenskaperna"
_DAMAGED = "Filen är skadad. Öppna den i Word, spara den som Word-dokument (.docx) och försök igen."
KEPT = 64
"""Templates: few, and used often."""


class Fillable(Protocol):
    """A member of the file that the words change."""

    name: str

    def fill(self, words: Mapping[str, Any]) -> bytes: ...


class Compiled:
    """One part that docxtpl fills: `fast` when it is proved, docxtpl's own way otherwise."""

    def __init__(self, part: Patched) -> None:
        self.name, self.exact = part.name, Exact(part)
        tree = understood(part, part.without_namespaces())
        try:
            self.fast: Fast | None = Fast(part, tree)
        except NotProved:
            self.fast = None
            self.exact.compiled()
        except jinja2.TemplateSyntaxError as error:
            # What Jinja only notices while it compiles, such as a loop over something called "loop".
            raise refused(part, error) from error

    def fill(self, words: Mapping[str, Any]) -> bytes:
        """The finished member; raises TemplateError, and Bound when the words need the whole document."""
        if self.fast is not None:
            try:
                return self.fast.fill(words)
            except FAILED as error:
                # Of the error its kind alone: its message may quote a value.
                log.debug("%s is filled the exact way: %s", self.name, type(error).__name__)
                # The exact way tells what is wrong and where, or finds that nothing is.
                return self.exact.fill(words)
        return self.exact.fill(words)


@dataclass(frozen=True, slots=True)
class Template:
    """The file as it was given, its parts that words fill, and the rest of the file, ready."""

    package: Package
    parts: tuple[Compiled, ...]
    properties: Properties | None
    file: ReadyFile

    def fill(self, words: Mapping[str, Any]) -> bytes:
        """The Word file with these words, which are plain; raises TemplateError."""
        members: list[Fillable] = [*self.parts]
        if self.properties is not None:
            members.append(self.properties)
        try:
            return self.file.filled({member.name: member.fill(words) for member in members})
        except Bound:
            return fill_whole(
                self.package, {part.name: part.exact for part in self.parts}, self.properties, words
            )


@lru_cache(maxsize=KEPT)
def open_template(data: bytes) -> Template:
    """The template ready to be filled; raises TemplateError for the first thing wrong with it.

    Kept by its content, for each process on its own. Two threads may both compile one; either result counts.
    """
    package = Package.read(data)
    _all_readable(package)
    parts = tuple(map(Compiled, filter(_is_filled, patched_parts(package, data))))
    of_properties = package.part(_PROPERTIES)
    properties = None if of_properties is None else Properties(of_properties)
    changing = {part.name for part in parts} | ({properties.name} if properties else set())
    return Template(package, parts, properties, ReadyFile.of(package.members, changing=changing))


def _is_filled(part: Patched) -> bool:
    """Whether docxtpl changes anything: tags, braces to be read, line breaks; in the body it always may."""
    return part.body or any(sign in part.text.replace("\ufdd5\n", "") for sign in "{}\n\t")


def _all_readable(package: Package) -> None:
    for name, content in package.members.items():
        if name.endswith((".xml", ".rels")):
            try:
                parse(content)
            except etree.XMLSyntaxError as error:
                raise TemplateError(mistake=Mistake(name, "", _DAMAGED)) from error
