"""Templates carried between installations from the command line, in the name of somebody's account."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from service.bell import CeleryBell
from service.boot import Services, boot
from service.commands import FileUnreadable, OutputUnwritable
from service.config import Settings
from service.errors import KindUnknown, NotFound, ServiceError
from service.operations import accounts, templates
from service.operations.work import Opening


class NotTheirs(ServiceError):
    """There is no such account or project, or the account may not change the project's templates."""

    message = "Kontot {email} får inte ändra mallar i projektet ”{project}”, eller så finns inte ett av dem."


def export(project_key: str, out: Path, *, email: str, kinds: Collection[str] = ()) -> None:
    """Writes the templates in use of these kinds to one file, or of all that have one of the project's own.

    Raises KindUnknown for a kind that the project does not have.
    """
    with _services() as services, _named(email, project_key):
        look, work = _doors(services, email)
        with look() as looking:
            for key in kinds:
                templates.page(looking, key, project_key)
        data = templates.export(look, work, project_key, kinds)
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
    with _services() as services, _named(email, project_key):
        look, work = _doors(services, email)
        done = templates.import_file(look, work, project_key, data)
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


def _doors(services: Services, email: str) -> tuple[Opening, Opening]:
    """What opens a look and a transaction in the name of the account; raises NotFound when there is none."""
    with services.look() as looking:
        user = accounts.find(looking, email)
        if user is None:
            raise NotFound
        actor = accounts.actor_of(user)
    return partial(services.look, actor), partial(services.work, actor)


@contextmanager
def _named(email: str, project_key: str) -> Iterator[None]:
    """A page says no more than that it does not exist; who runs a command is told what was asked for."""
    try:
        yield
    except KindUnknown:
        raise
    except NotFound as error:
        raise NotTheirs(email=email, project=project_key) from error
