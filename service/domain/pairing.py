"""Which text of a newer version is which of the older: alike word for word, or else rewritten."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

ALIKE = 0.5
"""From this share of words in common a text counts as rewritten; below it, one went and another came."""


def paired(old: Sequence[str], new: Sequence[str]) -> Mapping[int, int]:
    """The place of the old text for each place of a new one that has any; each is used once."""
    pairs = dict(_same(old, new))
    for share, j, i in sorted(_nearest(old, new), key=lambda each: (-each[0], each[1], each[2])):
        if share >= ALIKE and j not in pairs and i not in pairs.values():
            pairs[j] = i
    return pairs


def _same(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    left = {place: _words(text) for place, text in enumerate(old)}
    for j, text in enumerate(new):
        i = next((place for place, known in left.items() if known == _words(text)), None)
        if i is not None:
            del left[i]
            yield j, i


def _nearest(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    counted = [Counter(_words(text)) for text in old]
    for j, text in enumerate(new):
        mine = Counter(_words(text))
        yield from ((_share(mine, other), j, i) for i, other in enumerate(counted))


def _share(one: Counter[str], other: Counter[str]) -> float:
    """How much two texts have in common, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?”\"'()") for word in text.casefold().split()]
