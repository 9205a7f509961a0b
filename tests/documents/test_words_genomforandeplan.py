"""What a genomförandeplan prints."""

from dataclasses import replace

from tests.support.kinds import PROJECTS, context, texts, with_remiss, words


def test_goals_and_steps_are_numbered_in_order() -> None:
    goals = words("genomforandeplan")["mal"]
    assert [goal["nr"] for goal in goals] == ["1", "2"]
    assert [step["nr"] for goal in goals for step in goal["delmal"]] == ["1.1", "1.2", "2.1", "2.2"]


def test_a_step_prints_everything_that_was_written_about_it() -> None:
    assert words("genomforandeplan")["mal"][0]["delmal"][0] == {
        "nr": "1.1",
        "delmal": "Klart prov i Matematik 1.",
        "aktivitet": "Läsa de tre sista kapitlen och räkna ett gammalt prov i veckan.",
        "hur_och_var": "Studiestöd tisdagar och torsdagar kl. 13.15 på lärcentrum i Högsby. "
        "Vägledaren bokar studiestödet.",
        "ansvarig": "Deltagaren",
        "start": "2017-04-03",
        "klart_senast": "2017-06-09",
        "nar_natt": "Läraren har satt betyget E eller högre på kursen.",
        "status": "Pågår",
    }


def test_an_exception_from_the_longest_time_is_printed() -> None:
    said = words(
        "genomforandeplan", undantag_beslutat="2017-03-28", undantag="Två månader till.\nSedan slut."
    )
    assert said["undantag"] == {"beslutat": "2017-03-28", "stycken": ["Två månader till.", "Sedan slut."]}
    assert words("genomforandeplan")["undantag"] == {"beslutat": "", "stycken": []}


def test_who_planned_is_written_out() -> None:
    assert words("genomforandeplan")["deltagare_i_planeringen"] == (
        "Deltagaren, Vägledare, Arbetsförmedlingen, Högsby kommun"
    )


def test_participant_vagledare_and_each_party_once_sign() -> None:
    rows = [{"part": part} for part in ("Arbetsförmedlingen", "Högsby kommun", "Arbetsförmedlingen")]
    blocks = words("genomforandeplan", ansvarsfordelning=rows)["underskrifter"]
    assert [block["rubrik"] for block in blocks] == [
        "Deltagare",
        "Vägledare",
        "Arbetsförmedlingen",
        "Högsby kommun",
    ]
    assert [block["namnfortydligande"] for block in blocks[:2]] == ["Testperson D1", "Testperson V1"]


def test_parties_sign_only_when_that_was_said() -> None:
    blocks = words("genomforandeplan", parter_undertecknar=None)["underskrifter"]
    assert [block["rubrik"] for block in blocks] == ["Deltagare", "Vägledare"]


def test_a_participant_who_does_not_sign_has_a_reason_instead_of_a_place() -> None:
    said = words(
        "genomforandeplan",
        deltagaren_undertecknar=False,
        skal_utan_underskrift="Vill läsa planen hemma.",
        parter_undertecknar=False,
    )
    assert [block["rubrik"] for block in said["underskrifter"]] == ["Vägledare"]
    assert said["skal_utan_underskrift"] == {"stycken": ["Vill läsa planen hemma."]}


def test_the_plan_has_the_name_the_project_gives_it() -> None:
    project = next(p for p in PROJECTS.values() if p.names.plan != "Genomförandeplan")
    within = replace(context("genomforandeplan"), project=project)
    assert words("genomforandeplan", within)["dokument"]["titel"] == project.names.plan


def test_the_workplace_and_kommun_of_a_protected_person_are_not_printed() -> None:
    within = with_remiss(context("genomforandeplan"), skyddade_personuppgifter="sekretessmarkering")
    said = words("genomforandeplan", within)
    assert [activity["plats"] for activity in said["aktiviteter"]] == ["", ""]
    assert {step["hur_och_var"] for goal in said["mal"] for step in goal["delmal"]} == {""}
    assert said["deltagare_i_planeringen"] == "Deltagaren, Vägledare, Arbetsförmedlingen, Kommun"
    assert said["dokument"]["organisation"] == ""
    assert said["underskrifter"][0]["namnfortydligande"] == "Deltagare i ärende VK-2017-001"
    assert "Testperson D1" not in "\n".join(texts(said))


def test_an_interpreter_is_told_with_language_and_booking() -> None:
    said = words("genomforandeplan", tolkbehov=True, sprak="tigrinja", tolk_bokad=True)
    assert said["tolk"] == {"behov": "Ja", "sprak": "tigrinja", "bokad": "Ja"}
