"""Templates carried between installations from the command line, in the name of somebody's account."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.bell import CeleryBell
from service.boot import Services, boot
from service.commands import OutputUnwritable
from service.config import Settings
from service.errors import NotFound, ServiceError
from service.operations import accounts, templates
from service.operations.work import Work


class FileUnreadable(ServiceError):
    """The file of templates is missing or may not be read."""

    message = "Filen {path} finns inte eller går inte att läsa."


class NotTheirs(ServiceError):
    """There is no such account or project, or the account may not change the project's templates."""

    message = "Kontot {email} får inte ändra mallar i projektet ”{project}”, eller så finns inte ett av dem."


def export(project_key: str, out: Path, *, email: str) -> None:
    """Writes the templates of the project's own that are in use to one file."""
    with _services() as services, _named(email, project_key), _work(services, email) as work:
        data = templates.export(work, project_key)
    try:
        out.write_bytes(data)
    except OSError as error:
        raise OutputUnwritable(path=out) from error


def import_file(project_key: str, source: Path, *, email: str) -> list[str]:
    """Uploads each template of the file; a line for each says what came of it."""
    try:
        data = source.read_bytes()
    except OSError as error:
        raise FileUnreadable(path=source) from error
    with _services() as services, _named(email, project_key), _work(services, email) as work:
        done = templates.import_file(work, project_key, data)
    lines = [f"{row.kind}, version {row.number}: prövas, och behöver godkännas." for row in done.templates]
    return [*lines, *(f"Togs inte in. {sentence}" for sentence in done.passed_by)]


@contextmanager
def _services() -> Iterator[Services]:
    settings = Settings.from_environment()
    services = boot(settings, bell=CeleryBell(settings.broker_url))
    try:
        yield services
    finally:
        services.engine.dispose()


@contextmanager
def _work(services: Services, email: str) -> Iterator[Work]:
    """A transaction in the name of the account; raises NotFound when there is none."""
    with services.look() as looking:
        user = accounts.find(looking, email)
        if user is None:
            raise NotFound
        actor = accounts.actor_of(user)
    with services.work(actor) as work:
        yield work


@contextmanager
def _named(email: str, project_key: str) -> Iterator[None]:
    """A page says no more than that it does not exist; who runs a command is told what was asked for."""
    try:
        yield
    except NotFound as error:
        raise NotTheirs(email=email, project=project_key) from error
