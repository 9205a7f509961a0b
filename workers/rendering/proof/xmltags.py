"""XML read in pieces: what opens, closes and stands between, also when a piece ends inside an attribute.

Between two tags of the template language stands a piece of XML that need not be whole: it may end in the
middle of an element or of an attribute's value, and the next piece goes on there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from docx.oxml.ns import nsmap

_NAME = r"[\w:.-]+"
# As docxtpl's patterns expect it: one space before each attribute, none elsewhere, no breaks in values.
_VALUE = r'[^"<>\n\t]*'
_ATTRIBUTES = rf'((?: {_NAME}="{_VALUE}")*)'
_CLOSE = re.compile(rf"</({_NAME})>")
_OPEN = re.compile(rf"<({_NAME}){_ATTRIBUTES}(/?)>")
_BEGUN = re.compile(rf'<({_NAME}){_ATTRIBUTES} ({_NAME})="({_VALUE})\Z')
_REST = re.compile(rf'({_VALUE})"{_ATTRIBUTES}(/?)>')
_REST_BEGUN = re.compile(rf'({_VALUE})"{_ATTRIBUTES} ({_NAME})="({_VALUE})\Z')
_INSIDE = re.compile(rf"{_VALUE}\Z")
_TEXT = re.compile(r"[^<]+")
_ATTRIBUTE = re.compile(rf'({_NAME})="([^"]*)"')

_NAMESPACE = re.compile(r'xmlns(?::([\w.-]+))?="([^"]*)"')
_MATTER = {prefix: nsmap[prefix] for prefix in ("w", "wp")}

FILLED = "\ufdd6"
"""Begins what is known of an attribute whose value the words decide, wholly or in part."""


class NotProved(Exception):
    """Nothing is wrong, but the part has to be filled docxtpl's own way."""


@dataclass(eq=False, slots=True)
class Pending:
    """A start tag that a piece has ended in, inside the value of `attribute`, of which `value` is known.

    `filled` once words or conditions have had their say in it.
    """

    name: str
    start: int
    attribute: str
    value: str
    attributes: dict[str, str]
    filled: bool = False


class Event(NamedTuple):
    """Something from `start` to `end` of a piece; `name` is empty for text."""

    kind: str  # "open", "close" or "text"
    name: str
    start: int
    end: int
    attributes: dict[str, str] = {}  # noqa: RUF012  nobody changes it; a NamedTuple's default is shared anyway
    whole: bool = False  # opened and closed at once


def read(piece: str, pending: Pending | None) -> Iterator[Event | Pending]:
    """The events of a piece, and at last the start tag that it ends in, if it does.

    Raises NotProved for what is neither element nor text, such as a comment.
    """
    position = 0
    if pending is not None:
        rest = _rest(piece, pending)
        yield rest
        if isinstance(rest, Pending):
            return
        position = rest.end
    while position < len(piece):
        event = _next(piece, position)
        yield event
        if isinstance(event, Pending):
            return
        position = event.end


def named_as_docxtpl_does(source: str) -> None:
    """Raises NotProved when the part's "w" or "wp" is another namespace, or these have another name too.

    Elements are told by their prefix here, as in docxtpl's patterns; but it finds tables and drawings by
    their namespace.
    """
    found = _NAMESPACE.findall(source)
    if ("w", _MATTER["w"]) not in found or source.count("xmlns") != len(found):
        raise NotProved
    for prefix, uri in found:
        if any(sign in uri for sign in "&{") or _MATTER.get(prefix, uri) != uri:
            raise NotProved
        if uri in _MATTER.values() and prefix not in _MATTER:
            raise NotProved


def _next(piece: str, position: int) -> Event | Pending:
    if match := _TEXT.match(piece, position):
        return Event("text", "", position, match.end())
    if match := _CLOSE.match(piece, position):
        return Event("close", match[1], position, match.end())
    if match := _OPEN.match(piece, position):
        return Event("open", match[1], position, match.end(), _attributes(match[2]), bool(match[3]))
    if match := _BEGUN.match(piece, position):
        return Pending(match[1], position, match[3], match[4], _attributes(match[2]))
    raise NotProved


def _rest(piece: str, pending: Pending) -> Event | Pending:
    """How a start tag that an earlier piece began goes on."""
    if _INSIDE.match(piece):
        pending.value += piece
        return pending
    match = _REST.match(piece) or _REST_BEGUN.match(piece)
    if match is None:
        raise NotProved
    value = FILLED + pending.value + match[1] if pending.filled else pending.value + match[1]
    known = {**pending.attributes, pending.attribute: value, **_attributes(match[2])}
    if match.re is _REST:
        return Event("open", pending.name, 0, match.end(), known, bool(match[3]))
    return Pending(pending.name, pending.start, match[3], match[4], known)


def _attributes(text: str) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(text)) if text else {}
