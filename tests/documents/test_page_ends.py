"""Where the pages of a printed document end: not after a heading, in a signature or before the first one."""

import io
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import docx
import pypdfium2
import pytest
from docx.shared import Pt

from service.config import PdfMaker, PdfSettings
from service.documents.kinds import REGISTRY
from tests.support.kinds import words
from tests.support.wordstyle import WordFile, find, q, text, value
from workers import pdf
from workers.pdf import convert
from workers.rendering import fill
from workers.rendering.signature import signature_kept
from workers.word.markup import PARAGRAPH, RUN, TEXT, parse, to_bytes
from workers.word.package import Package

pytestmark = [pytest.mark.slow, pytest.mark.office]
KINDS = [kind.key for kind in REGISTRY if kind.key != "ansokan"]
"""The application has its signatures on a page of their own."""
ID = "K7QM-3F9C-2B71"
FOOT = "Dokument-ID"
BODY = "word/document.xml"
BLOCK = ("Ort och datum", "Namnförtydligande", "Roll/organisation", "Signeringssätt")
HEADING = "Underskrift"
LENGTHS = (0, 9, 17, 24, 32, 39)
"""Lines set in after the title, so that another part of the document meets the end of a page.

Every kind has the same signature block: each tries two of them, and all kinds together every one.
"""
PROSE = [*["Så här gick det, och det här återstår att göra tillsammans med arbetsgivaren. " * 7] * 7, "Kort."]
"""A very long answer, which ends in a line of its own."""


def filled(key: str, *, signers: int = 0, at_length: bool = False) -> bytes:
    said = words(key)
    said["dokument"]["id"] = ID
    if signers:
        said["underskrifter"] = [said["underskrifter"][0]] * signers
    for answer in prose(said) if at_length else ():
        answer["stycken"] = PROSE
    return signature_kept(fill(REGISTRY[key].template, said))


def prose(said: object) -> Iterator[dict[str, Any]]:
    """Every answer in paragraphs that was given."""
    if isinstance(said, dict) and said.get("stycken"):
        yield said
    elif isinstance(said, dict | list):
        for each in said.values() if isinstance(said, dict) else said:
            yield from prose(each)


def longer(docx: bytes, *, lines: int) -> bytes:
    package, root, title = opened(docx)
    for _ in range(lines):
        line = title.makeelement(PARAGRAPH)
        run = line.makeelement(RUN)
        line.append(run)
        run.append(said := run.makeelement(TEXT))
        said.text = "En rad till."
        title.addnext(line)
    return package.replaced({BODY: to_bytes(root)}).to_bytes()


def opened(docx: bytes) -> tuple[Package, Any, Any]:
    """The file, its text, and the title in it."""
    package = Package.read(docx)
    root = parse(package.members[BODY])
    return (
        package,
        root,
        next(each for each in root.iter(PARAGRAPH) if value(find(each, "pPr/pStyle")) == "Title"),
    )


def lower(docx: bytes, *, twips: int) -> bytes:
    """Everything from the title on moved down."""
    package, root, title = opened(docx)
    gap = title.makeelement(PARAGRAPH)
    gap.append(look := gap.makeelement(q("pPr")))
    look.append(look.makeelement(q("spacing"), {q("line"): str(twips), q("lineRule"): "exact"}))
    title.addnext(gap)
    return package.replaced({BODY: to_bytes(root)}).to_bytes()


def pages(docx: bytes) -> list[list[str]]:
    """The lines of each page above its footer, by the LibreOffice that is kept going."""
    using = pdf.converter(PdfSettings(PdfMaker.LIBREOFFICE))
    made = convert(docx, title="Prov", must_contain=ID, timeout=60, using=using)
    with pypdfium2.PdfDocument(io.BytesIO(made.data)) as document:
        return [above_the_footer(page.get_textpage().get_text_bounded()) for page in document]


