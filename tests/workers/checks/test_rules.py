"""Rules of the checker about tags and names one by one, where a whole template would say too little."""

import pytest

from doc_templates.names import Names, catalogue
from service.documents.kinds import REGISTRY
from tests.support.planted.case import Word, paragraph, run
from tests.support.word import replaced, template, with_members
from tests.support.wordstyle import q
from workers.checking import check, repair
from workers.checking.numbers import STANDS_THERE
from workers.errors import Severity
from workers.word.package import Package

NAMES = Names(words={"titel": str, "antal": int, "plan.mal": str, "plan.delmal[].text": str})
USED = "{{ titel }} {{ antal }} {{ plan.mal }}{% for d in plan.delmal %}{{ d.text }}{% endfor %}"


def about(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> list[str]:
    """The messages about these paragraphs, without advice on the document as a whole."""
    found = check(template(USED, *paragraphs, rows=rows), NAMES)
    return [mistake.message for mistake in found if mistake.paragraph > 0]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{% if titel && antal %}{% endif %}", "Skriv and mellan två villkor."),
        ("{% if titel eller antal %}{% endif %}", "Skriv or mellan två villkor."),
        ("{% if inte antal %}{% endif %}", "”antal” är oväntat"),
        ("{{ titel|uppper }}", "Filtret ”uppper” finns inte. De som finns är"),
        ("{{ titel|strftime }}", "Datum är redan utskrivna"),
        ("{% if titel is blank %}{% endif %}", "Skriv {% if not namn %}"),
        ("{% tr for d in plan.delmal %}", "Bokstaven ska stå direkt efter procenttecknet"),
        ("{% fro d in plan.delmal %}{% endfor %}", "Menade du ”for”?"),
        ("{% %}", "något saknas i den"),
        ("{{ }}", "något saknas i den"),
        ("{% else if titel %}", "Skriv elif."),
        ("{{p titel }}", "utan bokstav"),
        ("{{ pln.mal }}", "Menade du ”plan.mal”?"),
        ("{{ mal }}", "Menade du ”plan.mal”?"),
        ("{{ plan.delmal[0].txt }}", "Menade du"),
        ("{{ plan.mal.text }}", "Namnet ”plan.mal.text” finns inte."),
        ("{titel}", "Menade du ”{{ titel }}”?"),
        ("{d.text}", "Menade du ”{{ d.text }}”?"),
        ("{{ titel + antal }}", "räkna med tal"),
        ("{{ titel|first }}", "Det finns inte alltid något att skriva ut här"),
        ("{% for d in plan.delmal %}{%p if titel %}{% endfor %}", "avslutas aldrig"),
    ],
)
def test_a_mistake_is_told_with_what_to_write_instead(tag: str, said: str) -> None:
    assert any(said in message for message in about(tag)), about(tag)


YES_NO = Names(words={"klar": bool, "titel": str, "rader[].ok": bool})


@pytest.mark.parametrize(
    ("tag", "instead"),
    [
        ('{% if klar == "Ja" %}x{% endif %}', "”klar” är ja eller nej: skriv {% if klar %}."),
        ("{% if 'nej' == klar %}x{% endif %}", "”klar” är ja eller nej: skriv {% if not klar %}."),
        ('{% if klar != "" and titel %}x{% endif %}', "{% if klar %} för Ja och {% if not klar %} för Nej."),
        ('{% if klar in ["Ja", "Nej"] %}x{% endif %}', "{% if klar %} för Ja och {% if not klar %} för Nej."),
        ('{% if klar is eq("Ja") %}x{% endif %}', "skriv {% if klar %}."),
        ('{% for r in rader if r.ok == "Ja" %}x{% endfor %}', "”r.ok” är ja eller nej: skriv {% if r.ok %}."),
        ('{% set x = klar %}{{ "a" if x == "Nej" else "b" }}', "”x” är ja eller nej: skriv {% if not x %}."),
    ],
)
def test_a_yes_or_no_is_not_compared_with_a_text(tag: str, instead: str) -> None:
    found = [each for each in check(template(tag), YES_NO) if each.severity is Severity.ERROR]
    assert [instead in each.message for each in found] == [True]


