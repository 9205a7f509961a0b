"""The guideline for kompetenshöjande medel: its versions, and which of them is in force on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from service.domain.answers import Answers

GUIDELINE = "riktlinjer_medel"
"""The kind of record that is a version of it."""


@dataclass(frozen=True, slots=True)
class Guideline:
    """One version; `since` is the first day on which it is in force."""

    version: int
    since: date


Guidelines = tuple[Guideline, ...]


def guideline(answers: Answers, version: int) -> Guideline | None:
    """The version that a final record is; None while it does not say from when."""
    since = answers.date("galler_fran")
    return Guideline(version, since) if since else None


def in_force(guidelines: Iterable[Guideline], on: date | None) -> Guideline | None:
    """The newest version that has begun by a day; an older one holds until the next one begins."""
    begun = [each for each in guidelines if on is not None and each.since <= on]
    return max(begun, key=lambda each: each.version, default=None)
