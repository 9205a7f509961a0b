"""Pictures, subdocuments, links and docxtpl's own kinds of text: the same file as docxtpl makes."""

import io
import threading
import zipfile
import zlib
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.shared import Mm
from docxtpl import Listing, RichText, RichTextParagraph
from lxml import etree

from tests.support.word import member, opened, paragraphs, saved, table, template, with_members
from tests.workers.engine.documented import p
from tests.workers.engine.package import word_file
from tests.workers.engine.rich import by_docxtpl, png, relations, subdocument, whole
from workers.errors import TemplateError, WordsError
from workers.language.values import Link, Picture, Subdocument
from workers.rendering import fill
from workers.word.package import Package

DOCUMENT, HEADER = "word/document.xml", "word/header1.xml"
PICTURE = Picture(png(40, 20), width_mm=30, height_mm=12.5, alt='En "graf" & <mer>')
LINK = Link("Läs <mer> & annat", "https://exempel.se/?a=1&b=2")


def formatted() -> RichText:
    rich = RichText("å & <b>", bold=True, color="#AA0000")
    rich.add("\nrad 2\tkol\asida\fslut", italic=True)
    return rich


def of_the_subdocument(document: Document) -> None:
    """A heading, a list, a table and a picture."""
    document.add_heading("Bilagans rubrik", 2)
    document.add_paragraph("Punkt", style="List Number")
    document.add_table(1, 2).cell(0, 1).text = "cell"
    document.add_picture(io.BytesIO(png(5, 5, grey=90)), Mm(5))


def with_member(name: str, content: bytes) -> Subdocument:
    return Subdocument(with_members(template("x"), {name: content}))


