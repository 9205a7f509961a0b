"""What participants of the practice cases practised in: placements, and a group with its attendance."""

from collections.abc import Iterator
from datetime import date, timedelta

from service.demo.story.case import Answers, Story
from service.domain.dates import today

GROUP: Answers = {
    "namn": "Friskvård och vardagsrutiner",
    "plats": "Folkets hus",
    "veckodag": "tisdag",
    "tid": "13.00–15.00",
    "ledare": "Testperson L1",
    "start": "2017-05-02",
    "slut": "2017-08-08",
}
_WEEKS = 20
"""How long the group lasts that goes on while somebody looks."""
OCCASIONS = tuple(date(2017, 5, 2) + timedelta(weeks=week) for week in range(15))
"""The fifteen Tuesdays on which the group met."""
_STAYED_AWAY = {"D1": (3, 7, 11), "D2": (6,), "D3": (0, 1, 4, 8, 9, 13)}
"""Which of them each participant missed."""


def group(story: Story) -> Answers:
    """The group that a participant is in: the one of the first summer, or the one that goes on now."""
    first = _first_occasion(story)
    if first is None:
        return GROUP
    last = first + timedelta(weeks=_WEEKS)
    return {
        "namn": "Vägen till praktik",
        "plats": "Biblioteket",
        "veckodag": "onsdag",
        "tid": "09.30–11.30",
        "ledare": "Testperson L2",
        "start": str(first),
        "slut": str(last),
    }


def came(story: Story) -> Iterator[tuple[date, bool]]:
    """The occasions of a participant, and whether they came; none for who was not in the group."""
    first, missed = _first_occasion(story), _STAYED_AWAY.get(story.key)
    if first is not None:
        weeks = (today() - first).days // 7 + 1
        yield from ((first + timedelta(weeks=week), week != 1) for week in range(weeks))
    elif missed is not None:
        yield from ((day, number not in missed) for number, day in enumerate(OCCASIONS))


def _first_occasion(story: Story) -> date | None:
    """The Wednesday on or after the enrolment, for who takes part now."""
    enrolled = story.day("inskriven")
    if not story.goes_on or enrolled is None:
        return None
    return enrolled + timedelta(days=(2 - enrolled.weekday()) % 7)


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
