"""Names of people as Swedes look for them and put them in order."""

import re
import unicodedata
from collections.abc import Iterable

SHORTEST, LONGEST = 3, 12
"""Letters of the shortest beginning that finds a name, and of the longest that is kept."""

_SWEDISH = frozenset("åäö")
_OTHERWISE = str.maketrans({"æ": "ä", "ø": "ö", "ü": "y", "ß": "ss", "ð": "d", "þ": "th", "ł": "l"})
_LAST = str.maketrans({"å": "{", "ä": "|", "ö": "}"})
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> tuple[str, ...]:
    """The words of a name without capitals and foreign accents: "Anna-Karin Lindén" has three."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_OTHERWISE)
    return tuple(_WORD.findall("".join(map(_plain, plain))))


def beginnings(text: str) -> frozenset[str]:
    """What a name is found by: the beginnings of its words, and whole words that are shorter."""
    return frozenset(
        word[:length] for word in words(text) for length in range(min(len(word), SHORTEST), _kept(word) + 1)
    )


def asked(word: str) -> str:
    """The beginning to look for when somebody has typed so much of a word."""
    return word[:LONGEST]


def matches(typed: Iterable[str], name: str) -> bool:
    """Whether every typed word begins one of the name's; one that is short must be the whole word."""
    held = words(name)
    return all(any(_begins(each, word) for word in held) for each in typed)


def in_order(name: str) -> tuple[str, ...]:
    """The key to sort by in Swedish: å, ä and ö come last."""
    return tuple(word.translate(_LAST) for word in words(name))


def _begins(typed: str, word: str) -> bool:
    return word == typed if len(typed) < SHORTEST else word.startswith(typed)


def _kept(word: str) -> int:
    return min(len(word), LONGEST)


def _plain(letter: str) -> str:
    return letter if letter in _SWEDISH else unicodedata.normalize("NFD", letter)[0]
