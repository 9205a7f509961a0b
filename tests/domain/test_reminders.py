"""When reminders go, and what they say: numbers, and nothing else that differs between two people."""

from datetime import datetime

import pytest

from service.domain.dates import SWEDEN
from service.domain.reminders import Tally, is_time, text

ADDRESS = "https://knutpunkt.example.org/"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2019-03-07 07:00", True),
        ("2019-03-07 09:59", True),
        ("2019-03-07 06:59", False),
        ("2019-03-07 10:00", False),
        ("2019-03-09 08:00", False),  # Saturday
        ("2019-04-19 08:00", False),  # långfredag
        ("2019-06-21 08:00", False),  # midsommarafton
        ("2019-12-24 08:00", False),
    ],
)
def test_reminders_go_on_the_morning_of_a_working_day(moment: str, expected: bool) -> None:
    assert is_time(datetime.fromisoformat(moment).replace(tzinfo=SWEDEN)) is expected


def lines(tally: Tally) -> list[str]:
    return [line[2:] for line in text(tally, address=ADDRESS).splitlines() if line.startswith("- ")]


def test_one_and_many_are_counted_as_one_says_them() -> None:
    assert lines(Tally(1, 1, 1)) == [
        "1 sak är försenad.",
        "1 sak ska göras senast den här veckan.",
        "Du har 1 nytt meddelande.",
    ]
    assert lines(Tally(1200, 2, 3)) == [
        "1\N{NO-BREAK SPACE}200 saker är försenade.",
        "2 saker ska göras senast den här veckan.",
        "Du har 3 nya meddelanden.",
    ]


def test_what_is_none_is_not_told() -> None:
    assert lines(Tally(week=2)) == ["2 saker ska göras senast den här veckan."]
    assert not Tally()


def test_the_letter_leads_to_the_start_page_and_to_where_it_is_turned_off() -> None:
    said = text(Tally(late=1), address=ADDRESS).splitlines()
    assert [line for line in said if "://" in line] == [ADDRESS, f"{ADDRESS}konto"]
    assert max(map(len, said)) < 78
