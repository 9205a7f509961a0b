"""Names of people as Swedes look for them and put them in order."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

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


def asked(typed: Sequence[str]) -> tuple[str, ...]:
    """The beginnings to look for: of the longer words, or else the longest of the short ones, whole.

    An initial beside a name, as in "Anna L", is too common to look for; `matches` sorts out by it afterwards.
    """
    longer = tuple(word[:LONGEST] for word in typed if len(word) >= SHORTEST)
    return longer or tuple(word for word in typed if len(word) == max(map(len, typed)))


def matches(typed: Iterable[str], name: str) -> bool:
    """Whether every typed word begins one of the name's."""
    held = words(name)
    return all(any(word.startswith(each) for word in held) for each in typed)


def in_order(name: str) -> tuple[str, ...]:
    """The key to sort by in Swedish: å, ä and ö come last."""
    return tuple(word.translate(_LAST) for word in words(name))


def _kept(word: str) -> int:
    return min(len(word), LONGEST)


def _plain(letter: str) -> str:
    return letter if letter in _SWEDISH else unicodedata.normalize("NFD", letter)[0]
