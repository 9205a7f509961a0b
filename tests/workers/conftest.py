"""Fixtures of the workers: one document on its way, made by a converter that works in no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.packing import Packing
    from tests.support.people import Cast
    from tests.workers.making import Making
    from tests.workers.packed import Told


@pytest.fixture
def making(people: Cast) -> Making:
    """A final referral whose document is asked for."""
    from tests.workers.making import Making  # noqa: PLC0415 - tests of pure functions load no database

    return Making.of_referral(people)


@pytest.fixture(scope="session")
def a_week_before(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """An installation a week before a meeting, told once."""
    from tests.workers.packed import tell  # noqa: PLC0415 - as above

    return tell(tmp_path_factory.mktemp("told"))


@pytest.fixture
def packing(a_week_before: Told, tmp_path: Path) -> Iterator[Packing]:
    """The packets of that meeting, in a copy."""
    from tests.workers.packed import copied  # noqa: PLC0415 - as above

    with copied(a_week_before, tmp_path) as found:
        yield found
