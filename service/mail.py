"""Mail: a letter as mail programs want it, and the two ways it leaves, a server or a folder of files.

A letter must never go twice. So a server is asked everything that it may refuse first; then who sends is told
that the letter is about to be handed over, and can write that down; and after that nothing is tried again
unless the server itself says that it has not taken it.
"""

import os
import re
import smtplib
import ssl
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol

from service.config import MailSettings, MailTls, Settings
from service.domain.dates import in_sweden
from service.errors import ServiceError, Transient

PATIENCE = 10.0
"""Seconds for each answer of the server; eight of them fit into a job with room to spare."""
KEPT = timedelta(days=30)
"""How long a letter that is a file is there to be looked at."""
Brink = Callable[[], None]
"""Called when the letter is about to leave; raises to keep it back."""


class NotDelivered(Transient):
    """The server has certainly not taken the letter, and may do so later."""

    message = "E-postservern {problem}."


class MailRefused(ServiceError):
    """The server has certainly not taken the letter and will not, such as when there is no such address."""

    message = "E-postservern vägrade ta emot brevet (kod {code})."


class MailUncertain(ServiceError):
    """The letter was on its way when something broke; nobody knows whether it came, so it goes no more."""

    message = "Sändningen avbröts, så det är oklart om brevet kom fram. Det skickas inte en gång till."


class Post(Protocol):
    """A way for letters to leave. Raises NotDelivered, MailRefused or MailUncertain."""

    def deliver(self, letter: EmailMessage, *, brink: Brink) -> None: ...


def write(text: str, *, subject: str, to: str, sender: str, key: str, at: datetime) -> EmailMessage:
    """A plain letter in Swedish that no automatic answer comes back to; `key` is its own for ever."""
    letter = EmailMessage(policy=SMTP)
    letter["From"], letter["To"], letter["Subject"] = f"Knutpunkt <{sender}>", to, subject
    letter["Date"] = format_datetime(in_sweden(at))
    letter["Message-ID"] = f"<{key}@{sender.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter["X-Auto-Response-Suppress"] = "All"  # how Exchange is told the same
    letter.set_content(text, cte="quoted-printable")  # passes a server that knows nothing but ASCII
    letter["Content-Language"] = "sv"
    return letter


def post(settings: Settings) -> Post:
    """The server that is set, or else the folder."""
    return Server(settings.mail) if settings.mail.host else Folder(settings.letters)


@dataclass(frozen=True, slots=True)
class Folder:
    """A file for each letter, its owner's alone, for a month; the same one takes the place of the first."""

    root: Path

    def deliver(self, letter: EmailMessage, *, brink: Brink) -> None:
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=self.root, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(letter.as_bytes())
        own, day = (
            re.sub("[^A-Za-z0-9-]", "", letter["Message-ID"].partition("@")[0]),
            letter["Date"].datetime,
        )
        Path(unfinished).replace(self.root / f"{day:%Y-%m-%d}-{own}.eml")
        self._clear(before=f"{day - KEPT:%Y-%m-%d}")

    def _clear(self, *, before: str) -> None:
        for path in self.root.glob("????-??-??-*.eml"):
            if path.name < before:
                path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Server:
    """An SMTP server, asked for encryption as the settings say and never spoken to with less."""

    settings: MailSettings
    patience: float = PATIENCE

    def deliver(self, letter: EmailMessage, *, brink: Brink) -> None:
        with self._connected() as smtp:
            with _told():
                self._log_in(smtp)
                _accepted(smtp.mail(letter["From"].addresses[0].addr_spec))
                _accepted(smtp.rcpt(letter["To"].addresses[0].addr_spec))
            brink()
            _hand_over(smtp, letter.as_bytes())
            with suppress(OSError):
                smtp.quit()

    def greet(self) -> None:
        """Raises NotDelivered unless the server answers, and encrypts where it shall. Signs in nowhere."""
        with self._connected() as smtp, suppress(OSError):
            smtp.quit()

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        with _told():
            smtp = self._connect()
        try:
            with _told():
                if self.settings.tls is MailTls.STARTTLS:
                    smtp.starttls(context=ssl.create_default_context())
                smtp.ehlo_or_helo_if_needed()
            yield smtp
        finally:
            smtp.close()

    def _connect(self) -> smtplib.SMTP:
        host, port, name = self.settings.host, self.settings.port, self.settings.sender.rpartition("@")[2]
        if self.settings.tls is MailTls.TLS:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, port, name, timeout=self.patience, context=context)
        return smtplib.SMTP(host, port, name, timeout=self.patience)

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        if self.settings.user:
            smtp.login(self.settings.user, self.settings.password)


def _hand_over(smtp: smtplib.SMTP, data: bytes) -> None:
    try:
        answer = smtp.data(data)
    except smtplib.SMTPDataError as error:  # before the first line of the letter
        answer = error.smtp_code, b""
    except Exception as error:
        raise MailUncertain from error
    _accepted(answer)


def _accepted(answer: tuple[int, bytes]) -> None:
    """What a server says beside its number may quote an address, and is told to nobody."""
    code = answer[0]
    if code >= 500:
        raise MailRefused(code=code)
    if not 200 <= code < 300:
        raise NotDelivered(problem=f"tar inte emot brevet just nu (kod {code})")


_PROBLEMS: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "godtog inte namnet och lösenordet"),
    (smtplib.SMTPNotSupportedError, "kan inte det som inställningarna kräver (kryptering eller inloggning)"),
    (ssl.SSLCertVerificationError, "visade ett certifikat som inte går att lita på"),
    (ssl.SSLError, "svarade inte krypterat"),
    (OSError, "svarar inte"),
)


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong before a letter is handed over, as one sentence."""
    try:
        yield
    except OSError as error:
        problem = next(said for kind, said in _PROBLEMS if isinstance(error, kind))
        raise NotDelivered(problem=problem) from error
