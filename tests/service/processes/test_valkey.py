"""The queue server of one machine: private, on disk, and never forgetful."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from service.processes import Supervisor, broker, valkey


def test_a_short_path_keeps_the_socket_with_the_data() -> None:
    assert valkey.socket_path(Path("/srv/knutpunkt")) == Path("/srv/knutpunkt/valkey/valkey.sock")


def test_a_path_too_long_for_a_socket_gets_a_short_one_of_its_own() -> None:
    one, other = (valkey.socket_path(Path("/" + "a" * 200) / name) for name in ("x", "y"))
    assert one != other
    assert max(len(os.fsencode(path)) for path in (one, other)) < 100


def test_nobody_answers_where_nothing_runs(tmp_path: Path) -> None:
    assert not valkey.answers(tmp_path / "valkey.sock")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    data = tmp_path_factory.mktemp("data")
    with Supervisor(tell=print) as supervisor:
        supervisor.start(valkey.child(data, env={}, log=data / "log"), patience=20)
        yield data


@pytest.mark.slow
def test_it_answers_and_keeps_messages_on_disk_and_in_memory(server: Path) -> None:
    assert valkey.answers(valkey.socket_path(server))
    assert broker.look(valkey.url(server)) == broker.Broker(policy="noeviction", on_disk=True)
    assert (server / "valkey" / "appendonlydir").is_dir()


@pytest.mark.slow
def test_only_its_owner_can_open_it(server: Path) -> None:
    path = valkey.socket_path(server)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_it_listens_on_no_port(server: Path) -> None:
    with Redis(unix_socket_path=str(valkey.socket_path(server))) as client:
        assert client.config_get("port") == {"port": "0"}
