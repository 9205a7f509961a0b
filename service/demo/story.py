"""The practice cases as answers: what each remittent, project leader and vägledare wrote."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from service.demo.people import Account
from service.domain.project import Project

Answers = dict[str, object]

FOLDER = files("service.demo")
_INCOME = {
    "Aktivitetsstöd/utvecklingsersättning": "aktivitetsstod",
    "Aktivitetsersättning": "aktivitetsersattning",
    "Etableringsersättning": "etableringsersattning",
}
_ASSISTANCE = "Försörjningsstöd"


@dataclass(frozen=True, slots=True)
class Story:
    """One practice case: its facts as in cases.json and its texts as in texts.toml."""

    facts: dict[str, Any]
    texts: dict[str, Any]
    project: Project

    @property
    def key(self) -> str:
        return str(self.facts["id"])

    @property
    def remittent(self) -> str:
        """The key of the organisation that referred."""
        named = {each.name: each.key for each in self.project.organisations}
        return named[self.facts["remittent"]]

    @property
    def is_protected(self) -> bool:
        return "Skyddade personuppgifter" in str(self.facts.get("rubrik"))

    def day(self, name: str) -> date | None:
        said = self.facts.get(name)
        return date.fromisoformat(said) if said else None

    @property
    def meeting(self) -> date:
        return date.fromisoformat(self.facts["oh"])

    @property
    def referred(self) -> date:
        return self.meeting - timedelta(days=14)


def stories(project: Project) -> list[Story]:
    """The ten practice cases in the order of their numbers."""
    facts = json.loads(FOLDER.joinpath("cases.json").read_text(encoding="utf-8"))["arenden"]
    return [Story(each, _texts()[each["id"]], project) for each in facts]


def waiting(project: Project, today: date) -> list[Story]:
    """Two cases of today: one to answer, one to write a plan for."""
    new = {"id": "D11", "pnr": "198701052386", "kon": "Kvinna", "kommun": "Oskarshamn"}
    ready = {"id": "D12", "pnr": "199905112380", "kon": "Man", "kommun": "Högsby", "inskriven": str(today)}
    more = {
        "D11": {**new, "remittent": "Försäkringskassan", "forsorjning_fore": "Sjukpenning"},
        "D12": {**ready, "remittent": "Oskarshamns kommun, socialtjänsten", "spar": "Snabbspår"},
    }
    common = {"oh": str(today), "forsorjning_fore": "Försörjningsstöd, 9 månader"}
    return [Story({**common, **facts}, _texts()[key], project) for key, facts in more.items()]


def remiss(story: Story, writer: Account) -> Answers:
    """The referral, or the de-identified consultation of a case without a person."""
    return _sender(story, writer) | _group(story) | _income(story) | _questions(story) | _person(story)


def remissvar(story: Story) -> Answers:
    texts, standpoint = story.texts, _standpoint(story)
    consultation = standpoint == "endast_konsultation"
    return {
        "remissens_datum": str(story.referred),
        "oh_mote": str(story.meeting),
        "stallningstagande": standpoint,
        "vilande_till": "2018-01-05" if standpoint == "vilande" else None,
        "motivering": texts["motivering"],
        "spar": _choice(story.project.track_choices, story.facts.get("spar")),
        "startdatum": story.facts.get("inskriven"),
        "vagledare": "Testperson V1" if standpoint == "intag" else None,
        "rad_fran_oh": texts["rad"],
        "hanvisningar": _rows(texts["hanvisning"], ("aktor", "atgard", "ansvarig", "senast")),
        "informerad_av": None if consultation else "Handläggaren hos remittenten",
        "informerad_datum": None if consultation else str(story.meeting),
    }


def plan(story: Story) -> Answers:
    texts, enrolled, decided = story.texts, story.day("inskriven"), story.day("plan")
    parties = _parties(story)
    return {
        "vagledare": "Testperson V1",
        "spar": _choice(story.project.track_choices, story.facts["spar"]),
        "grupp": _choice(story.project.group_choices, story.facts["grupp"]),
        "start": str(enrolled),
        "slut": str(_anniversary(enrolled)),
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


def slutanalys(story: Story) -> Answers:
    texts = story.texts
    return {
        "start": story.facts["inskriven"],
        "slut": story.facts["avslut"],
        "spar": _choice(story.project.track_choices, story.facts["spar"]),
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
        "fortsatta_insatser": _rows(texts["fortsatt"], ("aktor", "insats", "ansvarig", "nar")),
        **_closing(story),
    }


def _sender(story: Story, writer: Account) -> Answers:
    return {
        "arendetyp": "remiss" if story.facts.get("pnr") else "konsultation_avidentifierad",
        "remittent_organisation": story.remittent,
        "remittent_namn": writer.name,
        "remittent_funktion": writer.function,
        "remittent_telefon": writer.phone,
        "remittent_epost": writer.email,
    }


def _person(story: Story) -> Answers:
    number = story.facts.get("pnr")
    if not number:
        return {
            "aldersintervall": "25_34",
            "informerad": None,
            "frivillighet": None,
            "samtycke_bifogat": None,
        }
    minor = {"vardnadshavare": [{"namn": "Vårdnadshavare till D10", "telefon": "070-174 06 90"}]}
    return {
        "namn": f"Testperson {story.key}",
        "personnummer": number,
        "kon": _choice({"kvinna": "Kvinna", "man": "Man"}, story.facts["kon"]),
        "skyddade_personuppgifter": "sekretessmarkering" if story.is_protected else "nej",
        "folkbokforingskommun": _choice(story.project.kommun_choices, story.facts["kommun"]),
        "telefon": None if story.is_protected else "070-174 06 60",
        "tolkbehov": "tolk" in story.facts,
        "sprak": story.facts.get("tolk"),
        "informerad": True,
        "frivillighet": True,
        "samtycke_bifogat": True,
        **(minor if story.key == "D10" else {}),
    }


def _group(story: Story) -> Answers:
    texts, zero = story.texts, story.facts.get("grupp") == "Nollplacerad"
    return {
        "kategorier": [texts["kategori"]],
        "behov_av_samverkan": texts["behov"],
        "berorda_myndigheter": texts["myndigheter"],
        "avgransningar": texts.get("avgransningar", ["ingen"]),
        "nollplacerad": zero,
        "sgi": "saknas" if zero else "okant",
        "lamnar_etableringen": texts["kategori"] == "lamnar_etableringen",
    }


def _income(story: Story) -> Answers:
    said = str(story.facts.get("forsorjning_fore", _ASSISTANCE))
    months = next((int(word) for word in said.split() if word.isdigit() and int(word)), 12)
    source = _INCOME.get(said) or ("sjukpenning" if said == "Sjukpenning" else "forsorjningsstod")
    return {
        "forsorjning": [source],
        "forsorjning_sedan": str(story.referred - timedelta(days=30 * months)),
        "forsorjning_manader": months,
        "forsorjning_omfattning": 100,
        "utbildningsniva": story.texts["utbildning"],
        "sysselsattning": "arbetar_ej",
        "egna_resurser": True,
    }


def _questions(story: Story) -> Answers:
    texts = story.texts
    return {
        "halsa": texts.get("halsa", ""),
        "lakarintyg": "finns" if story.key == "D3" else "okant",
        "insatser": _rows(texts.get("insatser", []), ("aktor", "insats", "period", "resultat")),
        "fragestallning": texts["fragestallning"],
        "forvantat_resultat": texts["forvantat"],
        "egen_onskan": texts["onskan"],
    }


def _parties(story: Story) -> dict[str, str]:
    """Who plans with the participant; a protected person's kommun is not told."""
    if story.is_protected:
        return {"af": "Arbetsförmedlingen", "annan": "Socialtjänsten"}
    return {key: story.project.party(key).name for key in story.texts["myndigheter"]}


