"""Who hears what at a meeting: the packet test of DOMAIN 5, and that no list tells of what it leaves out."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.meetings.agenda import Point
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.domain.meetings.room import (
    Leaves,
    Matter,
    aliases,
    heard_by,
    leaving,
    lines_for,
    unheard_because,
)
from tests.support.work import PROJECTS

WRITER = Author("Testperson P1", "Projektledare", "Samordningsförbundet")
PROJECT = PROJECTS["vagknuten_2_0"]
EVERYBODY = frozenset(each.key for each in PROJECT.organisations)
AF, FK, LANDSTINGET = "af", "fk", "primarvarden"
DAY = date(2017, 5, 9)


Written = tuple[str, dict[str, object]]


def consented(*receives: str, **said: object) -> Written:
    given_parts = {"utbyte": True, "oh_mote": True, "uppgiftsslag": ["planering"]}
    days = {"undertecknat": "2017-04-18", "giltigt_till": "2019-01-01"}
    return "samtycke", {**given_parts, **days, "ta_emot": [*receives], **said}


def case_of(*written: Written, number: str = "VK-2017-003", **remiss: object) -> Case:
    told = ("remiss", {"arendetyp": "remiss", "skyddade_personuppgifter": "nej", **remiss})
    entries = [Entry(kind, date(2017, 4, 18), Answers(said), WRITER) for kind, said in (told, *written)]
    return Case.of(number, entries)


def heard(case: Case, *, on: date = DAY, referrer: str = LANDSTINGET) -> set[str]:
    return set(heard_by(case, PROJECT, referrer=referrer, on=on))


def matter(alias: str, *, without: Iterable[str] = (), point: Point = Point.ONGOING) -> Matter:
    return Matter(point, alias, EVERYBODY - {*without})


def test_the_organisations_are_those_of_the_sample_project() -> None:
    assert {AF, FK, LANDSTINGET} <= EVERYBODY


def test_only_who_the_person_agreed_to_hears_the_case() -> None:
    assert heard(case_of(consented(LANDSTINGET, FK))) == {LANDSTINGET, FK}


@pytest.mark.parametrize("said", [{"oh_mote": False}, {"giltigt_till": "2017-05-08"}, {"undertecknat": ""}])
def test_nobody_hears_a_case_without_a_valid_consent_to_meetings(said: dict[str, object]) -> None:
    assert heard(case_of(consented(LANDSTINGET, FK, **said))) == set()


def test_a_withdrawn_consent_ends_it_at_once() -> None:
    withdrawn: Written = ("aterkallelse", {"datum": "2017-05-01", "omfattning": "helt"})
    assert heard(case_of(consented(LANDSTINGET, FK), withdrawn)) == set()


def test_a_case_about_nobody_known_is_heard_by_all() -> None:
    assert heard(case_of(arendetyp="konsultation_avidentifierad")) == EVERYBODY


def test_a_case_that_was_named_once_is_heard_by_consent_whatever_it_says_now() -> None:
    unnamed: Written = ("remiss", {"arendetyp": "konsultation_avidentifierad"})
    assert heard(case_of(unnamed)) == set()


def test_the_packet_test_of_the_ninth_of_may() -> None:
    """D5 and D6 are new, D1, D2 and D3 ongoing; D3's consent does not cover Arbetsförmedlingen."""
    matters = [
        matter("D5", point=Point.REFERRALS), matter("D6", point=Point.REFERRALS),
        matter("D1"), matter("D2"), matter("D3", without=[AF]),
    ]  # fmt: skip
    assert lines_for(AF, matters) == (*matters[:4], Leaves(Point.ONGOING, AF))
    assert lines_for(FK, matters) == tuple(matters)
    assert leaving(matters[4], [AF, FK]) == {AF}
    assert leaving(matters[0], [AF, FK]) == frozenset()


def test_who_sits_for_the_project_itself_never_leaves() -> None:
    assert leaving(matter("D3", without=[AF]), [AF, PROJECT_ITSELF]) == {AF}


@pytest.mark.parametrize(
    ("organisation", "withdrawn", "on", "why"),
    [
        (AF, None, DAY, "samtycket omfattar dem inte"),
        (FK, {"omfattning": "vissa_parter", "parter": [FK]}, DAY, "samtycket är återkallat mot dem"),
        (FK, None, date(2019, 1, 2), "samtycket har gått ut"),
        (FK, None, DAY, "samtycket omfattar inte planering"),
    ],
)
def test_why_an_organisation_leaves_is_told(
    organisation: str, withdrawn: dict[str, object] | None, on: date, why: str
) -> None:
    given = consented(LANDSTINGET, FK, uppgiftsslag=["halsa"])
    later = [("aterkallelse", {"datum": "2017-05-01", **withdrawn})] if withdrawn else []
    case = case_of(given, *later)
    assert unheard_because(case, organisation, referrer=LANDSTINGET, on=on) == why


def test_an_alias_that_was_given_stays_and_its_number_is_not_given_again() -> None:
    seven, three = (case_of(number=f"VK-2017-00{n}", skyddade_personuppgifter="annat") for n in (7, 3))
    given = {"VK-2017-007": "Ärende S1", "VK-2017-001": "Ärende S4"}
    assert aliases([seven, three], given=given) == {**given, "VK-2017-003": "Ärende S5"}


def test_a_number_between_two_aliases_may_be_nobodys() -> None:
    cases = [case_of(number=f"VK-2017-00{n}", skyddade_personuppgifter="annat") for n in (3, 7, 9)]
    told = aliases(cases, step=lambda number: {"VK-2017-003": 3, "VK-2017-007": 2, "VK-2017-009": 1}[number])
    assert [*told.values()] == ["Ärende S1", "Ärende S3", "Ärende S4"]


def test_who_is_protected_is_called_by_a_number_of_the_meeting() -> None:
    cases = [
        case_of(number="VK-2017-007", skyddade_personuppgifter="sekretessmarkering"),
        case_of(number="VK-2017-003"),
        case_of(number="VK-2017-009", skyddade_personuppgifter="annat"),
    ]
    assert aliases(cases) == {
        "VK-2017-003": "VK-2017-003", "VK-2017-007": "Ärende S1", "VK-2017-009": "Ärende S2",
    }  # fmt: skip


MATTERS = st.lists(
    st.builds(
        Matter,
        st.sampled_from([Point.REFERRALS, Point.ONGOING]),
        st.uuids().map(str),
        st.frozensets(st.sampled_from(sorted(EVERYBODY))),
    ),
    max_size=12,
)


@given(MATTERS, st.sampled_from(sorted(EVERYBODY)))
def test_a_list_tells_nothing_of_what_it_leaves_out(matters: list[Matter], organisation: str) -> None:
    matters.sort(key=lambda each: each.point)
    lines = lines_for(organisation, matters)
    assert [line for line in lines if isinstance(line, Matter)] == [
        each for each in matters if organisation in each.heard_by
    ]
    assert all(line != after for line, after in pairwise(lines) if isinstance(line, Leaves))
    assert all(line.organisation == organisation for line in lines if isinstance(line, Leaves))
    assert all((organisation in leaving(each, [organisation])) is (each not in lines) for each in matters)
