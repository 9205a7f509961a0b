"""Personal numbers that stand in a template itself, from where every document would get them."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain.numbers_in_text import certain
from workers.checking.text import TextPart
from workers.errors import Mistake

STANDS_THERE = (
    "Ett personnummer står i mallen. Ta bort det, och skriv ett namn inom klamrar där svaret ska stå."
)


def personal_numbers(part: TextPart) -> Iterator[Mistake]:
    """A mistake at each paragraph that holds one; none of the files of a template is about a person."""
    for paragraph in part.paragraphs:
        if certain(paragraph.text):
            yield part.mistake(STANDS_THERE, paragraph)
