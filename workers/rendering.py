"""Word template + words -> Word file, proved to hold every word exactly."""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Iterable, Mapping

import jinja2
from lxml import etree

from workers.errors import Mistake, TemplateError
from workers.word.language import CLOSE, OPEN, PRINTED, NotInLanguage, UnknownName
from workers.word.markup import parse, to_bytes
from workers.word.package import Package
from workers.word.plain import plain
from workers.word.proof import first_difference
from workers.word.properties import set_properties
from workers.word.source import parse_part, readable
from workers.word.template import Compiled, open_template
from workers.word.tidy import break_lines, stray_text, tidy

_VALUE = re.compile(f"{OPEN}(.*?){CLOSE}", re.DOTALL)
_PROPERTIES = "dokumentegenskaperna"


def fill(template: bytes, words: Mapping[str, object]) -> bytes:
    """The Word file that the template and the words make; the same two always give the same bytes.

    Raises TemplateError, with the place, when the template is wrong or any word would not be shown exactly
    as it is, and WordsError when the words are not plain data. Texts are cleaned first.
    """
    opened, clean = open_template(template), plain(words)
    filled = {part.source.name: _fill(part, clean) for part in opened.parts}
    return _with_properties(opened.package.replaced(filled), clean).to_bytes()


def _fill(part: Compiled, words: dict[str, object]) -> bytes:
    printed: list[tuple[str, int]] = []
    xml = _render(part, {**words, PRINTED: printed})
    root = _parsed(part, xml)
    break_lines(root)
    different = first_difference(root, [text for text, _ in printed])
    if different is not None:
        line = part.code.get_corresponding_lineno(printed[different][1])
        raise part.mistake("Texten blir inte likadan i dokumentet som den skrevs.", line=line)
    tidy(root)
    return to_bytes(root)


def _render(part: Compiled, words: dict[str, object]) -> str:
    try:
        return part.code.render(words)
    except UnknownName as error:
        near = nearest(error.name, error.among if isinstance(error.among, dict) else words)
        message = f"Namnet ”{error.name}” finns inte.{near}"
        raise part.mistake(message, line=_line_of(error)) from error
    except NotInLanguage as error:
        raise part.mistake(str(error), line=_line_of(error)) from error
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError) as error:
        # Python's own message may quote a value, and values are secret.
        message = "Taggen går inte att fylla i med de uppgifter som finns."
        raise part.mistake(message, line=_line_of(error)) from error


def nearest(name: str, among: Iterable[str]) -> str:
    """The question whether a known name was meant, for the one that looks most like this; or nothing."""
    near = difflib.get_close_matches(name, [known for known in among if known != PRINTED], n=1)
    return f" Menade du ”{near[0]}”?" if near else ""


def _line_of(error: Exception) -> int:
    """The template's line where the error came up; Jinja writes it into the traceback."""
    lines = [
        frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"
    ]
    return (lines[-1] if lines else None) or 0


def _parsed(part: Compiled, xml: str) -> etree._Element:
    try:
        root = parse(xml)
    except etree.XMLSyntaxError as error:
        lines = _without_values(xml).split("\n")
        text = readable(lines[min(error.lineno or 1, len(lines)) - 1])
        message = "En tagg börjar och slutar i olika delar av sidan, till exempel mitt i en tabell."
        raise TemplateError(mistake=Mistake(part.source.place, text, message)) from error
    stray = list(stray_text(root))
    if stray:
        text = readable(_without_values("".join(stray)))
        raise TemplateError(mistake=Mistake(part.source.place, text, "Text hamnar utanför ett stycke."))
    return root


def _without_values(xml: str) -> str:
    """The filled text without what somebody wrote, line for line: errors are logged, forms are secret."""
    return _VALUE.sub(lambda value: "…" + "\n" * value.group(1).count("\n"), xml)


def _with_properties(package: Package, words: dict[str, object]) -> Package:
    part = package.part(_PROPERTIES)
    if part is None:
        return package
    root = parse_part(part)
    set_properties(root, words)
    return package.replaced({part.name: to_bytes(root)})
