"""A part filled docxtpl's own way: what the proof does not reach, and what the words make different.

docxtpl's own functions do the work on the finished text, as they do in docxtpl. Since nothing has been
proved, the result is: each value stands between marks, which are read back from the finished XML.
"""

from __future__ import annotations

import html
import re
import traceback
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

from workers.errors import Mistake, TemplateError
from workers.language.budget import BUDGET, Budget
from workers.language.environment import CLOSE, MARKED, OPEN, PRINTED, NotInLanguage, UnknownName
from workers.language.looks import RICH
from workers.language.nearest import nearest
from workers.rendering.marks import first_difference
from workers.rendering.patched import Patched, read_out
from workers.rendering.tidy import mended, stray_text
from workers.word.markup import GRID, TABLE, parse, w
from workers.word.source import readable

_VALUE = re.compile(f"{OPEN}(.*?){CLOSE}", re.DOTALL)
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_FIRST_DRAWING = 1000
# What docxtpl writes for a break, without the formatting that it repeats.
_BREAK = 80
_TEXTS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")
_FORMATTING = (re.compile(r"<w:rPr>.*?</w:rPr>"), re.compile(r"<w:pPr>.*?</w:pPr>"))


_APART = "En tagg börjar och slutar i olika delar av sidan, till exempel mitt i en tabell."
_UNREADABLE = "Det som skrivs ut här kan inte stå i ett Word-dokument. Skriv ut det utan filter."
_WITHOUT_R = "En formaterad text skrivs ut med r direkt efter klamrarna: {{r … }}."
_OUTSIDE = "Text hamnar utanför ett stycke. Skriv {{ … }} utan bokstav om det är vanlig text."
_RUN_IN_TEXT = re.compile(r"<w:t(?: [^>]*)?(?<!/)>[^<]*<w:[rp][ >]")
# What libxml2 says of elements that begin and end in different places.
_CROSSED = (
    etree.ErrorTypes.ERR_TAG_NAME_MISMATCH,
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED,
    etree.ErrorTypes.ERR_DOCUMENT_END,
)


class Misshapen(TemplateError):
    """The finished part is not as Word can open it."""


