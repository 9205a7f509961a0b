"""Where one is after a button of a repeating group."""

import pytest

from service.web.places import after

TYPED = {"mal-0-rad": ["1"], "mal-1-rad": ["1"], "mal-4-rad": ["1"], "mal-1-delmal-0-rad": ["1"]}


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("add:mal", "mal-3"),
        ("add:mal-1-delmal", "mal-1-delmal-1"),
        ("add:uppfoljningar", "uppfoljningar-0"),
        ("up:mal-4", "mal-1"),
        ("up:mal-0", "mal-0"),
        ("down:mal-0", "mal-1"),
        ("down:mal-4", "mal-2"),
        ("remove:mal-1", "mal-1"),
        ("remove:mal-4", "mal-1"),
        ("remove:mal-1-delmal-0", "mal-1-delmal"),
        ("remove:mal", "mal"),
    ],
)
def test_place(command: str, place: str) -> None:
    """Rows are numbered from 0 after the command, whatever they were before it."""
    assert after(TYPED, command) == place
