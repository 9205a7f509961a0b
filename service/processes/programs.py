"""The program behind each process of Knutpunkt, with its arguments: the same on one machine and on many."""

import sys
from pathlib import Path


def web(*, bind: str, processes: int, threads: int) -> tuple[str, ...]:
    """The web server; `bind` is "address:port"."""
    return (
        *(sys.executable, "-m", "gunicorn", "service.processes.wsgi:application()"),
        *("--bind", bind, "--workers", str(processes)),
        *("--worker-class", "gthread", "--threads", str(threads)),
        *("--timeout", "60", "--graceful-timeout", "10"),
        *("--worker-tmp-dir", _in_memory(), "--no-control-socket"),
    )


def worker(*, processes: int, queues: str = "", name: str = "celery") -> tuple[str, ...]:
    """A worker with that many child processes; `queues` are names between commas, none means all.

    `name` tells workers of one machine apart.

    SIGTERM lets jobs in hand finish and gives the rest back. Celery's soft shutdown, which bounds the time,
    always waits it out in full; whoever ends us has a patience of their own, and the leases do the rest.
    """
    return (
        *(sys.executable, "-m", "celery", "--app", "workers.main:app", "worker"),
        *("--concurrency", str(processes), *(("--queues", queues) if queues else ())),
        *("--hostname", f"{name}@%h", "--loglevel", "INFO"),
        *("--without-gossip", "--without-mingle", "--without-heartbeat"),
    )


def beat(*, schedule: Path) -> tuple[str, ...]:
    """The clock that asks for periodic work; exactly one runs. `schedule` is the file of its last times."""
    return (
        *(sys.executable, "-m", "celery", "--app", "workers.main:app", "beat"),
        *("--schedule", str(schedule), "--pidfile", "", "--loglevel", "INFO"),
    )


def _in_memory() -> str:
    """A folder for gunicorn's heartbeat files, which block a process when they lie on a busy disk."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp"  # noqa: S108 - the files are made unguessable
