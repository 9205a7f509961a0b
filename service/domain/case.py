"""A case is the sequence of its final records; what it is now is computed from them and nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from service.domain import lifecycle
from service.domain.answers import Answers
from service.domain.choices_flow import NOT_ENDED
from service.domain.lifecycle import CaseState
from service.domain.personnummer import Personnummer

DEIDENTIFIED = "konsultation_avidentifierad"
"""The kind of referral that must not tell who the person is."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a record, as it is printed; `phone` is known only of who writes the record at hand."""

    name: str
    function: str
    organisation: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One final record of a case; `on` is the day it became final, `version` counts from 1 in its chain.

    A superseded one tells what was so until a newer version followed it.
    """

    kind: str
    on: date
    answers: Answers
    author: Author
    version: int = 1
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """The participant as the referral tells; `personnummer` is None in a de-identified consultation."""

    name: str
    personnummer: Personnummer | None
    protected: bool


@dataclass(frozen=True, slots=True)
class Case:
    """`history` are all final records, oldest first; `drafts` the kinds of which one is being written.

    `shielded`: the person's identity is protected by a record that came after these.
    """

    number: str
    history: tuple[Entry, ...] = ()
    drafts: frozenset[str] = frozenset()
    shielded: bool = False

    @classmethod
    def of(cls, number: str, history: Iterable[Entry], *, drafts: Iterable[str] = ()) -> "Case":
        return cls(number, tuple(history), frozenset(drafts))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The records in force, oldest first."""
        return tuple(entry for entry in self.history if not entry.superseded)

    def latest(self, kind: str) -> Answers:
        """The answers in force for `kind`; empty when there are none."""
        entry = self.entry(kind)
        return entry.answers if entry else Answers({})

    def entry(self, kind: str) -> Entry | None:
        """The newest record in force of a kind."""
        return next((entry for entry in reversed(self.entries) if entry.kind == kind), None)

    def all(self, *kinds: str) -> tuple[Entry, ...]:
        """Every record in force of these kinds, oldest first."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    @property
    def decided(self) -> CaseState:
        """The state that the final records give."""
        return _folded(self.history)

    def decided_without(self, kind: str) -> CaseState:
        """The state that the other records give: where a record that ends the case is corrected from."""
        return _folded(entry for entry in self.history if entry.kind != kind)

    @property
    def ended_early(self) -> Entry | None:
        """The record by which the case ended before its time, unless it was taken back."""
        entry = self.entry("avbrott")
        return None if entry is None or entry.answers.text("typ") == NOT_ENDED else entry

    @property
    def state(self) -> CaseState:
        """The state as it is shown, with what is being written counted in."""
        return lifecycle.while_written(self.decided, self.drafts)

    @property
    def person(self) -> Person:
        """As the referral in force names them; a version without a name lifts no protection."""
        remiss = self.latest("remiss")
        digits = remiss.text("personnummer")
        return Person(
            name=remiss.text("namn"),
            personnummer=Personnummer.stored(digits) if digits else None,
            protected=self.protected,
        )

    @property
    def protected(self) -> bool:
        """By what was told last: in a skydd, or a version of the referral that named somebody.

        What a skydd marks no referral lifts, since that takes a reason.
        """
        told = (entry.answers for entry in reversed(self.history) if entry.kind == "skydd" or _names(entry))
        last = next(told, Answers({}))
        marks = (
            last.text("skydd"),
            last.text("skyddade_personuppgifter"),
            self.latest("skydd").text("skydd"),
        )
        return self.shielded or any(mark not in ("", "nej") for mark in marks)

    @property
    def enrolled(self) -> date | None:
        """The first day in the project: as enrolled, or as the answer to the referral says until then."""
        remissvar = self.latest("remissvar")
        if day := self.latest("inskrivning").date("inskriven"):
            return day
        return remissvar.date("startdatum") if remissvar.text("stallningstagande") == "intag" else None

    @property
    def closed(self) -> date | None:
        return self.latest("slutanalys").date("slut")


def _names(entry: Entry) -> bool:
    return entry.kind == "remiss" and entry.answers.text("arendetyp") != DEIDENTIFIED


def _folded(history: Iterable[Entry]) -> CaseState:
    state, unnamed = CaseState.UTKAST, False
    for entry in _acting(tuple(history)):
        hides = entry.kind == "remiss" and entry.answers.text("arendetyp") == DEIDENTIFIED
        state = lifecycle.after(state, entry.kind, entry.answers, named=unnamed and not hides)
        unnamed = hides if entry.kind == "remiss" else unnamed
    return state


def _acting(history: tuple[Entry, ...]) -> Iterator[Entry]:
    """What takes the case along: of what a new version replaces that one alone, and each in its place."""
    closing = next((entry for entry in reversed(history) if entry.kind == lifecycle.IN_PLACE), None)
    for entry in history:
        if entry.kind == lifecycle.IN_PLACE:
            if closing is not None:
                yield closing
            closing = None
        elif not (entry.superseded and entry.kind in lifecycle.REPLACED):
            yield entry
