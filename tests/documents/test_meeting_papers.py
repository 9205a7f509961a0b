"""The papers of a meeting that are no records: house style, what they say, and what makes two the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest

from doc_templates.entries import sections
from doc_templates.meeting import when
from service.documents.kinds import REGISTRY
from service.documents.meeting_papers import (
    WORD_FILES,
    MeetingPaper,
    arendeblad,
    arendelista,
    dagordning,
    word_file,
)
from service.domain.consent_parts import EVERYTHING
from service.domain.meetings import extracts
from tests.documents import test_templates as house
from tests.support.kinds import texts
from tests.support.meeting_papers import ALL, EMPTY, LONG, MEETING, SIZES, USUAL, papers, proceedings, sheet
from tests.support.wordstyle import WordFile, find, q, text, value
from tests.test_document_kinds import HOSTILE
from workers.checking import catalogue, check, names_used
from workers.rendering import fill

NOT_PRINTED = {"dokument.version", "dokument.arendenummer"}
"""A paper has no versions of its own, and most belong to no case."""
ACROSS = {"w": 16838 - 2 * 1191}
RULES: tuple[Callable[[WordFile], None], ...] = (
    house.test_the_language_is_swedish_throughout,
    house.test_the_document_has_a_title_also_in_its_properties,
    house.test_headings_stay_with_what_follows,
    house.test_no_line_of_a_paragraph_is_left_alone_on_a_page,
    house.test_the_header_row_of_every_table_is_repeated,
    house.test_a_row_is_whole_unless_its_answers_are_long,
    house.test_pages_are_numbered,
    house.test_nothing_is_left_over_from_the_one_who_wrote_it,
    house.test_no_placeholder_is_left,
    house.test_fonts_are_those_that_have_a_free_twin,
    house.test_letters_stand_out_from_what_is_behind_them,
)
EVERY_FILE = pytest.mark.parametrize("key", WORD_FILES)


def filled(paper: MeetingPaper) -> WordFile:
    return WordFile(fill(paper.template, paper.printed()))


def lines(word: WordFile) -> list[str]:
    return [said for each in word.body.iter(q("p")) if (said := text(each))]


def headings(word: WordFile) -> list[str]:
    return [text(each) for each in word.paragraphs() if word.setting(each, "outlineLvl") is not None]


@EVERY_FILE
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__.removeprefix("test_"))
def test_the_house_style_is_kept(key: str, rule: Callable[[WordFile], None]) -> None:
    rule(WordFile(word_file(key)))


@EVERY_FILE
def test_the_word_file_prints_every_word_and_no_other(key: str) -> None:
    offered, used = {*catalogue(WORD_FILES[key]).words}, names_used(word_file(key))
    assert used <= offered
    assert offered - used <= NOT_PRINTED
    told = [each.message for each in check(word_file(key), catalogue(WORD_FILES[key]))]
    assert len(told) == len(offered - used), told


@EVERY_FILE
def test_every_field_is_explained(key: str) -> None:
    groups = sections(WORD_FILES[key])
    assert all(entry.meaning for group in groups for entry in group.entries)
    assert all(group.title for group in groups)


@EVERY_FILE
def test_no_character_is_lost_on_the_way_to_the_page(key: str) -> None:
    fill(word_file(key), catalogue(WORD_FILES[key]).example(items=2, text=HOSTILE))


@EVERY_FILE
@pytest.mark.parametrize("size", SIZES)
def test_every_row_fits_the_grid_of_its_table_and_the_table_its_page(key: str, size: str) -> None:
    word = filled(papers(size)[key])
    for table in word.tables():
        columns = [int(value(column, "w")) for column in table.iter(q("gridCol"))]
        assert sum(columns) == int(value(find(table, "tblPr/tblW"), "w"))
        assert sum(columns) in (house.MARGINS_APART, ACROSS["w"])
        for row in table.findall(q("tr")):
            assert sum(map(house.span, row.findall(q("tc")))) == len(columns), text(row)


@EVERY_FILE
def test_every_word_of_a_paper_stands_in_its_file(key: str) -> None:
    paper = papers(USUAL)[key]
    said = " ".join(" ".join(map(text, filled(paper).parts)).split())
    missing = [each for each in texts(paper.printed()) if " ".join(each.split()) not in said]
    assert missing in ([], ["Ja"])  # that consent is shown decides on a heading, and is not printed


def test_who_may_not_hear_a_case_reads_the_neutral_line_and_nothing_of_it() -> None:
    for make in (dagordning, arendelista):
        everybody, said = (lines(filled(make(proceedings(USUAL, away=away)))) for away in ("", "AF"))
        assert "VK-2017-003" in everybody
        assert "AF lämnar mötet" not in everybody
        assert said.count("AF lämnar mötet") == 1
        assert "VK-2017-003" not in " ".join(said)
        assert "6.3" not in said


def test_organisations_with_a_comma_in_their_name_are_told_apart() -> None:
    said = " ".join(lines(filled(arendelista(proceedings(USUAL)))))
    assert "Samtycke: " + "; ".join(ALL) in said
    assert "Lämnar rummet: Arbetsförmedlingen" in said


def test_the_numbers_of_a_point_have_no_gap_where_something_is_left_out() -> None:
    numbered = {each.point.value: rows for each, rows in proceedings(LONG).numbered()}
    assert [number for number, _ in numbered[6]] == ["6.1", "6.2", "6.3", "", "6.4", "6.5"]


def test_a_sheet_prints_no_heading_over_nothing() -> None:
    assert headings(filled(papers(EMPTY)["arendeblad"])) == []
    assert headings(filled(papers(USUAL)["arendeblad"])) == [
        "Frågan till mötet", "Samtycke", "Genomförandeplan", "Övergripande mål", "Mål 1",
        "Senaste uppföljningen", "Personens bild", "Vägledarens bild", "Beslut",
    ]  # fmt: skip


def test_a_list_without_matters_says_so() -> None:
    assert lines(filled(papers(EMPTY)["arendelista"]))[-1] == "Inga ärenden är anmälda till mötet."


def test_papers_that_say_the_same_are_one_and_the_same() -> None:
    one, other = (arendelista(proceedings(USUAL, away=away)) for away in ("", "AF"))
    assert one.fingerprint == arendelista(proceedings(USUAL)).fingerprint
    assert one.document_id == one.words.dokument.id
    assert one.fingerprint != other.fingerprint
    assert one.document_id != other.document_id


def test_the_running_text_of_a_sheet_tells_as_much_as_the_document_it_is_taken_from() -> None:
    assert REGISTRY["uppfoljning"].tells == extracts.NARRATIVE
    assert REGISTRY["motesbeslut"].tells == extracts.MEETING_TELLS
    for key in ("motesarende", "kompetenshojande_medel", "extern_konsultation"):
        assert REGISTRY[key].tells == EVERYTHING


def test_two_sheets_differ_when_one_word_does() -> None:
    usual = sheet(USUAL)
    changed = replace(usual, question=f"{usual.question}.")
    assert arendeblad(usual, at=MEETING).fingerprint != arendeblad(changed, at=MEETING).fingerprint


@pytest.mark.parametrize(
    ("starts", "minutes", "said"),
    [
        (time(13, 20), 10, "13.20–13.30"),
        (time(23, 55), 10, "23.55–00.05"),
        (time(13, 20), None, "13.20"),
        (None, 10, "10\N{NO-BREAK SPACE}minuter"),
        (None, 1, "1\N{NO-BREAK SPACE}minut"),
        (None, None, ""),
    ],
)
def test_when_a_matter_is_taken_up_is_said_as_far_as_it_is_known(
    starts: time | None, minutes: int | None, said: str
) -> None:
    assert when(starts, minutes) == said
