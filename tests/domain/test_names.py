"""Names as they are looked for and put in order in Swedish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain import names


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Anna-Karin Lindén", ("anna", "karin", "linden")),
        ("ÅKE Öhman", ("åke", "öhman")),
        ("A\u030ake", ("åke",)),
        ("Søren Müller", ("sören", "myller")),
        ("O’Brien", ("o", "brien")),
        ("", ()),
    ],
)
def test_words_without_capitals_and_foreign_accents(name: str, words: tuple[str, ...]) -> None:
    assert names.words(name) == words


def test_beginnings_from_three_letters_and_short_words_whole() -> None:
    assert names.beginnings("Bo Lund") == {"bo", "lun", "lund"}
    assert max(map(len, names.beginnings("Maximiliansson-Wallenstein"))) == names.LONGEST


def test_what_is_typed_begins_a_word() -> None:
    assert names.matches(names.words("lund ann"), "Anna Lundqvist")
    assert not names.matches(names.words("qvist"), "Anna Lundqvist")
    assert names.matches(names.words("anna l"), "Anna Lundqvist")
    assert not names.matches(names.words("anna b"), "Anna Lundqvist")


def test_initials_are_looked_for_only_when_nothing_longer_is_typed() -> None:
    assert names.asked(names.words("Anna L")) == ("anna",)
    assert names.asked(names.words("Bo L")) == ("bo",)
    assert names.asked(names.words("Maximiliansson")) == ("maximilianss",)


def test_the_letters_of_the_alphabet_end_it() -> None:
    told = ["Östen", "Zara", "Ärla", "Åke", "Adam", "André", "Andersson"]
    assert sorted(told, key=names.in_order) == ["Adam", "Andersson", "André", "Zara", "Åke", "Ärla", "Östen"]


@given(st.text(max_size=60))
def test_any_name_is_found_by_what_it_begins_with(name: str) -> None:
    held = names.beginnings(name)
    for word in names.words(name):
        assert {*names.asked([word])} <= held
        assert names.matches([word], name)
