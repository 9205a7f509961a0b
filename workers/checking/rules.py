"""All rules that a Word template is judged by, in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from workers.checking import accessibility, places
from workers.checking.contrast import contrast
from workers.checking.numbers import personal_numbers
from workers.checking.paper import paper
from workers.checking.struck import struck_out
from workers.checking.styles import missing_styles
from workers.checking.syntax import Reading
from workers.checking.template import Judging
from workers.errors import Mistake

_OF_TAGS: tuple[Callable[[Reading], Iterable[Mistake]], ...] = (
    lambda reading: reading.mistakes,
    places.units,
    places.pairs,
    struck_out,
)


def told(judging: Judging) -> Iterator[Mistake]:
    """What every rule but those of names finds in a template."""
    for reading in judging.readings:
        for rule in _OF_TAGS:
            yield from rule(reading)
        part = reading.part
        yield from missing_styles(part, judging.look)
        yield from accessibility.headings(part, judging.look)
        yield from accessibility.header_rows(part)
        yield from accessibility.language(part, judging.look)
        yield from accessibility.pictures(part)
        yield from contrast(part, judging.look)
        yield from paper(part)
        yield from personal_numbers(part)
