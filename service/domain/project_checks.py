"""What must hold between the values of a project file; each check runs when the values it needs are there."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from service.domain import messages
from service.domain.choices import AVSLUTSPASTAENDE, FORSORJNINGSKALLA, INSTAMMER, SYSSELSATTNING
from service.domain.follow_ups import DOCUMENTED
from service.domain.lifecycle import SENT, CaseState
from service.domain.project import NO_EXCLUSION, OTHER_KOMMUN, Project
from service.domain.project_goals import Denominator, FollowUp, KeyFigure, Unit, Volume
from service.domain.project_keys import SWEDISH
from service.domain.project_parts import (
    AgeGroup,
    Ages,
    Category,
    Financier,
    Firmness,
    MaxDuration,
    Names,
    Party,
    Period,
    Purchases,
)

Place = tuple[str | int, ...]
Fault = tuple[Place, str]
Found = Mapping[str, Any]
Check = Callable[[Found], Iterator[Fault]]

OUTCOMES = {**SYSSELSATTNING, "ratt_ersattning": "Rätt ersättning", "mott": "Mött"}
"""What a key figure may count: what a person does, the right benefit, and having been met."""

UNREADABLE = object()
"""Stands for a value that is there but is not of the right type, so that no check calls it missing."""

_KEY = re.compile("[a-z0-9_]+")
_PREFIX = re.compile("[A-Z][A-Z0-9]{1,5}")
_WITH_KEYS = (
    "parties",
    "organisations",
    "kommuner",
    "categories",
    "exclusions",
    "key_figures",
    "follow_ups",
    "steps",
    "tracks",
    "groups",
)


def faults_of(kind: type[Any], found: Found) -> Iterator[Fault]:
    """Where and what is wrong in one part, from those of its values that could be read."""
    for needed, check in _CHECKS.get(kind, ()):
        if all(found.get(name, UNREADABLE) is not UNREADABLE for name in needed.split()):
            yield from check(found)
    key = found.get("key", UNREADABLE)
    if key is not UNREADABLE and not _KEY.fullmatch(key):
        place: Place = () if kind is Project else ("key",)
        yield place, f"”{key}” får bara innehålla a–z, 0–9 och _."


def _listed(found: Found, name: str) -> tuple[Any, ...]:
    items = found.get(name, ())
    return () if items is UNREADABLE else items


def _ages(found: Found) -> Iterator[Fault]:
    if found["highest"] < found["lowest"]:
        yield ("highest",), "Högsta värdet kan inte vara lägre än det lägsta."


def _period(found: Found) -> Iterator[Fault]:
    if found["end"] < found["start"]:
        yield ("end",), messages.END_BEFORE_START.sentence


def _extension(found: Found) -> Iterator[Fault]:
    if found["extended_to"] < found["end"]:
        yield ("extended_to",), "En förlängning kan inte sluta före den ursprungliga tiden."


def _share(found: Found) -> Iterator[Fault]:
    if found["percent"] > 100:
        yield ("percent",), "En andel kan inte vara över 100 procent."


def _new_names(found: Found) -> Iterator[Fault]:
    days = [new.since for new in found["new_names"]]
    if days != sorted(set(days)):
        yield ("new_names",), "Nya namn ska stå i tidsordning."


def _income(found: Found) -> Iterator[Fault]:
    yield from _known("income", found["income"], FORSORJNINGSKALLA)


def _duration(found: Found) -> Iterator[Fault]:
    if found["firmness"] is not Firmness.INGEN and "months" not in found:
        yield (), "Ange antal månader, eller styrka ”ingen”."


def _inflected(found: Found) -> Iterator[Fault]:
    if not {"case_body_definite", "meeting"} <= {*found}:
        yield (), "Ange även ”arendegrupp_bestamd” och ”mote”, så att gruppens namn böjs rätt."


def _follow_up(found: Found) -> Iterator[Fault]:
    if ("on" in found) == ("days" in found or "years" in found):
        yield (), "Ange antingen dagar eller år efter avslut, eller ett datum."


def _documented(found: Found) -> Iterator[Fault]:
    """A case would wait for ever for a follow-up that nobody can write."""
    if "on" not in found:
        yield from _known("key", found["key"], dict.fromkeys(DOCUMENTED))


def _target(found: Found) -> Iterator[Fault]:
    percentage = found["unit"] is Unit.PROCENT
    if percentage and found["target"] > 100:
        yield ("target",), "Ett målvärde i procent kan inte vara över 100."
    if percentage == (found["denominator"] is Denominator.INGEN):
        yield ("denominator",), "Procent behöver en nämnare, och antal ska ha nämnaren ”ingen”."


def _counted(found: Found) -> Iterator[Fault]:
    question = found.get("question", "")
    if question:
        yield from _known("question", question, AVSLUTSPASTAENDE)
    for index, outcome in enumerate(found["positive"]):
        for _, text in _known("positive", outcome, INSTAMMER if question else OUTCOMES):
            yield ("positive", index), text


def _prefix(found: Found) -> Iterator[Fault]:
    if not _PREFIX.fullmatch(found["prefix"]):
        yield ("prefix",), "Ett ärendeprefix är två till sex tecken, A–Z och 0–9, till exempel ”VK”."


def _parties(found: Found) -> Iterator[Fault]:
    if len(found["parties"]) < 2:
        yield ("parties",), "Ett projekt har minst två parter."


def _signatures(found: Found) -> Iterator[Fault]:
    if sorted(found["signature_order"]) != sorted(party.key for party in found["parties"]):
        yield ("signature_order",), "Underskriftsordningen ska nämna varje part en gång, med dess nyckel."


def _owners(found: Found) -> Iterator[Fault]:
    parties = {party.key: party for party in found["parties"]}
    for index, organisation in enumerate(found["organisations"]):
        for place, text in _known("party", organisation.party, parties):
            yield ("organisations", index, *place), text


def _populations(found: Found) -> Iterator[Fault]:
    groups = {group.key: group for group in _listed(found, "groups")}
    ages = {group.label: group for group in found["ages"].groups}
    for index, figure in enumerate(found["key_figures"]):
        for name, value, right in (("group", figure.group, groups), ("ages", figure.ages, ages)):
            for place, text in _known(name, value, right) if value else ():
                yield ("key_figures", index, *place), text


def _unique(found: Found) -> Iterator[Fault]:
    for name in _WITH_KEYS:
        keys = [each.key for each in _listed(found, name)]
        for key, times in Counter(keys).items():
            if times > 1:
                index = len(keys) - 1 - keys[::-1].index(key)
                yield (name, index, "key"), f"Nyckeln ”{key}” är redan använd."


def _reserved(found: Found) -> Iterator[Fault]:
    for name, reserved in (("exclusions", NO_EXCLUSION), ("kommuner", OTHER_KOMMUN)):
        for index, each in enumerate(_listed(found, name)):
            if each.key == reserved:
                yield (name, index, "key"), f"Nyckeln ”{reserved}” används av tjänsten. Välj en annan."


def _phases(found: Found) -> Iterator[Fault]:
    """Every state in which a case is alive belongs to one step, or a page could not tell where it stands."""
    if not found["steps"]:
        return
    counted = Counter(state for step in found["steps"] for state in step.states)
    for name, states in (
        ("saknas i", [each for each in CaseState if each in SENT and not counted[each]]),
        ("står i flera", [each for each, times in counted.items() if times > 1]),
        ("kan inte höra till", [each for each in counted if each not in SENT]),
    ):
        if states:
            yield (
                ("steps",),
                f"Varje läge ska höra till ett steg. De här {name} ”lagen”: {', '.join(states)}.",
            )
    if not found["steps"][0].states:
        yield ("steps", 0), "Det första steget ska ha minst ett läge i ”lagen”."


def _years(found: Found) -> Iterator[Fault]:
    lines = [*_listed(found, "cost_lines"), *_listed(found, "income_lines")]
    if len({len(line.amounts) for line in lines if line.amounts}) > 1:
        yield ("cost_lines",), "Alla rader i budgeten ska ha lika många belopp, ett för varje år."


def _paying(found: Found) -> Iterator[Fault]:
    """A budget tells which of its lines pays for each thing that is decided on in a case."""
    lines = {line.name: line for line in _listed(found, "cost_lines")}
    for name in ("competence_line", "consultation_line"):
        line = getattr(found["purchases"], name)
        if lines and not line:
            yield ("purchases",), f"Ange ”{SWEDISH[name]}”, så att besluten räknas av från rätt kostnadsslag."
        elif line:
            for place, text in _known(name, line, lines):
                yield ("purchases", *place), text


def _deciders(found: Found) -> Iterator[Fault]:
    """A limit without anybody above it would stop every larger decision."""
    if "competence_limit" in found and not found.get("competence_above_limit"):
        yield ("competence_limit",), "Ange även ”over_beloppsgrans”, vem som beslutar över gränsen."


def _known(name: str, value: str, right: Mapping[str, object]) -> Iterator[Fault]:
    if value not in right:
        yield (name,), f"”{value}” finns inte. Tillåtet: {', '.join(right) or 'inget'}."


_CHECKS: Mapping[type[Any], tuple[tuple[str, Check], ...]] = {
    Ages: (("lowest highest", _ages),),
    AgeGroup: (("lowest highest", _ages),),
    Volume: (("lowest highest", _ages), ("start end", _period)),
    Period: (("start end", _period), ("end extended_to", _extension)),
    Financier: (("percent", _share),),
    Party: (("new_names", _new_names),),
    Category: (("income", _income),),
    MaxDuration: (("firmness", _duration),),
    Names: (("case_body_short", _inflected),),
    FollowUp: (("key", _follow_up), ("key", _documented)),
    Purchases: (("competence_body", _deciders),),
    KeyFigure: (("unit target denominator", _target), ("positive", _counted)),
    Project: (
        ("prefix", _prefix),
        ("parties", _parties),
        ("parties signature_order", _signatures),
        ("parties organisations", _owners),
        ("ages key_figures", _populations),
        ("steps", _phases),
        ("key", _unique),
        ("key", _reserved),
        ("key", _years),
        ("purchases", _paying),
    ),
}
