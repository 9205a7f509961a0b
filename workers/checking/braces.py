"""Tags as they stand in a paragraph's text: the whole ones, and those whose braces went wrong.

A tag with wrong braces is told once, and read as what its author must have meant, so that the names in it
still count and an ``if`` with one brace too few still opens something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENER = re.compile(r"\{\s*[{%]|\{#")
_STRAY = re.compile(r"\}\s+\}|[}%#]\}")
_HALF_OPENED = re.compile(r"\{\s*((?:%\s*)?[^{}%]*?)\s*%?\}\}$|\{\s*([^{}%]*?)\s*%\}$|%\s*([^{}%]*?)\s*%\}$")
_SINGLE = re.compile(r"(?<![{_])\{\s*([^\W\d]\w*(?:\.\w+)*)\s*\}(?![}_])")
_NAMED = re.compile(r"%?\s*[^\W\d]")
_LONGEST_LOOK_BACK = 200
_CLOSER = {"{": "}}", "%": "%}", "#": "#}"}
_KEYWORDS = re.compile(r"%?\s*(?:(?:p|tr|tc|r)\s+)?(?:if|elif|else|endif|for|endfor|set)\b")


@dataclass(frozen=True, slots=True)
class Typed:
    """A tag in a text: where, as it was typed, how it is read, and what is wrong with its braces.

    `meant` is a tag with right braces, or "" when nothing can be made of it.
    """

    start: int
    end: int
    text: str
    meant: str
    wrong: str = ""


def typed_tags(text: str) -> Iterator[Typed]:
    """Every tag in a paragraph's text, in order, also the broken ones."""
    position = 0
    while (opener := _OPENER.search(text, position)) is not None:
        found = _tag(text, opener)
        yield from _stray(text, start=position, end=found.start)
        yield found
        position = found.end
    yield from _stray(text, start=position, end=len(text))


def without_tags(text: str, *, word: str = "") -> str:
    """The text that is not tags, with `word` for each word that is printed."""
    pieces, position = [], 0
    for tag in typed_tags(text):
        pieces += [text[position : tag.start], word if tag.meant.startswith("{{") else ""]
        position = tag.end
    return "".join([*pieces, text[position:]])


def has_tag(text: str) -> bool:
    """Whether there is any tag in the text, right or wrong."""
    return any(sign in text for sign in ("{{", "{%", "{#"))


def single_braced(text: str) -> Iterator[str]:
    """What stands in single braces and looks like a name: "{deltagare.namn}"."""
    position = 0
    for tag in [*typed_tags(text), None]:
        between = text[position : tag.start if tag else len(text)]
        yield from (found.group(1) for found in _SINGLE.finditer(between))
        position = tag.end if tag else position


def _tag(text: str, opener: re.Match[str]) -> Typed:
    """The tag that begins here; it never reaches beyond the next opening braces."""
    kind, begin = opener.group()[-1], opener.end()
    following = _OPENER.search(text, begin)
    if kind == "{" and text[begin : begin + 1] in ("{", "%"):
        return _one_too_many(text, opener)
    until = following.start() if following else len(text)
    # a comment may hold tags
    end = text.find(_CLOSER[kind], begin, len(text) if kind == "#" else until)
    tight = len(opener.group()) == 2
    if end >= 0 and tight:
        return _closed(text, opener.start(), end + 2)
    return _broken(text, opener, until=until, end=end)


def _closed(text: str, start: int, end: int) -> Typed:
    tag = text[start:end]
    if text[end : end + 1] == "}" and text[end : end + 2] != "}}":
        return Typed(start, end + 1, f"{tag}}}", tag, f"Det står en klammer för mycket: skriv ”{tag}”.")
    return Typed(start, end, tag, tag)


def _one_too_many(text: str, opener: re.Match[str]) -> Typed:
    inner = re.compile(r"\{([{%])([^{}]*?)(?:\}|%)\}\}?").match(text, opener.start() + 1)
    if inner is None:
        return Typed(opener.start(), opener.start() + 1, "{", "", "Det står en klammer för mycket.")
    meant = _with_braces(inner.group(1), inner.group(2))
    wrong = f"Det står en klammer för mycket: skriv ”{meant}”."
    return Typed(opener.start(), inner.end(), text[opener.start() : inner.end()], meant, wrong)


def _broken(text: str, opener: re.Match[str], *, until: int, end: int) -> Typed:
    kind, begin = opener.group()[-1], opener.end()
    spaced = re.compile(r"\}\s*\}" if kind == "{" else r"%\s*\}").search(text, begin, until)
    wrong_end = re.compile(r"[}%#]?\}").search(text, begin, until)
    if end >= 0 or (spaced and kind != "#"):
        last = spaced.end() if spaced else end + 2
        content = text[begin : spaced.start() if spaced else end]
        why = "Klamrarna ska stå tätt ihop: skriv"
    elif wrong_end and kind != "#":
        last, content = wrong_end.end(), text[begin : wrong_end.start()]
        typed_end = wrong_end.group()
        why = f"Taggen börjar med ”{opener.group()}” men slutar med ”{typed_end}”: skriv"
    else:
        return _never_closed(text, opener, until=until)
    meant = _with_braces(kind, content)
    return Typed(opener.start(), last, text[opener.start() : last], meant, f"{why} ”{meant}”.")


def _never_closed(text: str, opener: re.Match[str], *, until: int) -> Typed:
    kind, typed = opener.group()[-1], text[opener.start() : until]
    if len(opener.group()) > 2:
        return Typed(opener.start(), opener.end(), opener.group(), "", f"”{opener.group()}” står ensamt.")
    content = text[opener.end() : until].strip().rstrip("%}")
    name = re.match(r"[^\W\d]\w*(?:\.\w+)*", content)
    if kind == "{":
        content = name.group() if name else ""
    shown = f"{opener.group()} {content}".strip()
    wrong = f"En tagg är inte avslutad i samma stycke: det saknas ”{_CLOSER[kind]}” efter ”{shown}”."
    meant = _with_braces(kind, content) if content and kind != "#" else ""
    return Typed(opener.start(), until, typed, meant, wrong)


def _stray(text: str, *, start: int, end: int) -> Iterator[Typed]:
    """Closing braces between two tags that close nothing, with what they should have closed."""
    for found in _STRAY.finditer(text, start, end):
        begin = max(start, found.start() - _LONGEST_LOOK_BACK)
        half = _HALF_OPENED.search(text[begin : found.end()])
        content = next((group for group in half.groups() if group is not None), "") if half else ""
        if half is None or not _NAMED.match(content):
            message = f"”{found.group()}” står ensamt: det öppnas inte av några klamrar före det."
            yield Typed(found.start(), found.end(), found.group(), "", message)
        else:
            meant = _with_braces("%" if _KEYWORDS.match(content) else "{", content.lstrip("% "))
            message = f"Det saknas en klammer i början av ”{half.group()}”: skriv ”{meant}”."
            yield Typed(begin + half.start(), begin + half.end(), half.group(), meant, message)


def _with_braces(kind: str, content: str) -> str:
    unit = re.match(r"(?:p|tr|tc|r)\s", content) if kind == "%" else None
    before = "" if unit else " "
    return f"{{{kind}{before}{content.strip()} {_CLOSER[kind]}"
