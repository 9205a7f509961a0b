"""Figures, dates and names that a change took away and that the record also holds."""

import pytest

from service.domain.facts_in_text import changed_facts, facts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 000 kr", {"12000"}),
        ("den 2019‑03‑07", {"20190307"}),
        ("19970516-2387", {"199705162387"}),
        ("Kim Åberg ringer", {"kim", "åberg"}),
        ("Klart prov. Sedan vila. 1.1 Ringa", {"11"}),
        ("Kim", {"kim"}),
        ("Testperson D1", {"testperson", "d1"}),
        ("inget alls", set()),
    ],
)
def test_what_counts_as_a_fact(text: str, found: set[str]) -> None:
    assert {*facts(text, certain=True)} == found


def test_only_what_is_gone_and_stands_in_the_record_is_told() -> None:
    changes = [("Kim får 12 000 kr den 2019-03-07", "Kim får 13 000 kr"), ("", "Senast 2019-03-07")]
    assert changed_facts(changes, ["12000", "2019-03-07", "Kim"]) == ("12 000 kr",)
    assert changed_facts(changes, ["något annat"]) == ()


def test_a_name_that_begins_a_sentence_is_told_when_the_record_has_it_as_a_name() -> None:
    changes = [("Kim ringer på måndag", "Lo ringer på måndag")]
    assert changed_facts(changes, ["Kim Åberg"]) == ("Kim",)
    assert changed_facts([("Klart prov", "Gjort prov")], ["Klart prov"]) == ()
