"""The real application, rendered: every paragraph in its order, its budget and its signatures."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from service import commands

HERE = Path(__file__).parent
FOOTNOTE = "SGI står för sjukpenninggrundande inkomst"


@pytest.fixture(scope="module")
def docx(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("gold")
    (folder / "in.json").write_text(commands.example_of("ansokan"), encoding="utf-8")
    commands.render("ansokan", folder / "in.json", out=folder / "out.docx", pdf=False)
    return (folder / "out.docx").read_bytes()


def paragraphs(docx: bytes) -> Iterator[str]:
    """The text of each paragraph, those in tables and frames among them, in the order of the file."""
    shown = {qn("w:tab"): " ", qn("w:br"): " "}
    for paragraph in Document(io.BytesIO(docx)).element.body.iter(qn("w:p")):
        text = "".join(shown.get(node.tag, node.text or "") for node in paragraph.iter(qn("w:t"), *shown))
        if text.strip():
            yield text.strip()


def gold() -> Iterator[str]:
    """The original's paragraphs; bullets, numbers and the footnote mark are Word's, not the text's."""
    text = re.sub(
        r"<!--.*?-->", "", (HERE / "gold_application.md").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    running = text.split("## Underskriftssida")[0]
    for line in filter(None, map(str.strip, running.split("\n"))):
        if not line.startswith(("[fotnot", "[figur]", "(Tabell")):
            yield re.sub(r"^#+\s*|^•\s*|^\d\.\s+", "", line).replace("låg SGI1 ", "låg SGI ")


def test_every_paragraph_of_the_original_stands_there_in_order(docx: bytes) -> None:
    written = paragraphs(docx)
    lost = [paragraph for paragraph in gold() if paragraph not in written]
    assert lost == []


def test_the_footnote_is_a_real_one(docx: bytes) -> None:
    parts = {str(part.partname): part for part in Document(io.BytesIO(docx)).part.package.iter_parts()}
    assert FOOTNOTE in parts["/word/footnotes.xml"].blob.decode()
    assert FOOTNOTE not in " ".join(paragraphs(docx))


def test_the_track_figure_names_its_three_ways(docx: bytes) -> None:
    text = " ".join(paragraphs(docx))
    for way in ("Snabbspår - Enklare vägar ut", "Coaching", "Längre insatser - mer komplexa vägar"):
        assert way in text


def spaced(amount: str) -> str:
    return f"{int(amount):,}".replace(",", "\N{NO-BREAK SPACE}")


def test_the_budget_has_the_twelve_rows_of_the_original(docx: bytes) -> None:
    rows = [row for table in Document(io.BytesIO(docx)).tables for row in table.rows]
    cells = [" | ".join(cell.text for cell in row.cells) for row in rows]
    with (HERE / "gold_budget.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            amounts = [spaced(row[year]) for year in ("ar1", "ar2", "ar3", "summa_3_ar")]
            name = row["kostnadsslag"].split(":")[0] if row["rad"] else ""
            assert any(name in line and line.endswith(" | ".join(amounts)) for line in cells), row


@pytest.mark.parametrize("total", ["1767000", "1782000", "1812000"])
def test_the_sums_are_the_originals(docx: bytes, total: str) -> None:
    assert spaced(total) in " ".join(paragraphs(docx))


def test_the_six_parties_sign_in_the_originals_order(docx: bytes) -> None:
    page = " ".join(paragraphs(docx)).split("Lokala Samverkansgruppen")[-1]
    parties = (
        "Försäkringskassan", "Arbetsförmedlingen", "Landstinget i Kalmar län", "Högsby kommun",
        "Mönsterås kommun", "Oskarshamns kommun",
    )  # fmt: skip
    places = [page.index(party) for party in parties]
    assert places == sorted(places)
    assert page.startswith(" Datum")
