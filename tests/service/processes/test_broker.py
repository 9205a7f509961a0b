"""A queue server that forgets is refused, and one that is away is waited for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from service.processes import broker
from service.processes.broker import Broker, BrokerForgets, BrokerMissing


def answering(*answers: Broker | BrokerMissing) -> Callable[[str], Broker]:
    left = list(answers)

    def look(_url: str) -> Broker:
        answer = left.pop(0)
        if isinstance(answer, BrokerMissing):
            raise answer
        return answer

    return look


@pytest.mark.parametrize("url", ["redis://:hemligt@127.0.0.1:1/0", "rediss://nn:hemligt@127.0.0.1:1/0"])
def test_a_server_that_is_away_is_named_without_its_password(url: str) -> None:
    with pytest.raises(BrokerMissing) as caught:
        broker.look(url)
    assert str(caught.value).endswith("://127.0.0.1:1/0.")


def test_a_socket_that_is_not_there_is_a_server_that_is_away(tmp_path: Path) -> None:
    with pytest.raises(BrokerMissing, match="Kön svarar inte på redis\\+socket:///"):
        broker.look(f"redis+socket://{tmp_path}/valkey.sock")


def test_an_address_that_is_none_is_a_server_that_is_away() -> None:
    with pytest.raises(BrokerMissing):
        broker.look("hej")


@pytest.mark.parametrize("policy", ["allkeys-lru", "allkeys-lfu", "allkeys-random"])
def test_a_server_that_throws_messages_away_is_refused(policy: str) -> None:
    look = answering(Broker(policy=policy, on_disk=True))
    with pytest.raises(BrokerForgets, match=f"{policy}.*noeviction"):
        broker.wait_for("redis://x", tell=print, look_at=look)


def test_a_server_without_disk_is_a_warning() -> None:
    told: list[str] = []
    look = answering(Broker(policy="noeviction", on_disk=False))
    broker.wait_for("redis://x", tell=told.append, look_at=look)
    assert told == [broker.NOT_ON_DISK]


def test_a_server_that_is_away_is_waited_for_and_told_of_once() -> None:
    told: list[str] = []
    gone = BrokerMissing(url="redis://x")
    look = answering(gone, gone, Broker(policy="noeviction", on_disk=True))
    broker.wait_for("redis://x", tell=told.append, look_at=look, pause=0)
    assert told == ["Kön svarar inte på redis://x. Väntar tills den gör det."]
