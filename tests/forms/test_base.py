"""What a form does with the findings of the rules: blocks, warnings with reasons, and where each is shown."""

from forms.base import KindForm, Section, as_typed
from forms.fields import TextField
from forms.rows import RowForm, RowsField
from service.domain.finding import Finding, Severity
from tests.support.kinds import PROJECT

REASON = "Myndigheterna är överens om detta."
BLOCK = Finding("B6", Severity.BLOCK, "Planen saknar något.", "namn")
WARN = Finding("W1", Severity.WARN, "Personen är 17 år. Motivera.", "namn")
NOTE = Finding("B3", Severity.NOTE, "Följ den särskilda rutinen.")


class StepRow(RowForm):
    text = TextField("Delmål")


class GoalRow(RowForm):
    text = TextField("Mål")
    steg = RowsField(StepRow, "Delmål")


class ExampleForm(KindForm):
    namn = TextField("Namn")
    mal = RowsField(GoalRow, "Mål och delmål")
    sections = (Section("Frågan till {case_body_short}", ("namn",), "Svara kort."),)


def form(**answers: object) -> ExampleForm:
    return ExampleForm(as_typed(answers), project=PROJECT)


def reason(text: str, rule: str = "W1", varning: str = WARN.message) -> dict[str, object]:
    return {"motiveringar": [{"regel": rule, "varning": varning, "text": text}]}


def test_a_form_without_findings_has_no_problems() -> None:
    assert form(namn="Åsa").judge([]) == []


def test_a_block_stands_at_its_question() -> None:
    (problem,) = form().judge([BLOCK])
    assert (problem.id, problem.label, problem.message) == ("namn", "Namn", "Planen saknar något.")


def test_a_block_of_the_whole_form_is_a_problem_without_place() -> None:
    (problem,) = form().judge([Finding("B2", Severity.BLOCK, "Samtycke saknas.")])
    assert (problem.id, problem.message) == ("", "Samtycke saknas.")


def test_a_block_inside_rows_stands_in_the_row_that_was_answered() -> None:
    typed = as_typed({"mal": [{"text": ""}, {"text": "A", "steg": [{"text": ""}, {"text": "a"}]}]})
    (problem,) = ExampleForm(typed, project=PROJECT).judge(
        [Finding("M5", Severity.BLOCK, "Fel dag.", "mal-0-steg-0-text")]
    )
    assert problem.id == "mal-1-steg-1-text"


def test_a_block_in_a_row_that_is_not_there_stands_at_the_list() -> None:
    (problem,) = form().judge([Finding("M5", Severity.BLOCK, "Fel dag.", "mal-4-text")])
    assert problem.id == "mal"


def test_the_same_sentence_is_not_told_twice_at_one_question() -> None:
    assert len(form().judge([BLOCK, BLOCK])) == 1


def test_a_warning_asks_for_a_reason_and_shows_its_sentence() -> None:
    asked = form()
    (problem,) = asked.judge([WARN])
    assert problem.id == "motiveringar-0-text"
    assert problem.message == "Skriv en motivering på minst 20 tecken."
    assert asked.answers().rows("motiveringar")[0].text("varning") == WARN.message


def test_a_short_reason_is_no_reason() -> None:
    assert form(**reason("För kort.")).judge([WARN])
    assert form(**reason(REASON)).judge([WARN]) == []


def test_a_reason_goes_when_its_warning_does() -> None:
    asked = form(**reason(REASON, "W9"))
    asked.judge([])
    assert asked.answers().rows("motiveringar") == ()


def test_a_reason_counts_for_its_own_warning_only() -> None:
    assert form(**reason(REASON, "W9")).judge([WARN])


def test_a_reason_counts_for_the_sentence_it_was_given_for() -> None:
    assert form(**reason(REASON, varning="Personen är 16 år. Motivera.")).judge([WARN])


def test_the_draft_keeps_what_was_typed_and_asks_for_the_reason() -> None:
    typed = {"namn": ["Åsa"], "motiveringar-4-regel": ["W9"]}
    asked = ExampleForm(typed, project=PROJECT)
    asked.judge([WARN])
    kept = asked.kept(typed)
    assert kept["namn"] == ["Åsa"]
    assert kept["motiveringar-0-regel"] == ["W1"]
    assert "motiveringar-4-regel" not in kept


def test_a_note_is_told_and_stops_nobody() -> None:
    asked = form()
    assert asked.judge([NOTE]) == []
    assert asked.findings == [NOTE]


def test_headings_take_the_names_of_the_project() -> None:
    assert form().sections == (Section("Frågan till OH", ("namn",), "Svara kort."),)


def test_answers_become_the_text_that_a_person_would_have_typed() -> None:
    answers = {
        "antal": 14,
        "tolk": False,
        "inget": None,
        "flera": ["a", "b"],
        "rader": [{"x": [{"y": True}]}],
    }
    assert as_typed(answers) == {
        "antal": ["14"],
        "tolk": ["nej"],
        "inget": [""],
        "flera": ["a", "b"],
        "rader-0-x-0-y": ["ja"],
    }