def _zip(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


FILES: dict[str, bytes] = {
    "picture": template("före {{ bild }} efter {{ namn }}"),
    "picture_of_no_size": template("{{ liten }}"),
    "pictures_in_a_loop": template(
        "{%p for b in bilder %}", "Bild {{ loop.index }}: {{ b.bild }} {{ b.text }}", "{%p endfor %}",
        "{{ bild }}",
    ),
    "picture_in_a_header": template("{{ namn }}", header="{{ bild }} {{ namn }}", footer="{{ namn }}"),
    "picture_in_a_cell": template(
        rows=[["{%tr for b in bilder %}", ""], ["{{ b.bild }}", "{{ b.text }}"], ["{%tr endfor %}", ""]]
    ),
    "picture_maybe": template("{% if inget %}{{ bild }}{% endif %}{% if namn %}{{ liten }}{% endif %}"),
    "link": template("Se {{r lank }} och {{ namn }}"),
    "links_in_a_table": template(
        rows=[["{%tr for l in lankar %}", ""], ["{{ loop.index }}", "{{r l }}"], ["{%tr endfor %}", ""]]
    ),
    "subdocument": template("före", "{{p bilaga }}", "{{ namn }}"),
    "subdocument_in_a_cell": template(rows=[["{{ namn }}", "{{p bilaga }}{{ namn }}"]]),
    "everything": template(
        "{{ bild }}", "{{p bilaga }}", "{{r lank }}", "{{r rt }}", "{{ ls }}", "{{p rp }}", "{{ namn }}",
        header="{{ bild }}{{r rt }}", footer="{{ ls }}",
    ),
    "rich_text": template(
        "{{r rt }} {{ namn }}", "{{p rp }}", "{{ ls }}",
        header="{{r rt }}{{ ls }}", footer="{{ ls }} {{r rt }}", rows=[["{{r rt }}", "{{ ls }}"]],
    ),
}  # fmt: skip


def words(**more: Any) -> dict[str, Any]:
    return {
        "namn": "Åsa & <Örjan>\nrad 2\tkol", "inget": "", "bild": PICTURE, "liten": Picture(png(3, 2)),
        "bilder": [{"bild": Picture(png(4, 4, grey=n)), "text": f"<{n}>"} for n in range(3)],
        "lank": LINK, "lankar": [LINK, Link("Skriv", "mailto:a@exempel.se")],
        "bilaga": subdocument("Bilagans text & <mer>", build=of_the_subdocument),
        "rt": formatted(), "rp": RichTextParagraph(formatted(), parastyle="Quote"),
        "ls": Listing("1 <a> & b\n2\t3\a4\f5"),
    } | more  # fmt: skip


@pytest.fixture(scope="module")
def given() -> dict[str, Any]:
    return words()


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_that_of_docxtpl(name: str, given: dict[str, Any]) -> None:
    text = written_in(FILES[name])
    used = {key: value for key, value in given.items() if key in text}
    ours, theirs = whole(fill(FILES[name], used)), whole(by_docxtpl(FILES[name], used))
    assert ours.keys() == theirs.keys()
    assert [key for key in ours if ours[key] != theirs[key]] == []


def written_in(data: bytes) -> str:
    members = Package.read(data).members
    return "".join(content.decode() for name, content in members.items() if name.endswith(".xml"))


def test_drawings_are_numbered_and_each_leads_to_its_picture(given: dict[str, Any]) -> None:
    members = Package.read(fill(FILES["pictures_in_a_loop"], given)).members
    root, led = etree.fromstring(members[DOCUMENT]), relations(DOCUMENT, members)
    assert [node.get("id") for node in root.iter("{*}docPr")] == ["1001", "1002", "1003", "1004"]
    shown = [led[str(value)] for node in root.iter("{*}blip") for value in node.attrib.values()]
    drawn = [*(item["bild"] for item in given["bilder"]), PICTURE]
    assert shown == [f"media {zlib.crc32(picture.data)}" for picture in drawn]


def test_a_picture_has_its_size_and_its_text() -> None:
    root = etree.fromstring(member(fill(template("{{ x }}"), {"x": PICTURE})).encode())
    (text,), (size,) = root.iter("{*}docPr"), root.iter("{*}extent")
    assert (text.get("descr"), dict(size.attrib)) == (PICTURE.alt, {"cx": str(Mm(30)), "cy": str(Mm(12.5))})


def test_other_words_still_read_as_they_were_typed(given: dict[str, Any]) -> None:
    made = fill(FILES["everything"], given)
    assert given["namn"] in paragraphs(made)
    assert "Bilagans text & <mer>" in paragraphs(made)
    cells = [["x", "{{ namn }}{{ bild }}"]]
    assert table(fill(template(rows=cells), given))[0][1] == given["namn"]


def test_a_link_in_a_header_belongs_to_the_header(given: dict[str, Any]) -> None:
    members = Package.read(fill(template("x", header="{{r lank }}"), given)).members
    assert [*relations(HEADER, members).values()] == [LINK.url]
    assert LINK.url not in relations(DOCUMENT, members).values()


def test_what_is_not_printed_leaves_nothing_in_the_file(given: dict[str, Any]) -> None:
    text = "{% if inget %}{{ bild }}{{r lank }}{% endif %}{{ liten }}"
    made = Package.read(
        fill(template(text, "{%p if inget %}", "{{p bilaga }}", "{%p endif %}"), given)
    ).members
    assert len([name for name in made if "/media/" in name]) == 1
    assert not any(b"exempel.se" in content for content in made.values())


def test_the_notes_of_a_subdocument_come_with_it() -> None:
    note = f'<w:footnote w:id="1">{p("Bilagans not")}</w:footnote>'
    reference = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    ours = f'<w:footnote w:id="1">{p("{{ x }}")}</w:footnote>'
    data = word_file(reference + p("{{p bilaga }}"), {"footnotes": ours})
    words = {"x": "Mallens not", "bilaga": Subdocument(word_file(reference, {"footnotes": note}))}
    made = fill(data, words)
    notes = etree.fromstring(member(made, "word/footnotes1.xml").encode())
    assert ["".join(each.itertext()) for each in notes] == ["Mallens not", "Bilagans not"]
    asked = etree.fromstring(member(made).encode()).iter("{*}footnoteReference")
    assert [each.values() for each in asked] == [each.values() for each in notes]


def test_equal_input_gives_equal_bytes_also_from_threads(given: dict[str, Any]) -> None:
    made: dict[int, bytes] = {}

    def work(number: int) -> None:
        made[number] = fill(FILES["everything"], given)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3
    assert {*made.values()} == {fill(FILES["everything"], given)}


@pytest.mark.parametrize(
    "data",
    [b"", b"hej", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 20, b"GIF89a", png(0, 5)],
)
def test_a_picture_that_is_none_is_told_by_its_name(data: bytes) -> None:
    with pytest.raises(WordsError, match=r"rader\[\].bild är ingen bild som går att läsa."):
        fill(template("{% for r in rader %}{{ r.bild }}{% endfor %}"), {"rader": [{"bild": Picture(data)}]})


@pytest.mark.parametrize("data", [b"", b"hej", saved(docx.Document())[:5000], _zip({"x": b"y"})])
def test_a_subdocument_that_is_no_word_file_is_told(data: bytes) -> None:
    with pytest.raises(WordsError, match=r"x går inte att läsa\. Filen är inte en Word-fil"):
        fill(template("{{p x }}"), {"x": Subdocument(data)})


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Picture(png(9_000, 9_000)), "x är en bild med fler än 64 miljoner bildpunkter"),
        (with_member("word/x.xml", b"<x>" + b" " * 60_000_000), "x går inte att läsa. Filen är för stor"),
        (with_member("word/vbaProject.bin", b"x"), "inte får stå i ett dokument"),
    ],
)  # fmt: skip
def test_what_is_hostile_is_refused(value: Picture | Subdocument, told: str) -> None:
    with pytest.raises(WordsError, match=told):
        fill(template("{{p x }}" if isinstance(value, Subdocument) else "{{ x }}"), {"x": value})


