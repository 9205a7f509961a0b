"""What a meeting of the case body takes up: ten standing points, and the cases that come by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from service.domain import deadlines
from service.domain.capacity import referred_group
from service.domain.case import Case, Entry
from service.domain.choices_flow import ARENDE_TILL_MOTE
from service.domain.choices_meeting import LATER
from service.domain.dates import iso
from service.domain.deadlines import Step
from service.domain.lifecycle import ENDED, ENROLLED, PLANNING, CaseState
from service.domain.meetings import board
from service.domain.project import Project

ASKED = frozenset({CaseState.KLAR_FOR_OH, CaseState.PA_DAGORDNING, CaseState.VILANDE})
"""A referral that waits for the meeting, or for its day."""
DECIDED_HERE = ("kompetenshojande_medel",)
DECIDED_BY_BOARD = ("extern_konsultation", "eskalering")
"""Kinds of which a draft is a decision that somebody prepares."""
TOLD_BACK = (*DECIDED_BY_BOARD, *DECIDED_HERE)
"""Kinds whose decision, where it is the styrgrupp's, the body is told of."""
ENDING = timedelta(days=30)
"""How long before its last day a participation is taken up as one that ends or is extended."""
OF_MEETINGS = frozenset({"motesarende", "motesbeslut"})
"""Kinds that meetings leave in a case, which are no news to the next one."""
_AGAIN = "Skulle tas upp igen"
_TO_TELL = "Styrgruppens beslut ska återkopplas"
_CONSULTS = ("konsultation_avidentifierad", "konsultation_med_samtycke")


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
OF_CASES = (
    Point.REFERRALS,
    Point.CONSULTATIONS,
    Point.NOLLPLACERADE,
    Point.ONGOING,
    Point.ENDING,
    Point.MONEY,
    Point.BOARD,
)
"""Where a case can stand."""
WHERE_IT_STANDS = frozenset(OF_CASES[:5])
"""Of these a case stands at one: by how far it has come. The others are about a decision in it."""
_OF_TYPE = {
    "konsultation": Point.CONSULTATIONS,
    "pagaende": Point.ONGOING,
    "forlangning": Point.ENDING,
    "avslut": Point.ENDING,
    "medel": Point.MONEY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """The meeting: its day, that of the one before it, and that of the next; `today` is when it is asked."""

    day: date
    before: date
    after: date
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A case that comes up by itself: where, why in a sentence, and what somebody has asked the meeting.

    `asked` is what a motesarende or the referral says, or what the styrgrupp has decided, and tells of the
    person; `why` is told from days and kinds alone. `feedback`: a decision is to be told back.
    """

    point: Point
    why: str
    asked: str = ""
    presenter: str = ""
    feedback: bool = False


def coming(case: Case, project: Project, sitting: Sitting) -> tuple[Coming, ...]:
    """Where a case comes up by itself; nowhere when nothing in it needs this meeting, or it has ended."""
    if case.state in ENDED:
        return ()
    found = {each.point: each for each in _by_state(case, project, sitting)}
    for item in _items(case, sitting.day):
        of_item = _of_item(item, case, project)
        if of_item.point in WHERE_IT_STANDS:
            found = {point: each for point, each in found.items() if point not in WHERE_IT_STANDS}
        found[of_item.point] = of_item
    return tuple(found[point] for point in sorted(found))


def _items(case: Case, day: date) -> list[Entry]:
    return [each for each in case.all("motesarende") if each.answers.date("mote") == day]


def _of_item(item: Entry, case: Case, project: Project) -> Coming:
    said = item.answers
    kind = said.text("typ")
    return Coming(
        point=_OF_TYPE.get(kind) or _as_referred(case, project),
        why=ARENDE_TILL_MOTE.get(kind, ""),
        asked=said.text("fraga"),
        presenter=said.text("foredragande"),
    )


def _by_state(case: Case, project: Project, sitting: Sitting) -> Iterator[Coming]:
    if case.state in ASKED and (why := _asked(case, sitting)):
        yield Coming(point=_as_referred(case, project), why=why, asked=_as_asked(case))
    if case.state in ENROLLED:
        if why := _ending(case, project, sitting.day):
            yield Coming(point=Point.ENDING, why=why)
        elif why := _news(case, project, sitting):
            yield Coming(point=Point.ONGOING, why=why)
    if case.drafts.intersection(DECIDED_HERE):
        yield Coming(point=Point.MONEY, why="Beslut förbereds")
    if of_board := [*_of_board(case, sitting)]:
        reasons = dict.fromkeys(why for why, _ in of_board)
        told = "" if case.person.protected else "\n".join(said for _, said in of_board if said)
        feedback = _TO_TELL in reasons
        yield Coming(point=Point.BOARD, why=", ".join(reasons), asked=told, feedback=feedback)


def _of_board(case: Case, sitting: Sitting) -> Iterator[tuple[str, str]]:
    """Why a case comes up with the styrgrupp's matters, and what is to be told of each decision."""
    if case.drafts.intersection(DECIDED_BY_BOARD):
        yield "Underlag till styrgruppen förbereds", ""
    for each in case.all(*TOLD_BACK):
        owed = board.concerns(each.kind, each.answers)
        if owed and board.stands_for_feedback(each.answers, written=each.on, on=sitting.day):
            yield _TO_TELL, board.told(each.kind, each.answers)


def _asked(case: Case, sitting: Sitting) -> str:
    """A referral that waits for an answer, or one that has rested until its day."""
    met = _met(case)
    if met and met.answers.text("stallningstagande") == LATER:
        return _AGAIN
    if case.state == CaseState.VILANDE:
        until = case.latest("remissvar").date("vilande_till")
        rested = until is not None and until <= sitting.day and not (met and met.on >= until)
        return f"Vilande till {iso(until)}" if until and rested else ""
    if met:
        return ""
    planned = case.latest("motesarende").date("mote") if case.state == CaseState.PA_DAGORDNING else None
    if planned is None or planned < sitting.today:
        return "Väntar på ställningstagande"
    return "" if planned != sitting.day else "Anmält till mötet"


def _met(case: Case) -> Entry | None:
    """What a meeting has come to about the case, if nobody has put it on an agenda since."""
    last = case.all("motesarende", "motesbeslut")[-1:]
    return next((entry for entry in last if entry.kind == "motesbeslut"), None)


def _as_referred(case: Case, project: Project) -> Point:
    """Who is nollplacerad has a point of their own where the project keeps places for them."""
    remiss = case.latest("remiss")
    if remiss.text("arendetyp") in _CONSULTS:
        return Point.CONSULTATIONS
    return Point.NOLLPLACERADE if referred_group(remiss, project) else Point.REFERRALS


def _as_asked(case: Case) -> str:
    """The question that waits for an answer; of who is protected only what is asked for this very meeting."""
    if case.person.protected:
        return ""
    return case.latest("motesarende").text("fraga") or case.latest("remiss").text("fragestallning")


def _ending(case: Case, project: Project, day: date) -> str:
    """A participation that is being closed, or whose last day or decision on an extension is near."""
    steps = deadlines.steps(case, project)
    last = next((step.due for step in steps if step.kind == "slutanalys"), None)
    if case.state == CaseState.AVSLUT_PAGAR:
        return f"Avslut pågår, sista dag {iso(last)}" if last else "Avslut pågår"
    for step in steps:
        if step.reason == deadlines.EXTENSION and step.since is not None and step.since <= day:
            return f"Förlängning ska beslutas senast {iso(step.due)}" if step.due else "Förlängning"
    return f"Sista dag {iso(last)}" if last and last <= day + ENDING else ""


def _news(case: Case, project: Project, sitting: Sitting) -> str:
    """Why an ongoing case is taken up at this meeting and not left to a later one.

    Nobody has a plan yet, something is to be done before the next meeting, or something was written in the
    case since the meeting before.
    """
    met = _met(case)
    if met and met.answers.text("stallningstagande") == LATER:
        return _AGAIN
    if case.state in PLANNING:
        return "Plan saknas"
    for step in deadlines.steps(case, project):
        if why := _due(step, sitting):
            return why
    if any(entry.on > sitting.before and entry.kind not in OF_MEETINGS for entry in case.entries):
        return "Nytt sedan förra mötet"
    return ""


def _due(step: Step, sitting: Sitting) -> str:
    if step.reason == deadlines.WITHDRAWN:
        return "Fortsatt deltagande ska beslutas"
    if step.kind != "uppfoljning" or step.reason or step.due is None or step.due > sitting.after:
        return ""
    late = step.due < sitting.day
    return f"Uppföljning skulle ha gjorts {iso(step.due)}" if late else f"Uppföljning senast {iso(step.due)}"
