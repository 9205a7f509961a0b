"""Who may be in the room for what, and what each organisation reads of the agenda (DOMAIN 5, packet test).

A matter that an organisation may not hear leaves no trace in its list but a neutral line that it leaves the
meeting: no alias, no number, and several such matters in a row make one line, so that nobody can count them.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from service.domain import consent
from service.domain.case import Case
from service.domain.consent_parts import Direction, Information
from service.domain.identity import is_unnamed
from service.domain.meetings.agenda import Point
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.domain.project import Project

_WHAT_IS_SAID = frozenset({Information.PLANERING})
"""What is told of a case by talking about it, whatever its papers hold."""
_ALIAS = re.compile("Ärende S([0-9]+)")


class Item(Protocol):
    """Something on an agenda. `heard_by` are the organisations that may hear it, by key."""

    @property
    def point(self) -> Point: ...

    @property
    def heard_by(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Matter:
    """A case at its point of the agenda."""

    point: Point
    alias: str
    heard_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Leaves:
    """The neutral line: at this point of the agenda an organisation leaves the meeting."""

    point: Point
    organisation: str


Listed = TypeVar("Listed", bound=Item)


def heard_by(case: Case, project: Project, *, referrer: str, on: date) -> frozenset[str]:
    """The organisations that may hear a case at a meeting on a day, by key; none without consent to meetings.

    Who nobody can be known from may be talked about with all.
    """
    if is_unnamed(case):
        return frozenset(each.key for each in project.organisations)
    if not consent.at_meeting(case, on=on):
        return frozenset()
    return consent.receivers(case, project, referrer=referrer, tells=_WHAT_IS_SAID, on=on)


def unheard_because(case: Case, organisation: str, *, referrer: str, on: date) -> str:
    """Why an organisation may not hear a case that others may, as it reads after its name."""
    held = (
        consent.towards_remittent(case, organisation) if organisation == referrer else consent.consent(case)
    )
    if consent.has_expired(held, on=on):
        return "samtycket har gått ut"
    if organisation in held.receives:
        return "samtycket omfattar inte planering"
    given = case.latest("samtycke").many(Direction.RECEIVE)
    return "samtycket är återkallat mot dem" if organisation in given else "samtycket omfattar dem inte"


def aliases(
    cases: Iterable[Case], *, given: Mapping[str, str] | None = None, step: Callable[[str], int] | None = None
) -> dict[str, str]:
    """What each case is called at a meeting, by its number; under protection "Ärende S1", "Ärende S2".

    `given` are the aliases that have been given already: they stay, and no number is given out again. After
    the first one `step` says how far on the next is, so that a number left out tells of nobody.
    """
    told = dict(given or {})
    last = max((int(said[1]) for alias in told.values() if (said := _ALIAS.fullmatch(alias))), default=0)
    for case in sorted(cases, key=lambda case: case.number):
        if case.number not in told and case.person.protected:
            last += step(case.number) if step and last else 1
            told[case.number] = f"Ärende S{last}"
        told.setdefault(case.number, case.number)
    return told


def leaving(matter: Item, present: Iterable[str]) -> frozenset[str]:
    """The organisations in the room that must leave it before the matter is opened.

    Who sits for the project itself works with it, and is no party that anything is told to.
    """
    return frozenset(present) - matter.heard_by - {PROJECT_ITSELF}


def lines_for(organisation: str, matters: Iterable[Listed]) -> tuple[Listed | Leaves, ...]:
    """The agenda's matters as an organisation may read them, in order."""
    lines: list[Listed | Leaves] = []
    for matter in matters:
        if organisation in matter.heard_by:
            lines.append(matter)
        elif Leaves(matter.point, organisation) not in lines[-1:]:
            lines.append(Leaves(matter.point, organisation))
    return tuple(lines)
