"""The words of an ärendeblad: one case for one receiver, as the meeting needs it."""

from dataclasses import dataclass, field

from doc_templates import meeting, shared
from doc_templates.deciding import amount
from doc_templates.meeting import Mote
from doc_templates.words import Text, Words, means, paragraphs
from service.domain import choices
from service.domain.meetings import papers
from service.domain.plan import Goal, Milestone

TITLE = "Ärendeblad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Samtyckespart:
    """One row of the matrix of consent: ``{%tr for s in samtycke.parter %}``."""

    organisation: str = field(metadata=means("Organisationen."))
    lamna_ut: str = field(metadata=means("Om den får lämna ut uppgifter: Ja eller Nej."))
    ta_emot: str = field(metadata=means("Om den får ta emot uppgifter: Ja eller Nej."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Samtycke:
    """The consent; ``visas`` is empty for a case that names nobody, which needs none."""

    visas: str = field(metadata=means("Ja när ärendet rör någon som är känd; annars tomt."))
    parter: tuple[Samtyckespart, ...] = field(
        metadata=means("Organisationerna som samtycket gäller", each="s")
    )
    uppgiftsslag: str = field(metadata=means("Vilka slags uppgifter det gäller, på en rad."))
    giltigt_till: str = field(metadata=means("Dagen som samtycket gäller till och med."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Delmal:
    """One row of a goal's milestones: ``{%tr for d in m.delmal %}``."""

    nr: str = field(metadata=means("Delmålets nummer."))
    delmal: str = field(metadata=means("Delmålet."))
    ansvarig: str = field(metadata=means("Vem som ansvarar."))
    klart_senast: str = field(metadata=means("Dagen då delmålet senast ska vara nått."))
    status: str = field(
        metadata=means("Hur långt delmålet har kommit.", among=choices.DELMAL_STATUS.values())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mal:
    """A goal of the plan: ``{%p for m in plan.mal %}``."""

    nr: str = field(metadata=means("Målets nummer."))
    mal: str = field(metadata=means("Målet."))
    delmal: tuple[Delmal, ...] = field(metadata=means("Målets delmål", each="d"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Planutdrag:
    """Of the plan as it stands now; ``namn`` is empty without a plan, or when it may not be shown."""

    namn: str = field(metadata=means("Vad projektet kallar planen; tomt utan plan."))
    version: str = field(metadata=means("Planens version."))
    faststalld: str = field(metadata=means("Dagen då planen fastställdes."))
    slut: str = field(metadata=means("Dagen då insatsen ska vara slut; tom när den inte är bestämd."))
    overgripande_mal: Text = field(metadata=means("Det övergripande målet"))
    mal: tuple[Mal, ...] = field(metadata=means("Målen", each="m"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Uppfoljningsutdrag:
    """Of the latest follow-up; ``datum`` is empty without one."""

    datum: str = field(metadata=means("Dagen för uppföljningen; tom utan uppföljning."))
    beslut: str = field(metadata=means("Beslutet, till exempel Planen gäller."))
    nasta: str = field(metadata=means("Dagen för nästa uppföljning; tom vid avslut."))
    personens_bild: Text = field(metadata=means("Personens bild"))
    vagledarens_bild: Text = field(metadata=means("Vägledarens bild"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslut:
    """A decision in the case: ``{%tr for b in beslut %}``."""

    datum: str = field(metadata=means("Dagen för beslutet."))
    galler: str = field(metadata=means("Vad beslutet gäller, till exempel Förlängning."))
    beslut: str = field(metadata=means("Vad som beslutades."))
    belopp: str = field(metadata=means("Beloppet; tomt i ett beslut utan pengar."))
    motivering: str = field(metadata=means("Motiveringen; tom när den inte får visas."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArendebladWords(Words):
    """Everything that ``arendeblad.docx`` may print; what the receiver may not have is empty."""

    mote: Mote = field(metadata=means("Mötet"))
    typ: str = field(metadata=means("Vad för slags ärende det är; tomt när det inte är sagt."))
    lage: str = field(metadata=means("Var ärendet står, till exempel Pågående."))
    inskriven: str = field(metadata=means("Dagen då personen skrevs in; tom före det."))
    foredragande: str = field(metadata=means("Den som föredrar ärendet; tomt om ingen är utsedd."))
    fraga: Text = field(metadata=means("Frågan till mötet"))
    samtycke: Samtycke = field(metadata=means("Samtycket"))
    plan: Planutdrag = field(metadata=means("Ur planen"))
    uppfoljning: Uppfoljningsutdrag = field(metadata=means("Den senaste uppföljningen"))
    beslut: tuple[Beslut, ...] = field(metadata=means("Besluten i ärendet", each="b"))


def words(sheet: papers.CaseSheet, *, at: papers.Gathering) -> ArendebladWords:
    """The sheet as text."""
    return ArendebladWords(
        dokument=meeting.header(at, key="arendeblad", titel=f"{TITLE} för {sheet.alias}", alias=sheet.alias),
        mote=meeting.mote(at),
        typ=sheet.kind,
        lage=sheet.state,
        inskriven=shared.day(sheet.enrolled),
        foredragande=sheet.presenter,
        fraga=paragraphs(sheet.question),
        samtycke=_consent(sheet.exchange),
        plan=_plan(sheet.plan),
        uppfoljning=_review(sheet.review),
        beslut=tuple(map(_decision, sheet.decisions)),
    )


def _consent(held: papers.Exchange | None) -> Samtycke:
    if held is None:
        return Samtycke(visas="", parter=(), uppgiftsslag="", giltigt_till="")
    return Samtycke(
        visas="Ja",
        parter=tuple(
            Samtyckespart(
                organisation=each.organisation,
                lamna_ut=shared.yes_no(each.discloses),
                ta_emot=shared.yes_no(each.receives),
            )
            for each in held.partners
        ),
        uppgiftsslag=shared.listed(held.kinds),
        giltigt_till=shared.day(held.until),
    )


def _plan(plan: papers.PlanExtract | None) -> Planutdrag:
    if plan is None:
        nothing = paragraphs("")
        return Planutdrag(namn="", version="", faststalld="", slut="", overgripande_mal=nothing, mal=())
    return Planutdrag(
        namn=plan.title,
        version=str(plan.version),
        faststalld=shared.day(plan.decided),
        slut=shared.day(plan.ends),
        overgripande_mal=paragraphs(plan.purpose),
        mal=tuple(map(_goal, plan.goals)),
    )


def _goal(goal: Goal) -> Mal:
    return Mal(nr=goal.number, mal=goal.text, delmal=tuple(map(_milestone, goal.milestones)))


def _milestone(milestone: Milestone) -> Delmal:
    return Delmal(
        nr=milestone.number,
        delmal=milestone.text,
        ansvarig=milestone.responsible,
        klart_senast=shared.day(milestone.deadline),
        status=shared.label(choices.DELMAL_STATUS, milestone.status),
    )


def _review(review: papers.ReviewExtract | None) -> Uppfoljningsutdrag:
    nothing = paragraphs("")
    if review is None:
        return Uppfoljningsutdrag(
            datum="", beslut="", nasta="", personens_bild=nothing, vagledarens_bild=nothing
        )
    return Uppfoljningsutdrag(
        datum=shared.day(review.on),
        beslut=review.decision,
        nasta=shared.day(review.next_on),
        personens_bild=paragraphs(review.own_view),
        vagledarens_bild=paragraphs(review.guides_view),
    )


def _decision(decision: papers.Decision) -> Beslut:
    return Beslut(
        datum=shared.day(decision.on),
        galler=decision.about,
        beslut=decision.outcome,
        belopp=amount(decision.amount),
        motivering=decision.why,
    )
