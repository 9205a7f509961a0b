"""The bilingual Word file: what is translated, where it stands, and which way it reads."""

import io
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph

from doc_templates.languages import languages
from service.commands.languages import translated
from service.documents.kind import DocumentKind
from service.documents.kinds import REGISTRY
from tests.support.templates import word_file
from workers.bilingual import NOTE, UNREVIEWED, bilingual, fixed_texts
from workers.bilingual.fixed import Fixed, fixed
from workers.bilingual.styles import Styles
from workers.checking import catalogue, check, names_used
from workers.word.markup import PARAGRAPH, parse
from workers.word.package import Package

ARABIC, ENGLISH = languages()["ar"], languages()["en"]
PLAN = REGISTRY["genomforandeplan"]
TRANSLATED = pytest.mark.parametrize(
    ("kind", "code"),
    [(kind, code) for _, kind in translated() for code in languages()],
    ids=lambda each: each if isinstance(each, str) else each.key,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mina resurser", Fixed("Mina resurser")),
        ("Spår\t{{ spar }}", Fixed("Spår")),
        ("Nått när: {{ d.nar_natt }}", Fixed("Nått när", inline=True)),
        ("Mål {{ m.nr }}. {{ m.mal }}", Fixed("Mål", inline=True)),
        ("Från {{ start }} till {{ slut }}.", Fixed("Från {{ start }} till {{ slut }}.")),
        ("{% if loop.first %}Beslut{% endif %}\t{{ s }}", Fixed("Beslut", when="loop.first")),
        ("{%p if start %}", None),
        ("{{ d.start }}–{{ d.slut }}", None),
        ("–", None),
        ("{{ u.roll }}{% if u.roll %}, eller {% endif %}", None),
    ],
)
def test_what_of_a_paragraph_is_fixed(text: str, found: Fixed | None) -> None:
    assert fixed(text) == found


@TRANSLATED
def test_the_bilingual_file_is_a_template_without_mistakes(kind: DocumentKind, code: str) -> None:
    made = bilingual(kind.template, languages()[code], title="Genomförandeplan")
    assert check(made, catalogue(kind.words_type)) == []
    assert names_used(made) == names_used(kind.template)


@TRANSLATED
def test_every_translation_stands_in_it(kind: DocumentKind, code: str) -> None:
    language = languages()[code]
    made = _text(_open(bilingual(kind.template, language, title="Genomförandeplan")))
    for swedish in fixed_texts(kind.template):
        assert swedish.partition("{{")[0] in made
        assert language.of(swedish).partition("{{")[0] in made


def test_a_text_without_translation_stands_in_swedish_alone() -> None:
    made = _open(bilingual(word_file("Något eget\t{{ dokument.id }}"), ARABIC, title=""))
    assert [each.text for each in made.paragraphs if each.text] == ["Något eget\t{{ dokument.id }}"]


def test_arabic_reads_from_right_to_left_in_paragraph_and_letters() -> None:
    made = _open(bilingual(PLAN.template, ARABIC, title="Genomförandeplan"))
    arabic = [each for each in _paragraphs(made) if _is_arabic(each.text) and "/" not in each.text]
    assert len(arabic) > 40
    for each in arabic:
        assert _has(each, "w:pPr/w:bidi")
        assert _has(each, "w:r/w:rPr/w:rtl")
        assert _has(each, "w:r/w:rPr/w:lang[@w:bidi='ar']")


def test_swedish_reads_from_left_to_right_as_before() -> None:
    made = _open(bilingual(PLAN.template, ARABIC, title="Genomförandeplan"))
    swedish = [each for each in _paragraphs(made) if each.text and not _is_arabic(each.text)]
    assert not any(_has(each, "w:pPr/w:bidi") for each in swedish)


def test_a_language_of_other_letters_names_its_font() -> None:
    language = replace(languages()["ti"], texts={"Mina resurser": "ኣነ"})
    made = _open(bilingual(PLAN.template, language, title=""))
    (found,) = [each for each in made.paragraphs if each.text == "ኣነ"]
    assert found.runs[0].font.name == "Ebrima"


def test_it_tells_that_no_translator_has_seen_it() -> None:
    texts = [each.text for each in _open(bilingual(PLAN.template, ENGLISH, title="")).paragraphs]
    assert texts[1:5] == [NOTE, ENGLISH.of(NOTE), UNREVIEWED, ENGLISH.of(UNREVIEWED)]


@pytest.mark.parametrize("code", ["", *languages()])
def test_the_easy_read_is_set_in_fourteen_points_and_more(code: str) -> None:
    (easy,) = PLAN.companions
    made = bilingual(easy.template, languages()[code], title="Min plan") if code else easy.template
    members = Package.read(made).members
    styles, body = Styles.of(members["word/styles.xml"]), parse(members["word/document.xml"])
    texts = ["".join(each.itertext()) for each in body.iter(PARAGRAPH)]
    sizes = [styles.size_of(each) for each in body.iter(PARAGRAPH)]
    assert min(size for size, text in zip(sizes, texts, strict=True) if "{%" not in text) >= 28


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_block_of_rows_goes_on_over_the_page_and_leaves_no_row_alone(code: str) -> None:
    """The first row stays with its heading, the last with the one before it; a page may end between."""
    made = _paragraphs(_open(bilingual(PLAN.companions[0].template, languages()[code], title="Min plan")))
    kept = {
        one.text: _has(after, "./w:pPr/w:keepNext") for one, after in pairwise(made) if "{{ s." in one.text
    }
    parts = [text.partition("\t")[0] for text, keeps in kept.items() if "\t" in text and not keeps]
    assert parts == ["Vad?", "Hur och var?", "Ändrat", "Vem?", "Läge nu"]
    rows = [one for one in made if "\t{{ s." in one.text]
    assert all(one.paragraph_format.keep_with_next for one in rows)


def _open(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def _paragraphs(document: Document) -> list[Paragraph]:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]


def _text(document: Document) -> str:
    return "\n".join(each.text for each in _paragraphs(document))


def _has(paragraph: Paragraph, path: str) -> bool:
    return bool(paragraph._p.xpath(path))


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= character <= "\u06ff" for character in text)
