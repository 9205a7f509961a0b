"""What is asked as a case goes along: its review, its meetings, its start, and how it may end."""

import pytest

from service.documents.kinds import REGISTRY
from tests.support.kinds import PROJECT, PROJECTS, form, told


@pytest.mark.parametrize(
    ("key", "needed"),
    [
        ("granskning", {"granskad", "fullstandig"}),
        ("begaran_om_komplettering", {"saknas", "senast"}),
        ("motesarende", {"mote", "typ", "fraga"}),
        ("motesbeslut", {"mote", "stallningstagande"}),
        ("motesanteckningar", {"mote", "narvarande-0-namn", "narvarande-0-organisation"}),
        (
            "inskrivning",
            {
                "inskriven",
                "grupp",
                "frivillighet",
                "registrering",
                "forsorjning_fore",
                "utbildningsniva",
                "sysselsattning_fore",
            },
        ),
        ("avbrott", {"typ", "datum", "skal"}),
        ("stangning", {"stangt"}),
    ],
)
def test_what_must_be_answered(key: str, needed: set[str]) -> None:
    empty = REGISTRY[key].form({}, project=PROJECT)
    assert {problem.id for problem in empty.judge([])} == needed


@pytest.mark.parametrize(
    "key",
    [
        "granskning",
        "begaran_om_komplettering",
        "motesarende",
        "motesbeslut",
        "motesanteckningar",
        "inskrivning",
        "avbrott",
        "stangning",
    ],
)
def test_the_example_can_be_made_final(key: str) -> None:
    assert told(key) == {}


def test_a_project_without_tracks_and_groups_asks_for_none() -> None:
    project = PROJECTS["vagknuten_2"]
    unasked = form("inskrivning", project=project, spar="snabbspar", grupp="nollplacerad").unasked()
    assert {question.name for question in unasked} == {"spar", "grupp"}


def test_the_meeting_is_called_what_the_project_calls_it() -> None:
    asked = form("motesarende", project=PROJECTS["visa_vagen"])
    assert "Konsultationsteamets möte" in [question.title for question in asked.questions()]


def test_directly_before_is_explained_where_it_is_asked() -> None:
    intro = next(part.intro for part in form("inskrivning").sections if part.title.startswith("Direkt före"))
    assert "en vecka" in intro
