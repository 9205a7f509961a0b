"""The practice cases from remiss to their end: states, days, warnings, documents and outcomes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from service.documents.kinds import REGISTRY
from service.domain.lifecycle import CaseState
from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.progress import MeetingState
from service.domain.phases import state_label
from service.domain.project import Project
from service.domain.roles import Role
from service.models import AgendaItem, Document, Job, JobState, Meeting, MeetingAction, Packet, Record
from service.operations import case_page
from service.operations.documents import CONVERT, RENDER
from service.operations.meetings import room_notes
from service.operations.packets.editions import PACKET
from service.operations.packets.later import SEND
from tests.support import lives
from tests.support.lives import Moment

if TYPE_CHECKING:
    from service.domain.case import Case
    from service.operations.work import Work
    from tests.support.told import Installation, Seen

pytestmark = pytest.mark.slow

PRACTICE = json.loads(files("service.demo").joinpath("cases.json").read_text(encoding="utf-8"))
FACTS: Mapping[str, Any] = {each["id"]: each for each in PRACTICE["arenden"]}
CLOSED = [key for key, facts in FACTS.items() if "avslut" in facts]
DAYS = {
    "oh": ("Intag", "Vilande", "Ej intag", "Endast konsultation"),
    "inskriven": ("Inskriven",),
    "plan": ("Plan fastställd, pågående",),
    "forlangd_beslut": ("Förlängd, pågående",),
    "avslut": ("Avslutad",),
    "datum90": ("90 dagar klar",),
}
TAKEN_UP = ("D12", "D13", "D14")
"""The cases that were on the agenda of the last meeting."""
WARNED = [key for key in lives.KEYS if any(each.rules for each in lives.moments(key))]
YEARS = {
    "ar1_2017-02-01_2018-01-31": (date(2017, 2, 1), date(2018, 1, 31)),
    "ar2_2018-02-01_2019-01-31": (date(2018, 2, 1), date(2019, 1, 31)),
    "hela_t_o_m_2019-01-31": (date(2017, 2, 1), date(2019, 1, 31)),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    from tests.support.told import tell  # noqa: PLC0415 - told once, when the first test asks

    whole = tell(tmp_path_factory.mktemp("whole-lives"))
    yield whole
    whole.bench.services.engine.dispose()


@pytest.mark.parametrize("key", lives.KEYS)
def test_each_case_goes_through_its_states_on_its_days(told: Installation, key: str) -> None:
    """And a reason is asked for where a rule warns, and nowhere else."""
    assert [_moment(seen, told.stories[key].project) for seen in told.lives[key]] == lives.moments(key)


@pytest.mark.parametrize("key", lives.KEYS)
def test_the_days_of_a_life_are_those_of_the_practice_material(told: Installation, key: str) -> None:
    facts, days = told.stories[key].facts, {state: day for day, state in lives.states(key)}
    for fact, states in DAYS.items():
        if facts.get(fact):
            (state,) = [each for each in states if each in days]
            assert days[state] == date.fromisoformat(facts[fact]), state


def _moment(seen: Seen, project: Project) -> Moment:
    state = state_label(CaseState(seen.state), project)
    return Moment(seen.day, REGISTRY[seen.kind].title_in(project), state, seen.reasons)


@pytest.mark.parametrize("key", [*CLOSED, "E1"])
def test_the_days_of_the_follow_ups_are_counted_from_closing(told: Installation, key: str) -> None:
    """D1 to D9 as the practice material says, and a closing of 29 February is asked about on the 28th."""
    facts = told.stories[key].facts
    closed = next(seen for seen in told.lives[key] if seen.kind == "slutanalys")
    assert closed.since["uppfoljning_90_dagar"] == date.fromisoformat(facts["datum90"])
    assert closed.since["uppfoljning_1_ar"] == date.fromisoformat(facts["datum1ar"])
    if key == "E1":
        assert (facts["avslut"], facts["datum1ar"]) == ("2016-02-29", "2017-02-28")
    else:
        case = told.case(key)
        assert case.closed is not None
        assert case.enrolled is not None
        assert (case.closed - case.enrolled).days == facts["dagar"]


def test_each_project_extends_as_it_may(told: Installation) -> None:
    """What W9 warns of in one project is an exception of the styrgrupp in another, and free in a third."""
    lengths = {key: told.case(key).latest("genomforandeplan") for key in ("E1", "E2", "E3")}
    assert lengths["E3"].date("slut") == date(2022, 2, 28)
    assert told.case("E1").latest("uppfoljning").date("undantag_beslutat") == date(2015, 10, 19)


@pytest.mark.parametrize("key", WARNED)
def test_the_reason_is_printed_in_the_document(told: Installation, key: str) -> None:
    for seen in told.lives[key]:
        if seen.reasons:
            answers = next(entry for entry in told.case(key).history if entry.kind == seen.kind).answers
            for row in answers.rows("motiveringar"):
                assert row.text("text") in told.words(seen.record_id)


def test_every_record_has_its_document(told: Installation) -> None:
    with told.bench.work() as work:
        final = work.session.scalar(select(func.count(Record.id)))
        of_no_case = work.session.scalar(select(func.count(Record.id)).where(Record.case_id.is_(None))) or 0
        decided = work.session.scalar(select(func.count(AgendaItem.record_id))) or 0
        made = [*work.session.scalars(select(Document))]
        states = {*work.session.scalars(select(Job.state).where(Job.kind.in_((RENDER, CONVERT))))}
    assert states == {JobState.DONE}
    assert final == len(made) == sum(map(len, told.lives.values())) + of_no_case + decided
    assert all(each.docx_blob and each.pdf_blob for each in made)


def test_the_last_meeting_is_held_and_the_next_has_its_packets_on_their_way(told: Installation) -> None:
    """Its answer, notes and tasks are there; the workers build what is ordered, and send it by themselves."""
    with told.bench.work() as work:
        held, ahead = _meetings(work)
        items = work.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == held.id))
        decided = [each for each in items if each.record_id]
        tasks = work.session.scalar(select(func.count()).where(MeetingAction.meeting_id == held.id))
        assert len(decided) == tasks == len(TAKEN_UP)
        assert room_notes.final(work, held)
        packets = [*work.session.scalars(select(Packet))]
        waiting = [*work.session.scalars(select(Job.kind).where(Job.state == JobState.QUEUED))]
    assert {each.meeting_id for each in packets} == {ahead.id}
    assert sorted(waiting) == sorted([*(PACKET for _ in packets), SEND])
    assert "remissvar" in [each.kind for each in told.lives["D12"]]


def _meetings(work: Work) -> tuple[Meeting, Meeting]:
    """Of the body that takes up cases: the last one, and the one that the members are called to."""
    of_cases = select(Meeting).where(Meeting.body == BodyKind.CASES).order_by(Meeting.day.desc())
    found = [*work.session.scalars(of_cases)]
    held = next(each for each in found if each.state == MeetingState.HELD)
    return held, next(each for each in found if each.state == MeetingState.CALLED)


@pytest.mark.parametrize("key", lives.KEYS)
def test_documents_name_the_person_only_where_that_may_be(told: Installation, key: str) -> None:
    number, papers = str(told.stories[key].facts.get("pnr")), told.papers(key)
    telling = [
        each for each in (f"{number[:8]}-{number[8:]}", number[-4:], f"Testperson {key}") if each in papers
    ]
    assert bool(telling) is (key not in ("D4", "D7"))


@pytest.mark.parametrize("period", YEARS)
def test_the_figures_of_each_year_come_out_of_the_records(told: Installation, period: str) -> None:
    first, last = YEARS[period]
    cases = {key: told.case(key) for key in FACTS}
    assert figures(cases, first, last) == PRACTICE["facit"][period]


def figures(cases: Mapping[str, Case], first: date, last: date) -> dict[str, Any]:
    """What the records say of a period, in the words of the practice material."""
    taken = {key: case for key, case in cases.items() if case.enrolled and case.enrolled <= last}
    active = {k: c for k, c in taken.items() if c.closed is None or c.closed >= first}
    left = [case for case in taken.values() if case.closed and first <= case.closed <= last]
    asked = [case.latest("uppfoljning_90_dagar") for case in taken.values() if _due(case, first, last)]
    answered = [case.latest("slutanalys") for case in left if _answer(case, "narmare") != "vill_ej_svara"]
    yes = {
        name: sum(each.text(name) in ("helt", "delvis") for each in answered)
        for name in ("narmare", "utveckling", "mojligheter")
    }
    sexes = [case.latest("remiss").text("kon") for case in active.values()]
    return {
        "aktiva": len(active),
        "nya": sum(case.enrolled is not None and case.enrolled >= first for case in taken.values()),
        "avslutade": len(left),
        "forfallna90": len(asked),
        "positiva90": sum(
            a.yes("sjalvforsorjning") is True or a.yes("ratt_ersattning") is True for a in asked
        ),
        "enkatsvar": len(answered),
        **yes,
        "kvinnor": sexes.count("kvinna"),
        "man": sexes.count("man"),
        "utfall": _spent(cases, first, last),
        "konsultationer": sum(_advised(case, first, last) for case in cases.values()),
    }


def _answer(case: Case, name: str) -> str:
    return case.latest("slutanalys").text(name)


def _due(case: Case, first: date, last: date) -> bool:
    return case.closed is not None and first <= case.closed + timedelta(days=90) <= last


def _advised(case: Case, first: date, last: date) -> bool:
    answer = case.latest("remissvar")
    met = answer.date("oh_mote")
    only = answer.text("stallningstagande") == "endast_konsultation"
    return only and met is not None and first <= met <= last


def _spent(cases: Mapping[str, Case], first: date, last: date) -> dict[str, int]:
    lines: dict[str, int] = {}
    for case in cases.values():
        for entry in case.all("inkop"):
            if first <= entry.on <= last:
                line = entry.answers.text("kostnadsslag")
                lines[line] = lines.get(line, 0) + (entry.answers.integer("belopp") or 0)
    return dict(sorted(lines.items()))


OWN_WORDS = {
    "E1": ("vagen_till_sjalvforsorjning", "Resursgrupp", "resursgruppen", "Genomförandeplan"),
    "E2": ("vagknuten_2", "Lokal remissgrupp", "remissgruppen", "Genomförandeplan"),
    "E3": ("visa_vagen", "Konsultationsteam", "konsultationsteamet", "Visa vägen-plan"),
}
OTHERS = ("OH-möte", "Operativ", "Vägknuten 2.0")


@pytest.mark.parametrize("key", OWN_WORDS)
def test_each_project_speaks_its_own_words(told: Installation, key: str) -> None:
    project_key, group, definite, plan = OWN_WORDS[key]
    project, papers = told.bench.services.projects[project_key], told.papers(key)
    foreign = {name for each in OWN_WORDS.values() for name in each[1:3]} - {group, definite}
    assert [word for word in (project.name, definite, plan) if word not in papers] == []
    assert [word for word in (*foreign, *OTHERS) if word.casefold() in papers.casefold()] == []
    with told.bench.work(told.actors[f"{Role.VAGLEDARE.value}.andra"]) as work:
        page = case_page.read(work, told.cases[key])
    drawn = " ".join(each.label for each in page.phases)
    assert [step.label for step in project.steps if step.label not in drawn] == []
