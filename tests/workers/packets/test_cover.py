"""Cover and contents come from a Word file of ours, whichever program makes the PDF."""

import pytest

from doc_templates.motespaket import MotespaketWords, word_file
from service.config import PdfMaker, PdfSettings
from service.documents.kinds import REGISTRY
from tests.support.kinds import words
from tests.workers.packets.making import EDITION, MEETING, opened, paper, signed
from tests.workers.packets.reading import assert_tags_hold, bookmarks, links, numbers, tags, texts
from workers import pdf
from workers.checking import catalogue, check, names_used
from workers.packets import Agenda, Binder, Case, Line, Paper, Point, Receiver, WordPress
from workers.pdf import Converter, convert
from workers.rendering import fill

NAMES = catalogue(MotespaketWords)
OF_A_CASE = {"dokument.arendenummer"}
"""What every document may print, and a packet has no use for: it belongs to no case."""
SOMEBODY = Receiver(name="Testperson Łukasz Ćirić-Åström", organisation="Försäkringskassan", copy=12)
LONG = "Samtycke: vem som får veta vad, hur länge det gäller och vad som händer när det återkallas"


def test_the_word_file_prints_every_word_and_no_other() -> None:
    assert {*NAMES.words} - names_used(word_file()) == OF_A_CASE
    assert names_used(word_file()) <= {*NAMES.words}


def test_the_word_file_has_no_other_mistake() -> None:
    (only,) = check(word_file(), NAMES)
    assert "dokument.arendenummer" in only.message


def referral(using: Converter) -> bytes:
    """A document as our own workers make it."""
    said = words("remiss")
    said["dokument"]["id"] = EDITION.id
    docx = fill(REGISTRY["remiss"].template, said)
    return convert(docx, title="Remiss", must_contain=EDITION.id, timeout=60, using=using).data


def agenda(real: bytes) -> Agenda:
    """More cases than one page of contents holds, and a signed paper that is not ours."""
    decision = Paper(title="Beslut", pdf=signed("Beslutet"), attached_as="Beslut.pdf")
    cases = [
        Case(text=f"Ärende {n} · T.D. · VK-2017-0{n}", papers=(paper(f"{LONG} {n}", "x"),))
        for n in range(10, 30)
    ]
    return Agenda(
        first=(Paper(title="Kallelse 2017-05-09", pdf=real),),
        points=(
            Point(text="1 Öppnande och närvaro"),
            Point(text="3 Nya remisser", entries=(Case(text="Ärende S1", papers=(decision,)), *cases)),
            Point(text="6 Pågående ärenden", entries=(Line(text="AF lämnar mötet"),)),
        ),
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    "maker", [PdfMaker.RDOCX, pytest.param(PdfMaker.LIBREOFFICE, marks=pytest.mark.office)]
)
def test_a_packet_of_real_documents_is_led_through_by_its_contents(maker: PdfMaker) -> None:
    using = pdf.converter(PdfSettings(maker))
    real = referral(using)
    binder = Binder(MEETING, WordPress(using, 60))
    made = binder.packet(agenda(real), SOMEBODY, EDITION)
    document, said = opened(made.data), texts(made.data)
    assert numbers(made.data) == [(number, made.pages) for number in range(1, made.pages + 1)]
    assert all(SOMEBODY.name in text for text in said)
    assert_tags_hold(document)
    assert (tags(document).count("/TOC"), tags(document).count("/TOCI")) == (1, 47)
    led = [(f"{title}, sida {page}", page) for _, title, page in bookmarks(document) if page > 3]
    assert [*links(document)] == led
    assert len(led) == 1 + 1 + 2 + 40
    contents = " ".join("".join(said[1:3]).split())
    for _, title, page in bookmarks(document)[2:]:
        assert title in contents
        assert page <= 3 or f"{page} " in contents
    assert "Undertecknat original bifogat" in contents
    assert "pdfuaid:part" not in document.open_metadata()
    assert document.check_pdf_syntax() == []
    _assert_promise_is_kept(binder, real)


def _assert_promise_is_kept(binder: Binder, real: bytes) -> None:
    """A packet of our own documents alone says that it follows PDF/UA, as they do."""
    only = Agenda(first=(Paper(title="Kallelse", pdf=real),))
    with opened(binder.packet(only, SOMEBODY, EDITION).data) as document:
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert document.check_pdf_syntax() == []
