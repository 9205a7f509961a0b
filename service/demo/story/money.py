"""What was decided and bought in the practice cases: their "poster", each with the decision it rests on."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from service.demo.story.case import Answers, Story, choice
from service.domain.choices_money import ANDAMAL
from service.domain.funds import year_of
from service.domain.outlays import COMPETENCE, CONSULTATION

_AHEAD = timedelta(days=7)
"""How long before a purchase it was decided on."""
_TOLD = timedelta(days=13)
"""From the styrgrupp's meeting to that of the case body."""
_BOARD_MET = {"D3": date(2017, 6, 7)}


def kompetenshojande_medel(story: Story) -> Iterator[tuple[date, Answers]]:
    """The project leader's decision a week before each purchase."""
    for line, day, amount, what in _posts(story):
        if line == story.project.purchases.competence_line:
            decided = day - _AHEAD
            yield decided, _grant(story, decided, amount=amount, what=what)


def extern_konsultation(story: Story) -> Iterator[tuple[date, Answers]]:
    """The styrgrupp's decision, on the day it met."""
    for _, _, amount, what in _posts(story):
        if day := _BOARD_MET.get(story.key):
            yield day, _consult(story, day, amount=amount, what=what)


def inkop(story: Story) -> Iterator[tuple[date, Answers]]:
    """Every entry, on its decision; an interpreter needs none."""
    for line, day, amount, what in _posts(story):
        competence = line == story.project.purchases.competence_line
        decided = day - _AHEAD if competence else _BOARD_MET.get(story.key)
        avser = COMPETENCE if competence else CONSULTATION if decided else "tolk"
        yield (
            day,
            {
                "vad": what,
                "datum": str(day),
                "belopp": amount,
                "kostnadsslag": line,
                "avser": avser,
                "beslutets_datum": str(decided) if decided else None,
            },
        )


def _posts(story: Story) -> Iterator[tuple[str, date, int, str]]:
    posts: list[list[Any]] = story.facts.get("poster") or []
    yield from ((line, date.fromisoformat(day), amount, what) for line, day, amount, what in posts)


def _grant(story: Story, day: date, *, amount: int, what: str) -> Answers:
    return {
        "andamal": choice(ANDAMAL, what.partition(",")[0]) or "annat",
        "delmal": "1.1",
        "beskrivning": f"{what}.",
        "annan_finansiering": "Varken personen eller någon myndighet kan betala det.",
        "belopp": amount,
        "projektar": str(year_of(story.project, day)),
        "riktlinje": True,
        "beslut": "bifall",
        "motivering": "Det för personen närmare delmålet i planen.",
        "beslutande": "inom_gransen",
        "foredragande": "Testperson V1",
        "datum": str(day),
    }


def _consult(story: Story, day: date, *, amount: int, what: str) -> Answers:
    asked = str(day - 2 * _AHEAD)
    answer = "Kan inte göra utredningen inom den tid personen deltar."
    return {
        "behov": "hinder",
        "fragestallning": "Vilken arbetsförmåga har personen, och vilka anpassningar krävs?",
        "provat": [{"part": party.key, "datum": asked, "svar": answer} for party in story.project.parties],
        "leverantor": "Rehabkonsulten",
        "offert": amount,
        "tidplan": "Två veckor efter beslutet",
        "nytta": f"{what.partition(' efter ')[0]} som underlag för rätt ersättning.",
        "forslag": "Att utredningen köps enligt offerten.",
        "beslut": "bifall",
        "motivering": "Alla parter är tillfrågade och ingen kan göra utredningen i tid.",
        "beslutsdatum": str(day),
        "narvarande": "Ordföranden, ledamöterna och projektledaren",
        "aterkoppling": str(day + _TOLD),
    }
