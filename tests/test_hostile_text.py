"""Whatever is typed into any form stands in the document just so: in body, tables, header and footer."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from doc_templates.languages import languages
from forms.base import KindForm, as_typed
from forms.fields import EmailField, PhoneField, TextField
from forms.question import Question
from forms.rows import RowsField
from service.documents.example import context_of, load
from service.documents.kind import DocumentKind
from service.documents.kinds import REGISTRY
from service.domain.context import Context
from service.domain.text import clean
from tests.support.work import PROJECTS
from workers.documents import word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = [
    "CRP < 5 och BMI > 25",
    "Fru & Herr AT&T",
    "{{ 7*7 }}",
    "{% for %}",
    "{{ dokument.titel }}{# #}",
    "</w:t></w:r>",
    "<w:fldSimple>",
    "&amp;lt; ]]> <!--",
    "\N{RIGHT-TO-LEFT OVERRIDE}baklänges",
    "مرحبا",
    "\N{FAMILY}\N{EMOJI MODIFIER FITZPATRICK TYPE-3}",
    "e" + "\N{COMBINING ACUTE ACCENT}" * 200,
    "a\x00b\x0bc\x1fd",
    "rad ett\r\nrad två\rrad tre\N{LINE SEPARATOR}rad fyra\fsida",
    "=cmd|' /C calc'!A0",
    "\ud800 ensam \ufffe\uffff",
    "kol\tumn",
    "''\"`$(x)",
    "19970516-2387",
    "<<a>>",
    "[text](a)",
    "____",
]
ANYTHING = st.one_of(
    st.sampled_from(MARKUP),
    st.lists(st.sampled_from(MARKUP), min_size=2, max_size=4).map(" ".join),
    st.text(st.characters(codec=None), min_size=1, max_size=80),
)


def texts(form: KindForm) -> Iterator[TextField]:
    """Every question for free text that is printed, those in rows among them."""
    pending: list[Question | RowsField] = [*form.questions()]
    while pending:
        field = pending.pop()
        if isinstance(field, RowsField):
            pending.extend(question for row in field.rows for question in row.questions())
        elif isinstance(field, TextField) and not isinstance(field, EmailField | PhoneField):
            yield field


def shown(docx: bytes, part: str = "") -> str:
    """The text of all parts whose names begin with `part`, with white space as one space."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = [name for name in package.namelist() if name.startswith(f"word/{part}")]
        roots = [etree.fromstring(package.read(name)) for name in names if name.endswith(".xml")]
    breaks = {f"{W}br", f"{W}tab", f"{W}p", f"{W}cr"}
    nodes = (node for root in roots for node in root.iter(f"{W}t", *breaks))
    return folded("".join(" " if node.tag in breaks else node.text or "" for node in nodes))


def folded(text: str) -> str:
    return " ".join(text.split())


def filled(kind: DocumentKind, text: str) -> tuple[KindForm, Context]:
    """The example of a kind with `text` in each of its text questions, and what it is judged in."""
    data = load(kind.key)
    context: Context = context_of(data, PROJECTS)
    context = replace(
        context, author=replace(context.author, organisation=clean(text)), document_id=clean(text)
    )
    typed = as_typed(data["answers"])
    for field in texts(kind.form(typed, project=context.project)):
        typed[field.name] = [text]
    return kind.form(typed, project=context.project), context


def document(kind: DocumentKind, text: str) -> tuple[list[TextField], bytes]:
    """The answered text questions of a kind and its document when each of them holds `text`."""
    form, context = filled(kind, text)
    printed = [field for field in texts(form) if field.printed]
    answered = [field for field in printed if field.typed]
    assert len(answered) == len(printed) or not clean(text).strip()
    return answered, word(kind, context, form.answers()).docx


@pytest.mark.parametrize("key", sorted(REGISTRY.kinds))
@given(text=ANYTHING)
@example(text=" ".join(MARKUP))
@settings(max_examples=30, suppress_health_check=[*HealthCheck])
def test_what_is_typed_stands_in_the_document(key: str, text: str) -> None:
    answered, docx = document(REGISTRY[key], text)
    told, wanted = shown(docx), folded(normalize("NFC", clean(text)))
    for field in answered:
        assert wanted in told, field.name


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("key", sorted(REGISTRY.kinds))
def test_what_must_survive_is_not_taken_for_a_forgotten_text(key: str, text: str) -> None:
    kind, form, context = REGISTRY[key], *filled(REGISTRY[key], text)
    form.judge(kind.judge(form.answers(), context))
    assert "M23" not in {finding.rule for finding in form.findings}


NAMELESS = {"skydd"}
"""Its header never tells an organisation: the person's identity is protected from that moment."""


@pytest.mark.parametrize("key", sorted(REGISTRY.kinds.keys() - NAMELESS))
def test_header_and_footer_show_it_too(key: str) -> None:
    text = "Fru & Herr <AT&T> {{ 7*7 }}"
    docx = document(REGISTRY[key], text)[1]
    assert clean(text) in shown(docx, "header")
    assert clean(text) in shown(docx, "footer")


def test_very_long_answers_are_kept_whole() -> None:
    data = load("slutanalys")
    context = context_of(data, PROJECTS)
    long = " ".join(f"ord{number}" for number in range(12_000))
    names = ("insatser_i_korthet", "analys", "egen_bild")
    typed = {**as_typed(data["answers"]), **{name: [long] for name in names}}
    kind = REGISTRY["slutanalys"]
    told = shown(word(kind, context, kind.form(typed, project=context.project).answers()).docx)
    assert told.count(long) == len(names)


EASY = REGISTRY["genomforandeplan"].companions[0]
EASY_TEXTS = {
    "vagledare", "overgripande_mal", "mal", "delmal", "aktivitet", "hur_och_var", "ansvarig", "part",
    "kontakt", "atagande", "plats", "period", "omfattning", "hur",
}  # fmt: skip
"""What of a plan stands in the easy-read, by the last part of the question's name."""


@given(text=ANYTHING)
@example(text=" ".join(MARKUP))
@settings(max_examples=20, deadline=None, suppress_health_check=[*HealthCheck])
def test_what_is_typed_stands_in_the_easy_read_too(text: str) -> None:
    form, context = filled(REGISTRY["genomforandeplan"], text)
    told = shown(word(EASY, context, form.answers()).docx)
    wanted = folded(normalize("NFC", clean(text)))
    printed = [field for field in texts(form) if field.typed and field.name.split("-")[-1] in EASY_TEXTS]
    assert told.count(wanted) >= len(printed) or not wanted


@pytest.mark.parametrize("code", [*languages()])
@pytest.mark.parametrize("kind", [REGISTRY["genomforandeplan"], EASY], ids=lambda kind: str(kind.key))
def test_what_is_typed_stands_as_it_was_written_beside_every_language(kind: DocumentKind, code: str) -> None:
    text = " ".join(MARKUP)
    form, context = filled(REGISTRY["genomforandeplan"], text)
    told = shown(word(kind, context, form.answers(), language=languages()[code]).docx)
    assert folded(normalize("NFC", clean(text))) in told
