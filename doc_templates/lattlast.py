"""The words of the easy-read plan: only what the person has promised and was promised, as it stands now.

Made of the record of a plan or of a review of it; what a review changed is counted in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from doc_templates import shared
from doc_templates.words import Text, Words, means, paragraphs
from service.domain import choices
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.context import Context
from service.domain.dates import long_date
from service.domain.identity import Identity
from service.domain.plan import PLAN, REVIEW, Milestone, plan_now

TITLE = "Min plan"
MYSELF = "Jag"
_THE_PERSON = frozenset({"deltagaren", "deltagare", "jag"})
_LEFT_OUT = "utgar"


@dataclass(frozen=True, slots=True, kw_only=True)
class LattlastSteg:
    """One thing to do: ``{%p for s in m.steg %}``; ``hur`` is empty for a protected person."""

    steg: str = field(metadata=means("Delmålet."))
    gor: str = field(metadata=means("Vad som ska göras."))
    hur: str = field(metadata=means("Hur och var det görs; tomt vid skyddade personuppgifter."))
    vem: str = field(metadata=means("Vem som gör det; Jag när det är deltagaren.", among=(MYSELF,)))
    senast: str = field(metadata=means("Dagen då det senast ska vara klart, till exempel 9 juni 2017."))
    lage: str = field(
        metadata=means("Hur långt det har kommit.", among=sorted({*choices.DELMAL_STATUS.values()}))
    )
    andrat: str = field(metadata=means("Vad den senaste uppföljningen ändrade; tomt annars."))


@dataclass(frozen=True, slots=True, kw_only=True)
class LattlastMal:
    """A goal with what is to be done: ``{%p for m in mal %}``; ``nr`` is "1"."""

    nr: str = field(metadata=means("Målets nummer."))
    mal: str = field(metadata=means("Målet."))
    steg: tuple[LattlastSteg, ...] = field(metadata=means("Det som ska göras", each="s"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LattlastLofte:
    """What somebody else has promised: ``{%p for l in loften %}``."""

    vem: str = field(metadata=means("Vem som har lovat."))
    vad: str = field(metadata=means("Vad som är lovat."))
    kontakt: str = field(metadata=means("Vem man frågar hos dem."))


@dataclass(frozen=True, slots=True, kw_only=True)
class LattlastAktivitet:
    """A group activity or a work practice; ``plats`` is empty for a protected person."""

    vad: str = field(metadata=means("Aktiviteten."))
    nar: str = field(metadata=means("När den är."))
    plats: str = field(metadata=means("Var den är; tomt vid skyddade personuppgifter."))
    hur_mycket: str = field(metadata=means("Hur mycket, till exempel dagar i veckan."))


@dataclass(frozen=True, slots=True, kw_only=True)
class LattlastMote:
    """The next meeting about the plan; empty when none is decided."""

    dag: str = field(metadata=means("Dagen för nästa möte, till exempel 9 juni 2017."))
    hur: str = field(metadata=means("Hur mötet är; tomt när det inte är bestämt."))


@dataclass(frozen=True, slots=True, kw_only=True)
class LattlastWords(Words):
    """Everything that ``lattlast.docx`` may print."""

    deltagare: str = field(metadata=means("Deltagarens namn; ett alias vid skyddade personuppgifter."))
    start: str = field(metadata=means("Dagen då planen börjar."))
    slut: str = field(metadata=means("Dagen då planen ska vara slut."))
    vill: Text = field(metadata=means("Vad deltagaren vill, med egna ord"))
    mal: tuple[LattlastMal, ...] = field(metadata=means("Målen som gäller", each="m"))
    aktiviteter: tuple[LattlastAktivitet, ...] = field(metadata=means("Grupper och praktik", each="a"))
    loften: tuple[LattlastLofte, ...] = field(metadata=means("Vad andra har lovat", each="l"))
    mote: LattlastMote = field(metadata=means("Nästa möte"))
    vagledare: str = field(metadata=means("Den som deltagaren frågar om planen."))
    vagledarens_roll: str = field(metadata=means("Vad projektet kallar den rollen."))
    vagledarens_telefon: str = field(
        metadata=means("Telefonnumret till den som deltagaren frågar; tomt när det inte är känt.")
    )


def of_plan(context: Context, answers: Answers) -> LattlastWords:
    """The plan that is being made final, in easy words."""
    return _words(context, shared.case_with(context, PLAN, answers))


def of_review(context: Context, answers: Answers) -> LattlastWords:
    """The plan in force as the review leaves it, in easy words."""
    return _words(context, shared.case_with(context, REVIEW, answers))


def _words(context: Context, case: Case) -> LattlastWords:
    plan, review, who = case.latest(PLAN), _review(case), shared.who(context)
    return LattlastWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        deltagare=who.name,
        start=_day(plan.date("start")),
        slut=_day(review.date("forlangd_till") or review.date("avslut_planeras") or plan.date("slut")),
        vill=paragraphs(plan.text("overgripande_mal")),
        mal=tuple(_goals(case, plan, who)),
        aktiviteter=tuple(_aktivitet(row, who) for row in plan.rows("aktiviteter")),
        loften=tuple(_lofte(row) for row in plan.rows("ansvarsfordelning")),
        mote=_mote(context, plan, review),
        vagledare=plan.text("vagledare"),
        vagledarens_roll=context.project.names.vagledare,
        vagledarens_telefon=_phone(context, plan.text("vagledare"), who),
    )


def _phone(context: Context, guide: str, who: Identity) -> str:
    """The number of who writes, where that is who guides; a number may tell a place."""
    return context.author.phone if guide == context.author.name and not who.protected else ""


def _review(case: Case) -> Answers:
    """The latest review of the plan in force; empty while there is none."""
    after = [entry.kind for entry in case.entries]
    plan, review = (len(after) - after[::-1].index(kind) if kind in after else 0 for kind in (PLAN, REVIEW))
    return case.latest(REVIEW) if review > plan else Answers({})


def _goals(case: Case, plan: Answers, who: Identity) -> Iterator[LattlastMal]:
    now = plan_now(case)
    for goal, row in zip(now.goals if now else (), plan.rows("mal"), strict=True):
        steps = zip(goal.milestones, row.rows("delmal"), strict=True)
        yield LattlastMal(
            nr=goal.number,
            mal=goal.text,
            steg=tuple(_steg(step, inner, who) for step, inner in steps if step.status != _LEFT_OUT),
        )


def _steg(step: Milestone, row: Answers, who: Identity) -> LattlastSteg:
    changes = [remark.change for remark in step.remarks if remark.change]
    return LattlastSteg(
        steg=step.text,
        gor=row.text("aktivitet"),
        hur="" if who.protected else row.text("hur_och_var"),
        vem=MYSELF if step.responsible.strip().casefold() in _THE_PERSON else step.responsible,
        senast=_day(step.deadline),
        lage=shared.label(choices.DELMAL_STATUS, step.status),
        andrat=changes[-1] if changes else "",
    )


def _aktivitet(row: Answers, who: Identity) -> LattlastAktivitet:
    return LattlastAktivitet(
        vad=row.text("aktivitet"),
        nar=row.text("period"),
        plats="" if who.protected else row.text("plats"),
        hur_mycket=row.text("omfattning"),
    )


def _lofte(row: Answers) -> LattlastLofte:
    return LattlastLofte(vem=row.text("part"), vad=row.text("atagande"), kontakt=row.text("kontakt"))


def _mote(context: Context, plan: Answers, review: Answers) -> LattlastMote:
    """What the latest review decided, or the first that the plan has from this day on."""
    planned = {row.date("datum"): row.text("hur") for row in plan.rows("uppfoljningar")}
    ahead = sorted(day for day in planned if day and day >= context.on)
    chosen = review.date("nasta_uppfoljning") or (ahead[0] if ahead and not review else None)
    return LattlastMote(dag=_day(chosen), hur=planned.get(chosen, "") if chosen else "")


def _day(value: date | None) -> str:
    return long_date(value) if value else ""
