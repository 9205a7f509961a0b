"""A case is the sequence of its final records; what it is now is computed from them and nothing else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from service.domain.answers import Answers
from service.domain.dates import add_days
from service.domain.personnummer import Personnummer
from service.domain.project_parts import Times


class CaseState(StrEnum):
    """Where a case stands (DOMAIN 3.1); the value is its name in the database."""

    UTKAST = "utkast"
    INKOMMEN = "inkommen"
    KOMPLETTERING = "komplettering_begard"
    INTAG = "intag"
    VILANDE = "vilande"
    KONSULTATION = "endast_konsultation"
    EJ_INTAG = "ej_intag"
    PAGAENDE = "pagaende"
    AVSLUTAD = "avslutad"
    FELREGISTRERAD = "felregistrerad"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    CaseState.UTKAST: "Utkast",
    CaseState.INKOMMEN: "Inkommen",
    CaseState.KOMPLETTERING: "Komplettering begärd",
    CaseState.INTAG: "Intag",
    CaseState.VILANDE: "Vilande",
    CaseState.KONSULTATION: "Endast konsultation",
    CaseState.EJ_INTAG: "Ej intag",
    CaseState.PAGAENDE: "Plan fastställd, pågående",
    CaseState.AVSLUTAD: "Avslutad",
    CaseState.FELREGISTRERAD: "Felregistrerad",
}


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a record, as it is printed: name, function and organisation."""

    name: str
    function: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One final record of a case; `on` is the day it became final, `version` counts from 1 in each kind."""

    kind: str
    on: date
    answers: Answers
    author: Author
    version: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """The participant as the referral tells; `personnummer` is None in a de-identified consultation."""

    name: str
    personnummer: Personnummer | None
    protected: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What waits: the kind of document to write next and the last day for it, None without a limit."""

    kind: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Case:
    """`entries` are the records in force, oldest first: superseded ones are not among them.

    `times` are the project's time limits, which decide when its next step is due.
    """

    number: str
    entries: tuple[Entry, ...] = ()
    times: Times = field(default_factory=Times)

    @classmethod
    def of(cls, number: str, entries: Iterable[Entry], *, times: Times | None = None) -> "Case":
        return cls(number, tuple(entries), times or Times())

    def latest(self, kind: str) -> Answers:
        """The answers in force for `kind`; empty when there are none."""
        entry = self.entry(kind)
        return entry.answers if entry else Answers({})

    def entry(self, kind: str) -> Entry | None:
        return next((entry for entry in reversed(self.entries) if entry.kind == kind), None)

    @property
    def state(self) -> CaseState:
        state = CaseState.UTKAST
        for entry in self.entries:
            state = _EFFECTS.get(entry.kind, _unchanged)(state, entry.answers)
        return state

    @property
    def person(self) -> Person:
        remiss = self.latest("remiss")
        digits = remiss.text("personnummer")
        return Person(
            name=remiss.text("namn"),
            personnummer=Personnummer.stored(digits) if digits else None,
            protected=remiss.text("skyddade_personuppgifter") not in ("", "nej"),
        )

    @property
    def enrolled(self) -> date | None:
        remissvar = self.latest("remissvar")
        return remissvar.date("startdatum") if remissvar.text("stallningstagande") == "intag" else None

    @property
    def closed(self) -> date | None:
        return self.latest("slutanalys").date("slut")

    @property
    def next_step(self) -> Step | None:
        return _NEXT.get(self.state, _nothing)(self)


Effect = Callable[[CaseState, Answers], CaseState]

_STANDPOINTS = {
    "intag": CaseState.INTAG,
    "vilande": CaseState.VILANDE,
    "ej_intag": CaseState.EJ_INTAG,
    "endast_konsultation": CaseState.KONSULTATION,
    "komplettering": CaseState.KOMPLETTERING,
}


def _unchanged(state: CaseState, answers: Answers) -> CaseState:
    return state


def _referred(state: CaseState, answers: Answers) -> CaseState:
    """Once it is answered a corrected referral changes nothing, unless it was asked for."""
    return CaseState.INKOMMEN if state in (CaseState.UTKAST, CaseState.KOMPLETTERING) else state


def _answered(state: CaseState, answers: Answers) -> CaseState:
    """A corrected answer does not undo a plan that was decided on it."""
    return state if state in _UNDER_WAY else _STANDPOINTS.get(answers.text("stallningstagande"), state)


def _planned(state: CaseState, answers: Answers) -> CaseState:
    return state if state in _CLOSED else CaseState.PAGAENDE


def _closed(state: CaseState, answers: Answers) -> CaseState:
    mistaken = answers.text("avslutsanledning") == "felregistrering"
    return CaseState.FELREGISTRERAD if mistaken else CaseState.AVSLUTAD


_CLOSED = (CaseState.AVSLUTAD, CaseState.FELREGISTRERAD)
_UNDER_WAY = (CaseState.PAGAENDE, *_CLOSED)

_EFFECTS: Mapping[str, Effect] = {
    "remiss": _referred,
    "remissvar": _answered,
    "genomforandeplan": _planned,
    "slutanalys": _closed,
}


def _nothing(case: Case) -> Step | None:
    return None


def _answer(case: Case) -> Step:
    remiss = case.entry("remiss")
    return Step("remissvar", add_days(remiss.on, case.times.answer_days) if remiss else None)


def _plan(case: Case) -> Step:
    start, days = case.enrolled, case.times.plan_days
    return Step("genomforandeplan", add_days(start, days) if start else None)


_NEXT: Mapping[CaseState, Callable[[Case], Step | None]] = {
    CaseState.INKOMMEN: _answer,
    CaseState.VILANDE: lambda case: Step("remissvar", case.latest("remissvar").date("vilande_till")),
    CaseState.KOMPLETTERING: lambda case: Step("remiss", None),
    CaseState.INTAG: _plan,
    CaseState.PAGAENDE: lambda case: Step("slutanalys", case.latest("genomforandeplan").date("slut")),
}
