"""What was written when a participation ended."""

from service.demo.story.case import Answers, Story, choice, rows


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


def _closing(story: Story) -> Answers:
    said = {True: "helt", False: "knappt", None: "vill_ej_svara"}
    names = {"narmare": "narmare", "utveckling": "utveckling", "mojligheter": "mojligheter"}
    answers: Answers = {name: said[story.facts.get(fact)] for name, fact in names.items()}
    return {**answers, "livskvalitet": said[story.facts.get("utveckling")]}
