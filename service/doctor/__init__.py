"""`knutpunkt doctor`: what is configured, what is missing, and what it means."""

import os
from collections.abc import Iterator, Mapping

from service.config import Settings
from service.doctor import parts, programs
from service.doctor.finding import Finding, Level
from service.doctor.lists import lists
from service.doctor.mail import mail, undelivered
from service.doctor.templates import templates
from service.errors import UnsafeSettings


def report(environment: Mapping[str, str] | None = None) -> tuple[str, bool]:
    """A Swedish text with one finding a line, and whether Knutpunkt can work."""
    found = [*examine(os.environ if environment is None else environment)]
    possible = all(finding.level is not Level.STOP for finding in found)
    verdict = (
        "Knutpunkt kan arbeta."
        if possible
        else "Knutpunkt kan inte arbeta förrän allt som är märkt ✗ är ordnat."
    )
    return "\n".join([*map(str, found), "", verdict]), possible


def examine(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Every finding, the settings first, since all else hangs on them."""
    yield programs.python()
    try:
        settings = Settings.from_environment(environment)
    except (UnsafeSettings, ValueError) as error:
        yield Finding(Level.STOP, "Inställningar", str(error))
        return
    yield parts.mode(settings)
    yield parts.folder(settings)
    yield parts.disk(settings)
    yield parts.keys(settings)
    database = parts.database(settings)
    yield database
    if database.level is Level.FINE:
        yield lists(settings)
        yield from templates(settings)
        yield from undelivered(settings)
    yield parts.broker(settings)
    yield mail(settings)
    yield from programs.all_of_them(settings.pdf)
