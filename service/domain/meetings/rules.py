"""What a meeting and a seat in a body must keep to, told in the voice of the forms."""

from collections.abc import Iterator
from datetime import date, time

from service.domain.dates import add_years, iso
from service.domain.finding import Finding
from service.domain.meetings.calendar import proposed
from service.domain.meetings.slots import Slot
from service.domain.messages import Message
from service.domain.project import Project
from service.domain.rules.shared import block

CLOSED = Message("K93", "{sats}. Välj en dag då kontoren är öppna.")
TOO_SOON = Message("K94", "Projektet börjar {start}. Välj en dag från och med då.")
ENDS_FIRST = Message("K95", "Mötet slutar innan det börjar.")
SLOT_OUTSIDE = Message("K96", "Tiden ligger utanför mötet: {tid}.")
TOO_FAR = Message("K97", "Planera högst {n} år i taget.")
PASSED = Message("K161", "Dagen har varit. Välj i dag eller en senare dag.")
TOO_FAR_AWAY = Message("K162", "Välj en dag inom {n} år.")
MOST_YEARS = 5
TWICE = Message("K91", "Personen är redan ledamot under den tiden.")
FOR_ANOTHER = Message("K92", "Personen är ledamot för {namn} enligt sin behörighet. Välj den organisationen.")


def begun(day: date | None, project: Project, *, field: str) -> Iterator[Finding]:
    """The project has begun. After its last day it may still meet, to close."""
    if day and day < project.period.start:
        yield block("K94", TOO_SOON, field=field, start=iso(project.period.start))


def at_most(first: date | None, last: date | None) -> Iterator[Finding]:
    """So far ahead as a page can show, which is more than anybody plans."""
    if first and last and last > add_years(first, MOST_YEARS):
        yield block("K97", TOO_FAR, field="till", n=MOST_YEARS)


def ahead(day: date | None, today: date, *, field: str) -> Iterator[Finding]:
    """Today or later: nobody is called to a day that has been; and not further away than anybody plans."""
    if day and day < today:
        yield block("K161", PASSED, field=field)
    if day and day > add_years(today, MOST_YEARS):
        yield block("K162", TOO_FAR_AWAY, field=field, n=MOST_YEARS)


def working(day: date | None, *, field: str) -> Iterator[Finding]:
    """A day on which offices are open; of another one, the nearest that is."""
    if day and (sentence := proposed(day).sentence):
        yield block("K93", CLOSED, field=field, sats=sentence)


def of_hours(starts: time | None, ends: time | None, slots: tuple[Slot, ...]) -> Iterator[Finding]:
    """It begins before it ends, and its own times lie within it."""
    if starts is None or ends is None:
        return
    if ends <= starts:
        yield block("K95", ENDS_FIRST, field="slut")
        return
    for slot in slots:
        if slot.starts < starts or slot.ends > ends:
            yield block("K96", SLOT_OUTSIDE, field="tider", tid=slot)
