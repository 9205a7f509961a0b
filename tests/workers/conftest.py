"""Fixtures of the workers: one document on its way, made by a converter that works in no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.people import Cast
    from tests.workers.making import Making


@pytest.fixture
def making(people: Cast) -> Making:
    """A final referral whose document is asked for."""
    from tests.workers.making import Making  # noqa: PLC0415 - tests of pure functions load no database

    return Making.of_referral(people)
