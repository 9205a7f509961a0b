"""What waits for whom: one's own steps by what hurts most, and what others owe."""

from uuid import UUID

import pytest

from service.demo import story
from service.operations import case_page, waiting
from service.operations.waiting import Counts, Group
from tests.support.people import STORIES, Cast, begin

WITHDRAWAL = {"datum": "2019-03-07", "omfattning": "helt", "mottagen_av": "Testperson V1"}


def read(people: Cast, who: str) -> tuple[Counts, dict[str, Group]]:
    with people.bench.work(people[who]) as work:
        counts, groups = waiting.read(work)
        assert waiting.pressing(work) == counts.late + counts.week
    return counts, {group.key: group for group in groups}


def titles(people: Cast, who: str, key: str) -> list[str]:
    groups = read(people, who)[1]
    return [step.title for step in groups[key].steps] if key in groups else []


def test_a_step_moves_from_later_to_this_week_to_late(people: Cast) -> None:
    """The review of a referral that came on a Thursday is due five workdays later."""
    people.refer()
    assert titles(people, "projektledare", "senare") == ["Granskning av remiss"]
    people.bench.clock.forward(days=4)
    assert titles(people, "projektledare", "veckan") == ["Granskning av remiss"]
    people.bench.clock.forward(days=4)
    counts, groups = read(people, "projektledare")
    assert (counts.late, counts.week) == (1, 0)
    assert [step.days_late for step in groups["forsenat"].steps] == [1]


def test_the_latest_comes_first(people: Cast) -> None:
    first = people.refer("D1")
    people.bench.clock.forward(days=3)
    second = people.refer("D2")
    people.bench.clock.forward(days=60)
    late = read(people, "projektledare")[1]["forsenat"].steps
    assert [step.about.case_id for step in late] == [first, second]


def test_the_leader_sees_what_others_owe_and_who(people: Cast) -> None:
    people.enrol()
    counts, groups = read(people, "projektledare")
    assert counts.others == groups["andra"].total
    assert {(step.owes.word, step.owes.name) for step in groups["andra"].steps if step.owes} == {
        ("Vägledare", "Testperson V1")
    }
    assert "Genomförandeplan" in titles(people, "vagledare", "forsenat")
    assert titles(people, "vagledare", "senare") == ["Registrera samtycke"]
    assert titles(people, "vagledare", "andra") == []


def test_without_a_vagledare_the_leader_owes_the_choice(people: Cast) -> None:
    case_id = people.meet()
    people.write(case_id, "remissvar", story.remissvar(STORIES["D1"]), who="projektledare")
    step = read(people, "projektledare")[1]
    chosen = [each for group in step.values() for each in group.steps]
    assert [(each.title, each.kind_key) for each in chosen] == [("Välj vägledare", "")]
    people.guide(case_id)
    counts, groups = read(people, "projektledare")
    assert [step.title for step in groups["andra"].steps] == ["Inskrivning"]
    assert counts.late + counts.week + counts.later == 0


def test_an_extension_is_the_leaders_to_decide_and_hers_to_write(people: Cast) -> None:
    """The vägledare sees that it waits for her, and goes on following up the plan."""
    case_id = people.enrol()
    people.plan(case_id)
    assert "Besluta om förlängning" in titles(people, "projektledare", "forsenat")
    owed = [step for step in read(people, "vagledare")[1]["andra"].steps if step.owes]
    assert ("Besluta om förlängning", "Projektledare") in {
        (step.title, step.owes.word) for step in owed if step.owes
    }
    assert "Uppföljning av planen" in titles(people, "vagledare", "forsenat")
    assert "Uppföljning av planen" not in titles(people, "projektledare", "forsenat")
    with people.bench.work(people["projektledare"]) as work:
        assert begin(work, case_id, "uppfoljning").kind == "uppfoljning"


def test_whether_who_withdraws_goes_on_is_the_leaders_to_decide(people: Cast) -> None:
    """The vägledare, who writes the other notes of the case, sees that it waits for the leader."""
    case_id = people.enrol()
    people.write(case_id, "aterkallelse", WITHDRAWAL, who="vagledare")
    decision = "Besluta om fortsatt deltagande"
    assert decision in titles(people, "projektledare", "senare")
    assert decision not in titles(people, "vagledare", "senare")
    owed = {step.title: step.owes for step in read(people, "vagledare")[1]["andra"].steps}
    assert (by := owed[decision]) is not None
    assert (by.word, by.name) == ("Projektledare", "Testperson P1")
    with people.bench.work(people["vagledare"]) as work:
        coming = {step.title: step.owes.word for step in case_page.read(work, case_id).coming}
    assert coming[decision] == "Projektledare"
    note = {"datum": "2019-03-07", "anteckning": "Ringde om parkeringen."}
    people.write(case_id, "minnesanteckning", note, who="vagledare")
    assert decision in titles(people, "projektledare", "senare")
    decided = {**note, "fortsatt_deltagande": "fortsatter"}
    people.write(case_id, "minnesanteckning", decided, who="projektledare")
    assert decision not in titles(people, "projektledare", "senare")


def test_who_referred_owes_what_is_lacking_until_the_consent_ends(people: Cast) -> None:
    case_id = _incomplete(people)
    assert [step.title for group in read(people, "remittent")[1].values() for step in group.steps] == [
        "Komplettera remissen"
    ]
    leaders = read(people, "projektledare")[1]["andra"].steps
    assert [step.owes.word for step in leaders if step.owes] == ["Remittent"]
    people.write(case_id, "aterkallelse", WITHDRAWAL, who="projektledare")
    assert read(people, "remittent") == (Counts(0, 0, 0, 0, 0), {})


def test_who_referred_somebody_with_protected_identity_is_not_named(people: Cast) -> None:
    _incomplete(people, "D7")
    steps = read(people, "projektledare")[1]["andra"].steps
    assert [(step.about.person, step.owes.name) for step in steps if step.owes] == [("Skyddad person", "")]


@pytest.mark.parametrize("who", ["styrgrupp", "oh_ledamot", "remittent.fk", "systemadministrator"])
def test_nobody_else_is_told_anything(people: Cast, who: str) -> None:
    people.enrol()
    assert read(people, who) == (Counts(0, 0, 0, 0, 0), {})


def _incomplete(people: Cast, key: str = "D1") -> UUID:
    case_id = people.refer(key)
    people.name_leader(case_id)
    said = {"saknas": "Läkarintyget.", "senast": "2019-03-20"}
    people.write(case_id, "begaran_om_komplettering", said, who="projektledare")
    return case_id
