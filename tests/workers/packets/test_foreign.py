"""Signed originals, files without tags, and files that are broken or mean harm."""

import hashlib
import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from tests.workers.packets.making import (
    AF,
    EDITION,
    MEETING,
    FakePress,
    Sheets,
    opened,
    paper,
    saved,
    signed,
    tagged,
    untagged,
)
from tests.workers.packets.reading import assert_tags_hold, numbers, tags, texts, whole_file
from workers.packets import Agenda, Binder, Paper, PaperRefused


def packet(*papers: Paper) -> bytes:
    return Binder(MEETING, FakePress()).packet(Agenda(first=papers), AF, EDITION).data


ORIGINAL = signed("Beslutet i sin helhet")
SIGNED = Paper(title="Beslut", pdf=ORIGINAL, attached_as="Beslut VK-2017-001.pdf")


def test_a_signed_original_comes_out_byte_for_byte_with_its_hash() -> None:
    with opened(packet(paper("Kallelse"), SIGNED)) as pdf:
        assert [*pdf.attachments] == ["Beslut VK-2017-001.pdf"]
        held = pdf.attachments["Beslut VK-2017-001.pdf"]
        assert held.get_file().read_bytes() == ORIGINAL
        assert held.relationship == Name.Source
        assert hashlib.sha256(ORIGINAL).hexdigest() in held.description
        assert [each.objgen for each in pdf.Root.AF] == [held.obj.objgen]


def test_originals_of_one_name_are_told_apart() -> None:
    with opened(packet(SIGNED, SIGNED)) as pdf:
        assert [*pdf.attachments] == ["Beslut VK-2017-001 (2).pdf", "Beslut VK-2017-001.pdf"]


def test_its_pages_stand_in_place_with_what_the_signature_shows_and_no_form() -> None:
    data = packet(paper("Kallelse"), SIGNED)
    pdf, said = opened(data), texts(data)
    assert "Beslutet i sin helhet" in said[-1]
    assert "Underskrivet av Testperson D1" in said[-1]
    assert "Undertecknat original bifogat" in said[-1]
    assert "Undertecknat original bifogat" not in said[-2]
    assert "/AcroForm" not in pdf.Root
    assert "/Annots" not in pdf.pages[-1].obj
    assert_tags_hold(pdf)


def test_nothing_else_of_it_comes_along() -> None:
    copied = Paper(title="Beslut", pdf=ORIGINAL)
    assert b"hemlig" in whole_file(ORIGINAL)
    assert b"hemlig" not in whole_file(packet(copied))


def test_a_paper_without_tags_is_shown_whole_and_no_promise_is_made_of_it() -> None:
    data = packet(paper("Kallelse"), Paper(title="Intyg", pdf=untagged("Text i ett intyg")))
    assert "Text i ett intyg" in texts(data)[-1]
    assert "pdfuaid:part" not in opened(data).open_metadata()
    assert_tags_hold(opened(data))


def test_what_a_page_has_from_above_it_stays_its_own() -> None:
    with opened(untagged("Text på tvären")) as pdf:
        page, above = pdf.pages[0].obj, pdf.Root.Pages
        for key in ("/Resources", "/MediaBox"):
            above[key] = page[key]
            del page[key]
        del page.Rotate
        above.Rotate = 90
        data = saved(pdf)
    made = packet(Paper(title="Karta", pdf=data))
    assert "Text på tvären" in texts(made)[-1]
    with pypdfium2.PdfDocument(made) as document:
        wide, high = document[2].get_size()
    assert wide > high


def test_a_paper_in_another_language_says_so() -> None:
    sheets = Sheets()
    sheets.page(["Text"])
    sheets.pdf.Root.Lang = pikepdf.String("en")
    pdf = opened(packet(paper("Kallelse"), Paper(title="Samtycke", pdf=sheets.data())))
    assert [str(part.Lang) for part in pdf.Root.StructTreeRoot.K[0].K] == ["sv-SE", "sv-SE", "en"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [(595, 842), (842, 595), (300, 300)])
@pytest.mark.parametrize("with_tags", [True, False])
def test_number_and_receiver_stand_below_also_on_a_page_that_is_turned(
    size: tuple[float, float], rotate: int, with_tags: bool
) -> None:
    data = untagged("x", size=size, rotate=rotate)
    if with_tags:
        sheets = Sheets()
        sheets.page(["x"], size=size).obj.Rotate = rotate
        data = sheets.data()
    made = packet(Paper(title="Karta", pdf=data))
    assert numbers(made)[-1] == (3, 3)
    with pypdfium2.PdfDocument(made) as document:
        page = document[2]
        wide, high = page.get_size()
        assert (wide > high) == ((size[0] > size[1]) != (rotate in {90, 270}) and size[0] != size[1])
        picture = page.render(scale=2).to_pil().convert("L")
        foot = picture.crop((0, int(2 * (high - 24)), int(2 * wide), int(2 * high)))
        assert foot.getextrema()[0] < 200  # something is written there, upright or not
        assert picture.crop((0, 0, int(2 * wide), 30)).getextrema()[0] == 255  # and nothing in the head


def test_a_watermark_hides_no_letter() -> None:
    """Black stays black, and what is white under it is grey."""
    black = Sheets()
    page = black.page([])
    page.obj.Contents = black.pdf.make_stream(b"0 g 0 0 595 421 re f")
    paragraph = black.element("/P", black.document)
    paragraph.Pg, paragraph.K = page.obj, Array([0])
    black.document.K.append(paragraph)
    made = packet(Paper(title="Svart", pdf=black.data()))
    with pypdfium2.PdfDocument(made) as document:
        picture = document[2].render(scale=1).to_pil().convert("L")
    assert picture.crop((0, 440, 595, 800)).getextrema()[1] == 0
    assert picture.crop((100, 40, 595, 400)).getextrema()[0] in range(200, 240)


