"""Fixtures of the use cases: services on both sorts of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.work import Bench
from tests.support.work import bench as make_bench


@pytest.fixture
def bench(database_url: str, tmp_path: Path) -> Iterator[Bench]:
    """Services over a fresh database of each sort."""
    made = make_bench(database_url, tmp_path)
    yield made
    made.services.engine.dispose()