class Exact:
    """One part, compiled when it is first needed."""

    def __init__(self, part: Patched) -> None:
        self.part = part

    @cached_property
    def code(self) -> jinja2.Template:
        return MARKED.from_string(read_out(MARKED.parse(self.part.text)))

    def compiled(self) -> None:
        """Compile it now, so that what is wrong shows at once; raises jinja2.TemplateSyntaxError."""
        _ = self.code

    def fill(self, words: Mapping[str, Any]) -> bytes:
        """The finished member; raises TemplateError with the place of what is wrong."""
        root = etree.fromstring(self.proved(words).encode(), etree.XMLParser(resolve_entities=False))
        if not self.part.body:
            return etree.tostring(mended(root))
        body = mended(self._as_body(etree.tostring(root, encoding="unicode")))
        # Put in place as python-docx does it, after which elements of one namespace have one prefix.
        document = parse(b"<w:body/>".join((self.part.before, self.part.after)))
        document.replace(next(document.iterchildren(w("body"))), body)
        return etree.tostring(document, encoding="UTF-8", xml_declaration=False)

    def proved(self, words: Mapping[str, Any]) -> str:
        """The filled XML, in which every value has been found as it went in."""
        printed: list[tuple[str, int]] = []
        text = self._rendered({**words, PRINTED: printed})
        budget = words.get(BUDGET) or Budget()
        if _length_resolved(text) > budget.written:
            message = "Texten har för många radbrytningar, tabbar och sidbrytningar."
            raise TemplateError(mistake=Mistake(self.part.place, "", message))
        if _RUN_IN_TEXT.search(text):
            raise self._misshapen(_WITHOUT_R, "", words)
        text = DocxTemplate(None).resolve_listing(text)
        different = first_difference(self._parsed(text, words), [value for value, _ in printed])
        if different is not None:
            line = self.code.get_corresponding_lineno(printed[different][1])
            raise self._mistake("Texten blir inte likadan i dokumentet som den skrevs.", line=line)
        return _MARKS.sub("", text)

    def line(self, words: Mapping[str, Any]) -> str:
        """The filled text of a part that is no XML, not escaped."""
        return html.unescape(_MARKS.sub("", self._rendered({**words, PRINTED: []})))

    def with_tables(self, text: str) -> etree._Element:
        """The body, its tables mended by docxtpl so that they fit their grid; raises TemplateError."""
        tree = etree.fromstring(text)
        try:
            # A table without a grid stops docxtpl; here all tables stay as they are.
            return DocxTemplate(None).fix_tables(text) if all(map(_has_grid, tree.iter(TABLE))) else tree
        except TypeError:
            # So does a column or merged cell that does not tell its width, where one has to be reckoned with.
            return tree
        except ValueError as error:
            raise self._mistake("En cells bredd i ”colspan” är inget heltal.", line=0) from error

    def _as_body(self, text: str) -> etree._Element:
        """What docxtpl does in the body alone: tables fit their grid, drawings have own numbers."""
        tree, template = self.with_tables(text), DocxTemplate(None)
        template.docx_ids_index = _FIRST_DRAWING
        template.fix_docpr_ids(tree)
        return tree

    def _rendered(self, words: dict[str, Any]) -> str:
        try:
            return self.code.render(words)
        except UnknownName as error:
            raise self._mistake(_unknown(error, words), line=_line_of(error)) from error
        except NotInLanguage as error:
            raise self._mistake(str(error), line=_line_of(error)) from error
        except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            # Python's own message may quote a value, and values are secret.
            message = "Taggen går inte att fylla i med de uppgifter som finns."
            raise self._mistake(message, line=_line_of(error)) from error

    def _parsed(self, text: str, words: Mapping[str, Any]) -> etree._Element:
        try:
            root = parse(text.encode())
        except etree.XMLSyntaxError as error:
            lines = _without_values(text).split("\n")
            line = lines[min(error.lineno or 1, len(lines)) - 1]
            raise self._misshapen(_APART if error.code in _CROSSED else _UNREADABLE, line, words) from error
        if stray := "".join(stray_text(root)):
            raise self._misshapen(_OUTSIDE, stray, words)
        return root

    def _misshapen(self, message: str, around: str, words: Mapping[str, Any]) -> Misshapen:
        """What is wrong with the finished part, and the text around it where that is the template's own."""
        shown = "" if _holds_rich(words) else readable(_without_values(around))
        return Misshapen(mistake=Mistake(self.part.place, shown, message))

    def _mistake(self, message: str, *, line: int) -> TemplateError:
        return TemplateError(mistake=self.part.mistake(message, line=line))


def _has_grid(table: etree._Element) -> bool:
    return table.find(GRID) is not None


def _unknown(error: UnknownName, words: Mapping[str, Any]) -> str:
    """A name that is not there, or what a filter such as ``first`` makes of nothing: that has no name."""
    if error.name == str(None):
        return "Det finns inte alltid något att skriva ut här: sätt {% if … %} omkring."
    near = nearest(error.name, error.among if isinstance(error.among, dict) else words)
    return f"Namnet ”{error.name}” finns inte.{near}"


def _line_of(error: Exception) -> int:
    """The template's line where the error came up; Jinja writes it into the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == "<template>"]
    return (lines[-1] if lines else None) or 0


def _length_resolved(text: str) -> int:
    """How much longer docxtpl at most makes a text: a tab or page repeats the formatting around it."""
    breaks: int = sum(written.count(sign) for written in _TEXTS.findall(text) for sign in "\n\t\a\f")
    return breaks * (_BREAK + sum(_longest(pattern, text) for pattern in _FORMATTING))


def _longest(pattern: re.Pattern[str], text: str) -> int:
    return max((len(found.group()) for found in pattern.finditer(text)), default=0)


def _holds_rich(value: object) -> bool:
    """Whether formatted texts are among the words: they stand in the document without marks around them."""
    if isinstance(value, Mapping):
        return any(map(_holds_rich, value.values()))
    return any(map(_holds_rich, value)) if isinstance(value, (list, tuple)) else isinstance(value, RICH)


def _without_values(xml: str) -> str:
    """The filled text without what somebody wrote, line for line: errors are logged, forms are secret."""
    return _VALUE.sub(lambda value: "…" + "\n" * value.group(1).count("\n"), xml)
