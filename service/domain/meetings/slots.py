"""Times within a meeting, such as for individ- and flerpartsmöten, as a person types them: one a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from service.domain.dates import clock
from service.domain.text import EN_DASH
from service.errors import ServiceError

MOST, LONGEST = 12, 60
"""Times of one meeting, and characters of the name of one."""
_TIME = re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?")
_LINE = re.compile(r"([0-9.:]+)\s*[-–‑]\s*([0-9.:]+)\s+(.+)")


class InvalidTime(ServiceError):
    """The text is no time of day."""

    message = "Skriv tiden som 13.00."


class InvalidSlots(ServiceError):
    """A line is not two times and a name, lies outside the meeting, or there are too many."""

    message = "{why}"


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a meeting by its times and name, which never names a participant."""

    starts: time
    ends: time
    name: str

    def __str__(self) -> str:
        return f"{clock(self.starts)}{EN_DASH}{clock(self.ends)} {self.name}"


def parse_time(text: str) -> time:
    """The time of "13.00", "13:00" or "13"; anything else raises InvalidTime."""
    typed = _TIME.fullmatch(text.strip())
    if typed is None or int(typed[1]) > 23 or int(typed[2] or 0) > 59:
        raise InvalidTime
    return time(int(typed[1]), int(typed[2] or 0))


def parse_slots(text: str) -> tuple[Slot, ...]:
    """The times of a meeting in the order of the clock; raises InvalidSlots at the first wrong line."""
    found = tuple(sorted(_slots(text), key=lambda slot: (slot.starts, slot.ends)))
    if len(found) > MOST:
        raise InvalidSlots(why=f"Skriv högst {MOST} tider.")
    return found


def _slots(text: str) -> Iterator[Slot]:
    for line in filter(None, map(str.strip, text.splitlines())):
        typed = _LINE.fullmatch(line)
        try:
            slot = Slot(parse_time(typed[1]), parse_time(typed[2]), typed[3].strip()) if typed else None
        except InvalidTime:
            slot = None
        if slot is None:
            raise InvalidSlots(
                why=f"Skriv varje tid på en egen rad, som 13.00–13.30 Individmöte 1. ({line[:40]})"
            )
        if slot.ends <= slot.starts:
            raise InvalidSlots(why=f"Tiden slutar innan den börjar: {slot}.")
        if len(slot.name) > LONGEST:
            raise InvalidSlots(why=f"Namnet på en tid får innehålla högst {LONGEST} tecken.")
        yield slot
