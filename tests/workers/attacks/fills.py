"""Tags that pass the guard, and cost more than the machine has once there are words to fill in."""

from collections.abc import Mapping

from tests.workers.attacks.building import Attack, good

_STEPS = "Mallen gör för många varv och jämförelser"
_SIZE = "Mallen gör dokumentet för stort"
_NO_TEXT = "En lista eller grupp kan inte göras om till text"
_NO_NUMBER = "Det går bara att räkna med tal."


def _ten(name: str) -> str:
    return ", ".join([name] * 10)


def _lists(name: str = "a", *, brackets: str = "[]") -> list[str]:
    """A list of ten lists of ten lists …: little to keep, endless to go through."""
    inside = f"{{% set {name} = {brackets[0]}{_ten(name)}{brackets[1]} %}}"
    return [f"{{% set {name} = ['x']|first %}}", *[inside] * 10]


def _after(lists: list[str], *tags: str) -> Attack:
    return Attack(lambda: good(*lists, *tags[:-1]), tags[-1])


def _loops(inside: str, *, depth: int = 5) -> bytes:
    opens = "".join(f"{{% for r{level} in rader %}}" for level in range(depth))
    return good(opens + inside + "{% endfor %}" * depth)


def _long(tags: str) -> bytes:
    """With a text of 300 000 characters."""
    return good(
        "{% set t = 'x' * 0 if false else 'x' %}",
        *["{% set t = t|replace('x', 'x" + "x" * 66 + "') %}"] * 3,
        tags,
    )


_TUPLES = _lists(brackets="()")
ATTACKS: Mapping[str, Attack] = {
    "loops in loops that write": Attack(lambda: _loops("{{ r0.x }}"), _STEPS),
    "loops in loops that look": Attack(lambda: _loops("{% if r4.x == 'nej' %}x{% endif %}"), _STEPS),
    "loops over what is picked out": Attack(
        lambda: good(
            "{% for a in rader|map(attribute='x') %}"
            + "{% for b in rader|select %}" * 3
            + "x"
            + "{% endfor %}" * 4
        ),
        _STEPS,
    ),
    "a long text in a loop": Attack(lambda: _long("{% for r in rader %}{{ t }}{% endfor %}"), _SIZE),
    "long texts put together": Attack(
        lambda: _long("{% for r in rader %}{% set u = t ~ t %}{% endfor %}"), _SIZE
    ),
    "lists put together": _after(_lists(), "{{ a ~ '' }}", _NO_TEXT),
    "lists in capitals": _after(_lists(), "{{ a|upper|length }}", _NO_TEXT),
    "lists whose words are counted": _after(_lists(), "{{ a|wordcount }}", _NO_TEXT),
    "lists that may be in capitals": _after(_lists(), "{{ a is upper }}", _NO_TEXT),
    "lists in a pattern": _after(_lists(), "{{ '%s' is divisibleby(a) }}", _NO_NUMBER),
    "a wide pattern": _after([], "{{ '%999999999d' is odd }}", _NO_NUMBER),
    "equal lists": _after([*_lists(), *_lists("b")], "{{ a == b }}", _STEPS),
    "equal lists in a chain": _after([*_lists(), *_lists("b")], "{{ 1 < 2 < 3 and a != b }}", _STEPS),
    "equal lists by a test": _after([*_lists(), *_lists("b")], "{{ a is eq(b) }}", _STEPS),
    "a list in a list": _after([*_lists(), *_lists("b")], "{{ a in [b] }}", _STEPS),
    "equal lists picked out": _after(
        [*_lists(), *_lists("b")], "{{ [a]|select('eq', b)|list|length }}", _STEPS
    ),
    "sorted lists": _after([*_lists(), *_lists("b")], "{{ [a, b]|sort|length }}", _STEPS),
    "the largest list": _after([*_lists(), *_lists("b")], "{{ ([a, b]|max)|length }}", _STEPS),
    "lists that differ": _after(_TUPLES, "{{ [a]|unique|list|length }}", _STEPS),
    "lists in groups": _after(_TUPLES, "{{ [a]|groupby(0)|length }}", _STEPS),
    "a list as a key": _after(_TUPLES, "{{ {a: 1}|length }}", _STEPS),
    "a list as the key of another": _after(_TUPLES, "{{ {1: 1}[a] }}", "Mellan hakparenteser"),
    "a list as the name of a filter": _after(_TUPLES, "{{ [1]|map(a)|list }}", "Ett filter eller villkor"),
    "a list as a way to round": _after(_TUPLES, "{{ 1|round(0, a) }}", _NO_TEXT),
    "the engine's own filter": _after(
        [], "{{ [1]|map(' steps', -9, -9, 0)|list }}", "Ett filter eller villkor"
    ),
    "lists in pieces": _after(
        ["{% set t = [1] %}", *["{% set t = t|list|batch(1000, t)|list|first %}"] * 4, "{% for a in t %}"],
        "{% for b in t %}{% endfor %}{% endfor %}",
        _STEPS,
    ),
    "a text with much to trim": Attack(lambda: _long("{{ t|trim(t) }}"), "”trim” kan ta bort högst 100"),
}
