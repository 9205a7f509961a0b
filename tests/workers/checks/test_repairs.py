"""What Word does to tags is mended in the file, and nothing else in the file is touched."""

import pytest

from tests.support.planted.case import BODY, Word
from tests.support.word import opened, saved, template
from workers.checking import check, repair
from workers.checking.mending import mended
from workers.errors import Severity
from workers.word.package import Package


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("{{ a|join(”, ”) }}", '{{ a|join(", ") }}'),
        ("{{ a or ’–’ }}", "{{ a or '–' }}"),
        ("{% if a == “it’s” %}", '{% if a == "it’s" %}'),
        ('{% if a == "“hej”" %}', '{% if a == "“hej”" %}'),
        ("{{\u00a0a\u200b.b\u00a0}}", "{{ a.b }}"),
        ("{\u200b{ a }\u200b}", "{{ a }}"),
        ("{{ a \u2013 1 }}", "{{ a - 1 }}"),
        ("{% if a \u2265 3 and b \u2260 2 %}", "{% if a >= 3 and b != 2 %}"),
        ("{%tr\u00a0For x in y %}", "{%tr for x in y %}"),
        ("{% Endif %}", "{% endif %}"),
        ("{{ a == ”10\u00a0kr” }}", '{{ a == "10\u00a0kr" }}'),
    ],
)
def test_characters_are_put_right_and_quoted_texts_are_let_be(typed: str, right: str) -> None:
    assert mended(typed) == right


def test_only_the_parts_with_mended_tags_change() -> None:
    word = Word.of("remissvar")
    word.runs("Spår{{ spar }}", "Spår", "{{ sp", "ar }}")
    before = word.saved()
    after, told = repair(before)
    old, new = Package.read(before).members, Package.read(after).members
    assert [name for name in old if old[name] != new[name]] == [BODY]
    assert list(old) == list(new)
    assert [mistake.fixed for mistake in told] == [True]
    assert told[0].message == "Taggen ”{{ spar }}” är delad i flera bitar av Word. Det är rättat."


def test_the_text_around_a_split_tag_keeps_its_look() -> None:
    document = opened(template("Hej {{ na"))
    bold = document.paragraphs[0].add_run("mn }} och")
    bold.bold = True
    after, _ = repair(saved(document))
    runs = opened(after).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs] == [("Hej {{ namn }}", None), (" och", True)]


def test_a_tab_a_line_and_a_hyphen_that_hold_together_are_taken_out_of_a_tag() -> None:
    document = opened(template(""))
    run = document.paragraphs[0].add_run("{{ a")
    run.add_tab()
    run.add_text("or")
    run.add_break()
    run.add_text("b }}")
    assert opened(repair(saved(document))[0]).paragraphs[0].text == "{{ a or b }}"


def test_what_is_mended_needs_no_mending_again() -> None:
    once, _ = repair(template("{{ a|join(”, ”) }}", "{%p\u00a0if b %}", "{%p endif %}"))
    assert repair(once) == (once, [])


def test_what_is_not_sure_is_let_be_and_told_as_a_mistake() -> None:
    data = template("{{ a”b }}")
    assert repair(data) == (data, [])
    assert any(mistake.severity is Severity.ERROR for mistake in check(data, None))


def test_a_file_that_cannot_be_read_comes_back_as_it_is() -> None:
    assert repair(b"hej") == (b"hej", [])
