"""What a slutanalys prints, and what it computes."""

import pytest

from tests.support.kinds import PROJECTS, context, texts, with_remiss, words


@pytest.mark.parametrize(
    ("start", "end", "length", "follow_up"),
    [
        ("2017-03-13", "2017-09-15", "6\u00a0månader", "2017-12-14"),
        ("2017-04-03", "2018-03-02", "10\u00a0månader", "2018-05-31"),
        ("2017-04-24", "2017-11-30", "7\u00a0månader", "2018-02-28"),
        ("2017-05-15", "2018-09-28", "16\u00a0månader", "2018-12-27"),
        ("2018-01-15", "2018-02-14", "0\u00a0månader", "2018-05-15"),
        ("2018-01-15", "2018-02-15", "1\u00a0månad", "2018-05-16"),
    ],
)
def test_length_and_day_of_follow_up_are_computed(start: str, end: str, length: str, follow_up: str) -> None:
    said = words("slutanalys", start=start, slut=end)
    (first, _) = said["uppfoljningar"]
    assert (said["manader"], first["datum"]) == (length, follow_up)
    assert first["text"] == "Uppföljande kontakt och utvärdering 90 dagar efter avslut"


def test_a_project_is_followed_up_when_it_has_said() -> None:
    after = {}
    for key, project in PROJECTS.items():
        said = words("slutanalys", context("slutanalys", project=project), slut="2016-02-29")
        after[key] = [each["datum"] for each in said["uppfoljningar"]]
    assert after == {
        "vagen_till_sjalvforsorjning": ["2016-05-29", "2017-02-28"],
        "vagknuten_2": ["2016-05-29"],
        "vagknuten_2_0": ["2016-05-29", "2017-02-28"],
        "visa_vagen": [],
    }


def test_without_an_end_nothing_is_computed() -> None:
    said = words("slutanalys", slut=None)
    assert (said["manader"], said["uppfoljningar"]) == ("", [])


def test_results_outcome_and_answers_are_written_out() -> None:
    said = words("slutanalys", livskvalitet=None, utveckling="vill_ej_svara")
    assert said["resultat"][0]["resultat"] == "Uppnått"
    assert said["efter"] == {
        "forsorjning": "Studiestöd",
        "sysselsattning": "Studier",
        "omfattning": "100\u00a0%",
    }
    assert said["avslutsanledning"] == "Studier"
    assert said["svar"] == [
        {"pastaende": "Jag har kommit närmare arbetsmarknaden", "svar": "Instämmer helt"},
        {"pastaende": "Jag upplever en önskvärd utveckling", "svar": "Vill ej svara"},
        {"pastaende": "Mina möjligheter att nå mina mål har ökat", "svar": "Instämmer helt"},
    ]


def test_a_share_of_nothing_is_still_a_share() -> None:
    assert words("slutanalys", omfattning=0)["efter"]["omfattning"] == "0\u00a0%"


def test_the_vagledare_signs_and_the_participant_has_read() -> None:
    blocks = words("slutanalys")["underskrifter"]
    assert [(block["rubrik"], block["namnfortydligande"]) for block in blocks] == [
        ("Vägledare", "Testperson V1"),
        ("Deltagare, har tagit del av slutanalysen", "Testperson D1"),
    ]


def test_a_protected_person_is_an_alias() -> None:
    within = with_remiss(context("slutanalys"), skyddade_personuppgifter="sekretessmarkering")
    said = words("slutanalys", within)
    printed = "\n".join(texts(said))
    assert said["deltagare"] == {"namn": "Deltagare i ärende VK-2017-001", "personnummer": ""}
    assert not [
        secret for secret in ("Testperson D1", "19970516", "Högsby", "Oskarshamn") if secret in printed
    ]
