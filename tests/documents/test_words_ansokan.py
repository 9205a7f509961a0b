"""The words of the application: the real one word for word, and what becomes of marks, bullets and pairs."""

from docx.oxml.ns import qn

from doc_templates.ansokan import AnsokanWords, words
from doc_templates.words import plain
from service.documents.catalogue.project import ANSOKAN
from service.domain.answers import Answers
from service.domain.text import NBSP
from tests.support.ansokan import CONTEXT, example, said
from tests.support.word import member, opened
from workers.rendering import fill

HEADINGS = {
    "ansokan": "Ansökan",
    "bakgrund": "Bakgrund och behov",
    "projektide": "Projektidé",
    "syfte": "Syfte",
    "nyckeltal": "Nyckeltal",
    "mal_deltagare": "Mål för deltagaren i projektet",
    "malgrupp": "Målgrupp",
    "avgransningar": "Avgränsningar",
    "styrgrupp": "Styrgrupp",
    "oh": "Operativ handläggningsgrupp (OH)",
    "vagledare": "Vägledare",
    "samarbete": "”Det nya samarbetet”",
    "arbetssatt": "Arbetssätt",
    "faser": "",
    "avslutning": "",
    "figur_ovre": "",
    "figur_mitten": "",
    "figur_nedre": "",
    "metod": "Metod",
    "ansvar_projektet": "Projektet",
    "ansvar_parter": "",
    "uppfoljning": "Uppföljning och utvärdering",
    "kvalitet": "Kvalitet",
}


def told(**changed: object) -> AnsokanWords:
    return words(CONTEXT, said(**changed))


def test_title_parties_and_period_are_those_of_the_real_application() -> None:
    ansokan = told().ansokan
    assert ansokan.titel == "ANSÖKAN OM PROJEKTMEDEL FRÅN SAMORDNINGSFÖRBUNDET I KALMAR LÄN"
    assert ansokan.parter == (
        "Projektets parter är Arbetsförmedlingen, Försäkringskassan, Landstinget i Kalmar län, "
        "Högsby kommun, Mönsterås kommun och Oskarshamns kommun."
    )
    assert ansokan.period == "1 februari 2017 – 31 januari 2020"


def test_the_budget_is_written_out() -> None:
    budget = told().budget
    assert budget.ar == ("År 1", "År 2", "År 3")
    assert [row.nr for row in budget.rader] == [str(number) for number in range(1, 13)]
    assert budget.rader[0].belopp == tuple(spaced("980 000", "1 010 000", "1 040 000"))
    assert budget.summor == budget.intaktssummor == tuple(spaced("1 767 000", "1 782 000", "1 812 000"))
    assert [budget.total, budget.rader[10].summa] == spaced("5 361 000", "210 000")
    assert [budget.medel_per_ar, budget.sokt_per_ar] == spaced("1 787 000 kr", "1 770 000 kr")
    assert told(sokt_belopp=None).budget.sokt_per_ar == ""


def test_two_parties_sign_on_each_line() -> None:
    page = told().underskriftssida
    assert page.rubrik == "Lokala Samverkansgruppen"
    assert [(row.vanster.organisation, row.hoger.organisation) for row in page.rader] == [
        ("Försäkringskassan", "Arbetsförmedlingen"),
        ("Landstinget i Kalmar län", "Högsby kommun"),
        ("Mönsterås kommun", "Oskarshamns kommun"),
    ]


def test_an_odd_party_signs_alone() -> None:
    signers = [{"part": "fk", "namn": "Testperson P1"}, {"part": "af"}, {"part": "region"}]
    first, last = told(undertecknare=signers).underskriftssida.rader
    assert first.vanster.namnfortydligande == "Testperson P1"
    assert (last.vanster.organisation, last.hoger.organisation) == ("Landstinget i Kalmar län", "")


def test_a_footnote_follows_its_word() -> None:
    background = told().bakgrund
    before, after = background.stycken[-1].delar
    assert (before.text[-7:], before.fotnot) == ("låg SGI", "1")
    assert after.text.startswith(" samt är för sjuka")
    assert background.fotnot_1.startswith("SGI står för sjukpenninggrundande inkomst")
    assert background.fotnot_2 == background.fotnot_3 == ""


def test_footnotes_are_counted_in_the_order_of_the_text() -> None:
    notes = [{"ord": "sist", "text": "Andra."}, {"ord": "först", "text": "Första."}]
    background = told(bakgrund="Det som är först\noch sist.", fotnoter=notes).bakgrund
    marks = [(piece.text, piece.fotnot) for paragraph in background.stycken for piece in paragraph.delar]
    assert marks == [("Det som är först", "1"), ("och sist", "2"), (".", "")]
    assert (background.fotnot_1, background.fotnot_2) == ("Första.", "Andra.")


def test_typed_bullets_are_not_doubled() -> None:
    points = told(syfte="• ett\n- två\n– tre\nfyra - fem").syfte.punkter
    assert points == ("ett", "två", "tre", "fyra - fem")


def test_a_phase_has_one_number_and_as_many_paragraphs_as_it_needs() -> None:
    third = told().metod.faser[2]
    assert third.text.startswith("Tredje fasen")
    assert len(third.fortsattning) == 3


def test_a_draft_without_answers_has_words_too() -> None:
    empty = words(CONTEXT, Answers({}))
    assert (empty.ansokan.parter, empty.ansokan.period, empty.metod.figur.visas) == ("", "", False)
    assert not empty.underskriftssida.rader
    assert not empty.budget.ar


def test_the_word_file_holds_every_paragraph_under_its_heading_in_order() -> None:
    lines = iter(_lines(fill(ANSOKAN.template, plain(told()))))
    assert [line for line in (told().ansokan.titel, *_expected()) if line not in lines] == []


def test_the_word_file_holds_the_budget_and_the_parties_in_the_order_of_signing() -> None:
    text = "\n".join(_lines(fill(ANSOKAN.template, plain(told()))))
    at = text.index("Perioden 1 februari 2017 – 31 januari 2020")
    rows = [row["kostnadsslag"] for row in example()["kostnader"]]
    sums = ["1 767 000", "1 782 000", "1 812 000"]
    pairs = [(row.vanster, row.hoger) for row in told().underskriftssida.rader]
    signers = [signer.organisation for pair in pairs for signer in pair]
    for line in (*rows, *spaced(*sums), *spaced(*sums), "Lokala Samverkansgruppen", "Datum", *signers):
        at = text.index(line, at) + len(line)


def test_the_footnote_is_a_real_one() -> None:
    document = fill(ANSOKAN.template, plain(told()))
    assert member(document).count("<w:footnoteReference") == 1
    assert "SGI står för sjukpenninggrundande inkomst" in member(document, "word/footnotes.xml")


def spaced(*amounts: str) -> list[str]:
    return [amount.replace(" ", NBSP) for amount in amounts]


def _expected() -> list[str]:
    answers, lines = example(), ["Namn", "Vägknuten 2.0", "Parter", told().ansokan.parter]
    for name, heading in HEADINGS.items():
        lines += [heading] if heading else []
        rows = answers[name] if isinstance(answers[name], list) else [{"text": answers[name]}]
        for row in rows:
            lines += [row["rubrik"]] if "rubrik" in row else []
            lines += row["text"].split("\n")
    return lines


def _lines(data: bytes) -> list[str]:
    """The paragraphs of the body, those in tables included."""
    body = opened(data).element.body
    return ["".join(text.text or "" for text in node.iter(qn("w:t"))) for node in body.iter(qn("w:p"))]
