"""Every Word template keeps the house style: Swedish, real headings, whole tables and signatures."""

import re
from itertools import pairwise

import pytest
from lxml import etree

from service.documents.kinds import REGISTRY
from tests.support.kinds import words
from tests.support.wordstyle import Element, WordFile, find, is_on, q, text, value
from workers.rendering import fill

KINDS = [kind.key for kind in REGISTRY]
PLACEHOLDER = re.compile(r"\[skriv|\[ange|\[välj|klicka (eller tryck )?här|xxx|lorem", re.IGNORECASE)
SECRECY = "Kan innehålla uppgifter som omfattas av sekretess. Sekretessprövas före utlämnande."
SAID_ABOVE = ("organisation", "titel", "projekt", "arendenummer", "datum", "version")
SAID_BELOW = ("id", "mall")
MARGINS_APART = 11906 - 2 * 1191
"""Twips between the margins of an A4 page."""
Words = dict[str, object]


@pytest.fixture(params=KINDS)
def word(request: pytest.FixtureRequest) -> WordFile:
    return WordFile(REGISTRY[request.param].template)


def filled(key: str, **changed: object) -> WordFile:
    return WordFile(fill(REGISTRY[key].template, {**words(key), **changed}))


def test_the_language_is_swedish_throughout(word: WordFile) -> None:
    said = [value(lang) for name in word.members if name.endswith(".xml") for lang in languages(word, name)]
    assert said
    assert set(said) == {"sv-SE"}


def languages(word: WordFile, name: str) -> list[Element]:
    return [*etree.fromstring(word.members[name]).iter(q("lang"))]


def test_the_document_has_a_title_also_in_its_properties(word: WordFile) -> None:
    assert "Title" in map(word.style, word.paragraphs())
    assert b"<dc:title>{{ dokument.titel }}</dc:title>" in word.members["docProps/core.xml"]


def test_the_companions_of_a_kind_take_their_title_from_the_document_too() -> None:
    companions = {each.key: each for kind in REGISTRY for each in kind.companions}
    assert companions
    for each in companions.values():
        properties = WordFile(each.template).members["docProps/core.xml"]
        assert b"<dc:title>{{ dokument.titel }}</dc:title>" in properties


def test_headings_are_real_headings(word: WordFile) -> None:
    levels = {name: value(find(word.styles[name], "name")) for name in word.styles if name.startswith("Head")}
    used = [word.style(paragraph) for paragraph in word.paragraphs()]
    assert "Heading1" in used
    for style in set(used) & {"Heading1", "Heading2", "Heading3"}:
        assert levels[style] == f"heading {style[-1]}"
        assert value(find(word.styles[style], "pPr/outlineLvl")) == str(int(style[-1]) - 1)


def test_headings_stay_with_what_follows(word: WordFile) -> None:
    for paragraph in word.paragraphs():
        heading = word.setting(paragraph, "outlineLvl") is not None or word.style(paragraph) == "Title"
        if heading and not in_a_whole_row(paragraph):
            assert is_on(word.setting(paragraph, "keepNext")), text(paragraph)


def in_a_whole_row(paragraph: Element) -> bool:
    row = next(paragraph.iterancestors(q("tr")), None)
    return row is not None and is_on(find(row, "trPr/cantSplit"))


def test_no_line_of_a_paragraph_is_left_alone_on_a_page(word: WordFile) -> None:
    assert all(is_on(word.setting(paragraph, "widowControl")) for paragraph in word.paragraphs())


def tables_of_data(word: WordFile) -> list[Element]:
    """Those with columns; the table that holds the signatures only keeps each of them in one piece."""
    return [table for table in word.tables() if value(find(table, "tblPr/tblStyle")) == "Tabell"]


def test_the_header_row_of_every_table_is_repeated(word: WordFile) -> None:
    for table in tables_of_data(word):
        rows = table.findall(q("tr"))
        assert is_on(find(rows[0], "trPr/tblHeader"))
        assert not [row for row in rows[1:] if is_on(find(row, "trPr/tblHeader"))]


def test_a_row_is_whole_unless_its_answers_are_long(word: WordFile) -> None:
    """Where a whole row of them could leave half a page empty, the template has a second form of the row."""
    for table in tables_of_data(word):
        rows = table.findall(q("tr"))
        for at, row in enumerate(rows):
            if not is_on(find(row, "trPr/cantSplit")):
                before, otherwise, whole = rows[at - 1], rows[at + 1], rows[at + 2]
                assert re.fullmatch(r"\{%tr if .+length > \d+ %\}", text(before))
                assert text(otherwise) == "{%tr else %}"
                assert text(whole) == text(row)
                assert is_on(find(whole, "trPr/cantSplit"))


