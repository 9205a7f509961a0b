"""Of a case, what a meeting needs and one receiver may have: its sheet, made of the records in force."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from service.domain import choices_money, consent
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.choices_meeting import STANDPOINTS
from service.domain.choices_participation import BESLUT
from service.domain.consent_parts import EVERYTHING, UPPGIFTSSLAG, Information
from service.domain.dates import iso
from service.domain.identity import identity, is_unnamed
from service.domain.meetings.papers import (
    CaseSheet,
    Decision,
    Exchange,
    Item,
    Partner,
    PlanExtract,
    ReviewExtract,
)
from service.domain.meetings.unsaid import since_protection, withheld
from service.domain.outlays import COMPETENCE, CONSULTATION, granted
from service.domain.plan import PLAN, REVIEW, Goal, plan_now
from service.domain.project import Project

COURSE = frozenset({Information.PLANERING})
"""What the state, the goals and the days of a participation tell."""
NARRATIVE = frozenset({Information.ARBETE, Information.SOCIALT, Information.INSATSER, Information.PLANERING})
"""What the running text of a follow-up may tell: as much as its document."""
COMPETENCE_TELLS = frozenset({Information.ARBETE, Information.FORSORJNING, Information.PLANERING})
"""What it tells that something was paid for the person to learn."""
CONSULTATION_TELLS = frozenset({Information.HALSA, Information.PLANERING})
"""What it tells that somebody outside was asked."""
MEETING_TELLS = frozenset({Information.INSATSER, Information.PLANERING})
"""What it tells that a meeting came to something, as much as the excerpt of its notes."""
EXTENDED, EXCERPT = "forlangs", "motesbeslut"

Clean = Callable[[str], str]


def arendeblad_of(
    case: Case, project: Project, allowed: frozenset[Information], on: date, *, item: Item
) -> CaseSheet:
    """The sheet of a case for who may have these kinds of information about the person, on a day.

    `item` is the case on the agenda; its question is running text, which may tell of everything. Under
    protection nothing that was written before it is told, and no text that shows who the person is.
    """
    return _Sheet(case, project, allowed, on).made(item)


@dataclass(frozen=True, slots=True)
class _Sheet:
    case: Case
    project: Project
    allowed: frozenset[Information]
    on: date

    def made(self, item: Item) -> CaseSheet:
        told, clean = since_protection(self.case), withheld(self.case, self.project)
        course = self.allowed >= COURSE
        return CaseSheet(
            alias=item.alias,
            kind=item.kind,
            presenter=clean(item.presenter),
            question=self._of(EVERYTHING, clean(item.question)),
            state=self.case.state.label if course else "",
            enrolled=self.case.enrolled if course else None,
            exchange=self._exchange(),
            plan=self._plan(told, clean) if course else None,
            review=self._review(told, clean) if course else None,
            decisions=tuple(sorted(self._decisions(told, clean), key=lambda each: each.on)),
        )

    def _of(self, tells: frozenset[Information], text: str) -> str:
        return text if self.allowed >= tells else ""

    def _exchange(self) -> Exchange | None:
        """The matrix of consent, which tells nothing but who may know; none for who has no name."""
        if is_unnamed(self.case):
            return None
        held = consent.consent(self.case)
        names = consent.organisations(self.project, protected=identity(self.case).hidden)
        tells, hears = ({names.get(key, key) for key in keys} for keys in (held.discloses, held.receives))
        return Exchange(
            partners=tuple(
                Partner(organisation=name, discloses=name in tells, receives=name in hears)
                for name in dict.fromkeys([*names.values(), *sorted(tells | hears)])
                if name in tells | hears
            ),
            kinds=tuple(UPPGIFTSSLAG[each] for each in Information if each in held.information),
            until=held.until,
        )

    def _plan(self, told: Case, clean: Clean) -> PlanExtract | None:
        plan, answers = plan_now(told), told.latest(PLAN)
        if plan is None:
            return None
        return PlanExtract(
            title=self.project.names.plan,
            version=plan.version,
            decided=plan.decided,
            ends=answers.date("slut"),
            purpose=clean(answers.text("overgripande_mal")),
            goals=tuple(_goal(each, clean) for each in plan.goals),
        )

    def _review(self, told: Case, clean: Clean) -> ReviewExtract | None:
        held = sorted(told.all(REVIEW), key=_held)
        if not held:
            return None
        latest, said = held[-1], held[-1].answers
        return ReviewExtract(
            on=_held(latest),
            decision=BESLUT.get(said.text("beslut"), ""),
            own_view=self._of(NARRATIVE, clean(said.text("personens_bild"))),
            guides_view=self._of(NARRATIVE, clean(said.text("vagledarens_bild"))),
            next_on=said.date("nasta_uppfoljning"),
        )

    def _decisions(self, told: Case, clean: Clean) -> Iterator[Decision]:
        if self.allowed >= MEETING_TELLS:
            yield from (self._met(each, clean) for each in told.all(EXCERPT) if _met(each) < self.on)
        if self.allowed >= COURSE:
            for each in told.all(REVIEW):
                if each.answers.text("beslut") == EXTENDED:
                    yield self._extension(each, clean)
        if self.allowed >= COMPETENCE_TELLS:
            yield from (self._bought(each, clean) for each in told.all(COMPETENCE))
        if self.allowed >= CONSULTATION_TELLS:
            yield from (self._asked_outside(each, clean) for each in told.all(CONSULTATION))

    def _met(self, entry: Entry, clean: Clean) -> Decision:
        """What an earlier meeting came to; what this one comes to is not for its own packets."""
        return Decision(
            on=_met(entry),
            about=self.project.names.meeting,
            outcome=STANDPOINTS.get(entry.answers.text("stallningstagande"), ""),
            why=self._why(entry.answers, clean),
        )

    def _extension(self, review: Entry, clean: Clean) -> Decision:
        last = review.answers.date("forlangd_till")
        return Decision(
            on=_held(review),
            about="Förlängning",
            outcome=f"Till och med {iso(last)}" if last else BESLUT[EXTENDED],
            why=self._of(NARRATIVE, clean(review.answers.text("behov_av_stod"))),
        )

    def _bought(self, entry: Entry, clean: Clean) -> Decision:
        said = entry.answers
        what = choices_money.ANDAMAL.get(said.text("andamal"), "")
        return Decision(
            on=said.date("datum") or entry.on,
            about=f"Kompetenshöjande medel, {what.lower()}" if what else "Kompetenshöjande medel",
            outcome=choices_money.BESLUT_KONSULTATION.get(said.text("beslut"), ""),
            amount=granted(said) or None,
            why=self._why(said, clean),
        )

    def _asked_outside(self, entry: Entry, clean: Clean) -> Decision:
        said = entry.answers
        return Decision(
            on=said.date("beslutsdatum") or entry.on,
            about="Extern konsultation",
            outcome=choices_money.BESLUT_KONSULTATION.get(said.text("beslut"), ""),
            amount=granted(said) or None,
            why=self._why(said, clean),
        )

    def _why(self, said: Answers, clean: Clean) -> str:
        return self._of(EVERYTHING, clean(said.text("motivering")))


def _held(review: Entry) -> date:
    return review.answers.date("datum") or review.on


def _met(excerpt: Entry) -> date:
    return excerpt.answers.date("mote") or excerpt.on


def _goal(goal: Goal, clean: Clean) -> Goal:
    """Without what reviews have remarked, which is running text about the person."""
    steps = tuple(
        replace(each, text=clean(each.text), responsible=clean(each.responsible), remarks=())
        for each in goal.milestones
    )
    return replace(goal, text=clean(goal.text), milestones=steps)
