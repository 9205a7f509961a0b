"""Cleaning of typed text: what is dropped, what survives, and that twice is once."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.domain.text import clean, several

any_text = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n"])
def test_every_line_break_becomes_a_line_feed(line_break: str) -> None:
    assert clean(f"en{line_break}två") == "en\ntvå"


def test_carriage_return_and_line_feed_apart_are_two_breaks() -> None:
    assert clean("a\n\rb") == "a\n\nb"


@pytest.mark.parametrize(
    "unwanted",
    [*"\x00\x08\x0e\x1f\x7f\x9f\ud800\udfff\ufffe\uffff", *"\u202e\u2066\u2069\u200f\u061c"],
)
def test_what_no_document_can_hold_is_dropped(unwanted: str) -> None:
    assert clean(f"Test{unwanted}person") == "Testperson"


@pytest.mark.parametrize(
    "kept",
    [
        "CRP < 5 och BMI > 25",
        "Fru & Herr AT&T",
        "</w:t></w:r>",
        "<w:fldSimple>",
        "\tindrag",
        "hårt\u00a0mellanslag, tankstreck –",
        "😀 👩‍👩‍👧 العربية",
        "5 % av { allt }",
        "   ",
        "",
    ],
)
def test_ordinary_text_survives_as_typed(kept: str) -> None:
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("typed", "parted"),
    [
        ("{{ 7*7 }}", "{\u2060{ 7*7 }\u2060}"),
        ("{% for %}", "{\u2060% for %\u2060}"),
        ("{# tyst #}", "{\u2060# tyst #\u2060}"),
        ("{{{{", "{\u2060{\u2060{\u2060{"),
        ("{\u202e{", "{\u2060{"),
    ],
)
def test_template_tags_are_parted_by_an_invisible_joiner(typed: str, parted: str) -> None:
    assert clean(typed) == parted


def test_letters_are_composed() -> None:
    assert clean("a\u030a") == "å"


@given(any_text)
@example("\ud83d\ude00")
@example("{\x00{%\x00}")
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")
    assert not any(tag in once for tag in ("{{", "{%", "{#", "}}", "%}", "#}", "\r"))


def test_a_hundred_thousand_characters_and_two_hundred_accents_pass() -> None:
    assert len(clean("ordet " * 20_000)) == 120_000
    assert clean("q" + "\u0301" * 200) == "q" + "\u0301" * 200


def test_what_has_a_comma_in_its_name_is_told_from_the_next_one() -> None:
    parties = ("Landstinget, primärvården", "Arbetsförmedlingen", "Arbetsförmedlingen")
    assert several(parties) == "Landstinget, primärvården; Arbetsförmedlingen"
    assert several((*parties[1:2], "Försäkringskassan")) == "Arbetsförmedlingen, Försäkringskassan"
