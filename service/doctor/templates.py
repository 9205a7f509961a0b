"""The templates that people have uploaded, and names in them that this version no longer has."""

from collections.abc import Iterator

from sqlalchemy import func, select

from service.config import Settings
from service.database import connect, only_look, sessions
from service.doctor.finding import Finding, Level
from service.documents.kind import Registry
from service.documents.kinds import REGISTRY
from service.models import Template
from service.operations.templates import Impact, Missing
from service.operations.templates.impact import broken

_ABOUT = "Mallar"


def templates(settings: Settings, *, registry: Registry = REGISTRY) -> Iterator[Finding]:
    """One finding for each stored template that a release has broken; the database is this version's."""
    engine = connect(settings.database_url)
    try:
        with sessions(engine)() as session:
            only_look(session)
            number = session.scalar(select(func.count(Template.id))) or 0
            found = broken(session, registry)
    finally:
        engine.dispose()
    if not found:
        yield Finding(Level.FINE, _ABOUT, _whole(number))
    yield from (Finding(Level.NOTE, _ABOUT, _said(each)) for each in found)


def _whole(number: int) -> str:
    return f"De uppladdade passar den här versionen ({number})." if number else "De som följer med."


def _said(each: Impact) -> str:
    use = "i bruk" if each.in_use else "nyast"
    names = " ".join(
        [*map(_name, each.missing), *(["Frågorna kan inte läsas längre."] if each.unreadable else [])]
    )
    what = "Dokument kan inte göras." if each.in_use else "Den kan inte tas i bruk."
    return f"{each.title}, {each.project_key}, version {each.number} ({use}): {names} {what}"


def _name(each: Missing) -> str:
    meant = f" Menades ”{each.nearest}”?" if each.nearest else ""
    return f"”{each.name}” finns inte längre.{meant}"
