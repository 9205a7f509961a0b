"""Whether the queue server may be trusted with messages, asked before anything depends on it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from redis import Redis, RedisError

from service.errors import ServiceError

_PATIENCE = 2.0  # seconds
NOT_ON_DISK = "Kön sparar inte på disk (appendonly no), så ett strömavbrott fördröjer väntande dokument."


class BrokerMissing(ServiceError):
    """The queue server does not answer."""

    message = "Kön svarar inte på {url}."


class BrokerForgets(ServiceError):
    """The queue server is set to throw messages away when memory is short."""

    message = (
        "Kön är inställd att slänga meddelanden när minnet tar slut (maxmemory-policy {policy}). "
        "Ställ in maxmemory-policy noeviction."
    )


@dataclass(frozen=True)
class Broker:
    """How a queue server keeps its messages: `policy` when memory is short, `on_disk` at a power cut."""

    policy: str
    on_disk: bool

    @property
    def forgets(self) -> bool:
        """Whether it may throw away our messages, which have no lifetime; `volatile-*` may not."""
        return self.policy.startswith("allkeys-")


def look(url: str) -> Broker:
    """Ask the server at `url`; raises BrokerMissing when it does not answer.

    INFO and not CONFIG, which hosted servers refuse.
    """
    # Celery and redis-py name a socket differently.
    address = url.replace("redis+socket://", "unix://", 1)
    try:
        with Redis.from_url(address, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE) as client:
            facts = client.info()
    except (RedisError, OSError, ValueError) as error:
        raise BrokerMissing(url=_without_password(url)) from error
    return Broker(policy=facts["maxmemory_policy"], on_disk=bool(facts["aof_enabled"]))


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return url.replace(f"{parts.netloc.rpartition('@')[0]}@", "", 1) if "@" in parts.netloc else url


def wait_for(
    url: str, *, tell: Callable[[str], None], look_at: Callable[[str], Broker] = look, pause: float = 2.0
) -> None:
    """Wait until the server answers, then tell what is worth a warning; raises BrokerForgets."""
    broker, told = None, False
    while broker is None:
        try:
            broker = look_at(url)
        except BrokerMissing as error:
            if not told:
                tell(f"{error} Väntar tills den gör det.")
            told = True
            time.sleep(pause)
    if broker.forgets:
        raise BrokerForgets(policy=broker.policy)
    if not broker.on_disk:
        tell(NOT_ON_DISK)