def _goal(goal: dict[str, Any]) -> Answers:
    names = ("delmal", "aktivitet", "ansvarig", "start", "klart_senast", "nar_natt")
    steps = [{**row, "status": "ej_paborjat"} for row in _rows(goal["delmal"], names)]
    return {"mal": goal["mal"], "delmal": steps}


def _follow_ups(decided: date | None) -> list[Answers]:
    first = decided or date.min
    return [
        {"datum": str(first + timedelta(days=days)), "hur": "Möte med deltagaren och berörda parter"}
        for days in (90, 180)
    ]


def _closing(story: Story) -> Answers:
    said = {True: "helt", False: "knappt", None: "vill_ej_svara"}
    names = {"narmare": "narmare", "utveckling": "utveckling", "mojligheter": "mojligheter"}
    answers: Answers = {name: said[story.facts.get(fact)] for name, fact in names.items()}
    return {**answers, "livskvalitet": said[story.facts.get("utveckling")]}


def _standpoint(story: Story) -> str:
    if story.facts.get("inskriven"):
        return "intag"
    return {"D4": "endast_konsultation", "D5": "ej_intag", "D10": "vilande"}[story.key]


def _anniversary(day: date | None) -> date:
    start = day or date.min
    return start.replace(year=start.year + 1) - timedelta(days=1)


def _choice(choices: Any, label: object) -> str | None:
    """The key of a choice by its label."""
    return next((key for key, text in choices.items() if text == label), None)


def _rows(rows: Iterable[list[str]], names: tuple[str, ...]) -> list[Answers]:
    return [dict(zip(names, row, strict=True)) for row in rows]


def _texts() -> dict[str, Any]:
    return tomllib.loads(FOLDER.joinpath("texts.toml").read_text(encoding="utf-8"))
