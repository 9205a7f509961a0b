"""The Word file comes back with a comment at each mistake, and is the same template otherwise."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from doc_templates.names import Names
from tests.support.word import member, opened, paragraphs, replaced, saved, template
from tests.workers.attacks.building import good, with_body
from workers.checking import check, names_used, repair
from workers.errors import Mistake, Severity, TemplateError
from workers.guard import guard
from workers.rendering import fill
from workers.word.comments import commented, without_own_comments

BODY, HEADER = "word/document.xml", "word/header1.xml"
NAMES = Names({"titel": str})


def at(
    paragraph: int, message: str, *, part: str = BODY, place: str = "brödtexten", text: str = "{{ x }}"
) -> Mistake:
    return Mistake(place, text, message, part=part, paragraph=paragraph)


def comments(data: bytes) -> list[str]:
    return [comment.text for comment in opened(data).comments]


def marked(data: bytes) -> list[list[str]]:
    """For each paragraph of the body the numbers of the comments that it carries."""
    body = opened(data).element
    return [paragraph.xpath(".//w:commentReference/@w:id") for paragraph in body.xpath("//w:body//w:p")]


def test_each_mistake_is_a_comment_at_its_paragraph() -> None:
    data = commented(template("a", "b {{ x }}", "c"), [at(1, "Ett."), at(1, "Två."), at(2, "Tre.")])
    assert comments(data) == ["Ett.", "Två.", "Tre."]
    assert marked(data) == [[], ["0", "1"], ["2"]]
    (first, *_) = opened(data).comments
    assert (first.author, first.initials) == ("Knutpunkt", "K")
    assert paragraphs(data) == ["a", "b {{ x }}", "c"]


def test_what_stands_elsewhere_is_told_at_the_last_paragraph() -> None:
    mistakes = [
        at(0, "Fel.", part=HEADER, place="sidhuvudet"),
        at(-1, "Fel.", text=""),
        Mistake("hela mallen", "", "Saknas.", severity=Severity.ADVICE),
        at(99, "Borta."),
    ]
    data = commented(template("a", "b", header="{{ x }}"), mistakes)
    assert comments(data) == [
        "I sidhuvudet, ”{{ x }}” (där Word inte visar kommentarer): Fel.",
        "I brödtexten: Fel.",
        "Råd: Hela mallen: Saknas.",
        "I brödtexten, ”{{ x }}”: Borta.",
    ]
    assert marked(data) == [[], ["0", "1", "2", "3"]]


def test_what_stands_in_a_text_box_is_told_where_the_box_is_anchored() -> None:
    inside = "<w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent>"
    box = with_body(f"<w:p><w:r><w:pict>{inside}</w:pict></w:r></w:p>")
    data = commented(box, [at(2, "Fel.", text="x")])
    assert comments(data) == ["I textrutan, ”x”: Fel."]
    assert marked(data) == [[], ["0"], []]


def test_a_document_without_paragraphs_gets_one() -> None:
    data = replaced(good(), "<w:p><w:r><w:t>{{ titel }}</w:t></w:r></w:p>", "")
    assert comments(commented(data, [at(0, "Fel.")])) == ["Fel."]


def test_more_mistakes_than_anybody_works_through_are_counted() -> None:
    said = comments(commented(template("a"), [at(0, "Fel.")] * 350))
    assert len(said) == 301
    assert said[-1].startswith("50 fel till har inte fått någon kommentar.")


def test_comments_by_others_stay_and_our_own_are_written_anew() -> None:
    document = opened(template("a", "b"))
    document.add_comment(document.paragraphs[1].runs, "Bra!", author="Testperson D1", initials="D1")
    once = commented(saved(document), [at(0, "Ett.")])
    twice = commented(once, [at(1, "Två.")])
    assert comments(once) == ["Bra!", "Ett."]
    assert comments(twice) == ["Bra!", "Två."]
    assert marked(twice) == [[], ["0", "1"]]
    assert comments(without_own_comments(twice)) == ["Bra!"]


def test_a_file_without_our_comments_is_the_very_same() -> None:
    data = template("a")
    assert without_own_comments(data) is data


def test_text_with_our_comments_taken_away_is_as_it_was() -> None:
    data = template("a {{ x }}")
    assert member(without_own_comments(commented(data, [at(0, "Fel.")]))) == member(data)


def test_a_tag_in_a_comment_is_copied_as_it_should_be_typed_and_never_filled() -> None:
    said = "Skriv {{ titel }}, {% if titel %} eller {# så #}."
    data = commented(template("a {{ titel }}"), [at(0, said)])
    assert comments(data) == comments(fill(data, {"titel": "x"})) == [said]
    typed = template(comments(data)[0], "{% endif %}")
    assert repair(typed) == (typed, [])
    assert names_used(commented(template("a"), [at(0, said)])) == set()


def test_signs_that_xml_forbids_are_left_out() -> None:
    assert comments(commented(template("a"), [at(0, "a\x00b\ud800c")])) == ["abc"]


def test_the_commented_file_has_the_same_mistakes() -> None:
    data = template("{{ titl }}", "{%p if titel %}", "x", header="{{ titlar }}")
    mistakes = check(data, NAMES)
    again = commented(data, mistakes)
    assert guard(again) == []
    assert check(again, NAMES) == mistakes


def test_what_is_no_word_file_is_told() -> None:
    with pytest.raises(TemplateError):
        commented(b"hej", [])


@pytest.mark.office
def test_libreoffice_opens_the_commented_file(tmp_path: Path) -> None:
    source = tmp_path / "mall.docx"
    source.write_bytes(commented(template("a {{ x }}", "b"), [at(0, "Namnet finns inte."), at(1, "Två.")]))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "mall.odt") as odt:
        content = odt.read("content.xml").decode()
    assert content.count("<office:annotation ") == 2
    assert "Namnet finns inte." in content
