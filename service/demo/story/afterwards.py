"""What was written after a participation: the end of the registration, contacts, and the follow-ups."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from service.demo.story.case import Answers, Story
from service.domain.choices_closing import NO_CONTACT, WITHDRAWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it was on the day of a follow-up; `benefit` is the right one where it was decided on."""

    doing: str
    share: int
    income: str
    supports_self: bool = False
    benefit: str = ""


_OUTCOMES = {
    "Studier": Outcome(doing="studier", share=100, income="studiestod", supports_self=True),
    "Anställning, subventionerad": Outcome(
        doing="subventionerad_anstallning", share=75, income="lon", supports_self=True
    ),
    "Anställning, osubventionerad": Outcome(doing="anstallning", share=100, income="lon", supports_self=True),
    "Rätt ersättning (sjukersättning)": Outcome(
        doing="arbetar_ej", share=0, income="sjukersattning", benefit="Sjukersättning"
    ),
    "Arbetssökande, försörjningsstöd": Outcome(doing="arbetssokande", share=0, income="forsorjningsstod"),
    "Försörjningsstöd": Outcome(doing="arbetssokande", share=0, income="forsorjningsstod"),
}
_CALLS = {"D1": ((7, True),), "D2": ((9, False), (7, True))}
"""Days before the first follow-up on which somebody was called, and whether they answered."""


def utregistrering(story: Story) -> Iterator[tuple[date, Answers]]:
    """With the closing analysis, or as soon as the consent was withdrawn."""
    if taken := story.day("samtycke_aterkallat"):
        yield taken, {"utregistrerad": str(taken), "avslutsanledning": WITHDRAWN}
    elif closed := story.day("avslut"):
        texts = story.texts
        yield (
            closed,
            {
                "utregistrerad": str(closed),
                "avslutsanledning": texts["anledning"],
                "forsorjning_efter": texts["forsorjning_efter"],
                "sysselsattning": texts["sysselsattning"],
                "omfattning": None,
            },
        )


def kontakt(story: Story) -> Iterator[tuple[date, Answers]]:
    """Calls to find a time for the first follow-up."""
    due = story.day("datum90")
    for before, reached in _CALLS.get(story.key, ()):
        if due is not None:
            day = due - timedelta(days=before)
            note = "Tid bokad för uppföljningen." if reached else "Inget svar."
            said = {"datum": str(day), "kontaktsatt": "telefon", "galler": "90_dagar", "natt": reached}
            yield day, {**said, "anteckning": note}


def ninety_days(story: Story) -> Iterator[tuple[date, Answers]]:
    """On the very day, of everybody who was closed."""
    yield from _follow_up(story, day="datum90", outcome="utfall90")


def one_year(story: Story) -> Iterator[tuple[date, Answers]]:
    """On the very day, of those whose status a year after is known, or not asked for."""
    yield from _follow_up(story, day="datum1ar", outcome="utfall1ar")


def _follow_up(story: Story, *, day: str, outcome: str) -> Iterator[tuple[date, Answers]]:
    on, label = story.day(day), story.facts.get(outcome)
    if on is None:
        return
    if story.day("samtycke_aterkallat"):  # Ej nådd: who has taken back the whole consent is not looked for.
        yield on, {"kontakt": str(on), "kontaktsatt": NO_CONTACT}
        return
    if label is None:
        return
    found = _OUTCOMES[label]
    yield (
        on,
        {
            "kontakt": str(on),
            "kontaktsatt": "besok" if story.is_protected else "telefon",
            "natt": True,
            "sysselsattning": found.doing,
            "omfattning": found.share,
            "forsorjning": [found.income],
            "sjalvforsorjning": found.supports_self,
            "ratt_ersattning": bool(found.benefit),
            "ersattning": found.benefit or None,
        },
    )
