"""What the words of a meeting's papers share: the meeting, its points, and times of day."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from doc_templates.words import Dokument, means
from service.domain.dates import clock, iso, long_date
from service.domain.meetings.papers import Gathering
from service.domain.text import EN_DASH, NBSP

_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mote:
    """Which meeting a paper belongs to: ``{{ mote.dag }}``."""

    namn: str = field(metadata=means("Vad mötet kallas, till exempel OH-möte."))
    datum: str = field(metadata=means("Dagen för mötet, i siffror."))
    dag: str = field(metadata=means("Dagen för mötet, i ord."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Motestillfalle(Mote):
    """The meeting with all that those who come need to know; what is not decided yet is empty."""

    organ: str = field(metadata=means("Vilka som möts, till exempel Operativ handläggningsgrupp."))
    tid: str = field(metadata=means("Mötets tid; tom när den inte är bestämd."))
    plats: str = field(metadata=means("Var mötet hålls; tom när det inte är bestämt."))
    lank: str = field(metadata=means("Adressen till det digitala mötet; tom utan ett sådant."))


def mote(meeting: Gathering) -> Mote:
    """Which meeting it is, as text."""
    return Mote(namn=meeting.meeting, datum=iso(meeting.day), dag=weekday(meeting.day))


def occasion(meeting: Gathering) -> Motestillfalle:
    """The meeting with time and place, as text."""
    return Motestillfalle(
        namn=meeting.meeting,
        datum=iso(meeting.day),
        dag=weekday(meeting.day),
        organ=meeting.body,
        tid=hours(meeting.starts, meeting.ends),
        plats=meeting.place,
        lank=meeting.link,
    )


def header(meeting: Gathering, *, key: str, titel: str, alias: str = "") -> Dokument:
    """Header and footer. A paper has no versions of its own, and gets its id when all else is known."""
    return Dokument(
        titel=titel,
        projekt=meeting.project,
        arendenummer=alias,
        datum=iso(meeting.issued),
        version="",
        id="",
        mall=key,
        organisation=meeting.organisation,
    )


def weekday(day: date) -> str:
    """As in running text: "tisdag 9 maj 2017"."""
    return f"{_WEEKDAYS[day.weekday()]} {long_date(day)}"


def hours(starts: time | None, ends: time | None) -> str:
    """As "13.00–16.00", or "13.00" while the end is not known; "" before the meeting has a time."""
    if starts is None:
        return ""
    return f"{clock(starts)}{EN_DASH}{clock(ends)}" if ends else clock(starts)


def when(starts: time | None, minutes: int | None) -> str:
    """When a matter is taken up, as far as it is planned: "13.20–13.30", "13.20", "10 minuter" or ""."""
    if starts is None:
        return f"{minutes}{NBSP}{'minut' if minutes == 1 else 'minuter'}" if minutes else ""
    ends = (datetime.combine(date.min, starts) + timedelta(minutes=minutes)).time() if minutes else None
    return hours(starts, ends)
