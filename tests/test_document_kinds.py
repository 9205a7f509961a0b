"""The contract of document kinds: every file, name, question and character reaches the page, or a test fails.

The second half breaks the contract on purpose, once for each way to break it, and sees that it is told.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import doc_templates
from doc_templates.entries import sections
from doc_templates.remiss import RemissWords
from doc_templates.words import Words, printed
from forms.base import KindForm
from forms.rows import RowsField
from service.documents.catalogue.referral import REMISS
from service.documents.contract import lost_questions, missing_files, strays, wrong_names
from service.documents.example import context_of, load
from service.documents.kind import DocumentKind, Registry
from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from service.domain.context import Context
from tests.support.kinds import PROJECTS
from tests.support.word import member, replaced, with_members
from workers.checking import catalogue, check, names_used
from workers.language.environment import LANGUAGE
from workers.rendering import fill

ROOT = Path(doc_templates.__path__[0]).parent
HOSTILE = "<w:t>&amp;</w:t> ]]> Åsa\n\t{{ 7*7 }} “1 767 000 kr”"
EVERY_KIND = pytest.mark.parametrize("kind", [*REGISTRY], ids=lambda kind: str(kind.key))
COMPANIONS = {companion.key: companion for kind in REGISTRY for companion in kind.companions}
EVERY_FILE = pytest.mark.parametrize(
    "kind", [*REGISTRY, *COMPANIONS.values()], ids=lambda kind: str(kind.key)
)
"""Every kind, and every further document that has words and a Word file of its own."""


def offered(kind: DocumentKind) -> set[str]:
    return {*catalogue(kind.words_type).words}


def lost(kind: DocumentKind) -> list[str]:
    data = load(kind.key)
    return lost_questions(kind, context_of(data, PROJECTS), data["answers"])


@EVERY_KIND
def test_every_kind_has_its_files(kind: DocumentKind) -> None:
    assert missing_files(kind, root=ROOT) == []


def test_every_word_file_belongs_to_a_kind() -> None:
    assert strays(REGISTRY, root=ROOT) == []


@EVERY_FILE
def test_the_word_file_prints_every_word_and_no_other(kind: DocumentKind) -> None:
    assert wrong_names(kind, used=names_used(kind.template), offered=offered(kind)) == []


@EVERY_FILE
def test_the_word_file_has_no_mistake(kind: DocumentKind) -> None:
    assert check(kind.template, catalogue(kind.words_type)) == []


@EVERY_FILE
def test_every_field_is_explained_to_who_writes_templates(kind: DocumentKind) -> None:
    groups = sections(kind.words_type)
    told = {group.path: group.title for group in groups}
    told |= {entry.path: entry.meaning for group in groups for entry in group.entries}
    assert [path for path, meaning in told.items() if not meaning] == []


@EVERY_KIND
def test_no_answer_is_lost_on_the_way_to_the_page(kind: DocumentKind) -> None:
    assert lost(kind) == []


@EVERY_FILE
def test_no_character_is_lost_on_the_way_to_the_page(kind: DocumentKind) -> None:
    fill(kind.template, catalogue(kind.words_type).example(items=2, text=HOSTILE))


@EVERY_KIND
def test_a_draft_in_which_nothing_is_answered_can_be_read_through(kind: DocumentKind) -> None:
    context = context_of(load(kind.key), PROJECTS)
    answers = kind.form(project=context.project).answers()
    fill(kind.template, printed(kind.words(context, answers)))


@EVERY_KIND
def test_every_question_stands_under_one_heading(kind: DocumentKind) -> None:
    form = kind.form(project=PROJECTS["vagknuten_2_0"])
    asked = [question.name for question in form.questions() if question.name != "motiveringar"]
    assert sorted(name for section in form.sections for name in section.names) == sorted(asked)


@EVERY_KIND
def test_every_question_has_a_label_of_its_own_kind(kind: DocumentKind) -> None:
    form: KindForm = kind.form(project=PROJECTS["vagknuten_2_0"])
    for question in form.questions():
        assert question.title
        assert not isinstance(question, RowsField) or question.noun


def test_two_kinds_with_one_key_stop_the_start() -> None:
    with pytest.raises(ValueError, match="share one key"):
        Registry.of(REMISS, REMISS)


# ---------------------------------------------------------------- broken on purpose


def test_a_misspelt_name_in_word_is_told() -> None:
    template = replaced(REMISS.template, "deltagare.namn", "deltagare.nanm")
    assert wrong_names(REMISS, used=names_used(template), offered=offered(REMISS)) == [
        "remiss: ”deltagare.nanm” i Word-filen finns inte bland orden.",
        "remiss: ”deltagare.namn” skrivs inte ut i Word-filen.",
    ]


def test_a_word_that_the_word_file_does_not_print_is_told() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class MoreWords(RemissWords):
        hemligt: str

    kind = replace(REMISS, words_type=MoreWords)
    assert wrong_names(kind, used=names_used(kind.template), offered=offered(kind)) == [
        "remiss: ”hemligt” skrivs inte ut i Word-filen."
    ]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("halsa", "Hälsa och förutsättningar relevanta för frågan"),
        ("sprak", "Språk"),
        ("aldersintervall", "Åldersintervall"),
        ("avgransningar", "Avgränsningar"),
        ("egna_resurser", "Egna resurser är uttömda eller otillräckliga"),
        ("forsorjning_sedan", "Datum då försörjningen började"),
    ],
)
def test_a_lost_question_is_told_by_name(name: str, title: str) -> None:
    def forgetful(context: Context, answers: Answers) -> RemissWords:
        remembered = {key: value for key, value in answers.items() if key != name}
        words = REMISS.words(context, Answers(remembered))
        assert isinstance(words, RemissWords)
        return words

    assert lost(replace(REMISS, words=forgetful)) == [
        f"remiss: svaret på ”{title}” ({name}) kommer inte med i dokumentet."
    ]


@EVERY_KIND
def test_words_that_ignore_the_answers_lose_every_question(kind: DocumentKind) -> None:
    data = load(kind.key)
    context = context_of(data, PROJECTS)
    always = kind.words(context, Answers(data["answers"]))
    told = lost(replace(kind, words=lambda _context, _answers: always))
    form = kind.form(project=context.project)
    printed = {each.name for each in form.questions() if isinstance(each, RowsField) or each.printed}
    names = [re.findall(r"[(]([a-z0-9_-]+)[)] kommer inte med", sentence) for sentence in told]
    assert {name.partition("-")[0] for (name,) in names} == printed


def test_a_question_in_the_innermost_rows_is_told_too() -> None:
    kind = REGISTRY["genomforandeplan"]

    def forgetful(context: Context, answers: Answers) -> Words:
        goals = [
            {**goal, "delmal": [{**step, "nar_natt": "alltid samma"} for step in goal.rows("delmal")]}
            for goal in answers.rows("mal")
        ]
        return kind.words(context, Answers({**answers, "mal": goals}))

    (told,) = lost(replace(kind, words=forgetful))
    assert "”Hur vi ser att det är nått” (mal-0-delmal-0-nar_natt)" in told


def test_a_missing_word_file_is_told(tmp_path: Path) -> None:
    for name in ("forms/remiss.py", "doc_templates/remiss.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert missing_files(REMISS, root=tmp_path) == ["remiss: filen doc_templates/remiss.docx saknas."]


def test_a_word_file_without_a_kind_is_told(tmp_path: Path) -> None:
    (tmp_path / "doc_templates").mkdir()
    (tmp_path / "doc_templates" / "gammal.docx").touch()
    assert strays(REGISTRY, root=tmp_path) == ["gammal.docx hör inte till någon dokumenttyp."]


def test_escaping_cannot_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LANGUAGE, "autoescape", False)
    # Another file with the same text, since the ready one is kept compiled.
    template = with_members(REMISS.template, {"word/anteckning.txt": b"utan skydd"})
    words = catalogue(REMISS.words_type).example(items=2, text=HOSTILE)
    assert member(fill(template, words)) == member(fill(REMISS.template, words))
