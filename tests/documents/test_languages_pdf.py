"""The plan in two languages as LibreOffice prints it: Arabic stands at the right and is read in its order."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from doc_templates.languages import languages
from service.config import PdfMaker, PdfSettings
from service.documents.kinds import REGISTRY
from service.documents.variants import variant_of
from service.domain.answers import Answers
from tests.documents.test_page_ends import longer, pages
from tests.support.kinds import context, example
from workers import pdf
from workers.documents import Written, word

pytestmark = [pytest.mark.slow, pytest.mark.office]
PLAN = "genomforandeplan"
ID = "K7QM-3F9C-2B71"
MARGIN = 59
"""How far the text begins from the edges of the paper, in points."""


FOOT = 70
"""How high the footer reaches, in points from the edge of the paper."""
HEAD = 3
"""Lines above the text of each page."""


def written(key: str) -> Written:
    variant = variant_of(REGISTRY[PLAN], key)
    within = replace(context(PLAN), document_id=ID)
    return word(variant.kind, within, Answers(example(PLAN)), language=variant.language)


def printed(key: str) -> bytes:
    using = pdf.converter(PdfSettings(PdfMaker.LIBREOFFICE))
    return written(key).as_pdf(must_contain=ID, timeout=90, using=using).data


def text_of(data: bytes, folder: Path) -> str:
    """What a screen reader meets: the text in reading order, without marks of direction."""
    path = folder / "plan.pdf"
    path.write_bytes(data)
    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", said)


@pytest.mark.parametrize("key", ["ar", "lattlast-ar"])
def test_arabic_is_read_in_its_own_order(key: str, tmp_path: Path) -> None:
    text, arabic = text_of(printed(key), tmp_path), languages()["ar"]
    assert arabic.of("Genomförandeplan" if key == "ar" else "Min plan") in text
    if key == "ar":
        assert arabic.of("Mina resurser") in text


def test_the_easy_read_plan_in_two_languages_has_no_page_that_is_nearly_empty() -> None:
    """Twice as many lines as in Swedish alone take one page more, and each page but the last is filled."""
    made = pypdfium2.PdfDocument(printed("lattlast-ar"))
    assert len(made) == 5
    for page in [*made][:-1]:
        text = page.get_textpage()
        bottoms = [text.get_charbox(nr)[1] for nr, sign in enumerate(text.get_text_range()) if sign.strip()]
        assert min(low for low in bottoms if low > FOOT) < page.get_height() * 0.35


def test_arabic_stands_at_the_right_margin() -> None:
    page = pypdfium2.PdfDocument(printed("ar"))[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(nr) for nr, sign in enumerate(text.get_text_range()) if _is_arabic(sign)]
    assert max(right for _, _, right, _ in boxes) == pytest.approx(page.get_width() - MARGIN, abs=6)
    assert min(left for left, *_ in boxes) > MARGIN + 20


def test_a_translation_stands_on_the_page_of_its_label() -> None:
    texts = languages()["en"].texts
    translations, docx = {*texts.values()} - {*texts}, written("en").docx
    for lines in (0, 1, 11, 17, 19, 22, 25, 28):
        first = [page[HEAD] for page in pages(longer(docx, lines=lines))[1:]]
        assert [line for line in first if line in translations] == []


def _is_arabic(sign: str) -> bool:
    return "\u0600" <= sign <= "\u06ff"