def above_the_footer(said: str) -> list[str]:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[: next(at for at, line in enumerate(lines) if line.startswith(FOOT))]


def headings(docx: bytes) -> set[str]:
    word = WordFile(docx)
    return {
        text(each).strip() for each in word.body.iter(q("p")) if word.setting(each, "outlineLvl") is not None
    }


def is_whole(page: list[str]) -> bool:
    """Whether as many blocks begin on the page as end on it."""
    return len({sum(line.startswith(label) for line in page) for label in BLOCK}) == 1


def ends_well(docx: bytes, *, lines: int) -> None:
    found = pages(longer(docx, lines=lines))
    assert [page[-1] for page in found if page[-1] in headings(docx)] == []
    assert all(map(is_whole, found))
    assert any(line.startswith(BLOCK[0]) for line in found[-1]), "the last page holds no signature"
    assert above_signatures(found) >= 2, "the signatures have a page of their own"


def above_signatures(found: list[list[str]]) -> int:
    """The lines of text on the page where the signatures begin; the first line of a header differs."""
    page = next(page for page in found if HEADING in page)
    header = [*takewhile(lambda pair: pair[0] == pair[1], zip(found[0][1:], found[-1][1:], strict=False))]
    return page.index(HEADING) - (1 + len(header) if len(found) > 1 else 0)


@pytest.mark.parametrize(("number", "key"), [*enumerate(KINDS)])
def test_no_page_ends_with_a_heading_or_inside_a_signature_block(number: int, key: str) -> None:
    docx = filled(key)
    for lines in (LENGTHS[number % 6], LENGTHS[(number + 3) % 6]):
        ends_well(docx, lines=lines)


@pytest.mark.parametrize("key", KINDS)
def test_however_long_the_answers_are_the_signatures_have_text_above_them(key: str) -> None:
    ends_well(filled(key, at_length=True), lines=0)


@pytest.mark.parametrize("signers", range(1, 7))
def test_one_to_six_sign_without_being_parted(signers: int) -> None:
    docx = filled("avbrott", signers=signers)
    for lines in (0, 15, 21):
        ends_well(docx, lines=lines)


def test_a_signature_that_just_has_room_leaves_no_empty_page_after_it() -> None:
    docx, fits, not_so = filled("kontakt"), 1, 8000
    while not_so - fits > 4:
        middle = (fits + not_so) // 2
        first = pages(lower(docx, twips=middle))[0]
        fits, not_so = (
            (middle, not_so) if any(line.startswith(BLOCK[-1]) for line in first) else (fits, middle)
        )
    assert len(pages(lower(docx, twips=fits - 1))) == 1


def test_what_a_referrer_confirms_is_read_on_one_page() -> None:
    said = words("remiss")
    said["dokument"]["id"] = ID
    said["egen_onskan"]["stycken"] = said["forvantat_resultat"]["stycken"] = []
    found = pages(signature_kept(fill(REGISTRY["remiss"].template, said)))
    for each in ("Personen är informerad", "Samtycke är bifogat", "Egna resurser"):
        assert any(line.startswith(each) for line in found[-1])


def heading_after(paragraphs: int) -> bytes:
    """So tall paragraphs that a heading has room beneath 24 of them, and what it keeps with has none."""
    document, made = docx.Document(), io.BytesIO()
    document.sections[0].footer.paragraphs[0].text = f"{FOOT} {ID}"
    for number in range(paragraphs):
        look = document.add_paragraph(f"Rad {number}").paragraph_format
        look.space_after, look.line_spacing = Pt(0), Pt(25)
    document.add_heading("Rubrik", 1)
    document.add_paragraph("En text som går över flera rader. " * 12)
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("paragraphs", [23, 24, 25])
def test_a_heading_is_not_left_behind_where_libreoffice_first_parts_the_pages(paragraphs: int) -> None:
    assert "Rubrik" not in [page[-1] for page in pages(heading_after(paragraphs))]
