"""Personal numbers in running text: found however they are written, and masked."""

import pytest

from service.domain.numbers_in_text import certain, masked, shaped


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Karin 19640823-3234 bor här", "Karin ********-**** bor här"),
        ("640823+3234", "******+****"),
        ("(1964-08-23 3234)", "(****-**-** ****)"),
        ("19640823\u20113234, 196408233234", "********\u2011****, ************"),
        ("19640823\u00ad3234", "********\u00ad****"),
        ("19640823.3234", "********.****"),
        ("1964.08.23-3234", "****.**.**-****"),
        ("19640823\u200b-3234", "********\u200b-****"),
        ("\uff11\uff19\uff16\uff14\uff10\uff18\uff12\uff13-3234", "********-****"),
        ("970516/2387", "******/****"),
        ("970516_2387", "******_****"),
        ("19640823\n3234", "********\n****"),
        ("19640823-\r\n3234", "********-\r\n****"),
        ("1964 08 23 - 3234", "**** ** ** - ****"),
        ("2017-02-01 1964-08-23-3234", "2017-02-01 ****-**-**-****"),
    ],
)
def test_a_number_is_found_and_masked_however_it_is_written(text: str, kept: str) -> None:
    assert (certain(text), masked(text)) == (True, kept)
    assert masked(kept) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Karin 19640823-32…", "Karin ********-**…"),
        ("640823… bor", "******… bor"),
        ("19640823-3", "********-*"),
    ],
)
def test_a_number_that_was_cut_off_is_masked_too(text: str, kept: str) -> None:
    assert masked(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20",
        "2017-02-01 3234 kr",
        "den 2017.02.01. 2018 blev det",
        "VK-2017-014",
        "l\u00e4get\u2026",
        "Från 2026-01-18 till 2026-12-31",
        "070-123 45 67",
        "212000-0738",
        "20261120",
        "År 2026…",
    ],
)
def test_dates_telephones_and_organisations_are_left_as_they_are(text: str) -> None:
    assert (shaped(text), certain(text), masked(text)) == (False, False, text)


def test_what_only_has_the_shape_is_masked_but_is_no_certain_number() -> None:
    assert (certain("19640823-3235"), masked("19640823-3235")) == (False, "********-****")
