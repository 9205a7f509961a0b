"""What was written while the person took part: the enrolment and the plan."""

from datetime import date, timedelta
from typing import Any

from service.demo.story.case import Answers, Story, choice, rows


def inskrivning(story: Story) -> Answers:
    """The first day, with what the referral told about the time before it."""
    return {
        "inskriven": story.facts["inskriven"],
        "spar": choice(story.project.track_choices, story.facts.get("spar")),
        "grupp": choice(story.project.group_choices, story.facts.get("grupp", "Yrkesverksam ålder")),
        "frivillighet": True,
        "registrering": "anonym" if story.is_protected else "med_samtycke",
        "forsorjning_fore": [story.income],
        "utbildningsniva": story.texts["utbildning"],
        "sysselsattning_fore": "arbetar_ej",
        "omfattning": 0,
    }


def plan(story: Story) -> Answers:
    texts, enrolled, decided = story.texts, story.day("inskriven"), story.day("plan")
    parties = _parties(story)
    return {
        "vagledare": story.staff("V"),
        "spar": choice(story.project.track_choices, story.facts["spar"]),
        "grupp": choice(story.project.group_choices, story.facts["grupp"]),
        "start": str(enrolled),
        "slut": story.facts.get("plan_till") or str(_anniversary(enrolled)),
        "overgripande_mal": texts["overgripande"],
        "resurser": texts["resurser"],
        "mal": [_goal(goal) for goal in texts["mal"]],
        "ansvarsfordelning": [
            {
                "part": name,
                "kontakt": "Handläggare",
                "atagande": "Deltar vid uppföljning och lämnar besked i tid.",
            }
            for name in parties.values()
        ],
        "parter_undertecknar": False,
        "delaktighet": texts["delaktighet"],
        "deltagare_i_planeringen": ["deltagaren", "vagledaren", *parties],
        "uppfoljningar": _follow_ups(decided),
        "tolkbehov": "tolk" in story.facts,
        "sprak": story.facts.get("tolk"),
        "tolk_bokad": True if "tolk" in story.facts else None,
        "faststalld": str(decided),
        "deltagaren_undertecknar": True,
    }


def _parties(story: Story) -> dict[str, str]:
    """Who plans with the participant; a protected person's kommun is not told."""
    if story.is_protected:
        return {"af": "Arbetsförmedlingen", "annan": "Socialtjänsten"}
    return {key: story.project.party(key).name for key in story.texts["myndigheter"]}


def _goal(goal: dict[str, Any]) -> Answers:
    names = ("delmal", "aktivitet", "ansvarig", "start", "klart_senast", "nar_natt")
    steps = [{**row, "status": "ej_paborjat"} for row in rows(goal["delmal"], names)]
    return {"mal": goal["mal"], "delmal": steps}


def _follow_ups(decided: date | None) -> list[Answers]:
    first = decided or date.min
    return [
        {"datum": str(first + timedelta(days=days)), "hur": "Möte med deltagaren och berörda parter"}
        for days in (90, 180)
    ]


def _anniversary(day: date | None) -> date:
    start = day or date.min
    return start.replace(year=start.year + 1) - timedelta(days=1)
