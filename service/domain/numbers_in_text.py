"""Personal numbers that stand in a text: found, and masked where the text is kept without a seal."""

import re
from collections.abc import Iterator

from service.domain.personnummer import has_check_digit
from service.domain.text import plain

_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
_DATE = rf"(?P<year>(?:[0-9]{{2}})?[0-9]{{2}})(?P<parted>[-./_ ]?){_MONTH}(?P=parted){_DAY}"
_LAST_FOUR = r"(?P<gap>\s{0,2}[-+./_:,]{0,2}\s{0,2})(?P<four>[0-9]{4})(?![0-9])"
# In a lookahead, so that what turns out to be no number hides none that begins inside it.
_NUMBER = re.compile(rf"(?<![0-9])(?=(?P<whole>{_DATE}{_LAST_FOUR}))")
_USUAL_GAP = re.compile(" ?[-+]? ?|[./_]")
_MONEY = re.compile(r"(?:,[0-9]{2})?\s?(?:kr|kronor|SEK)\b", re.IGNORECASE)
_MORE_OF_DATE = re.compile("[-./][0-9]")
# A text that was cut in the middle of a number: the date of birth, and some of the last four.
_CUT = re.compile(
    rf"(?<![0-9])(?:[0-9]{{2}})?[0-9]{{2}}-?{_MONTH}-?{_DAY}"
    r"(?: ?[-+]? ?[0-9]{0,3}(?=\.\.\.)|[-+][0-9]{1,3}\Z)"
)
_DIGIT = re.compile(r"\d")


def shaped(text: str) -> bool:
    """Whether something in the text is shaped as a personal number."""
    return next(_numbers(plain(text)), None) is not None


def certain(text: str) -> bool:
    """The same, and the last digit is right, as in one of ten that are no personal numbers."""
    return any(_checked(match) for match in _numbers(plain(text)))


def masked(text: str) -> str:
    """The same text with a "*" for each digit of what is shaped as a personal number, whole or cut off."""
    read, places = _read(text)
    spans = [match.span("whole") for match in _numbers(read)] + [
        match.span() for match in _CUT.finditer(read)
    ]
    hidden = {places[at] for start, end in spans for at in range(start, end)}
    return "".join("*" if at in hidden and _DIGIT.match(sign) else sign for at, sign in enumerate(text))


def _read(text: str) -> tuple[str, list[int]]:
    """The text in the signs of a keyboard, and the place in the text of each of them."""
    signs = [(read, at) for at, sign in enumerate(text) for read in plain(sign)]
    return "".join(read for read, _ in signs), [at for _, at in signs]


def _numbers(read: str) -> Iterator[re.Match[str]]:
    """What is written as a personal number usually is; written otherwise, its last digit must be right."""
    for match in _NUMBER.finditer(read):
        usual = match["parted"] in ("", "-") and _USUAL_GAP.fullmatch(match["gap"])
        if not _beside(match, read) and (usual or _checked(match)):
            yield match


def _beside(match: re.Match[str], read: str) -> bool:
    """Whether it is a date beside something else: another date, a year or an amount."""
    spaced, end = match["gap"] != match["gap"].strip(), match.end("whole")
    if spaced and _MONEY.match(read, end):
        return True
    if not match["parted"]:
        return False
    year = spaced and match["four"][:2] in ("19", "20") and match["gap"].strip() not in ("-", "+")
    apart = match["parted"] == " " and len(match["year"]) == 2
    return year or apart or _MORE_OF_DATE.match(read, end) is not None


def _checked(match: re.Match[str]) -> bool:
    return has_check_digit("".join(_DIGIT.findall(match["whole"])))
