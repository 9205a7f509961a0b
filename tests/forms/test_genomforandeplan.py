"""What a genomförandeplan asks, and what is told about goals and steps that are not complete."""

from forms.genomforandeplan import GenomforandeplanForm
from tests.support.kinds import PROJECT, PROJECTS, example, form, judged, told

STEP = {
    "delmal": "Klart prov",
    "ansvarig": "Deltagaren",
    "start": "2017-04-03",
    "klart_senast": "2017-06-09",
    "nar_natt": "Betyget är satt.",
    "status": "pagar",
}


def test_an_empty_plan_tells_everything_that_is_needed() -> None:
    problems = GenomforandeplanForm({}, project=PROJECT).judge([])
    assert {problem.id for problem in problems} == {
        "vagledare",
        "spar",
        "start",
        "slut",
        "overgripande_mal",
        "resurser",
        "mal-0-mal",
        "mal-0-delmal-0-delmal",
        "mal-0-delmal-0-ansvarig",
        "mal-0-delmal-0-start",
        "mal-0-delmal-0-klart_senast",
        "mal-0-delmal-0-nar_natt",
        "delaktighet",
        "deltagare_i_planeringen",
        "uppfoljningar-0-datum",
        "uppfoljningar-0-hur",
        "faststalld",
        "deltagaren_undertecknar",
    }


def test_a_step_without_somebody_responsible_is_told_in_its_own_row() -> None:
    steps = [STEP, {**STEP, "ansvarig": ""}]
    assert told("genomforandeplan", mal=[{"mal": "Betyg", "delmal": steps}]) == {
        "mal-0-delmal-1-ansvarig": "Fyll i ansvarig (person/organisation).",
        "mal": "Planen måste ha minst ett mål, och varje mål minst ett delmål med ansvarig och slutdatum.",
    }


def test_an_untouched_step_below_a_goal_is_not_recorded() -> None:
    goals = [{"mal": "Betyg", "delmal": [STEP, {"status": "ej_paborjat"}]}]
    assert len(form("genomforandeplan", mal=goals).answers().rows("mal")[0].rows("delmal")) == 1
    assert not judged("genomforandeplan", mal=goals)


def test_the_reason_is_asked_for_when_the_participant_does_not_sign() -> None:
    assert told("genomforandeplan", deltagaren_undertecknar=False) == {
        "skal_utan_underskrift": "Deltagaren har inte undertecknat. Ange skäl."
    }
    assert not judged(
        "genomforandeplan", deltagaren_undertecknar=False, skal_utan_underskrift="Vill läsa planen hemma."
    )


def test_the_interpreter_s_language_is_asked_for_when_there_is_one() -> None:
    assert "sprak" in form("genomforandeplan", tolkbehov=True, sprak="tigrinja").answers()
    assert "sprak" not in form("genomforandeplan", tolkbehov=False, sprak="tigrinja").answers()


def test_everybody_at_the_table_can_be_ticked() -> None:
    asked = form("genomforandeplan")
    assert isinstance(asked, GenomforandeplanForm)
    choices = asked.deltagare_i_planeringen.choices
    assert list(choices.values())[:2] == ["Deltagaren", "Vägledare"]
    assert "Arbetsförmedlingen" in choices.values()


def test_a_project_with_one_way_for_all_does_not_ask_for_a_track() -> None:
    without = next(project for project in PROJECTS.values() if not project.tracks)
    assert "spar" not in {problem.id for problem in GenomforandeplanForm({}, project=without).judge([])}


def test_the_styrgrupp_is_asked_where_the_limit_is_a_must_and_nowhere_else() -> None:
    asked = {
        key: [
            name for section in GenomforandeplanForm({}, project=project).sections for name in section.names
        ]
        for key, project in PROJECTS.items()
    }
    having = [key for key, names in asked.items() if "undantag" in names and "undantag_beslutat" in names]
    assert having == ["vagen_till_sjalvforsorjning"]
    assert "undantag" not in form("genomforandeplan", undantag="Nej").answers()
    within = form("genomforandeplan", project=PROJECTS[having[0]], undantag="Ja").answers()
    assert within.text("undantag") == "Ja"


def test_how_much_may_be_written() -> None:
    assert not judged("genomforandeplan", overgripande_mal="x" * 1000, resurser="y" * 2000)
    assert "högst 1000 tecken" in told("genomforandeplan", overgripande_mal="x" * 1001)["overgripande_mal"]


def test_two_goals_of_two_steps_each_are_recorded_in_order() -> None:
    rows = form("genomforandeplan").answers().rows("mal")
    assert [len(row.rows("delmal")) for row in rows] == [2, 2]
    assert [row.text("mal") for row in rows] == [row["mal"] for row in example("genomforandeplan")["mal"]]