def test_yes_or_no_and_texts_may_be_tested_otherwise() -> None:
    right = ("{% if klar == true %}{{ klar }}{% endif %}", '{% if titel == "Ja" and klar %}x{% endif %}')
    wrong = '{% if klar == "Ja" %}x{% endif %}'
    names = {"klar": str, "titel": str}
    for tag, known in ((right[0], YES_NO), (right[1], YES_NO), (wrong, None), (wrong, Names(words=names))):
        assert not [each for each in check(template(tag), known) if each.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "tag",
    [
        "{% if titel %}{{ titel|first }}{% endif %} {{ plan.delmal|length }}",
        "{% if plan.delmal %}{{ (plan.delmal|first).text }} {{ plan.delmal[0].text }}{% endif %}",
        "{% for d in plan.delmal|sort(attribute='text')|reverse %}{{ d.text }}{% endfor %}",
        "{% for rad in plan.delmal|batch(3) %}{% for d in rad %}{{ d.text }}{% endfor %}{% endfor %}",
        "{% set x = plan %}{{ x.mal }}{% if x.delmal %}!{% endif %}",
        "{{ antal + 1 }} {{ 'ja' if antal > 2 else 'nej' }} {{ titel ~ '!' }} {{ titel or '–' }}",
        "{%- if titel -%} x {%- endif -%}",
        "{% if titel is none or antal is odd %}x{% endif %}",
    ],
)
def test_what_is_right_is_not_told(tag: str) -> None:
    assert about(tag) == []


def test_a_loop_that_nobody_understands_invents_no_unused_words() -> None:
    told = [
        mistake.message for mistake in check(template("{{ titel }}{% for %}{{ d.text }}{% endfor %}"), NAMES)
    ]
    assert any("”{% for %}” går inte att förstå: något saknas i den." in message for message in told)
    assert not any("plan.delmal[].text" in message for message in told)


def test_a_wrong_end_in_rows_is_told_with_what_is_open() -> None:
    told = about(rows=(("Rubrik",), ("{%tr for d in plan.delmal %}",), ("{{ d.text }}",), ("{%tr endif %}",)))
    assert [message for message in told if "Här ska stå {%tr endfor %}, inte ”endif”" in message]


def test_an_end_that_was_exchanged_for_another_is_told_once() -> None:
    nested = ("{%p for d in plan.delmal %}", "{%p for e in plan.delmal %}", "{%p if titel %}", "x")
    swapped = about(*nested, "{%p endfor %}", "{%p endfor %}", "{%p endfor %}")
    assert [message.partition(":")[0] for message in swapped] == ["Här ska stå {%p endif %}, inte ”endfor”"]
    missing = about(*nested, "{%p endfor %}", "{%p endfor %}")
    assert ["Skriv {%p endif %} i ett eget stycke före" in message for message in missing] == [True]


def test_what_is_never_ended_is_told_with_its_end_and_where_that_stands() -> None:
    (told,) = about("{%p for d in plan.delmal %}", "x")
    assert told.endswith("Skriv {%p endfor %} i ett eget stycke efter det sista som ska upprepas.")


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ e-post }}", "Bindestreck får inte stå i ett namn. Skriv {{ e_post }}."),
        ("{%p if beslutat-den %}", "Bindestreck får inte stå i ett namn. Skriv {%p if beslutat_den %}."),
        ("{{ beslutat\u2013den }}", "Bindestreck får inte stå i ett namn. Skriv {{ beslutat_den }}."),
        ("{{ 2mal }}", "Ett namn börjar med en bokstav. Skriv till exempel {{ mal_2 }}."),
        ("{{ Deltagarens namn }}", "Namn skrivs utan mellanslag: {{ deltagarens_namn }}."),
        ("{{ deltagare namn|upper }}", "Namn skrivs utan mellanslag: {{ deltagare.namn|upper }}."),
        ("{% for m in mal %}{{ m text }}{% endfor %}", "Namn skrivs utan mellanslag: {{ m.text }}."),
    ],
)
def test_names_that_cannot_be_names_are_told_once_with_what_to_write(tag: str, said: str) -> None:
    end = ("{%p endif %}",) if tag.startswith("{%p if") else ()
    found = check(repair(template(tag, "x", *end))[0], None)
    assert [each.message for each in found if each.severity is Severity.ERROR] == [said]


def told_of_plan(*paragraphs: str) -> list[str]:
    names = catalogue(REGISTRY["genomforandeplan"].words_type)
    return [mistake.message for mistake in check(template(*paragraphs), names)]


def test_a_list_or_a_long_text_that_is_printed_whole_is_told_with_its_three_lines() -> None:
    told = told_of_plan("{{ resurser }} {{ uppfoljningar }} {{ tolk }}", "{{ mal.nr }}")
    for number, start in enumerate(
        (
            "”resurser” är en grupp. Skriv tre stycken: {%p for stycke in resurser.stycken %}, sedan",
            "”uppfoljningar” är en lista. I en tabell skrivs tre rader: {%tr for u in uppfoljningar %}",
            "”tolk” är en grupp. Skriv ut det som finns i den: tolk.behov, tolk.bokad, tolk.sprak.",
            "Namnet ”mal.nr” finns inte. ”mal” är en lista: skriv {% for x in mal %} och {{ x.nr }}.",
        )
    ):
        assert told[number].startswith(start)


