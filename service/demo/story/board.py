"""What was taken to the styrgrupp in the practice cases: one of today that has locked."""

from collections.abc import Iterator
from datetime import date, timedelta

from service.demo.story.case import Answers, Story

_LOCKED = "D13"
_AFTER = timedelta(weeks=4)


def eskalering(story: Story) -> Iterator[tuple[date, Answers]]:
    """Four weeks into the participation, and not decided on yet."""
    begun = story.day("inskriven")
    if story.key == _LOCKED and begun:
        yield (
            begun + _AFTER,
            {
                "problem": "Ersättningen upphör innan arbetsträningen kan börja, och ingen part anser sig "
                "ha ansvar för försörjningen under tiden.",
                "provat": "Ärendet har varit uppe på två möten, och varje part har redovisat sina regler.",
                "onskat_beslut": "Att parterna utser var sin person med mandat att komma överens om "
                "försörjningen.",
                "beslut": "vantar",
            },
        )