@pytest.mark.parametrize("side", [0, -4, 559, float("nan"), float("inf")])
def test_a_side_that_no_page_has_room_for_is_refused(side: float) -> None:
    with pytest.raises(ValueError, match="side"):
        Picture(b"", height_mm=side)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://x/\n", "https://x/\u202e"]
)
def test_a_link_leads_nowhere_else(url: str) -> None:
    with pytest.raises(ValueError, match="link"):
        Link("x", url)


ALONE = "ensam i sitt eget stycke"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ lank }}", ALONE), ("{{p lank }}", ALONE), ("{{ bilaga }}", ALONE), ("{{r bilaga }}", ALONE),
        ("{{p bild }}", ALONE), ("{{r bild }}", ALONE), ("{{ bild|upper }}", ALONE),
        ("{{ rt }}", "med r direkt efter klamrarna"),
        ("{{ bild.alt }}", "Namnet ”alt” finns inte"), ("{{ lank|replace('a', 'b') }}", "replace"),
    ],
)  # fmt: skip
def test_what_stands_where_word_cannot_show_it_is_refused(
    given: dict[str, Any], text: str, told: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        fill(template(text), given)
    assert told in caught.value.mistake.message
    assert "rad 2" not in str(caught.value)


def test_what_a_header_a_note_or_a_property_cannot_hold_is_refused(given: dict[str, Any]) -> None:
    titled = opened(template("x"))
    titled.core_properties.title = "{{ bild }}"
    note = word_file(p("x"), {"footnotes": f'<w:footnote w:id="2">{p("{{ bild }}")}</w:footnote>'})
    told = []
    for data in (template("x", header="{{p bilaga }}"), note, saved(titled)):
        with pytest.raises(TemplateError) as caught:
            fill(data, given)
        told.append((caught.value.mistake.place, caught.value.mistake.message))
    assert told == [
        ("sidhuvudet", "Bilagan har bilder, länkar eller fotnoter och kan bara stå i brödtexten."),
        ("fotnoterna", "En bild kan inte stå i en fotnot eller slutnot."),
        ("dokumentegenskaperna", "Bilden, bilagan eller länken kan inte stå på sin plats i mallen."),
    ]


def _table(grid: str, properties: str) -> str:
    cell = f"<w:tc><w:tcPr>{properties}</w:tcPr>{p('{{ namn }}')}</w:tc>"
    return f"<w:tbl><w:tblPr/>{grid}<w:tr>{cell}</w:tr></w:tbl>{p('{{ bild }}')}"


def test_tables_beside_a_picture_are_as_in_every_other_document() -> None:
    values = {"namn": "text", "bild": PICTURE}
    assert "text" in member(fill(word_file(_table("", "")), values))
    wide = _table('<w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>', '<w:gridSpan w:val="{{ namn }}"/>')
    with pytest.raises(TemplateError, match="är inget heltal"):
        fill(word_file(wide), values)


def test_signs_that_no_file_may_hold_are_cleaned_away() -> None:
    values = {"x": Picture(png(3, 3), alt="a\x01\ufdd0b\ud800"), "y": Link("c\x01\ufdd1\nd", "https://x/å")}
    made = fill(template("{{ x }}{{r y }}"), values)
    assert 'descr="ab"' in member(made)
    assert paragraphs(made) == ["c\nd"]


def test_bookmarks_inside_each_other_keep_their_numbers_beside_a_subdocument(given: dict[str, Any]) -> None:
    marks = [
        f'<w:bookmark{side} w:id="{n}"/>' for side, n in (("Start", 4), ("Start", 7), ("End", 7), ("End", 4))
    ]
    made = member(fill(word_file(f"<w:p>{''.join(marks)}</w:p>" + p("{{p bilaga }}")), given))
    assert "".join(marks) in made
