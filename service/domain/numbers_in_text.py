"""Personal numbers that stand in a text: found, and masked where the text is kept without a seal."""

import re

from service.domain.personnummer import has_check_digit
from service.domain.text import NBSP, plain_hyphens

_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
_LAST_FOUR = " ?[-+]? ?[0-9]{4}(?![0-9])"
_NUMBER = re.compile(
    rf"(?<![0-9])(?:(?:[0-9]{{2}})?[0-9]{{2}}{_MONTH}{_DAY}{_LAST_FOUR}"
    # After 2016-01-18 comes 2387, but not the year of another date.
    rf"|(?:[0-9]{{2}})?[0-9]{{2}}-{_MONTH}-{_DAY}{_LAST_FOUR}(?!-[0-9]))"
)
# A text that was cut in the middle of a number: the date of birth, and some of the last four.
_CUT = re.compile(
    rf"(?<![0-9])(?:[0-9]{{2}})?[0-9]{{2}}-?{_MONTH}-?{_DAY}(?: ?[-+]? ?[0-9]{{0,3}}(?=…)|[-+][0-9]{{1,3}}\Z)"
)
_DIGIT = re.compile("[0-9]")
# What Word sets in place of a hyphen or a space, one sign for one.
_SIGNS = str.maketrans({NBSP: " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\u00ad": "-"})


def shaped(text: str) -> bool:
    """Whether something in the text is shaped as a personal number."""
    return _NUMBER.search(_plain(text)) is not None


def certain(text: str) -> bool:
    """The same, and the last digit is right, as in one of ten that are no personal numbers."""
    found = _NUMBER.finditer(_plain(text))
    return any(has_check_digit("".join(_DIGIT.findall(match.group()))) for match in found)


def masked(text: str) -> str:
    """The same text with a "*" for each digit of what is shaped as a personal number, whole or cut off."""
    for pattern in (_NUMBER, _CUT):
        for match in pattern.finditer(_plain(text)):
            start, end = match.span()
            text = text[:start] + _DIGIT.sub("*", text[start:end]) + text[end:]
    return text


def _plain(text: str) -> str:
    """The text, sign for sign, with the hyphens and spaces that a keyboard has."""
    return plain_hyphens(text).translate(_SIGNS)
