"""The text of a Word file that somebody has edited, and how it differs: read only in a process of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workers.errors import NotOpened
from workers.untrusted.limits import Limits
from workers.untrusted.process import Ended, TooSlow, ask
from workers.untrusted.wire import Garbage, opened, packed, strict

log = logging.getLogger(__name__)

_COMPARE = "workers.untrusted.comparing"
COMPARING = Limits(computing=4, waiting=30)
SLOW = "Filen tar för lång tid att jämföra och används därför inte. Gör den enklare, med färre tabeller."
FAILED = (
    "Filen går inte att läsa och används därför inte. Öppna den i Word, spara den som Word-dokument (.docx) "
    "och försök igen."
)
Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """Why the file is refused; else its paragraphs with their places, and what differs from those before.

    `changes` are (place, before, after), `more` how many there are beyond them.
    """

    reasons: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    changes: tuple[tuple[str, str, str], ...] = ()
    more: int = 0


def text_of(docx: bytes) -> tuple[Line, ...]:
    """The paragraphs of a Word file that stands already."""
    return compared(docx, (), identity="").lines


def compared(docx: bytes, before: Sequence[Line], *, identity: str) -> Compared:
    """A Word file from outside, held against these paragraphs; never raises for a bad file.

    `identity` must stand in it, since every document has its own. Raises NotOpened when it is we who cannot
    open any file.
    """
    try:
        question = packed({"before": [*before], "identity": identity}, docx)
        said, _ = opened(ask(question, COMPARING, task=_COMPARE))
        return _compared(said)
    except TooSlow:
        return Compared(reasons=(SLOW,))
    except (Ended, Garbage) as error:
        log.warning("a Word file was not compared: %s", type(error).__name__)
        return Compared(reasons=(FAILED,))


def _compared(said: dict[str, Any]) -> Compared:
    if said.get("failed") == "ours":
        log.error("the process for Word files is broken: %s", str(said.get("where", ""))[:100])
        raise NotOpened
    if "failed" in said:
        log.warning("a Word file was not compared: %s", str(said.get("where", ""))[:100])
        return Compared(reasons=(FAILED,))
    return Compared(
        reasons=tuple(strict(each, str) for each in strict(said.get("reasons"), list)),
        lines=tuple((place, text) for place, text in _rows(said.get("lines"), 2)),
        changes=tuple((place, before, after) for place, before, after in _rows(said.get("changes"), 3)),
        more=strict(said.get("more"), int),
    )


def _rows(data: object, count: int) -> Iterator[list[str]]:
    """Rows of so many texts; raises Garbage for anything else."""
    for row in strict(data, list):
        texts = [strict(each, str) for each in strict(row, list)]
        if len(texts) != count:
            raise Garbage
        yield texts
