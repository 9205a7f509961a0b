"""Braces as people type them: what is read of a tag whose braces went wrong, and what is no tag at all."""

import pytest

from workers.checking.braces import single_braced, typed_tags, without_tags


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("{{ a }} och {% if b %}", ["{{ a }}", "{% if b %}"]),
        ("{{ a }", ["{{ a }}"]),
        ("{{ a %}", ["{{ a }}"]),
        ("{% if a }}x{% endif %}", ["{% if a %}", "{% endif %}"]),
        ("{%tr for x in y }", ["{%tr for x in y %}"]),
        ("{ { a } }", ["{{ a }}"]),
        ("{ % if a % }", ["{% if a %}"]),
        ("{{ a } }", ["{{ a }}"]),
        ("{{{ a }}}", ["{{ a }}"]),
        ("{{{{ a }}", ["", "{{ a }}"]),
        ("{{ a }}}", ["{{ a }}"]),
        ("{a.b}}", ["{{ a.b }}"]),
        ("{ if a %}", ["{% if a %}"]),
        ("% endfor %}", ["{% endfor %}"]),
        ("{{ a och {{ b }}", ["{{ a }}", "{{ b }}"]),
        ("{{ a", ["{{ a }}"]),
        ("{% if a", ["{% if a %}"]),
        ("{{", [""]),
        ("{ { och sedan", [""]),
        ("}}", [""]),
        ('{"b": 1}}', [""]),
        ("{# {{ a }} #}{{ b }}", ["{# {{ a }} #}", "{{ b }}"]),
        ("{# aldrig slut {{ b }}", ["", "{{ b }}"]),
        ("{1, 2} {a} 100 % } {_{ x }_} {_% y %_}", []),
    ],
)
def test_every_tag_is_read_as_it_must_have_been_meant(text: str, meant: list[str]) -> None:
    assert [tag.meant for tag in typed_tags(text)] == meant


def test_every_wrong_tag_is_told_and_no_right_one() -> None:
    wrong = {tag.text: bool(tag.wrong) for tag in typed_tags("{{ a }}, {{ b } och {%tr endfor %}")}
    assert wrong == {"{{ a }}": False, "{{ b }": True, "{%tr endfor %}": False}


def test_names_in_single_braces_are_seen_only_outside_tags() -> None:
    assert list(single_braced("{a.b} {{ c }} { { d } } {1} {_{ e }_} {f}")) == ["a.b", "f"]


def test_a_text_without_its_tags() -> None:
    assert without_tags("Hej {{ a }}{% if b %}!{% endif %}", word="x") == "Hej x!"