@pytest.mark.parametrize("content", [b"q q q", b"Q Q", b"BT", b"/P <</MCID 0>> BDC", b"EMC Q 0 0 0 0 0 0 cm"])
def test_a_page_that_leaves_something_open_cannot_hide_its_number(content: bytes) -> None:
    sheets = Sheets()
    page = sheets.page(["x"])
    page.obj.Contents = sheets.pdf.make_stream(page.obj.Contents.read_bytes() + content)
    assert numbers(packet(Paper(title="Öppen", pdf=sheets.data())))[-1] == (3, 3)


def locked() -> bytes:
    target = io.BytesIO()
    with opened(tagged("x")) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    return target.getvalue()


def many() -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(501):
            pdf.add_blank_page()
        return saved(pdf)


def tiny() -> bytes:
    return untagged("x", size=(10, 10))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "filen går inte att läsa."),
        (b"<html>Testperson D3</html>", "filen går inte att läsa."),
        (tagged("x")[:400], "filen går inte att läsa."),
        (saved(pikepdf.new()), "filen har inga sidor."),
        (locked(), "filen är låst med lösenord."),
        (many(), "filen har fler än 500 sidor."),
        (tiny(), "en sida har en storlek som inget papper har."),
    ],
)
def test_a_broken_paper_is_named_by_its_number_alone(data: bytes, reason: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        packet(paper("Kallelse"), Paper(title="Remiss för Testperson D3", pdf=data))
    assert str(refused.value) == f"Handling 2 går inte att ta med i mötespaketet: {reason}"


def test_a_layer_that_is_hidden_stays_hidden() -> None:
    sheets = Sheets()
    page, pdf = sheets.page([]), sheets.pdf
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("Dolt")))
    page.obj.Resources.Properties = Dictionary(Dolt=layer)
    page.obj.Contents = pdf.make_stream(
        b"1 0 0 rg 100 500 50 50 re f /OC /Dolt BDC 0 g 200 500 50 50 re f EMC"
    )
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    made = packet(Paper(title="Karta", pdf=sheets.data()))
    with pypdfium2.PdfDocument(made) as document:
        seen = document[2].render(scale=1).to_pil().convert("RGB")
    assert seen.crop((110, 320, 140, 320 + 1)).getextrema()[1:] == ((0, 0), (0, 0))
    assert min(low for low, _ in seen.crop((210, 300, 250, 340)).getextrema()) > 180
    assert_tags_hold(opened(made))


def test_names_classes_and_ids_of_two_papers_do_not_mix() -> None:
    def one(role: str, standard: str) -> bytes:
        sheets = Sheets(tag=role)
        sheets.page(["x", "y"])
        header, cell = sheets.document.K
        header.ID = pikepdf.String("t1")
        cell.A = Dictionary(O=Name.Table, Headers=Array([pikepdf.String("t1")]))
        cell.C = Name.Kolumn
        sheets.root.RoleMap = Dictionary({role: Name("/Annan"), "/Annan": Name(standard)})
        sheets.root.ClassMap = Dictionary(Kolumn=Dictionary(O=Name.Layout, TextAlign=Name.End))
        return sheets.data()

    made = opened(packet(Paper(title="A", pdf=one("/Rad", "/TH")), Paper(title="B", pdf=one("/Rad", "/TD"))))
    assert_tags_hold(made)
    assert {"/RoleMap", "/ClassMap"}.isdisjoint(made.Root.StructTreeRoot.keys())
    assert tags(made)[-6:] == ["/Part", "/TH", "/TH", "/Part", "/TD", "/TD"]
    first, second = ([*part.K] for part in [*made.Root.StructTreeRoot.K[0].K][1:])
    assert first[0].ID != second[0].ID
    assert [each[1].A[0].Headers[0] for each in (first, second)] == [first[0].ID, second[0].ID]
    assert first[1].A[1].TextAlign == Name.End
    names = [*made.Root.StructTreeRoot.IDTree.Names]
    assert names[::2] == sorted(names[::2], key=bytes)
    assert {each.objgen for each in names[1::2]} == {first[0].objgen, second[0].objgen}


def ring(sheets: Sheets) -> None:
    sheets.document.K.append(sheets.document)


def nowhere(sheets: Sheets) -> None:
    sheets.document.K[0].Pg = sheets.document


def huge(sheets: Sheets) -> None:
    sheets.document.K[0].K = Array([10**9])


def no_list(sheets: Sheets) -> None:
    sheets.document.K = pikepdf.String("x")


def deep(sheets: Sheets) -> None:
    inner = sheets.document.K[0]
    for _ in range(3000):
        outer = sheets.element("/Div", sheets.document)
        outer.K.append(inner)
        inner.P, inner = outer, outer
    sheets.document.K = Array([inner])


@pytest.mark.parametrize("harm", [ring, nowhere, huge, no_list])
def test_tags_that_lead_nowhere_are_left_out(harm: object) -> None:
    sheets = Sheets()
    sheets.page(["Texten syns"])
    assert callable(harm)
    harm(sheets)
    made = packet(Paper(title="Krånglig", pdf=sheets.data()))
    assert "Texten syns" in texts(made)[-1]
    assert_tags_hold(opened(made))


def test_tags_of_any_depth_are_kept() -> None:
    sheets = Sheets()
    sheets.page(["Texten syns"])
    deep(sheets)
    made = packet(Paper(title="Djup", pdf=sheets.data()))
    assert "Texten syns" in texts(made)[-1]
    assert whole_file(made).count(b"/S /Div") == 3000
