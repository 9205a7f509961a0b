"""A case is named by its number however hyphens and spaces are written, and by nothing that only looks so."""

from dataclasses import replace

import pytest

from service.domain.answers import Answers
from service.domain.presets_board import decisions_renewed
from service.domain.rules.case_numbers import cases_named, names_case, names_case_of, naming
from tests.support.kinds import context

NUMBER = "VK-2019-001"
WRITTEN = [
    NUMBER, "vk-2019-001", "VK\u20112019\u2011001", "VK\u20132019\u2013001", "VK - 2019 - 001",
    "VK\u00a0\u2013 2019\u2013\n001", "VK-\u200b2019-001", "\uff36\uff2b\uff0d2019\uff0d001",
]  # fmt: skip


@pytest.mark.parametrize("written", WRITTEN)
def test_however_it_is_written_it_names_the_case(written: str) -> None:
    text = f"Se {written}, som väntar."
    assert naming(["VK-2019-002", NUMBER])(text)
    assert names_case(text)
    assert names_case_of("VK", text)
    assert cases_named(text) == {NUMBER.casefold()}


def test_another_number_or_a_day_names_nobody() -> None:
    names = naming([NUMBER])
    assert [names(text) for text in ("VK-2019-0010", "VK-2019-002", "2019-001", "VK 2019 001")] == [
        False, False, False, True,
    ]  # fmt: skip
    assert not naming([])("")
    for text in ("Kalmar \u2013 2019-05-09", "i maj 2019 100 kronor", "AB-2019", "Ärendet S1"):
        assert not names_case(text)
    assert names_case("Det gäller ärende  S12.")


@pytest.mark.parametrize("written", WRITTEN[:-2])
def test_a_new_list_of_decisions_has_the_alias_instead(written: str) -> None:
    within = replace(context("beslutslista"), instead={NUMBER: "Ärende S1"})
    earlier = Answers({"arenden": [{"arende": f"Konsultation, {written}"}]})
    assert decisions_renewed(within, earlier) == {"arenden": [{"arende": "Konsultation, Ärende S1"}]}
