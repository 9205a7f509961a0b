"""The guide, the hints and the template language speak of the same filters and tests."""

import re
from pathlib import Path

import pytest
from jinja2.filters import FILTERS as JINJA_FILTERS

from tests.support.word import template
from workers.checking import check
from workers.language.filters import FILTERS, TESTS
from workers.language.hints import ASKED

GUIDE = Path(__file__).parents[3] / "docs" / "templates.md"


def named_under(heading: str) -> list[str]:
    """The names in the first column of the table under a heading of the guide."""
    section = GUIDE.read_text(encoding="utf-8").partition(f"### {heading}\n")[2].partition("\n#")[0]
    rows = re.findall(r"^\| (`.*?) \| ", section, re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def told(tag: str) -> str:
    return " ".join(mistake.message for mistake in check(template(tag), None))


def test_the_guide_names_every_filter_once_and_no_other() -> None:
    assert sorted(named_under("Filter")) == sorted(FILTERS)


def test_the_guide_names_every_test_once_and_no_other() -> None:
    assert sorted(named_under("Villkor med is")) == sorted(TESTS)


def test_no_hint_leads_away_from_what_there_is_or_to_what_there_is_not() -> None:
    assert not ASKED.keys() & FILTERS.keys()
    meant = {name for hint in ASKED.values() for name in re.findall(r"\|(\w+)", hint)}
    assert meant <= FILTERS.keys()


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_a_filter_called_as_a_function_is_told_as_a_filter(name: str) -> None:
    assert f"Skriv det som ett filter: {{{{ namn|{name} }}}}." in told(f"{{{{ {name}(x) }}}}")


@pytest.mark.parametrize("name", sorted(JINJA_FILTERS.keys() - FILTERS.keys()))
def test_a_filter_that_there_is_not_is_told_with_what_to_write(name: str) -> None:
    message = told(f"{{{{ x|{name} }}}}")
    assert f"Filtret ”{name}” finns inte. " in message
    assert ASKED.get(name, "De som finns är abs, batch, ") in message


def test_a_test_written_as_a_filter_is_told_as_a_test() -> None:
    assert "Filtret ”even” finns inte. Skriv det i ett villkor: {% if namn is even %}." in told(
        "{{ x|even }}"
    )
