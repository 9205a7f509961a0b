"""A document or a PDF that could not be made tells why, and is made when a person tries again."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import behind, papers
from tests.e2e.conftest import Enter
from tests.e2e.installation import Installation

pytestmark = pytest.mark.browser


def test_a_failed_document_tells_why_and_can_be_tried_again(
    enter: Enter, site: Installation, tmp_path: Path
) -> None:
    vagledare = enter("vagledare")
    address = behind.kill_worker_of(site, "VK-2017-008", "slutanalys")
    vagledare.at(address)
    expect(vagledare.page.get_by_text("Dokumentet kunde inte göras.").first).to_be_visible()
    expect(vagledare.page.get_by_text("avbröts flera gånger")).to_be_visible()
    vagledare.judge()

    vagledare.at("/")
    vagledare.follow("Slutanalys", vagledare.section("Dokument som misslyckades"))
    vagledare.press("Försök igen")
    vagledare.wait_until_made()
    assert "TestpersonD8" in papers.pdf(vagledare.download("PDF", tmp_path))

    vagledare.at("/")
    expect(vagledare.page.get_by_text("Dokument som misslyckades")).to_have_count(0)


def test_a_pdf_that_failed_leaves_the_word_file_and_is_made_by_itself_again(
    enter: Enter, site: Installation, tmp_path: Path
) -> None:
    vagledare = enter("vagledare")
    vagledare.at(behind.kill_converter_of(site, "VK-2017-008", "genomforandeplan"))
    expect(vagledare.page.get_by_text("PDF-filen kunde inte göras.").first).to_be_visible()
    vagledare.judge()
    before = vagledare.download("Word", tmp_path).read_bytes()

    vagledare.press("Gör PDF-filen igen")
    vagledare.wait_until_made()
    assert vagledare.download("Word", tmp_path).read_bytes() == before
    assert "TestpersonD8" in papers.pdf(vagledare.download("PDF", tmp_path))
