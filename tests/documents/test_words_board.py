"""What papers for the styrgrupp print: nobody's name without consent to that, and the decision once made."""

from dataclasses import replace
from datetime import date

from service.domain.guidelines import Guideline
from tests.support.kinds import PROJECTS, context, texts, with_remiss, words

NBSP = "\u00a0"


def test_a_locked_case_is_told_of_by_number_alone() -> None:
    told = words("eskalering")
    assert told["deltagare"] == {"namn": "Avidentifierad person i ärende VK-2017-001", "personnummer": ""}
    assert told["typ"] == "Individ, låst"
    hidden = with_remiss(context("eskalering"), skyddade_personuppgifter="annat")
    assert "Oskarshamns kommun" not in texts(words("eskalering", hidden)["underskrifter"])


def test_a_structural_problem_has_no_participant() -> None:
    told = words("strukturellt_problem")
    assert "deltagare" not in told
    assert (told["typ"], told["grupp"]) == ("Strukturellt", "OH")


def test_who_chairs_the_styrgrupp_signs_once_it_is_decided() -> None:
    for key in ("eskalering", "strukturellt_problem"):
        waits = words(key, beslut="vantar", beslutet=None, beslutsdatum=None, beslutande=None)
        assert [block["rubrik"] for block in waits["underskrifter"]] == ["Projektledare"]
        assert waits["beslut"]["utfall"] == "Inte beslutat, underlag för beslut"
        decided = words(key)["underskrifter"]
        assert [(block["rubrik"], block["roll"]) for block in decided][1:] == [("Styrgrupp", "Ordförande")]


def test_the_guideline_says_who_decides_by_it_as_the_project_has_it() -> None:
    told = words("riktlinjer_medel")
    assert told["beslutar"] == (
        f"Projektledaren beslutar enligt riktlinjen. Styrgruppen beslutar om mer än 10{NBSP}000{NBSP}kr och "
        "om undantag från den."
    )
    assert told["andamal"] == ["Körkort", "Truckkort", "Studielitteratur", "Annat"]
    project = PROJECTS["vagknuten_2_0"]
    bought = replace(project.purchases, competence_limit=None)
    unlimited = replace(context("riktlinjer_medel"), project=replace(project, purchases=bought))
    assert words("riktlinjer_medel", unlimited)["beslutar"].endswith(
        "Styrgruppen beslutar om undantag från den."
    )
    alone = replace(bought, competence_above_limit="")
    one = replace(unlimited, project=replace(project, purchases=alone))
    assert words("riktlinjer_medel", one)["beslutar"] == "Projektledaren beslutar."


def test_a_decision_on_money_prints_the_version_of_its_day() -> None:
    key = "kompetenshojande_medel"
    versions = (Guideline(1, date(2017, 3, 1)), Guideline(2, date(2018, 3, 1)))
    within = replace(context(key), guidelines=versions)
    assert words(key, within)["riktlinje_version"] == "Version 1, gäller från 2017-03-01"
    assert words(key)["riktlinje_version"] == ""


def test_a_list_of_decisions_is_numbered_and_signed_by_chair_and_adjuster() -> None:
    told = words("beslutslista")
    assert [row["nr"] for row in told["beslut"]] == ["1", "2", "3"]
    assert [row["beslut"] for row in told["beslut"]] == ["Bifall", "Delvis bifall", "Till handlingarna"]
    assert [(block["rubrik"], block["namnfortydligande"]) for block in told["underskrifter"]] == [
        ("Ordförande", "Testperson S3"),
        ("Justerare", "Testperson S1"),
    ]
