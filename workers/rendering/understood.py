"""A part's tags understood by Jinja and found to be our language, or the first thing wrong with them."""

from __future__ import annotations

import re

import jinja2
from jinja2 import nodes

from workers.errors import TemplateError
from workers.language.environment import LANGUAGE, forbidden
from workers.language.hints import no_such_statement, said, swedish
from workers.rendering.patched import Patched, read_out
from workers.word.tags import TAG

_NEVER_CLOSED = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_UNKNOWN_TAG = re.compile(r"unknown tag '(\w+)'")
_LOOSE = re.compile(r"\{[{%#]")
_NOT_ENDED = "En tagg är inte avslutad i samma stycke, eller så finns det en klammer för mycket."
_OPENED_BY = {"endif": "if", "endfor": "for", "elif": "if", "else": "if"}
_ALONE = {"p": "i sitt stycke", "tr": "i en tabellrad", "tc": "i en tabellcell"}
_OF_RUN = "{%r … %} tar bort en bit text med eget utseende och måste stå ensam i den. Skriv {% … %} utan r."


def understood(part: Patched, text: str | None = None) -> nodes.Template:
    """The part as Jinja's tree; raises TemplateError with the place of what it cannot be filled with.

    `text` is the source to read when it is not the part's own.
    """
    try:
        tree = LANGUAGE.parse(part.text if text is None else text)
    except jinja2.TemplateSyntaxError as error:
        raise refused(part, error) from error
    except RecursionError as error:
        raise TemplateError(mistake=part.mistake(swedish(error), line=_too_deep(part.text))) from error
    for line, message in forbidden(tree):
        raise TemplateError(mistake=part.mistake(said(message), line=line))
    return read_out(tree)


def refused(part: Patched, error: jinja2.TemplateSyntaxError) -> TemplateError:
    """What Jinja says is wrong, in Swedish and with its place."""
    mistake = part.mistake(_sentence(error), line=error.lineno)
    if _LOOSE.search(TAG.sub("", mistake.text)):
        mistake = part.mistake(_NOT_ENDED, line=error.lineno)
    return TemplateError(mistake=mistake)


def _too_deep(text: str) -> int:
    """The line of the tag that cannot be read because too much stands inside each other in it."""
    for tag in TAG.finditer(text):
        try:
            LANGUAGE.parse(tag.group())
        except RecursionError:
            return text.count("\n", 0, tag.start()) + 1
        except jinja2.TemplateSyntaxError:
            continue  # half of a condition or loop: it is read whole elsewhere
    return 0


def _sentence(error: jinja2.TemplateSyntaxError) -> str:
    if never := _NEVER_CLOSED.search(str(error)):
        return f"”{never[1]}” avslutas aldrig. Skriv {{% end{never[1]} %}} efter det sista som hör till det."
    if not (unknown := _UNKNOWN_TAG.search(str(error))):
        return swedish(error)
    if (word := unknown[1]) in _OPENED_BY:
        return f"”{word}” hör inte ihop med något ”{_OPENED_BY[word]}” före det."
    if word in _ALONE:
        return f"{{%{word} … %}} måste stå ensam {_ALONE[word]}."
    return _OF_RUN if word == "r" else no_such_statement(word)
