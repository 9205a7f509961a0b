"""The doorbell: a message that tells nothing but an id, and no page waits for a queue that is away."""

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import kombu.transport.redis  # noqa: F401 - so that no import is measured
import pytest
from kombu.connection import Connection
from kombu.exceptions import OperationalError

from service.bell import RUN_JOB, CeleryBell

PATIENCE = 2.0


@pytest.fixture
def closed() -> str:
    """The address of a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"redis://127.0.0.1:{probe.getsockname()[1]}/0"


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that accepts and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.fixture
def silent_socket(tmp_path: Path) -> Iterator[str]:
    """The same on a socket of this machine."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        server.listen()
        yield f"redis+socket://{tmp_path / 's'}"


@pytest.mark.slow
@pytest.mark.parametrize("address", ["closed", "silent", "silent_socket"])
def test_a_queue_that_is_away_is_an_error_within_two_seconds(
    address: str, request: pytest.FixtureRequest
) -> None:
    bell = CeleryBell(request.getfixturevalue(address))
    for _ in range(2):
        begun = time.monotonic()
        with pytest.raises(OperationalError):
            bell("documents", uuid4())
        assert time.monotonic() - begun < PATIENCE


def taken(name: str) -> Any:
    """The next message of a queue in memory."""
    connection: Any = Connection("memory://")  # type: ignore[no-untyped-call]  # kombu has no types
    with connection, connection.SimpleQueue(name) as queue:
        message = queue.get_nowait()
        message.ack()
        return message


def test_a_message_names_the_task_and_the_job_and_nothing_else() -> None:
    job_id = UUID("00000000-0000-4000-8000-000000000001")
    CeleryBell("memory://")("packets", job_id)
    message = taken("packets")
    assert message.headers["task"] == RUN_JOB
    assert message.content_type == "application/json"
    args, keywords, more = json.loads(message.body)
    assert (args, keywords) == ([str(job_id)], {})
    assert not any(more.values())
