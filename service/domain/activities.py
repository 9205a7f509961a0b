"""Group activities and placements of a case: how much was attended, and how documents tell of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.choices import Choices
from service.domain.dates import iso
from service.domain.kronor import percent
from service.domain.text import EN_DASH

WEEKDAYS: Choices = {
    "mandag": "Måndagar",
    "tisdag": "Tisdagar",
    "onsdag": "Onsdagar",
    "torsdag": "Torsdagar",
    "fredag": "Fredagar",
    "lordag": "Lördagar",
    "sondag": "Söndagar",
    "olika": "Olika dagar",
}
"""When a group meets, in the order of `date.weekday`, and last what has no weekday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """A participant's part in one group: `present` of the `told` occasions, of which a tick was made.

    `end` is None while the participant goes on.
    """

    group: str
    place: str
    rhythm: str
    start: date
    end: date | None
    present: int
    told: int

    @property
    def summary(self) -> str:
        """As "12 av 15 tillfällen"; "" while no occasion has been told of."""
        return attended_of(self.present, self.told)

    @property
    def period(self) -> str:
        """As "2017-04-04–2017-06-27", or "från 2017-04-04"."""
        return period_of(self.start, self.end)


def attended_of(present: int, told: int) -> str:
    """As "12 av 15 tillfällen"; "" while no occasion is told of."""
    if not told:
        return ""
    return f"{present} av {told} {'tillfälle' if told == 1 else 'tillfällen'}"


def last_day(ends: Iterable[date | None], *, on: date) -> date | None:
    """Of the days on which a part in a group can end, the first that has come; None while it goes on."""
    return min((day for day in ends if day and day <= on), default=None)


def rhythm(weekday: str, hours: str) -> str:
    """As "Tisdagar 13.00–15.00"."""
    return f"{WEEKDAYS.get(weekday, '')} {hours}".strip()


def occasion_near(day: date, weekday: str, *, start: date, end: date) -> date:
    """The latest day on or before `day` when a group of this weekday meets, within its first and last day."""
    latest = min(day, end)
    days = [*WEEKDAYS][:7]
    if weekday in days:
        latest -= timedelta(days=(latest.weekday() - days.index(weekday)) % 7)
    return max(latest, start)


def days_attended(praktik: Answers) -> str:
    """As "12 av 15 dagar"; how many were planned, while it is not told how many were attended."""
    attended, planned = praktik.integer("narvarande_dagar"), praktik.integer("planerade_dagar")
    if attended is None or planned is None:
        return "" if planned is None else f"{planned} dagar planerade"
    return f"{attended} av {planned} {'dag' if planned == 1 else 'dagar'}"


def plan_rows(case: Case, groups: tuple[Attended, ...]) -> list[dict[str, object]]:
    """The plan's table of group activities and placements; for a protected person without places."""
    hide = case.person.protected
    told = [_group_row(group, hide=hide) for group in groups]
    return [*told, *(_praktik_row(entry.answers, hide=hide) for entry in case.all("praktik"))]


def in_short(case: Case, groups: tuple[Attended, ...]) -> str:
    """A paragraph for each group and placement, as the closing analysis begins to tell of them."""
    return "\n".join([*(_group_line(group) for group in groups), *_praktik_lines(case)])


def _group_row(group: Attended, *, hide: bool) -> dict[str, object]:
    return {
        "typ": "gruppaktivitet",
        "aktivitet": group.group,
        "plats": "" if hide else group.place,
        "period": group.period,
        "omfattning": "; närvaro ".join(filter(None, (group.rhythm, group.summary))),
    }


def _praktik_row(praktik: Answers, *, hide: bool) -> dict[str, object]:
    share = praktik.integer("omfattning")
    return {
        "typ": "praktik",
        "aktivitet": _first_line(praktik.text("innehall")),
        "plats": "" if hide else praktik.text("arbetsplats"),
        "period": period_of(praktik.date("start"), praktik.date("slut")),
        "omfattning": "" if share is None else percent(share),
    }


def _group_line(group: Attended) -> str:
    told = f": närvaro {group.summary}" if group.summary else ""
    return f"Gruppaktivitet {group.group}, {group.period}{told}."


def _praktik_lines(case: Case) -> Iterator[str]:
    for entry in case.all("praktik"):
        said = entry.answers
        place = "" if case.person.protected else f" hos {said.text('arbetsplats')}"
        share, days = said.integer("omfattning"), days_attended(said)
        parts = (
            period_of(said.date("start"), said.date("slut")),
            "" if share is None else percent(share),
        )
        told = f": närvaro {days}" if said.integer("narvarande_dagar") is not None and days else ""
        yield f"Praktik{place}, {', '.join(filter(None, parts))}{told}. {said.text('utfall')}".strip()


def period_of(start: date | None, end: date | None) -> str:
    """As "2017-04-04–2017-06-27"; "från 2017-04-04" while there is no last day."""
    if start and end:
        return f"{iso(start)}{EN_DASH}{iso(end)}"
    return f"från {iso(start)}" if start else ""


def _first_line(text: str) -> str:
    """What fits in a table cell's one line of at most 200 characters."""
    line = next(iter(text.strip().splitlines()), "")
    return line if len(line) <= 200 else line[:199].rstrip() + "…"
