"""What must be done before the processes work: tables, projects, cut-off jobs and the demonstration."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import make_url

from service.bell import CeleryBell
from service.boot import Services, boot, install
from service.config import Settings
from service.database import migrate as migrate_tables
from service.demo import load
from service.errors import ServiceError
from service.operations import earlier_dispatches, jobs
from service.processes.machine import LOG_INS
from service.processes.rebuild import is_due, rebuild_all


def migrate(settings: Settings) -> Services:
    """Bring tables, what lists read and projects to this version; doing it again changes nothing."""
    moved = migrate_tables(settings.database_url)
    services = boot(settings, bell=CeleryBell(settings.broker_url))
    install(services)
    if moved or is_due(services):
        rebuild_all(services)
    if moved:
        with services.work() as work:
            earlier_dispatches.restore(work)
    return services


def with_demonstration(
    settings: Settings, *, log_ins: Path, tell_story: Callable[[Services], str | None] = load
) -> None:
    """Migrate, queue again what a stop cut short, and fill a new installation with the demonstration.

    The demonstration's log-ins land in a private file.
    A first start that is cut short leaves half a demonstration, which no page has shown to anybody: it is
    thrown away and told anew. The mark of such a start is only made where there was no database.
    """
    file, unfinished = _database_file(settings), settings.data / "demo.unfinished"
    if unfinished.exists():
        _throw_away(settings)
    if file is not None and not file.exists():
        unfinished.touch()
    services = migrate(settings)
    _hand_back(services)
    told = tell_story(services)
    if told is not None:
        _write_private(log_ins, told)
    unfinished.unlink(missing_ok=True)


def _database_file(settings: Settings) -> Path | None:
    """The file of an SQLite database."""
    url = make_url(settings.database_url)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _hand_back(services: Services) -> None:
    """Nobody waits for the leases of workers that are gone.

    Who runs us holds the lock of the folder, so no worker of a database in it is alive.
    """
    file = _database_file(services.settings)
    if file is not None and file.is_relative_to(services.settings.data):
        with services.work() as work:
            jobs.hand_back(work)


def _throw_away(settings: Settings) -> None:
    file = _database_file(settings)
    if file is not None:
        for part in file.parent.glob(f"{file.name}*"):
            part.unlink()
    shutil.rmtree(settings.blobs, ignore_errors=True)


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Prepare the installation that the environment describes."""
    settings = Settings.from_environment()
    try:
        with_demonstration(settings, log_ins=settings.data / LOG_INS)
    except ServiceError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
