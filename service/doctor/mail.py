"""How mail leaves: by which server and whether it answers, or into which folder; and what was not sent."""

from collections.abc import Iterator
from datetime import timedelta

from service.config import MailSettings, MailTls, Settings
from service.database import connect, only_look, sessions
from service.doctor.finding import Finding, Level
from service.domain.dates import today
from service.mail import NotDelivered, Server
from service.operations.reminders import failures

_ABOUT, _PATIENCE, _LATELY = "E-post", 5.0, timedelta(days=7)
_TLS = {
    MailTls.STARTTLS: "krypterat med STARTTLS",
    MailTls.TLS: "krypterat med TLS",
    MailTls.NONE: "utan kryptering",
}


def mail(settings: Settings) -> Finding:
    """A server that is away stops no work: whoever looks is told, and the pages tell the same as the mail.

    The server is greeted and not signed in to, since this may be asked every minute.
    """
    if not settings.mail.host:
        level = Level.NOTE if settings.production else Level.FINE
        return Finding(
            level,
            _ABOUT,
            f"Påminnelser läggs som filer i {settings.letters} och skickas inte (KNUTPUNKT_SMTP_HOST).",
        )
    said = _said(settings.mail)
    try:
        Server(settings.mail, patience=_PATIENCE).greet()
    except NotDelivered as error:
        return Finding(Level.NOTE, _ABOUT, f"{said} {error} Påminnelser skickas inte förrän det är ordnat.")
    return Finding(Level.FINE, _ABOUT, f"{said} Den svarar.")


def undelivered(settings: Settings) -> Iterator[Finding]:
    """Whether reminders failed lately; the database is this version's."""
    engine = connect(settings.database_url)
    try:
        with sessions(engine)() as session:
            only_look(session)
            told = failures(session, since=today() - _LATELY)
    finally:
        engine.dispose()
    if told:
        number = f"{len(told)} påminnelse{'r' if len(told) > 1 else ''}"
        said = f"{number} kunde inte skickas den senaste veckan. Den senaste: {told[-1]}"
        yield Finding(Level.NOTE, _ABOUT, said)


def _said(settings: MailSettings) -> str:
    way = f"{settings.host}:{settings.port}, {_TLS[settings.tls]}"
    return f"Påminnelser skickas från {settings.sender} genom {way}."
