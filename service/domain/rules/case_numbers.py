"""Cases named in a text by their numbers or aliases, however hyphens and spaces are written there."""

import re
from collections.abc import Callable, Iterable

from service.domain.text import HYPHENS, plain

_HYPHEN = rf"\s*[{HYPHENS}]\s*"
_ANY_PREFIX = "[A-ZÅÄÖ][A-ZÅÄÖ0-9]{0,5}"
_MONTH = rf"[0-9]{{2}}(?={_HYPHEN}[0-9])"
"""After a place or a weekday and a year this is a date."""


_SHAPED = re.compile(
    rf"(?<!\w)(?:{_ANY_PREFIX}{_HYPHEN}[0-9]{{4}}{_HYPHEN}(?!{_MONTH})[0-9]{{2,}}(?![0-9])|ärende\s+s[0-9]+)",
    re.IGNORECASE,
)
"""A case's number, or what a case under protection is called."""


def names_case_of(prefix: str, text: str) -> bool:
    """Whether a text holds something shaped as a number of the project whose numbers begin so."""
    shaped = rf"(?<!\w){re.escape(prefix)}{_HYPHEN}[0-9]{{4}}{_HYPHEN}[0-9]"
    return re.search(shaped, plain(text), re.IGNORECASE) is not None


def names_case(text: str) -> bool:
    """Whether a text holds something shaped as a case's number, or as what a protected case is called."""
    return bool(cases_named(text))


def cases_named(text: str) -> frozenset[str]:
    """Every such number or name in a text, written in one way."""
    return frozenset("".join(match[0].casefold().split()) for match in _SHAPED.finditer(plain(text)))


def written(numbers: Iterable[str]) -> re.Pattern[str]:
    """Any of these numbers, as people and word processors write them, also without hyphens."""
    known = (number.split("-") for number in numbers)
    either = "|".join(rf"(?:{_HYPHEN}|\s+)".join(map(re.escape, parts)) for parts in known) or "(?!)"
    return re.compile(rf"(?:{either})(?!\d)", re.IGNORECASE)


def naming(numbers: Iterable[str]) -> Callable[[str], bool]:
    """Whether a text names one of these cases by its number."""
    named = written(numbers)
    return lambda text: named.search(plain(text)) is not None
