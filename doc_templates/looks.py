"""What a finished text looks like to who writes a template: a date, an amount, a yes or no."""

from __future__ import annotations

import re

DATE, YES_NO, AMOUNT = "datum", "text: Ja eller Nej", "belopp"

_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
_DATE = re.compile(rf"\d{{4}}-\d\d-\d\d$|\d{{1,2}}\s(?:{'|'.join(_MONTHS.split())})\s\d{{4}}$")
_AMOUNT = re.compile(r"[-\u2212]?\d[\d\s]*(?:,\d+)?\skr(?:onor)?$")
_MEANINGS = (
    (re.compile(r"(?:Dagen|Datum)\b"), DATE),
    (re.compile(r".*\bJa(?:,| eller) Nej\b"), YES_NO),
    (re.compile(r"(?:Belopp\w*|Summan?|Kostnad\w*)\b"), AMOUNT),
)


def look_of(meaning: str, example: str) -> str:
    """What kind of value a text holds, by its example or else by its meaning; "" for any text."""
    if example:
        looks = ((_DATE, DATE), (re.compile("(?:Ja|Nej)$"), YES_NO), (_AMOUNT, AMOUNT))
        return next((look for pattern, look in looks if pattern.match(example)), "")
    return next((look for pattern, look in _MEANINGS if pattern.match(meaning)), "")
