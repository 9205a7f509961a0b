"""Answers of a form: typed readers, and that nothing leaks in print."""

from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.dates import InvalidDate

ANSWERS = Answers(
    {
        "namn": "Testperson D1",
        "start": "2017-03-13",
        "belopp": 0,
        "tolk": False,
        "kategorier": ["arbetslosa"],
        "mal": [{"mal": "Slutbetyg", "delmal": [{"delmal": "Klart prov"}]}],
        "tomt": None,
        "mellanslag": "  ",
        "tom_lista": [],
    }
)


def test_each_reader_gives_its_type() -> None:
    assert ANSWERS.text("namn") == "Testperson D1"
    assert ANSWERS.date("start") == date(2017, 3, 13)
    assert ANSWERS.integer("belopp") == 0
    assert ANSWERS.yes("tolk") is False
    assert ANSWERS.many("kategorier") == ("arbetslosa",)
    assert ANSWERS.rows("mal")[0].rows("delmal")[0].text("delmal") == "Klart prov"


@pytest.mark.parametrize("name", ["saknas", "tomt"])
def test_what_was_not_answered_is_empty(name: str) -> None:
    assert ANSWERS.text(name) == ""
    assert ANSWERS.date(name) is None
    assert ANSWERS.integer(name) is None
    assert ANSWERS.yes(name) is None
    assert ANSWERS.many(name) == ()
    assert ANSWERS.rows(name) == ()
    assert not ANSWERS.has(name)


def test_no_and_zero_are_answers_but_spaces_are_not() -> None:
    assert ANSWERS.has("tolk")
    assert ANSWERS.has("belopp")
    assert not ANSWERS.has("mellanslag")
    assert not ANSWERS.has("tom_lista")


def test_an_empty_field_of_any_kind_is_unanswered() -> None:
    empty = Answers({"fält": ""})
    assert empty.date("fält") is None
    assert empty.integer("fält") is None
    assert empty.yes("fält") is None


def test_the_wrong_reader_names_the_field_but_not_its_content() -> None:
    for read in (ANSWERS.integer, ANSWERS.yes, ANSWERS.many, ANSWERS.rows):
        with pytest.raises(TypeError, match="namn") as error:
            read("namn")
        assert "Testperson" not in str(error.value)
    with pytest.raises(TypeError, match="belopp"):
        ANSWERS.text("belopp")
    with pytest.raises(TypeError, match="tolk"):
        ANSWERS.integer("tolk")
    with pytest.raises(TypeError, match="kategorier"):
        ANSWERS.rows("kategorier")
    with pytest.raises(TypeError, match="mal"):
        ANSWERS.many("mal")
    with pytest.raises(InvalidDate):
        ANSWERS.date("namn")


def test_it_is_a_mapping_that_shows_no_content() -> None:
    assert set(ANSWERS) >= {"namn", "start"}
    assert len(ANSWERS) == 9
    assert ANSWERS["namn"] == "Testperson D1"
    assert dict(ANSWERS)["belopp"] == 0
    assert repr(ANSWERS) == str(ANSWERS) == "<Answers to 9 questions>"
    assert Answers(dict(ANSWERS)) == ANSWERS
