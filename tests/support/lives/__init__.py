"""The life of each practice case as its page tells it, a paragraph for each document; walks are held to it.

A paragraph begins with the day, the account that wrote, the document, and the state that the case came to.
Under it stand the rules that asked for a reason, what is in the way (!), and the steps the case waits for.
The last paragraph tells, for each account that works with the case, which documents it lists in the end.
"""

import re
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

KEYS = ("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "E1", "E2", "E3")
"""The ten of the practice material, and one of each other project."""
_FIRST = re.compile(r"(\d{4}-\d\d-\d\d) [\w.]+: (.+) → (.+)")
_RULE = re.compile(r"  ([A-Z]\d+): ")


@dataclass(frozen=True, slots=True)
class Moment:
    """A document as it became final: the state its case came to, and the rules that asked for a reason."""

    day: date
    title: str
    state: str
    rules: tuple[str, ...]


def text(key: str) -> str:
    return files("tests.support.lives").joinpath(f"{key}.txt").read_text(encoding="utf-8")


def moments(key: str) -> list[Moment]:
    """The documents of a life in the order they were written."""
    found = []
    for paragraph in text(key).split("\n\n"):
        if said := _FIRST.match(paragraph):
            rules = tuple(_RULE.findall(paragraph))
            found.append(Moment(date.fromisoformat(said[1]), said[2], said[3], rules))
    return found


def states(key: str) -> list[tuple[date, str]]:
    """The day on which the case came to each of its states."""
    found: list[tuple[date, str]] = []
    for each in moments(key):
        if not found or found[-1][1] != each.state:
            found.append((each.day, each.state))
    return found
