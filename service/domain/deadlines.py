"""What a case waits for: which record comes next, the last day for it, and when it begins to be time.

Everything is computed from the records and the project's times, so a day that changes changes everywhere.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from service.domain import consent, deregistration
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.choices_meeting import TO_BOARD
from service.domain.consent_parts import Part
from service.domain.dates import add_days, add_months
from service.domain.lifecycle import AFTERWARDS, ENROLLED, REFERRED, CaseState
from service.domain.meetings import board
from service.domain.project import Project
from service.domain.project_goals import FollowUp
from service.domain.project_parts import Firmness
from service.domain.workdays import add_workdays


@dataclass(frozen=True, slots=True)
class Step:
    """`kind` is the record that is waited for, `due` the last day for it, None without a limit.

    `since` is the day from which it can be done, such as that of a follow-up; None when it can be done now.
    `reason` tells steps of one kind apart: "forlangning" is a follow-up that must decide on an extension.
    """

    kind: str
    due: date | None = None
    since: date | None = None
    reason: str = ""


EXTENSION, MISSING, WITHDRAWN, DECISION = "forlangning", "saknas", "aterkallat", "beslut"
REVISION, LIFTED = "revideras", "lyfts"
FOR_THE_LEADER = frozenset({WITHDRAWN, DECISION, EXTENSION})
"""Whether a person goes on who takes the consent back or stays longer, and money, is the project leader's to
decide (DOMAIN 3.2, 3.3), whoever else writes of it."""
RENEWAL_DAYS = 30
"""Before a consent expires, when it is time for a new one."""
_SETTLES = ("uppfoljning", "samtycke")
"""What tells that the person goes on in spite of a withdrawal, besides a note that says so."""


def steps(case: Case, project: Project) -> tuple[Step, ...]:
    """What the case waits for, the next first; empty when nothing more is to be done."""
    told = [*_NEXT.get(case.state, _nothing)(case, project), *_deregistered(case), *_consented(case, project)]
    told += [*_reconsidered(case), *_prepared(case), *_lifted(case, project)]
    return tuple(sorted(told, key=lambda step: step.due or date.max))


def follow_up_kind(key: str) -> str:
    """The kind of record that tells of a follow-up: "uppfoljning_90_dagar"."""
    return f"uppfoljning_{key}"


def follow_up_due(case: Case, project: Project, kind: str) -> date | None:
    """The day a follow-up is about, counted from closing; None before that, and where there is none."""
    if case.closed is None:
        return None
    planned = {follow_up_kind(each.key): each for each in project.follow_ups_from_closing}
    return planned[kind].due(case.closed) if kind in planned else None


def follow_ups_left(case: Case, project: Project) -> tuple[FollowUp, ...]:
    """The follow-ups of a closed participation that nobody has told of yet."""
    if case.closed is None:
        return ()
    planned = project.follow_ups_from_closing
    return tuple(each for each in planned if not case.entry(follow_up_kind(each.key)))


def longest(case: Case, project: Project) -> date | None:
    """The last day that the project lets this participation last without an extension; None without limit."""
    limit = project.max_duration
    if limit.firmness is Firmness.INGEN or limit.months is None or case.enrolled is None:
        return None
    return add_months(case.enrolled, limit.months)


def extended_to(case: Case) -> date | None:
    """The last day after the latest decided extension."""
    days = [entry.answers.date("forlangd_till") for entry in case.all("uppfoljning")]
    return max((day for day in days if day), default=None)


Steps = Iterator[Step]


def _nothing(case: Case, project: Project) -> Steps:
    del case, project
    yield from ()


def _reviewed(case: Case, project: Project) -> Steps:
    remiss = case.entry("remiss")
    yield Step("granskning", add_workdays(remiss.on, project.times.review_workdays) if remiss else None)


def _completed(case: Case, project: Project) -> Steps:
    """By the day that the request set; where the answer to the referral asks for more, nobody has set one."""
    del project
    asked = case.all("begaran_om_komplettering", "remissvar")[-1:]
    days = [each.answers.date("senast") for each in asked if each.kind == "begaran_om_komplettering"]
    yield Step("remiss", next(iter(days), None))


def _to_meeting(case: Case, project: Project) -> Steps:
    """Where nobody needs to meet about a case before the answer, the answer comes next."""
    reviewed = case.entry("granskning")
    if project.intake.after_meeting:
        yield Step("motesarende")
    else:
        last = add_workdays(reviewed.on, project.times.answer_workdays) if reviewed else None
        yield Step("remissvar", last)


def _answered(case: Case, project: Project) -> Steps:
    met = _met(case)
    yield Step("remissvar", add_workdays(met, project.times.answer_workdays) if met else None, since=met)


def _met(case: Case) -> date | None:
    """The day of the meeting that the case waits for, or that has come to something about it."""
    said = case.all("motesarende", "motesbeslut")[-1:]
    return next((entry.answers.date("mote") for entry in said), None)


def _resting(case: Case, project: Project) -> Steps:
    until, met = case.latest("remissvar").date("vilande_till"), case.latest("motesbeslut").date("mote")
    if met and until and met >= until:
        yield Step("remissvar", add_workdays(met, project.times.answer_workdays), since=met)
    elif project.intake.after_meeting:
        yield Step("motesarende", until, since=until)
    else:
        last = add_workdays(until, project.times.answer_workdays) if until else None
        yield Step("remissvar", last, since=until)


def _enrolment(case: Case, project: Project) -> Steps:
    del project
    yield Step("inskrivning", case.enrolled)


def _planning(case: Case, project: Project) -> Steps:
    start = case.enrolled
    if not case.entry("kartlaggning"):
        yield Step("kartlaggning", add_days(start, project.times.survey_days) if start else None)
    yield Step("genomforandeplan", add_days(start, project.times.plan_days) if start else None)


def _followed(case: Case, project: Project) -> Steps:
    told = case.all("uppfoljning", "genomforandeplan")[-1:]
    if any(each.answers.text("beslut") == REVISION for each in told):
        yield Step("genomforandeplan", reason=REVISION)
    yield Step("uppfoljning", next_review(case, project))
    last = longest(case, project)
    if last and extended_to(case) is None and project.times.reminder_month is not None and case.enrolled:
        since = add_months(case.enrolled, project.times.reminder_month)
        yield Step("uppfoljning", last, since=since, reason=EXTENSION)
    yield Step("slutanalys", extended_to(case) or case.latest("genomforandeplan").date("slut"))


def next_review(case: Case, project: Project) -> date | None:
    """The next day on which the plan is followed up: as agreed last, or so many months after the last time.

    A plan that is newer than the last follow-up tells it, by the first of its days after that.
    """
    told, done = case.all("uppfoljning", "genomforandeplan"), case.entry("uppfoljning")
    if not told:
        return None
    held = (done.answers.date("datum") or done.on) if done else None
    if told[-1].kind == "genomforandeplan" and (day := _agreed(told[-1].answers, after=held)):
        return day
    if done and (day := done.answers.date("nasta_uppfoljning")):
        return day
    decided = told[-1].answers.date("faststalld") or told[-1].on
    return add_months(held or decided, project.times.review_months)


def _agreed(plan: Answers, *, after: date | None) -> date | None:
    """The first of the days in a plan on which it is followed up, later than the last time that was done."""
    days = (row.date("datum") for row in plan.rows("uppfoljningar"))
    return min((day for day in days if day and (after is None or day > after)), default=None)


def _closing(case: Case, project: Project) -> Steps:
    del project
    told = case.latest("uppfoljning").date("avslut_planeras")
    yield Step("slutanalys", told or extended_to(case) or case.latest("genomforandeplan").date("slut"))


def _after(case: Case, project: Project) -> Steps:
    """The follow-ups that are left, or the closing of the case when none is."""
    left = follow_ups_left(case, project)
    for each in left:
        kind = follow_up_kind(each.key)
        day = follow_up_due(case, project, kind)
        yield Step(kind, add_days(day, project.times.follow_up_grace_days) if day else None, since=day)
    if not left:
        yield Step("stangning")


def _deregistered(case: Case) -> Steps:
    """In any state: a consent to registration can be withdrawn while the person takes part."""
    if day := deregistration.due(case):
        yield Step("utregistrering", day)


def _consented(case: Case, project: Project) -> Steps:
    """While the person takes part or is followed up: a consent to register, or one to renew in time."""
    followed = case.state in AFTERWARDS and follow_ups_left(case, project)
    if not followed and case.state not in ENROLLED:
        return
    held = consent.consent(case)
    if held.parts and held.until:
        yield Step("samtycke", held.until, since=add_days(held.until, -RENEWAL_DAYS))
    elif not consent.is_registered(case) and not case.all("aterkallelse"):
        yield Step("samtycke", reason=MISSING)


def _reconsidered(case: Case) -> Steps:
    """A person on the way in or taking part who takes the exchange back: whether to go on is noted."""
    taken = [n for n, each in enumerate(case.history) if _ends_exchange(each)]
    if not taken or case.state not in REFERRED | ENROLLED:
        return
    if not any(map(_settles, case.history[taken[-1] + 1 :])):
        yield Step("minnesanteckning", reason=WITHDRAWN)


def _settles(each: Entry) -> bool:
    return each.kind in _SETTLES or each.answers.has("fortsatt_deltagande")


def _prepared(case: Case) -> Steps:
    """A decision on money that somebody has prepared waits for who decides."""
    if "kompetenshojande_medel" in case.drafts:
        yield Step("kompetenshojande_medel", reason=DECISION)


def _lifted(case: Case, project: Project) -> Steps:
    """What the last meeting lifts to the styrgrupp is written to it within the days of an answer."""
    said = case.entry("motesbeslut")
    if not said or said.answers.text("stallningstagande") != TO_BOARD:
        return
    met = said.answers.date("mote") or said.on
    if case.state in REFERRED | ENROLLED and not any(_is_lifted(each, met) for each in case.history):
        yield Step(board.ESCALATION, add_workdays(met, project.times.answer_workdays), reason=LIFTED)


def _is_lifted(each: Entry, met: date) -> bool:
    """Whether a paper is before the styrgrupp: written since the meeting, or waiting there already."""
    if each.kind not in board.PAPERS or not board.concerns(each.kind, each.answers):
        return False
    return each.on >= met or (not each.superseded and board.waits(each.answers))


def _ends_exchange(each: Entry) -> bool:
    if each.kind != "aterkallelse" or each.superseded:
        return False
    return each.answers.text("omfattning") == "helt" or Part.UTBYTE in each.answers.many("delar")


def _only_closing(case: Case, project: Project) -> Steps:
    del case, project
    yield Step("stangning")


_NEXT: Mapping[CaseState, Callable[[Case, Project], Steps]] = {
    CaseState.INKOMMEN: _reviewed,
    CaseState.KOMPLETTERING: _completed,
    CaseState.KLAR_FOR_OH: _to_meeting,
    CaseState.PA_DAGORDNING: _answered,
    CaseState.VILANDE: _resting,
    CaseState.INTAG: _enrolment,
    CaseState.INSKRIVEN: _planning,
    CaseState.KARTLAGGNING: _planning,
    CaseState.PLAN_UTKAST: _planning,
    CaseState.PAGAENDE: _followed,
    CaseState.PLAN_REVIDERAS: _followed,
    CaseState.FORLANGD: _followed,
    CaseState.AVSLUT_PAGAR: _closing,
    CaseState.AVSLUTAD: _after,
    CaseState.KLAR_90_DAGAR: _after,
    CaseState.KLAR_1_AR: _after,
    CaseState.EJ_INTAG: _only_closing,
    CaseState.KONSULTATION: _only_closing,
}
