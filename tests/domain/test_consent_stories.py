"""The practice cases' consents: in order as they stand, and the packets of 2017-05-09 and 2018-02-27."""

from collections.abc import Mapping
from datetime import date

import pytest

from forms.base import as_typed
from service.demo import people, story
from service.demo.story import Story, consent
from service.documents.kinds import REGISTRY
from service.domain import consent as rules
from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.consent_parts import EVERYTHING
from service.domain.context import Context
from tests.support.kinds import PROJECT

AUTHOR = Author("Testperson P1", "Projektledare", "Oskarshamns kommun")
STORIES = {each.key: each for each in story.stories(PROJECT)}
NAMED = [key for key, each in STORIES.items() if each.facts.get("pnr")]
WRITER = people.accounts(PROJECT)[0]
Said = tuple[str, date, Mapping[str, object]]


def told(who: Story, *, until: date) -> Case:
    """The case with what the person had agreed to and taken back by the end of a day."""
    records: list[Said] = [("remiss", who.referred, story.remiss(who, WRITER))]
    records += [("samtycke", day, said) for day, said in consent.samtycke(who)]
    records += [("aterkallelse", day, said) for day, said in consent.aterkallelse(who)]
    entries = [Entry(kind, day, Answers(said), AUTHOR) for kind, day, said in records if day <= until]
    return Case.of(f"VK-{who.key}", entries)


def packet(organisation: str, *keys: str, on: date) -> list[str]:
    """The cases that an organisation's packet for a meeting holds."""
    return [key for key in keys if _reaches(organisation, STORIES[key], on)]


def _reaches(organisation: str, who: Story, on: date) -> bool:
    case = told(who, until=on)
    parties = rules.receivers(case, PROJECT, referrer=who.remittent, tells=EVERYTHING, on=on)
    return organisation in parties and rules.at_meeting(case, on=on)


@pytest.mark.parametrize("key", NAMED)
def test_the_consent_can_be_made_final_as_it_stands(key: str) -> None:
    ((day, said),) = consent.samtycke(STORIES[key])
    kind, before = REGISTRY["samtycke"], told(STORIES[key], until=STORIES[key].referred)
    form = kind.form(as_typed(said), project=PROJECT)
    within = Context(project=PROJECT, author=AUTHOR, on=day, case=before)
    assert form.judge(kind.judge(form.answers(), within)) == []


def test_who_is_not_named_has_no_consent() -> None:
    assert [*consent.samtycke(STORIES["D4"])] == []


def test_the_employment_service_reads_of_d3_in_no_packet() -> None:
    cases, on = ("D5", "D6", "D1", "D2", "D3"), date(2017, 5, 9)
    assert packet("af", *cases, on=on) == ["D5", "D6", "D1", "D2"]
    assert packet("primarvarden", "D3", on=on) == ["D3"]
    assert packet("fk", "D3", "D6", on=on) == ["D3", "D6"]
    assert packet("oskarshamn_soc", "D3", on=on) == ["D3"]


def test_d9_leaves_the_next_packet_on_the_day_of_the_withdrawal() -> None:
    assert packet("hogsby_soc", "D9", on=date(2018, 2, 11)) == ["D9"]
    for organisation in ("hogsby_soc", "af", "primarvarden"):
        assert packet(organisation, "D9", on=date(2018, 2, 12)) == []
