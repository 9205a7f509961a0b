"""What surveys, reviews, deviation reports and notes print, and what a revised plan says has changed."""

from dataclasses import replace

from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from tests.support.kinds import PROJECTS, context, example, texts, with_remiss, words

PROTECTED = {"skyddade_personuppgifter": "sekretessmarkering"}


def second_version() -> Context:
    """The context of a plan that follows the example."""
    within = context("genomforandeplan")
    assert within.case is not None
    first = Entry("genomforandeplan", within.on, Answers(example("genomforandeplan")), within.author)
    return replace(within, version=2, case=Case.of(within.case.number, (*within.case.history, first)))


def test_a_first_plan_has_nothing_to_differ_from() -> None:
    assert words("genomforandeplan")["andrat"] == {"sedan": "", "rader": []}


def test_a_revised_plan_tells_what_has_changed_since_the_version_before() -> None:
    said = words("genomforandeplan", second_version(), slut="2017-12-15")
    assert said["andrat"] == {
        "sedan": "1",
        "rader": ["Planerat slut har ändrats från 2017-09-15 till 2017-12-15."],
    }
    assert words("genomforandeplan", second_version())["andrat"]["rader"] == [
        "Ingenting i planen har ändrats."
    ]


def test_a_revised_plan_of_a_protected_person_quotes_nothing_of_the_older() -> None:
    within = with_remiss(second_version(), **PROTECTED)
    assert words("genomforandeplan", within, slut="2017-12-15")["andrat"]["rader"] == [
        "Planerat slut har ändrats."
    ]


def test_the_areas_of_a_survey_stand_side_by_side_and_the_untold_not_at_all() -> None:
    areas = words("kartlaggning")["omraden"]
    assert [area["namn"] for area in areas] == [
        "Livssituation",
        "Egna resurser",
        "Arbete och utbildning",
        "Hälsa",
        "Ekonomi och försörjning",
        "Socialt nätverk och boende",
        "Hinder",
    ]
    assert areas[-1]["personen"]["stycken"] == ["Prov i stora salar."]
    one_sided = words("kartlaggning", hinder_person="")["omraden"][-1]
    assert one_sided["personen"]["stycken"] == []
    assert one_sided["vagledaren"]["stycken"]


def test_who_has_taken_part_of_the_survey_signs_that() -> None:
    def signers(told: bool | None) -> list[str]:
        return [block["rubrik"] for block in words("kartlaggning", tagit_del=told)["underskrifter"]]

    assert signers(True) == signers(None) == ["Vägledare", "Deltagare, har tagit del"]
    assert signers(False) == ["Vägledare"]


def test_a_project_without_tracks_prints_none() -> None:
    project = next(each for each in PROJECTS.values() if not each.tracks)
    assert words("kartlaggning", context("kartlaggning", project=project), spar=None)["spar"] == ""


def test_a_review_tells_which_plan_it_is_about_and_where_each_milestone_stands() -> None:
    said = words("uppfoljning")
    assert said["dokument"]["titel"] == "Uppföljning av genomförandeplan"
    assert said["planen"] == {
        "namn": "Genomförandeplan",
        "version": "1",
        "faststalld": "2017-06-12",
        "nummer": "2",
    }
    assert [(each["nr"], each["klart_senast"], each["tidigare"]) for each in said["delmal"]] == [
        ("1.1", "2017-10-06", ""),
        ("1.2", "2018-04-13", ""),
        ("2.1", "2017-12-15", ""),
        ("2.2", "2018-06-15", "2018-04-27"),
    ]
    assert said["narvarande"] == "Deltagaren, Vägledare, Försäkringskassan, Arbetsförmedlingen"
    assert len(said["andringar"]) == 4


def test_an_extension_tells_the_whole_length_and_the_projektledare_signs_it() -> None:
    said = words("uppfoljning")
    extension = said["forlangning"]
    assert (extension["dialog"], extension["till"]) == ("2018-04-24", "2018-09-30")
    assert extension["manader"] == "16\u00a0månader"
    assert extension["behov"]["stycken"] == [
        "Arbetsträningen har utökats till 50 %. Fortsatt stöd behövs för att klara övergången."
    ]
    assert [block["rubrik"] for block in said["underskrifter"]] == [
        "Deltagare",
        "Vägledare",
        "Projektledare, beslutar om förlängningen",
    ]


def test_without_an_extension_both_sign_or_a_reason_stands_instead() -> None:
    plain = words("uppfoljning", beslut="planen_galler", forlangd_till=None)
    assert [block["rubrik"] for block in plain["underskrifter"]] == ["Deltagare", "Vägledare"]
    assert (plain["forlangning"]["till"], plain["forlangning"]["manader"]) == ("", "")
    alone = words("uppfoljning", deltagaren_undertecknar=False, skal_utan_underskrift="Vill vänta.")
    assert alone["underskrifter"][0]["rubrik"] == "Vägledare"
    assert alone["skal_utan_underskrift"]["stycken"] == ["Vill vänta."]


def test_a_deviation_report_is_addressed_to_who_referred() -> None:
    assert words("avvikelserapport")["till"] == {
        "namn": "Testperson R1",
        "organisation": "Arbetsförmedlingen",
    }


def test_of_a_protected_person_none_of_them_tells_who_or_where() -> None:
    for key in ("kartlaggning", "uppfoljning", "avvikelserapport", "minnesanteckning"):
        within = with_remiss(context(key), **PROTECTED)
        said = words(key, within)
        number = within.case.number if within.case else ""
        assert said["deltagare"] == {"namn": f"Deltagare i ärende {number}", "personnummer": ""}
        assert said["dokument"]["organisation"] == ""
        printed = "\n".join(texts(said))
        assert not [each for each in ("Testperson D", "19970516", "kommun,") if each in printed]
