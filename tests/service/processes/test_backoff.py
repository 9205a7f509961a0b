"""Waits between two lives of a child that dies."""

from service.processes.backoff import Backoff


def test_waits_double_up_to_half_a_minute() -> None:
    backoff = Backoff()
    assert [backoff.after(1) for _ in range(9)] == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]


def test_a_long_life_begins_from_the_first_wait() -> None:
    backoff = Backoff()
    for _ in range(5):
        backoff.after(1)
    assert backoff.after(61) == 0.5
