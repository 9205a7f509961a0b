"""What a check tells of the questions that an uploaded Word file of people's own making asks for."""

from dataclasses import asdict

from docx import Document

from service.documents.kind import Subject
from service.documents.own import Definition, OwnKind, kind_of
from tests.support.own import KEY, definition, question
from tests.support.word import saved, template
from workers.checking import fields_of, names_used
from workers.errors import Severity
from workers.templates.questions import Questions
from workers.templates.questions import questions as asked
from workers.untrusted import examine

START = Definition.new("Mötesanteckning", Subject.CASE)


def told(kind: OwnKind, text: str) -> Questions:
    data = template(text + " {{ dokument.id }}")
    fields = [
        {"path": each.path, "how": each.how, "label": each.label, "compared": "\n".join(each.compared)}
        for each in fields_of(data)
    ]
    return asked(kind, names_used(data), fields)


def test_a_yes_or_no_becomes_a_choice_when_it_is_held_against_a_text_and_that_is_told() -> None:
    kind = kind_of(KEY, definition(question("tolk", "ja_nej", label="Behövs tolk?"), question("stod")))
    found = told(kind, '{% if tolk == "Ja" %}Tolk bokas.{% endif %} {{ stod }}')
    assert found.definition is not None
    (advice,) = found.mistakes
    assert advice.severity is Severity.ADVICE
    assert advice.message == (
        "Frågan ”Behövs tolk?” var ja eller nej, men Word-filen jämför svaret med en text. "
        "Den är nu ett val mellan Ja och Nej."
    )
    assert told(kind, "{% if tolk %}Tolk bokas.{% endif %} {{ stod }}").mistakes == ()


def test_a_yes_or_no_held_against_a_text_that_makes_no_choice_is_a_mistake() -> None:
    found = told(
        kind_of(KEY, definition(question("stod", "ja_nej"))), '{% if stod == "Delvis" %}Delvis{% endif %}'
    )
    assert found.definition is None
    assert "aldrig lika med en text" in found.mistakes[0].message


def test_headings_and_boxes_reach_the_questions_through_the_process_for_strange_files() -> None:
    document = Document()
    document.add_heading("Mötet", level=1)
    document.add_paragraph("Behövs tolk? ☐ Ja ☐ Nej {{ tolk }} {{ dokument.id }}")
    found = examine(saved(document), None)
    questions = asked(kind_of(KEY, START), found.names, [asdict(each) for each in found.fields])
    assert questions.definition is not None
    (section,) = questions.definition["sections"]
    (question,) = section["questions"]
    assert (section["title"], question["label"], question["type"]) == ("Mötet", "Behövs tolk?", "ja_nej")
