"""What participants of the practice cases practised in: placements, and a group with its attendance."""

from collections.abc import Iterator
from datetime import date, timedelta

from service.demo.story.case import Answers, Story

GROUP: Answers = {
    "namn": "Friskvård och vardagsrutiner",
    "plats": "Folkets hus",
    "veckodag": "tisdag",
    "tid": "13.00–15.00",
    "ledare": "Testperson L1",
    "start": "2017-05-02",
    "slut": "2017-08-08",
}
OCCASIONS = tuple(date(2017, 5, 2) + timedelta(weeks=week) for week in range(15))
"""The fifteen Tuesdays on which the group met."""
_STAYED_AWAY = {"D1": (3, 7, 11), "D2": (6,), "D3": (0, 1, 4, 8, 9, 13)}
"""Which of them each participant missed."""


def came(story: Story) -> Iterator[tuple[date, bool]]:
    """The occasions of a participant, and whether they came; none for who was not in the group."""
    missed = _STAYED_AWAY.get(story.key)
    if missed is not None:
        yield from ((day, number not in missed) for number, day in enumerate(OCCASIONS))


def praktik(story: Story) -> Iterator[tuple[date, Answers]]:
    """The placement of D2, told of when it had ended."""
    if story.key == "D2":
        yield (
            date(2017, 11, 24),
            {
                "arbetsplats": "Lagret, Bygg och Järn i Oskarshamn",
                "handledare": "Testperson H1",
                "start": "2017-10-02",
                "slut": "2017-11-24",
                "omfattning": 50,
                "innehall": "Plocka och packa order, köra truck på gården och ta emot leveranser.",
                "mal": "Pröva om lagerarbete fungerar för ryggen, och hur många timmar om dagen som går bra.",
                "narvarande_dagar": 36,
                "planerade_dagar": 40,
                "utfall": "Fyra timmar om dagen fungerade hela perioden. Arbetsgivaren vill gärna anställa.",
            },
        )
