"""The papers of a meeting with as little in them as there can be, as on 2017-05-09, and far too much."""

from dataclasses import replace
from datetime import date, time

from service.documents import meeting_papers
from service.documents.meeting_papers import MeetingPaper
from service.domain.meetings.agenda import Point
from service.domain.meetings.papers import (
    Away,
    Called,
    CaseSheet,
    Decision,
    Exchange,
    Gathering,
    Item,
    Partner,
    PlanExtract,
    Proceedings,
    ReviewExtract,
    Row,
    Standing,
    Summons,
)
from service.domain.meetings.slots import parse_slots
from service.domain.plan import Goal, Milestone

EMPTY, USUAL, LONG = "kort", "vanlig", "lång"
SIZES = (EMPTY, USUAL, LONG)
SENTENCE = "Hur kan parterna tillsammans stödja en hållbar väg till arbete eller rätt ersättning? "
MEETING = Gathering(
    project="Vägknuten 2.0 (övningsdata)",
    body="Operativ handläggningsgrupp",
    meeting="OH-möte",
    day=date(2017, 5, 9),
    issued=date(2017, 5, 2),
    starts=time(13),
    ends=time(16),
    place="Rum Blå, Oskarshamn",
    link="https://mote.example.org/oh",
    organisation="Oskarshamns kommun",
)
BARE = replace(MEETING, starts=None, ends=None, place="", link="", organisation="")
OTHERS = ("Försäkringskassan", "Landstinget i Kalmar län, primärvården", "Oskarshamns kommun, socialtjänsten")
ALL = ("Arbetsförmedlingen", *OTHERS)


def item(alias: str, kind: str = "Uppföljning", *, at: time | None = None, question: str = "") -> Item:
    return Item(
        alias=alias,
        kind=kind,
        presenter="Testperson V1",
        starts=at,
        minutes=10,
        question=question or SENTENCE.strip(),
        consented=ALL,
    )


def summons(size: str) -> Summons:
    if size == EMPTY:
        return Summons(meeting=BARE, called=(Called(name="Testperson P1", organisation="Projektet"),))
    called = [
        Called(name=f"Testperson {letter}{number}", organisation=organisation, deputy=number > 1)
        for letter, organisation in zip("AFLO", ALL, strict=True)
        for number in range(1, 3 if size == USUAL else 9)
    ]
    slots = parse_slots("13.00-13.30 Individmöte 1\n15.15-16.00 Flerpartsmöte")
    return Summons(
        meeting=MEETING,
        called=tuple(called),
        slots=slots,
        answer_by=date(2017, 5, 4),
        convener="Testperson P1, projektledare",
    )


def ninth_of_may(*, away: str = "") -> tuple[Standing, ...]:
    """D5 and D6 are new, D1, D2 and D3 ongoing; who is `away` may not hear D3."""
    d3: Row = Away(away) if away else replace(item("VK-2017-003"), consented=OTHERS, leaving=ALL[:1])
    rows: dict[Point, tuple[Row, ...]] = {
        Point.REFERRALS: (
            item("VK-2017-005", "Ny remiss", at=time(13, 10)),
            item("VK-2017-006", "Ny remiss", at=time(13, 20)),
        ),
        Point.ONGOING: (item("VK-2017-001", at=time(13, 30)), item("VK-2017-002", at=time(13, 40)), d3),
        Point.NEXT_MEETING: (Item(alias="Tid och plats för nästa möte"),),
    }
    starts = {Point.OPENING: time(13), Point.REFERRALS: time(13, 10), Point.ONGOING: time(13, 30)}
    notes = {Point.NOLLPLACERADE: "1 av 5 platser"}
    return tuple(
        Standing(point=point, starts=starts.get(point), note=notes.get(point, ""), rows=rows.get(point, ()))
        for point in Point
    )


def proceedings(size: str, *, away: str = "") -> Proceedings:
    if size == EMPTY:
        return Proceedings(meeting=BARE, points=tuple(Standing(point=point) for point in Point))
    if size == USUAL:
        return Proceedings(meeting=MEETING, points=ninth_of_may(away=away))
    return Proceedings(meeting=MEETING, points=tuple(map(_crowded, Point)))


def _crowded(point: Point) -> Standing:
    """Forty cases in all, some with questions that fill a page."""
    if point in (Point.OPENING, Point.NEXT_MEETING):
        return Standing(point=point, starts=time(13))
    rows = [
        replace(
            item(f"VK-2017-{point}{number:02d}", "Konsultation med samtycke", at=time(13, number)),
            question=SENTENCE * (24 if number == 2 else number),
            leaving=ALL[: number % 3],
        )
        for number in range(1, 6)
    ]
    return Standing(point=point, starts=time(13), rows=(*rows[:3], Away("AF"), *rows[3:]))


def sheet(size: str) -> CaseSheet:
    if size == EMPTY:
        return CaseSheet(alias="Ärende S1")
    times = 1 if size == USUAL else 12
    return CaseSheet(
        alias="VK-2017-001",
        state="Pågående",
        kind="Uppföljning",
        presenter="Testperson V1",
        question=SENTENCE * times,
        enrolled=date(2017, 3, 13),
        exchange=_exchange(),
        plan=_plan(times, goals=1 if size == USUAL else 6),
        review=_review(times),
        decisions=(_decision(times),) * (2 * times),
    )


def _exchange() -> Exchange:
    return Exchange(
        partners=tuple(Partner(organisation=each, discloses=True, receives=each != ALL[0]) for each in ALL),
        kinds=("Arbete och utbildning", "Mål, planering, uppföljning och resultat"),
        until=date(2018, 10, 15),
    )


def _plan(times: int, *, goals: int) -> PlanExtract:
    milestone = Milestone(
        number="1.1",
        text="Klart prov i Matematik 1. " * times,
        responsible="Deltagaren",
        deadline=date(2017, 6, 9),
        status="pagar",
    )
    goal = Goal(number="1", text="Slutbetyg från gymnasiet. " * times, milestones=(milestone,) * (2 * times))
    return PlanExtract(
        title="Genomförandeplan",
        version=1,
        decided=date(2017, 3, 27),
        ends=date(2017, 9, 15),
        purpose="Jag vill få slutbetyg från gymnasiet och börja läsa vidare. " * times,
        goals=(goal,) * goals,
    )


def _review(times: int) -> ReviewExtract:
    return ReviewExtract(
        on=date(2017, 5, 2),
        decision="Planen gäller",
        own_view="Jag trivs med studierna. " * times,
        guides_view="Planen håller. " * times,
        next_on=date(2017, 8, 1),
    )


def _decision(times: int) -> Decision:
    return Decision(
        on=date(2017, 4, 25),
        about="Kompetenshöjande medel, studielitteratur",
        outcome="Bifall",
        amount=1450,
        why="Litteraturen behövs för kursen och ingen annan kan betala. " * times,
    )


def papers(size: str) -> dict[str, MeetingPaper]:
    """Every paper by its key."""
    called, taken_up = summons(size), proceedings(size)
    return {
        each.key: each
        for each in (
            meeting_papers.kallelse(called),
            meeting_papers.dagordning(taken_up),
            meeting_papers.arendelista(taken_up),
            meeting_papers.arendeblad(sheet(size), at=called.meeting),
            meeting_papers.moteshandlingar(called, taken_up),
        )
    }
