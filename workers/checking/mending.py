"""What Word does to tags while they are typed, put right where the meaning is sure.

Word cuts a tag into several runs, and turns quotes, spaces and hyphens into typographic ones. Only what
stands between the braces is touched, and within quotes there nothing but the quotes themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SPACES = "\u00a0\u202f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u3000\t\n"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_SINGLE, _DOUBLE = "\u2018\u2019\u201a\u201b\u2032", "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_CLOSES = {"'": _SINGLE, '"': _DOUBLE}
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys(INVISIBLE, ""),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_DASHES, "-"),
    "\u2264": "<=", "\u21d0": "<=", "\u2265": ">=", "\u2260": "!=",
}  # fmt: skip
_KEYWORD = re.compile(
    r"(?<=^\{%)([-+]?(?:(?:p|tr|tc|r)\s)?\s*)(if|elif|else|endif|for|endfor|set)\b", re.IGNORECASE
)
_UNSPACED = re.compile(r"^\{%(p|tr|tc)(?=[^\S ])")
_GAP = f"[{INVISIBLE}]*"
TAG = re.compile(
    "|".join(
        rf"\{{{_GAP}{kind}(?:(?!\{{{_GAP}[{{%#]).)*?{end}{_GAP}\}}"
        for kind, end in ((r"\{", r"\}"), ("%", "%"), ("#", "#"))
    ),
    re.DOTALL,
)
# What is said of a tag that held such characters.
_SAID: Mapping[str, str] = {
    _SINGLE + _DOUBLE: "typografiska citattecken",
    _SPACES: "fasta mellanslag, tabbar eller radbrytningar",
    INVISIBLE: "osynliga tecken",
    _DASHES: "tankstreck eller fasta bindestreck",
    "\u2264\u21d0\u2265\u2260": "jämförelsetecken som Word har bytt ut",
}


def mended(tag: str) -> str:
    """The tag with straight quotes, plain spaces and hyphens, and its keyword in small letters."""
    straight = "".join(_pieces(tag))
    return _KEYWORD.sub(lambda word: word.group().lower(), straight)


def as_filled(tag: str) -> str:
    """The tag as it is read when nobody mends it.

    The commonest quotes become straight; a letter counts only with a plain space after it.
    """
    return _UNSPACED.sub(r"{%\1_", tag).translate(str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''"))


def oddities(tag: str) -> list[str]:
    """What the characters are called that `mended` changes."""
    straight = "".join(_pieces(tag))
    said = [
        text for signs, text in _SAID.items() if any(tag.count(sign) > straight.count(sign) for sign in signs)
    ]
    return [*said, "stor bokstav i styrordet"] if straight != mended(tag) else said


def _pieces(tag: str) -> Iterator[str]:
    """The tag's characters put right, and its quoted texts between straight quotes."""
    position = 0
    while position < len(tag):
        quote = next((mark for mark, others in _CLOSES.items() if tag[position] in mark + others), None)
        end = None if quote is None else _closing(tag, quote, position)
        if quote is None or end is None:
            yield quote or _SIGNS.get(tag[position], tag[position])
            position += 1
        else:
            yield f"{quote}{tag[position + 1 : end]}{quote}"
            position = end + 1


def _closing(tag: str, quote: str, start: int) -> int | None:
    """Where a quoted text ends: at the same sort of mark, straight for straight where there is one."""
    straight = tag.find(quote, start + 1)
    if tag[start] == quote and straight >= 0:
        return straight
    ends = [end for mark in quote + _CLOSES[quote] if (end := tag.find(mark, start + 1)) >= 0]
    return min(ends, default=None)
