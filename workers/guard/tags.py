"""How many tags a template has, how long and how deep: bounded before anything tries to understand them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from workers.guard.scan import Scan
from workers.word import limits

_OPENS = re.compile(r"\{[{%#]")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_SPACES = re.compile(rf"\s{{{limits.MAX_SPACES},}}")
_BLOCK = re.compile(r"\{%[-+]?(?:(?:p|tr|tc|r)\s)?\s*(end)?(?:if|for|filter|call|block|macro|with)\b")
_BRACKETS = {**dict.fromkeys("([", 1), **dict.fromkeys(")]", -1)}
# How far the end of a tag is looked for; beyond it, a tag is not closed.
_REACH = 4 * limits.MAX_TAG
_MAX_BLOCKS = 30
_MAX_BRACKETS = 20

_MANY = f"Mallen har fler än {limits.MAX_TAGS} taggar. Dela upp den i flera mallar."
_UNCLOSED = (
    f"Fler än {limits.MAX_UNCLOSED} taggar börjar men avslutas aldrig i samma stycke. "
    "Kontrollera att varje {{ har ett }} och varje {% ett %}."
)
_LONG = f"En tagg är längre än {limits.MAX_TAG} tecken. Korta den eller dela upp den."
_BLANK = f"En tagg har fler än {limits.MAX_SPACES} blanksteg i rad. Ta bort dem."
_DEEP = f"Fler än {_MAX_BLOCKS} villkor och slingor står i varandra. Gör mallen enklare."
_NESTED = f"En tagg har fler än {_MAX_BRACKETS} parenteser i varandra. Gör den enklare."
_HIDDEN = "En tagg står inne i en egenskap hos något i dokumentet, där bara {{ … }} får stå. Ta bort den."


@dataclass(slots=True)
class Tags:
    """Counts the tags of all parts; the limits that hold for the file as a whole."""

    count: int = 0
    unclosed: int = 0
    found: list[tuple[str, int]] = field(default_factory=list)

    def read(self, scan: Scan) -> list[tuple[str, int]]:
        """The faults of one part with the number of their paragraph, -1 for the part as a whole."""
        self.found, before = [], (self.count, self.unclosed)
        depth, deepest = 0, 0
        for paragraph in sorted(scan.texts):
            text = scan.text(paragraph)
            self._paragraph(text, paragraph)
            for block in _BLOCK.finditer(text):
                depth += -1 if block.group(1) else 1
                deepest = max(depth, deepest)
        self.found += [(_HIDDEN, -1) for _ in hidden(scan.attributes)][:1]
        self.found += [(_DEEP, -1)] if deepest > _MAX_BLOCKS else []
        self.found += [(_MANY, -1)] if before[0] <= limits.MAX_TAGS < self.count else []
        self.found += [(_UNCLOSED, -1)] if before[1] <= limits.MAX_UNCLOSED < self.unclosed else []
        return self.found

    def _paragraph(self, text: str, paragraph: int) -> None:
        # Signs that nobody sees may stand between two braces, so that single ones count as well.
        self.count += max(len(_OPENS.findall(text)), text.count("{") // 2)
        if self.count > limits.MAX_TAGS:
            return
        for tag, closed in _tags(text):
            self.unclosed += not closed
            self.found += [(message, paragraph) for message in _wrong(tag, closed=closed)]


def hidden(attributes: Iterable[str]) -> Iterator[str]:
    """The attributes that hold other tags than printed words."""
    return (value for value in attributes if "{%" in value or "{#" in value)


def _tags(text: str) -> Iterator[tuple[str, bool]]:
    """The tags of a paragraph, and whether each is closed; one that is not goes on to the next or the end."""
    opened = _OPENS.search(text)
    while opened:
        start = opened.start()
        end = text.find(_CLOSES[opened.group()], start + 2, start + _REACH)
        following = _OPENS.search(text, start + 2)
        closed = end >= 0 and (following is None or end < following.start() or opened.group() == "{#")
        stop = end + 2 if closed else following.start() if following else len(text)
        yield text[start:stop], closed
        opened = _OPENS.search(text, stop)


def _wrong(tag: str, *, closed: bool) -> Iterator[str]:
    if _SPACES.search(tag):
        yield _BLANK
    if closed and len(tag) > limits.MAX_TAG:
        yield _LONG
    if closed and _brackets(tag) > _MAX_BRACKETS:
        yield _NESTED


def _brackets(tag: str) -> int:
    depth, deepest = 0, 0
    for sign in tag:
        depth += _BRACKETS.get(sign, 0)
        deepest = max(depth, deepest)
    return deepest
