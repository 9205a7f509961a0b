"""What a new application starts from, and the budget that answers make."""

from dataclasses import replace

from service.domain.answers import Answers
from service.domain.application import budget, enumeration, presets, stated_sums
from tests.support.ansokan import CONTEXT, PROJECT, said
from tests.support.kinds import PROJECTS


def test_the_budget_of_the_real_application() -> None:
    told = budget(said())
    assert (told.years, len(told.costs)) == (3, 12)
    assert told.cost_sums == told.income_sums == (1_767_000, 1_782_000, 1_812_000)
    assert told.costs[10].specification == "ca 4%"


def test_a_budget_without_period_or_amounts_is_empty_but_is_a_budget() -> None:
    assert budget(Answers({"kostnader": [{"kostnadsslag": "Lön", "ar1": 5}]})).cost_sums == ()
    assert budget(said(kostnader=[{"kostnadsslag": "Lön"}])).cost_sums == (0, 0, 0)


def test_stated_sums_by_year() -> None:
    assert stated_sums(said(summa_ar2=None), "summa", 3) == {1: 1_767_000, 3: 1_812_000}


def test_a_new_application_begins_with_the_parameters_of_the_project() -> None:
    begun = Answers(presets(CONTEXT))
    assert begun.text("samordningsforbund") == "Samordningsförbundet i Kalmar län"
    assert (begun.text("start"), begun.text("slut")) == ("2017-02-01", "2020-01-31")
    signers = [row.text("part") for row in begun.rows("undertecknare")]
    assert signers == ["fk", "af", "region", "hogsby", "monsteras", "oskarshamn"]
    assert budget(begun).total == 5_361_000


def test_the_title_names_the_association_and_the_income_the_financier() -> None:
    begun = Answers(presets(replace(CONTEXT, project=PROJECTS["visa_vagen"])))
    assert begun.text("samordningsforbund") == "Samordningsförbundet i Blekinge"
    (income,) = begun.rows("intakter")
    assert income.text("finansiar") == "Finsam – Samordningsförbundet i Blekinge"


def test_kommuner_share_the_last_heading() -> None:
    headings = [row.text("rubrik") for row in Answers(presets(CONTEXT)).rows("ansvar_parter")]
    assert headings == [
        "Arbetsförmedlingen",
        "Försäkringskassan",
        "Landstinget i Kalmar län",
        "Högsby kommun, Mönsterås kommun och Oskarshamns kommun",
    ]


def test_a_project_without_budget_tracks_or_kommuner_begins_with_the_usual_rows() -> None:
    bare = replace(
        PROJECT, cost_lines=(), income_lines=(), tracks=(), financier=None, parties=PROJECT.parties[:2]
    )
    begun = Answers(presets(replace(CONTEXT, project=bare)))
    assert [row.text("kostnadsslag") for row in begun.rows("kostnader")][0::11] == ["Lönekostnader", "Övrigt"]
    assert [row.text("finansiar") for row in begun.rows("intakter")] == ["Samordningsförbundet i Kalmar län"]
    assert len(begun.rows("ansvar_parter")) == 2
    assert not begun.has("figur_ovre")


def test_names_in_running_text() -> None:
    assert enumeration(["FK", "AF", "Region Kalmar län"]) == "FK, AF och Region Kalmar län"
    assert enumeration(["FK", "AF"]) == "FK och AF"
    assert enumeration(["FK"]) == "FK"
    assert enumeration([]) == ""