def test_what_is_never_printed_is_told_by_its_meaning_and_how_it_is_written() -> None:
    told = told_of_plan("x")
    for meaning, how in (
        ("Det övergripande målet", "Skriv tre stycken: {%p for stycke in overgripande_mal.stycken %}, sedan"),
        ("Dagen då insatsen börjar", "Skriv {{ start }} där den ska stå."),
        ("Målets nummer", "Skriv {{ m.nr }} inne i ”for m in mal”."),
        ("Delmålet", "Skriv {{ d.delmal }} inne i ”for m in mal” och ”for d in m.delmal”."),
    ):
        start = f"Uppgiften ”{meaning}” finns i formuläret men används inte i mallen. {how}"
        assert any(message.startswith(start) for message in told), meaning
    assert not any("[]" in message for message in told)


def test_two_tags_in_one_paragraph_are_told_each() -> None:
    told = [each.message for each in check(template("{{ deltagare namn }} {{ Ditt namn }}"), None)]
    assert sum("utan mellanslag" in message for message in told) == 2


@pytest.mark.parametrize("tag", ['{{ titel|join("e-post") }}', "{{ antal - 1 }}", "{{ antal -1 }}"])
def test_a_hyphen_that_is_not_in_a_name_is_let_be(tag: str) -> None:
    assert not any("Bindestreck" in message for message in about(tag))


def test_what_begins_in_a_text_box_does_not_end_outside_it() -> None:
    box = f"<w:txbxContent>{paragraph(run('{% if titel %}'))}</w:txbxContent>"
    begun = f"<w:r><w:pict>{box}</w:pict></w:r>"
    data = replaced(template(USED, "RUTA", "{% endif %}"), "<w:r><w:t>RUTA</w:t></w:r>", begun)
    assert any("olika delar av sidan" in mistake.message for mistake in check(data, NAMES))


def test_a_footnote_is_judged_like_the_rest() -> None:
    word = Word.of("ansokan")
    note = [*word.root("word/footnotes.xml").iter(q("t"))][-1]
    note.text = f"{note.text} {{{{ dokument.datm }}}}"
    names = catalogue(REGISTRY["ansokan"].words_type)
    (mistake,) = check(word.saved(), names)
    assert (mistake.place, mistake.part) == ("fotnoterna", "word/footnotes.xml")
    assert mistake.message == "Namnet ”dokument.datm” finns inte. Menade du ”dokument.datum”?"


def test_a_damaged_part_does_not_hide_the_others() -> None:
    data = with_members(template("{{ titl }}", header="x"), {"word/header1.xml": b"<w:hdr>"})
    told = {(mistake.place, mistake.message) for mistake in check(data, NAMES)}
    assert ("sidhuvudet", "Filen är skadad: innehållet går inte att läsa.") in told
    assert ("brödtexten", "Namnet ”titl” finns inte. Menade du ”titel”?") in told


def test_a_document_type_is_damage() -> None:
    xml = (
        Package.read(template("x"))
        .members["word/document.xml"]
        .replace(b"<w:document", b"<!DOCTYPE w><w:document", 1)
    )
    assert any(
        "skadad" in each.message
        for each in check(with_members(template("x"), {"word/document.xml": xml}), None)
    )


def test_a_name_of_more_steps_than_words_have_is_told_at_its_place() -> None:
    (told,) = [each for each in check(template(f"{{{{ x{'.x' * 12} }}}}"), None) if each.paragraph >= 0]
    assert told.message.startswith("Namnet ”x.x.x.x")


def test_endless_nesting_is_one_sentence() -> None:
    found = check(template("{% if titel %}" * 3000 + "{% endif %}" * 3000), NAMES)
    assert [mistake.place for mistake in found] == ["filen"]


def test_a_personal_number_in_the_template_is_an_error_that_does_not_repeat_it() -> None:
    text = "Karin 19640823-3234 {{ titel }}"
    (told,) = [each for each in check(template(USED, text), NAMES) if each.severity is Severity.ERROR]
    assert (told.message, told.text) == (STANDS_THERE, "Karin ********-**** {{ titel }}")
    (told,) = [each for each in check(template(USED, header=text), NAMES) if each.severity is Severity.ERROR]
    assert told.place != "brödtexten"
