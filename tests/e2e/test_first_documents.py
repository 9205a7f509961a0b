"""After the first start there are finished documents to open, also on a machine without LibreOffice."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import papers
from tests.e2e.conftest import Enter

pytestmark = pytest.mark.browser


def test_a_document_of_the_demonstration_is_ready_and_tells_how_it_was_made(
    enter: Enter, tmp_path: Path
) -> None:
    vagledare = enter("vagledare")
    vagledare.follow("Ärenden")
    vagledare.follow("VK-2017-002")
    vagledare.follow("Genomförandeplan", vagledare.section("Handlingar"))
    expect(vagledare.page.get_by_text("Dokumentet är klart")).to_be_visible()
    expect(vagledare.page.get_by_text("PDF-filen är gjord utan LibreOffice.")).to_be_visible()
    word, pdf = (vagledare.download(what, tmp_path) for what in ("Word", "PDF"))
    assert papers.missing(["Testperson D2", "Mål och delmål"], papers.word(word)) == []
    assert papers.missing(["Testperson D2", "Mål och delmål"], papers.pdf(pdf)) == []
