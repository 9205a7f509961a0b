"""The easy-read plan: only what was promised, as it stands after the reviews, and nothing that reveals."""

from dataclasses import replace
from datetime import date
from typing import Any

from doc_templates import lattlast
from doc_templates.words import plain
from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.context import Context
from service.domain.plan import PLAN
from tests.support.kinds import context, example, texts, with_remiss

(EASY,) = REGISTRY[PLAN].companions
REVIEW = {
    "datum": "2017-05-11",
    "delmal": [
        {"nr": "1.1", "status": "uppnatt", "kommentar": "Det gick bra."},
        {"nr": "1.2", "status": "pagar", "ny_tid": "2017-08-31", "andring": "Vägledaren följer med."},
        {"nr": "2.1", "status": "utgar", "kommentar": "Behövs inte längre."},
    ],
    "beslut": "forlangs",
    "forlangd_till": "2017-12-15",
    "nasta_uppfoljning": "2017-06-29",
}


def easy(within: Context | None = None, /, **changed: object) -> dict[str, Any]:
    return plain(EASY.words(within or context(PLAN), Answers(example(PLAN, **changed))))


def reviewed(**changed: object) -> dict[str, Any]:
    """The plan after a review, as the review's own easy-read has it."""
    before = context(PLAN)
    assert before.case is not None
    author = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")
    plan = Entry(PLAN, before.on, Answers(example(PLAN)), author)
    case = Case.of(before.case.number, (*before.case.history, plan))
    after = replace(before, case=case, on=date(2017, 5, 11))
    return plain(lattlast.of_review(after, Answers({**REVIEW, **changed})))


def test_goals_and_steps_tell_who_does_what_until_when() -> None:
    words = easy()
    assert [goal["mal"] for goal in words["mal"]] == [row["mal"] for row in example(PLAN)["mal"]]
    first, second = words["mal"][0]["steg"]
    assert (first["vem"], first["senast"], first["lage"]) == ("Jag", "9 juni 2017", "Pågår")
    assert (second["vem"], second["lage"]) == ("Testperson V1, Vägknuten", "Ej påbörjat")


def test_what_others_have_promised_and_whom_to_ask_is_told() -> None:
    words = easy()
    assert [row["vem"] for row in words["loften"]] == ["Arbetsförmedlingen", "Högsby kommun"]
    assert (words["vagledare"], words["vagledarens_roll"]) == ("Testperson V1", "Vägledare")


def test_whom_to_ask_has_a_number_where_it_is_who_wrote_the_plan() -> None:
    within = context(PLAN)
    known = replace(within, author=replace(within.author, name="Testperson V1", phone="070-174 06 15"))
    assert easy(known)["vagledarens_telefon"] == "070-174 06 15"
    assert easy(known, vagledare="Testperson V9")["vagledarens_telefon"] == ""
    protected = with_remiss(known, skyddade_personuppgifter="sekretessmarkering")
    assert easy(protected)["vagledarens_telefon"] == ""


def test_the_next_meeting_is_the_first_from_the_day_of_the_plan() -> None:
    assert easy()["mote"] == {"dag": "11 maj 2017", "hur": "Möte på lärcentrum, deltagaren och vägledaren"}
    assert easy(context(PLAN, on="2017-05-12"))["mote"]["dag"] == "29 juni 2017"
    assert easy(context(PLAN, on="2018-01-01"))["mote"] == {"dag": "", "hur": ""}


def test_nothing_but_promises_is_in_it() -> None:
    said = " ".join(texts(easy(anpassningar="ANPASSNING", delaktighet="DELAKTIGHET", resurser="RESURS")))
    for other in ("ANPASSNING", "DELAKTIGHET", "RESURS", "e-underskrift"):
        assert other not in said


def test_a_review_moves_days_and_takes_away_what_no_longer_holds() -> None:
    words = reviewed()
    first, second = words["mal"][0]["steg"]
    assert (first["lage"], first["andrat"]) == ("Uppnått", "")
    assert (second["senast"], second["andrat"]) == ("31 augusti 2017", "Vägledaren följer med.")
    assert [step["steg"] for step in words["mal"][1]["steg"]] == ["Försörjningen under studierna är ordnad."]
    assert words["slut"] == "15 december 2017"
    assert words["mote"] == {
        "dag": "29 juni 2017",
        "hur": "Flerpartsmöte med Arbetsförmedlingen och vuxenutbildningen",
    }


def test_a_review_that_ends_it_tells_when_and_promises_no_meeting() -> None:
    words = reviewed(
        beslut="avslut", forlangd_till=None, nasta_uppfoljning=None, avslut_planeras="2017-06-30"
    )
    assert (words["slut"], words["mote"]["dag"]) == ("30 juni 2017", "")


def test_a_new_plan_starts_without_the_reviews_of_the_old() -> None:
    before = context(PLAN)
    assert before.case is not None
    author = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")
    older = (
        Entry(PLAN, before.on, Answers(example(PLAN)), author),
        Entry("uppfoljning", date(2017, 5, 11), Answers(REVIEW), author),
    )
    later = replace(
        before, version=2, on=date(2017, 5, 20), case=Case.of("VK-1", (*before.case.history, *older))
    )
    words = easy(later, faststalld="2017-05-20")
    assert words["slut"] == "15 september 2017"
    assert words["mal"][0]["steg"][0]["lage"] == "Pågår"


def test_a_protected_person_is_an_alias_and_no_place_is_told() -> None:
    words = easy(with_remiss(context(PLAN), skyddade_personuppgifter="sekretessmarkering"))
    assert words["deltagare"] == "Deltagare i ärende VK-2017-001"
    assert words["dokument"]["organisation"] == ""
    assert {step["hur"] for goal in words["mal"] for step in goal["steg"]} == {""}
    assert {row["plats"] for row in words["aktiviteter"]} == {""}
    assert "Testperson D1" not in " ".join(texts(words))
