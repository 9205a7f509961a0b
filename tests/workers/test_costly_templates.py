"""What a template makes while it is filled has bounds: over them, its author is told where."""

import pytest

from tests.workers.attacks.building import good
from tests.workers.attacks.fills import ATTACKS
from workers.checking import check
from workers.errors import TemplateError
from workers.guard import guard
from workers.language.environment import LANGUAGE
from workers.rendering import fill

WORDS = {"titel": "T", "rader": [{"x": f"text {number}"} for number in range(60)]}


@pytest.mark.parametrize("name", ATTACKS)
def test_what_costs_too_much_is_refused_at_its_place(name: str) -> None:
    data = ATTACKS[name].build()
    assert guard(data) == []
    with pytest.raises(TemplateError) as refused:
        fill(data, WORDS)
    assert ATTACKS[name].said in refused.value.mistake.message
    assert refused.value.mistake.place == "brödtexten"
    assert "{" in refused.value.mistake.text


@pytest.mark.parametrize("name", ["loops in loops that write", "loops in loops that look"])
def test_products_of_loops_are_told_at_the_check(name: str) -> None:
    assert any(ATTACKS[name].said in mistake.message for mistake in check(ATTACKS[name].build(), None))


def test_a_long_document_is_filled() -> None:
    data = good(
        "{% for a in rader %}{% for b in rader %}{{ a.x }}{% if a == b %}x{% endif %}{% endfor %}{% endfor %}"
    )
    assert fill(data, WORDS)
    rows = {"titel": "T", "rader": [{"x": "text " * 100}] * 5_000}
    assert fill(good("{% for r in rader %}{{ loop.index }} {{ r.x }}{% endfor %}"), rows)


def test_each_document_has_its_own_budget() -> None:
    data = good(
        "{% for a in rader %}{% for b in rader %}{% for c in rader %}x{% endfor %}{% endfor %}{% endfor %}"
    )
    assert len({fill(data, WORDS) for _ in range(8)}) == 1


def test_a_constant_is_printed_as_any_value() -> None:
    assert LANGUAGE.from_string("{{ true }}{{ none }}{{ 1 > 2 }}{{ ja }}").render(ja=True) == "JaNejJa"
