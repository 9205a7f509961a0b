"""A practice case: its facts as in cases.json, its texts as in texts.toml, and its days."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from service.demo import days
from service.demo.people import ELSEWHERE
from service.domain.dates import today
from service.domain.project import Project
from service.domain.workdays import add_workdays

Answers = dict[str, object]

FOLDER = files("service.demo")
ASSISTANCE = "Försörjningsstöd"
_INCOME = {
    "Aktivitetsstöd/utvecklingsersättning": "aktivitetsstod",
    "Aktivitetsersättning": "aktivitetsersattning",
    "Etableringsersättning": "etableringsersattning",
    "Sjukpenning": "sjukpenning",
}
_IN_GROUP = frozenset({"D13", "D14"})
_STANDPOINTS = {"D4": "endast_konsultation", "D5": "ej_intag", "D10": "vilande"}


@dataclass(frozen=True, slots=True)
class Story:
    """One practice case."""

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

    def account(self, role: str) -> str:
        """Whose account writes in this role."""
        return f"{role}.{ELSEWHERE}" if "projekt" in self.facts else role

    def staff(self, letter: str) -> str:
        """The name of the vägledare (V) or the project leader (P)."""
        return f"Testperson {letter}{2 if 'projekt' in self.facts else 1}"

    @property
    def goes_on(self) -> bool:
        """Whether the person takes part, and is in a group, while somebody looks."""
        return self.key in _IN_GROUP

    @property
    def meeting(self) -> date:
        return date.fromisoformat(self.facts["oh"])

    @property
    def referred(self) -> date:
        return self.day("remitterad") or self.meeting - timedelta(days=14)

    @property
    def reviewed(self) -> date:
        return add_workdays(self.referred, 3)

    @property
    def summoned(self) -> date | None:
        """The day on which the case is put on the agenda; None where nobody does it, or no meeting is held.

        At the latest it is the day on which somebody looks.
        """
        if "oanmald" in self.facts or not self.project.intake.after_meeting:
            return None
        return min(self.meeting - timedelta(days=self.project.times.summons_days), today())

    @property
    def answered(self) -> date | None:
        """The day of the answer; None while the case waits for one, and where the meeting's room gives it."""
        return self.meeting if self.standpoint and not self.facts.get("rummet") else None

    @property
    def decided(self) -> date | None:
        """The day on which a meeting wrote down what is to be done; None where nothing was."""
        return self.meeting if "uppdrag" in self.texts else None

    @property
    def standpoint(self) -> str:
        """What the answer says; "" while there is none."""
        return "intag" if self.facts.get("inskriven") else _STANDPOINTS.get(self.key, "")

    @property
    def income(self) -> str:
        """What the person lived on before."""
        return _INCOME.get(str(self.facts.get("forsorjning_fore")), "forsorjningsstod")


def elsewhere(projects: Mapping[str, Project]) -> list[Story]:
    """A finished case in each of the other projects, by its own limits and words."""
    told = tomllib.loads(FOLDER.joinpath("elsewhere.toml").read_text(encoding="utf-8"))
    facts = {key: each.pop("facts") for key, each in told.items()}
    return [Story(facts[key] | {"id": key}, told[key], projects[facts[key]["projekt"]]) for key in told]


def stories(project: Project) -> list[Story]:
    """The ten practice cases in the order of their numbers."""
    facts = json.loads(FOLDER.joinpath("cases.json").read_text(encoding="utf-8"))["arenden"]
    return [Story(each, _texts()[each["id"]], project) for each in facts]


def waiting(project: Project, day: date) -> list[Story]:
    """Cases of today: one to answer, two for the next meeting, one to begin with, and two in a group."""
    told = {**_to_answer(day), **_to_meeting(day), **_to_begin(day), **_in_group(day)}
    common = {"forsorjning_fore": "Försörjningsstöd, 9 månader"}
    return [Story({**common, **facts, "id": key}, _texts()[key], project) for key, facts in told.items()]


def _to_answer(day: date) -> dict[str, dict[str, str]]:
    new = {"pnr": "198701052386", "kon": "Kvinna", "kommun": "Oskarshamn", "oh": str(day)}
    return {"D11": {**new, "remittent": "Försäkringskassan", "forsorjning_fore": "Sjukpenning"}}


def _to_meeting(day: date) -> dict[str, dict[str, str]]:
    """A protected person, and one whose case nobody has put on the agenda: it comes by itself."""
    when = {"oh": str(days.coming(day)), "remitterad": str(day - timedelta(days=12))}
    hidden = {"pnr": "198411072385", "kon": "Kvinna", "rubrik": "Skyddade personuppgifter"}
    new = {"pnr": "199003142396", "kon": "Man", "kommun": "Oskarshamn", "grupp": "Nollplacerad"}
    return {
        "D15": {**hidden, **when, "remittent": "Oskarshamns kommun, socialtjänsten"},
        "D16": {**new, **when, "remittent": "Försäkringskassan", "oanmald": "ja"},
    }


def _to_begin(day: date) -> dict[str, dict[str, str]]:
    """Taken in at the last meeting, in its room, and enrolled today."""
    young = {"pnr": "199905112380", "kon": "Man", "kommun": "Högsby", "inskriven": str(day)}
    met = {"oh": str(days.held(day)), "rummet": "ja"}
    return {
        "D12": {**young, **met, "remittent": "Oskarshamns kommun, socialtjänsten", "spar": "Snabbspår"},
    }


def _in_group(day: date) -> dict[str, dict[str, str]]:
    """Enrolled five weeks ago, after a meeting the week before."""
    when = {"oh": str(day - timedelta(weeks=6)), "inskriven": str(day - timedelta(weeks=5))}
    both = {**when, "remittent": "Arbetsförmedlingen", "spar": "Längre insats", "kommun": "Oskarshamn"}
    return {
        "D13": {**both, "pnr": "199306142382", "kon": "Kvinna"},
        "D14": {**both, "pnr": "199511022395", "kon": "Man"},
    }


def choice(choices: Mapping[str, str], label: object) -> str | None:
    """The key of a choice by its label."""
    return next((key for key, text in choices.items() if text == label), None)


def rows(table: Iterable[list[str]], names: tuple[str, ...]) -> list[Answers]:
    """The rows of a repeating group, their answers in the order of `names`."""
    return [dict(zip(names, row, strict=True)) for row in table]


def _texts() -> dict[str, Any]:
    return tomllib.loads(FOLDER.joinpath("texts.toml").read_text(encoding="utf-8"))
