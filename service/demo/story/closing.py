"""What was written when a participation ended."""

from collections.abc import Iterator
from datetime import date, timedelta

from service.demo.story.case import Answers, Story, choice, rows

_LAST_WORD = timedelta(days=2)
_HINTS = timedelta(days=30)
"""How long somebody may still ask about what the meeting advised."""


def slutanalys(story: Story) -> Answers:
    texts = story.texts
    return {
        "start": story.facts["inskriven"],
        "slut": story.facts["avslut"],
        "spar": choice(story.project.track_choices, story.facts["spar"]),
        "insatser_i_korthet": texts["slut_korthet"],
        "resultat": [
            {name: goal[name] for name in ("mal", "resultat", "kommentar")} for goal in texts.get("mal", [])
        ],
        "avslutsanledning": texts["anledning"],
        "forsorjning_efter": texts["forsorjning_efter"],
        "sysselsattning": texts["sysselsattning"],
        "omfattning": 100 if texts["sysselsattning"] in ("anstallning", "studier") else 50,
        "analys": texts["analys"],
        "egen_bild": texts["egen_bild"],
        "fortsatta_insatser": rows(texts["fortsatt"], ("aktor", "insats", "ansvarig", "nar")),
        **_closing(story),
    }


def stangning(story: Story) -> Iterator[tuple[date, Answers]]:
    """When the last follow-up has had its day, or a while after an answer that led no further."""
    answered_for_good = story.standpoint in ("ej_intag", "endast_konsultation")
    followed = story.day("datum1ar") or story.day("datum90") or story.day("avslut")
    day = followed + _LAST_WORD if followed else story.meeting + _HINTS if answered_for_good else None
    if day:
        yield day, {"stangt": str(day)}


def _closing(story: Story) -> Answers:
    said = {True: "helt", False: "knappt", None: "vill_ej_svara"}
    names = {"narmare": "narmare", "utveckling": "utveckling", "mojligheter": "mojligheter"}
    answers: Answers = {name: said[story.facts.get(fact)] for name, fact in names.items()}
    return {**answers, "livskvalitet": said[story.facts.get("utveckling")]}
