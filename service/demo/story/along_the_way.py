"""What was written along the way: the survey of everybody enrolled, and the extension that one needed."""

from collections.abc import Iterator
from datetime import date, timedelta

from service.demo.story.case import Answers, Story, choice
from service.domain.dates import today

_UNTIL_SURVEY = timedelta(days=14)


def kartlaggning(story: Story) -> Iterator[tuple[date, Answers]]:
    """Two weeks after enrolment, but for who was enrolled just now, or left before it was done."""
    enrolled = story.day("inskriven")
    if enrolled is None or enrolled + _UNTIL_SURVEY > today() or story.day("samtycke_aterkallat"):
        return
    yield enrolled + _UNTIL_SURVEY, _survey(story, enrolled + _UNTIL_SURVEY)


def _survey(story: Story, day: date) -> Answers:
    return {
        "genomford": str(day),
        "instrument": "TUBA",
        "livssituation_person": story.texts["onskan"],
        "livssituation_vagledare": story.texts["behov"],
        "resurser_person": story.texts.get("resurser", ""),
        "halsa_vagledare": story.texts["halsa"],
        "slutsats": story.texts["motivering"],
        "spar": choice(story.project.track_choices, story.facts.get("spar", "Längre insats")),
        "tagit_del": True,
    }


def uppfoljning(story: Story) -> Iterator[tuple[date, Answers]]:
    """The review in which the participation was extended."""
    if held := story.day("forlangd_beslut"):
        yield held, _extension(story, held)


def _extension(story: Story, held: date) -> Answers:
    steps = [
        {"nr": f"{goal}.{step}", "delmal": said[0], "status": row["resultat"], "kommentar": row["kommentar"]}
        for goal, row in enumerate(story.texts["mal"], start=1)
        for step, said in enumerate(row["delmal"], start=1)
    ]
    return {
        "datum": str(held),
        "narvarande": ["deltagaren", "vagledaren", *story.texts["myndigheter"]],
        "delmal": steps,
        "personens_bild": story.texts["forlangning_bild"],
        "vagledarens_bild": story.texts["forlangning_skal"],
        "beslut": "forlangs",
        "dialog_genomford": str(held),
        "behov_av_stod": story.texts["forlangning_skal"],
        "forlangd_till": story.facts["forlangd_till"],
        "undantag_beslutat": story.facts.get("undantag_beslutat"),
        "undantag": story.texts.get("undantag"),
        "nasta_uppfoljning": str(held + timedelta(days=90)),
        "deltagaren_undertecknar": True,
    }
