"""Twenty templates with planted mistakes and five without: all found, none invented, each at its place."""

import io
from functools import cache

import docx
import pytest

from service.commands.checking import line_of
from tests.support.planted import RIGHT, WRONG, Case
from tests.support.planted.case import BODY
from tests.support.wordstyle import text
from workers.checking import Mistake, check, repair
from workers.word.comments import commented
from workers.word.markup import PARAGRAPH, parse, w
from workers.word.package import Package

pytestmark = pytest.mark.slow

EVERY_WRONG = pytest.mark.parametrize("case", WRONG, ids=str)
EVERY_RIGHT = pytest.mark.parametrize("case", RIGHT, ids=str)


@cache
def mended(case: Case) -> tuple[bytes, list[Mistake], list[Mistake]]:
    """The template as it is used: mended, what was mended, and what is wrong with it still."""
    template, fixed = repair(case.template)
    return template, fixed, check(template, case.names)


def test_there_are_twenty_with_two_mistakes_or_more_and_five_without() -> None:
    assert (len(WRONG), len(RIGHT)) == (20, 5)
    assert all(len(case.told) >= 2 for case in WRONG)
    assert not any(case.told for case in RIGHT)


@EVERY_WRONG
def test_every_planted_mistake_is_told_and_no_other(case: Case) -> None:
    assert [line_of(mistake) for mistake in check(case.template, case.names)] == case.told


@EVERY_RIGHT
def test_what_is_right_is_let_be(case: Case) -> None:
    assert check(case.template, case.names) == []


@EVERY_WRONG
def test_every_mistake_leads_to_its_paragraph(case: Case) -> None:
    template, _, mistakes = mended(case)
    members = Package.read(template).members
    for mistake in mistakes:
        if mistake.paragraph >= 0:
            paragraph = [*parse(members[mistake.part]).iter(PARAGRAPH)][mistake.paragraph]
            assert letters(text(paragraph)) == letters(mistake.text)


def letters(words: str) -> str:
    """A text without tabs and other spaces, and without what was struck out or cut off."""
    return "".join(words.replace("{{ slut }}", "").split())[:100]


@EVERY_WRONG
def test_every_mistake_comes_back_as_a_comment_in_the_body_at_its_paragraph(case: Case) -> None:
    template, fixed, left = mended(case)
    mistakes = [*fixed, *left]
    document = docx.Document(io.BytesIO(commented(template, mistakes)))
    said = {str(one.comment_id): one.text for one in document.comments}
    assert len(said) == len(mistakes)
    paragraphs = [*document.element.iter(PARAGRAPH)]
    for mistake in mistakes:
        at = paragraphs[mistake.paragraph if mistake.part == BODY else -1]
        carrier = next(at.iterancestors(PARAGRAPH), at)
        marks = [said[mark.get(w("id"))] for mark in carrier.iter(w("commentReference"))]
        assert any(mistake.message in comment for comment in marks)