def grid_is_kept(word: WordFile) -> None:
    for table in word.tables():
        columns = [int(value(column, "w")) for column in table.iter(q("gridCol"))]
        assert sum(columns) == int(value(find(table, "tblPr/tblW"), "w")) == MARGINS_APART
        for row in table.findall(q("tr")):
            assert sum(map(span, row.findall(q("tc")))) == len(columns), text(row)


def span(cell: Element) -> int:
    return int(value(find(cell, "tcPr/gridSpan")) or 1)


def test_every_row_fits_the_grid_of_its_table(word: WordFile) -> None:
    grid_is_kept(word)


@pytest.mark.parametrize("key", KINDS)
def test_every_row_fits_the_grid_when_filled(key: str) -> None:
    grid_is_kept(filled(key))


@pytest.mark.parametrize("years", range(1, 6))
def test_the_budget_has_room_for_one_to_five_years(years: int) -> None:
    budget = words("ansokan")["budget"]
    amounts = ["12 345 678"] * years
    budget |= {"ar": [f"År {year + 1}" for year in range(years)], "summor": amounts, "intaktssummor": amounts}
    for row in [*budget["rader"], *budget["intakter"]]:
        row["belopp"] = amounts
    grid_is_kept(filled("ansokan", budget=budget))


def test_pages_are_numbered(word: WordFile) -> None:
    header = next(part for part in word.parts if part.tag == q("hdr"))
    fields = [value(field, "instr").split()[0] for field in header.iter(q("fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Sida 1 (1)" in text(header)


def test_header_and_footer_say_what_every_document_must(word: WordFile) -> None:
    above, below = (text(next(part for part in word.parts if part.tag == q(tag))) for tag in ("hdr", "ftr"))
    assert all(f"{{{{ dokument.{name} }}}}" in above for name in SAID_ABOVE)
    assert all(f"{{{{ dokument.{name} }}}}" in below for name in SAID_BELOW)
    assert SECRECY in below


def test_nothing_is_left_over_from_the_one_who_wrote_it(word: WordFile) -> None:
    left = ("vba", "macro", "activeX", "embeddings", "customXml", "comments", "thumbnail", "people")
    assert not [name for name in word.members for each in left if each.lower() in name.lower()]
    everything = b"".join(word.members.values())
    for trace in (b'TargetMode="External"', b"attachedTemplate", b"w:rsid", b"<w:ins ", b"<w:del "):
        assert trace not in everything
    assert b"lastModifiedBy>" not in word.members["docProps/core.xml"].replace(b"lastModifiedBy></", b"")


def test_no_placeholder_is_left(word: WordFile) -> None:
    assert not [said for paragraph in word.paragraphs() if PLACEHOLDER.search(said := text(paragraph))]


def test_fonts_are_those_that_have_a_free_twin(word: WordFile) -> None:
    fonts = re.findall(rb'w:(?:ascii|hAnsi)="([^"]+)"', b"".join(word.members.values()))
    assert set(fonts) <= {b"Arial", b"Times New Roman"}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_letters_stand_out_from_what_is_behind_them(word: WordFile) -> None:
    for paragraph in word.paragraphs():
        for run in paragraph.iter(q("r")):
            colours = word.colour(run, paragraph), word.background(paragraph)
            assert contrast(*colours) >= 4.5, (text(run), colours)


def signature_lines(word: WordFile) -> list[Element]:
    """The paragraphs of one signature block, between the tags of its loop."""
    paragraphs = [*word.body.iter(q("p"))]
    loop = re.compile(r"\{%(?:p|tr) for \w+ in (underskrifter|underskriftssida\.rader) %\}")
    start = next(at for at, paragraph in enumerate(paragraphs) if loop.fullmatch(text(paragraph)))
    ends = ("{%p endfor %}", "{%tr endfor %}")
    end = next(at for at in range(start, len(paragraphs)) if text(paragraphs[at]) in ends)
    return paragraphs[start + 1 : end]


def test_a_signature_block_is_never_split(word: WordFile) -> None:
    """It stands in a row that cannot be; where it stands in none, its lines hold on to one another."""
    *lines, last = [line for line in signature_lines(word) if not text(line).startswith("{%p")]
    if all(map(in_a_whole_row, (*lines, last))):
        assert len({next(line.iterancestors(q("tr"))) for line in (*lines, last)}) == 1
        return
    assert all(is_on(word.setting(line, "keepNext")) for line in lines)
    assert not is_on(word.setting(last, "keepNext"))
    assert all(is_on(word.setting(line, "keepLines")) for line in (*lines, last))


def test_two_who_sign_do_so_on_the_same_page(word: WordFile) -> None:
    """A row keeps with the next when its first paragraph does: that of the first of the two."""
    names = [line for line in signature_lines(word) if text(line) == "{{ u.rubrik }}"]
    assert [is_on(word.setting(line, "keepNext")) for line in names] in ([], [True, False])


def test_what_holds_the_signatures_is_no_table_to_who_reads_it(word: WordFile) -> None:
    """One column, no header row, no lines, and nothing that says otherwise."""
    for table in {table for line in signature_lines(word) for table in line.iterancestors(q("tbl"))}:
        assert len([*table.iter(q("gridCol"))]) == 1
        assert not [*table.iter(q("tblHeader"), q("tblBorders"), q("tblCaption"))]
        look = find(table, "tblPr/tblLook")
        assert {value(look, part) for part in ("firstRow", "firstColumn", "lastRow", "lastColumn")} == {"0"}


def test_a_signature_block_has_a_labelled_place_for_everything(word: WordFile) -> None:
    block = " ".join(map(text, signature_lines(word)))
    labels = ["Underskrift", "Namnförtydligande"]
    if "u.signeringssatt" in block:
        labels += ["Ort och datum", "Roll/organisation", "Signeringssätt"]
    assert [label for label in labels if label not in block] == []


def test_a_margin_heading_is_read_before_the_text_beside_it() -> None:
    """The frame hangs on the thin line under it: LibreOffice reads a frame after the text it hangs on."""
    word = WordFile(REGISTRY["ansokan"].template)
    headings = 0
    for paragraph, following in pairwise(word.body.iter(q("p"))):
        if word.style(paragraph) == "Heading1":
            headings += 1
            assert find(paragraph, "pPr/framePr") is not None
            assert (word.style(following), text(following)) == ("Avsnitt", "")
            assert is_on(word.setting(following, "keepNext"))
    assert headings == 15


NOTHING: Words = {"stycken": []}
OPTIONAL = [
    ("remiss", "Remittent", {"underskrifter": [], "remittent": dict.fromkeys(
        ("organisation", "namn", "funktion", "telefon", "epost"), "")}),
    ("remiss", "Målgrupp", {"malgrupp": {
        "kategorier": [], "behov_av_samverkan": NOTHING, "berorda_myndigheter": [], "avgransningar": [],
        "nollplacerad": "", "sgi": "", "lamnar_etableringen": "",
    }}),
    ("remiss", "Hälsa och förutsättningar relevanta för frågan", {"halsa": NOTHING, "lakarintyg": ""}),
    ("remiss", "Pågående och tidigare insatser", {"insatser": []}),
    ("remiss", "Bekräftelser", {"bekraftelser": dict.fromkeys(
        ("informerad", "frivillighet", "samtycke_bifogat", "egna_resurser"), "")}),
    ("remissvar", "Råd från {{ grupp }}", {"rad_fran_oh": NOTHING, "grupp": "OH"}),
    ("remissvar", "Hänvisning", {"hanvisningar": []}),
    ("remissvar", "Information till personen", {"informerad": {"av": "", "datum": ""}}),
    ("genomforandeplan", "Ansvarsfördelning", {"ansvarsfordelning": []}),
    ("genomforandeplan", "Gruppaktivitet och praktik", {"aktiviteter": []}),
    ("genomforandeplan", "Anpassningar och tolk", {
        "anpassningar": NOTHING, "tolk": {"behov": "", "sprak": "", "bokad": ""}}),
    ("genomforandeplan", "Skäl till att deltagaren inte undertecknar", {"skal_utan_underskrift": NOTHING}),
    ("slutanalys", "Resultat per mål", {"resultat": []}),
    ("slutanalys", "Personens egen bild", {"egen_bild": NOTHING}),
    ("slutanalys", "Förslag till fortsatta insatser", {"fortsatta_insatser": []}),
    ("slutanalys", "Personens svar vid avslut", {"svar": []}),
    ("ansokan", "Avgränsningar", {"malgrupp": {"stycken": ["Alla."], "avgransningar": []}}),
    *((key, "Motiveringar", {"motiveringar": []}) for key in KINDS),
]  # fmt: skip


@pytest.mark.parametrize(("key", "heading", "nothing"), OPTIONAL)
def test_a_part_without_content_leaves_no_heading(key: str, heading: str, nothing: Words) -> None:
    template = WordFile(REGISTRY[key].template)
    assert heading in map(text, template.paragraphs())
    assert heading.replace("{{ grupp }}", "OH") not in map(text, filled(key, **nothing).paragraphs())
