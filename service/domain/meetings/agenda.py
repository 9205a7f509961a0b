"""What a meeting of the case body takes up: ten standing points, and the cases that come by themselves."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import IntEnum

from service.domain import deadlines
from service.domain.capacity import referred_group
from service.domain.case import Case
from service.domain.lifecycle import ENROLLED, CaseState
from service.domain.project import Project

_ASKED = frozenset({CaseState.KLAR_FOR_OH, CaseState.PA_DAGORDNING})
_CONSULTS = ("konsultation_avidentifierad", "konsultation_med_samtycke")
_DECIDED_HERE = ("kompetenshojande_medel",)
_DECIDED_BY_BOARD = ("extern_konsultation",)
_ENDING_DAYS = 30
"""How long before its last day a participation is taken up as one that ends or is extended."""


class Point(IntEnum):
    """The standing points (DOMAIN 4 l); the value is the number on the agenda."""

    OPENING = 1
    EARLIER_NOTES = 2
    REFERRALS = 3
    CONSULTATIONS = 4
    NOLLPLACERADE = 5
    ONGOING = 6
    ENDING = 7
    MONEY = 8
    BOARD = 9
    NEXT_MEETING = 10

    @property
    def label(self) -> str:
        """As it stands on the agenda: "Pågående ärenden"."""
        return _LABELS[self]


_LABELS = {
    Point.OPENING: "Öppnande och närvaro",
    Point.EARLIER_NOTES: "Föregående anteckningar",
    Point.REFERRALS: "Nya remisser",
    Point.CONSULTATIONS: "Konsultationer",
    Point.NOLLPLACERADE: "Nollplacerade",
    Point.ONGOING: "Pågående ärenden",
    Point.ENDING: "Avslut/förlängning",
    Point.MONEY: "Kompetenshöjande medel",
    Point.BOARD: "Ärenden till styrgrupp och återkoppling",
    Point.NEXT_MEETING: "Nästa möte",
}


def points(case: Case, project: Project, *, on: date) -> frozenset[Point]:
    """Where a case comes up at a meeting held on a day; nowhere when nothing in it needs the body."""
    return frozenset(_points(case, project, on))


def _points(case: Case, project: Project, on: date) -> Iterator[Point]:
    if _is_asked(case, on):
        yield _as_referred(case, project)
    if case.state in ENROLLED:
        yield Point.ENDING if _ends(case, project, on) else Point.ONGOING
    if case.drafts.intersection(_DECIDED_HERE):
        yield Point.MONEY
    if case.drafts.intersection(_DECIDED_BY_BOARD):
        yield Point.BOARD


def _is_asked(case: Case, on: date) -> bool:
    """A referral that waits for an answer, or one that has rested until its day."""
    if case.state == CaseState.VILANDE:
        until = case.latest("remissvar").date("vilande_till")
        return until is not None and until <= on
    return case.state in _ASKED


def _as_referred(case: Case, project: Project) -> Point:
    """Who is nollplacerad has a point of their own where the project keeps places for them."""
    remiss = case.latest("remiss")
    if remiss.text("arendetyp") in _CONSULTS:
        return Point.CONSULTATIONS
    return Point.NOLLPLACERADE if referred_group(remiss, project) else Point.REFERRALS


def _ends(case: Case, project: Project, on: date) -> bool:
    """A participation that is being closed, or whose last day or decision on an extension is near."""
    if case.state == CaseState.AVSLUT_PAGAR:
        return True
    near = on + timedelta(days=_ENDING_DAYS)
    for step in deadlines.steps(case, project):
        if step.reason == deadlines.EXTENSION and step.since is not None and step.since <= on:
            return True
        if step.kind == "slutanalys" and step.due is not None and step.due <= near:
            return True
    return False
