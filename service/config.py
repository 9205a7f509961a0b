"""Settings: one frozen value read from the environment; a process that would run unsafely does not start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from service.errors import UnsafeSettings


class Mode(StrEnum):
    """EMBEDDED runs everything on one machine with made-up people; PRODUCTION refuses what is unsafe."""

    EMBEDDED = "embedded"
    PRODUCTION = "production"


class YesNo(StrEnum):
    """How a setting says yes or no."""

    YES = "1"
    NO = "0"


class PdfMaker(StrEnum):
    """What makes the PDF files; BEST is LibreOffice where it is installed and otherwise rdocx."""

    BEST = ""
    LIBREOFFICE = "libreoffice"
    RDOCX = "rdocx"


class MailTls(StrEnum):
    """How the way to the mail server is encrypted: after a plain greeting, from the first byte, or not."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PdfSettings:
    """How PDF files are made: by what, whether as PDF/A-2b for an archive, and when LibreOffice is renewed.

    `per_office` is how many documents one LibreOffice makes before it is started anew.
    """

    maker: PdfMaker = PdfMaker.BEST
    archive: bool = True
    per_office: int = 200


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The server that mail leaves through, and from whom; without a `host` mail is written as files."""

    host: str = ""
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    tls: MailTls = MailTls.STARTTLS
    sender: str = "knutpunkt@example.org"

    @property
    def bare(self) -> bool:
        """Whether the password would cross the network for anybody to read."""
        return bool(self.password) and self.tls is MailTls.NONE


Choice = TypeVar("Choice", bound=StrEnum)

_SHORTEST_LEASE = 60
"""Seconds: a cold LibreOffice on a busy machine may need most of the part of them that it gets."""
_LONGEST = 3600
"""Seconds: far below the age at which files are counted as forgotten (service.operations.files)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how long they may take. Folders are absolute, times are seconds.

    `job_lease` is how long a worker owns a job before another may take it over; every limit of a job's work
    follows from it. `address` is what people type to reach the start page, with a slash at its end; mail
    leads there. `sweep_every` is how often forgotten jobs are looked for, and how long a bell may go
    unheard follows from that.
    """

    mode: Mode
    data: Path
    database_url: str
    broker_url: str
    keys: Path
    projects: Path
    trusted_hosts: tuple[str, ...] = ()
    https: bool = False
    job_lease: int = 200
    sweep_every: int = 5
    pdf: PdfSettings = PdfSettings()
    address: str = "http://127.0.0.1:8000/"
    mail: MailSettings = MailSettings()

    @property
    def production(self) -> bool:
        return self.mode is Mode.PRODUCTION

    @property
    def test_numbers(self) -> bool:
        """Whether published test personal numbers are accepted (DOMAIN 2.5: never in production)."""
        return not self.production

    @property
    def soft_limit(self) -> float:
        """Seconds until a job is stopped as an error that is told and tried again."""
        return self.job_lease * 0.75

    @property
    def hard_limit(self) -> float:
        """Seconds until a job that did not let itself be stopped is killed, before another may begin it."""
        return self.job_lease * 0.9

    @property
    def pdf_limit(self) -> float:
        """Seconds until a converter is stopped, early enough for the job to say so itself."""
        return self.job_lease * 0.6

    @property
    def message_limit(self) -> float:
        """Seconds until the broker hands a message to another worker: never while a job may be at work."""
        return self.job_lease * 4.5

    @property
    def ring_again_after(self) -> float:
        """Seconds that a bell may go unanswered before the sweeper rings again."""
        return self.sweep_every * 3.0

    @property
    def blobs(self) -> Path:
        return self.data / "files"

    @property
    def letters(self) -> Path:
        """Where mail is written when there is no server to send it."""
        return self.data / "mail"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Reads KNUTPUNKT_*; raises UnsafeSettings, naming every fault at once."""
        said = os.environ if environment is None else environment
        data = Path(said.get("KNUTPUNKT_DATA", "data")).absolute()
        settings = cls(
            mode=_choice(Mode, "KNUTPUNKT_MODE", said.get("KNUTPUNKT_MODE", Mode.EMBEDDED)),
            data=data,
            database_url=said.get("KNUTPUNKT_DATABASE", f"sqlite:///{data / 'knutpunkt.db'}"),
            broker_url=said.get("KNUTPUNKT_BROKER", ""),
            keys=Path(said.get("KNUTPUNKT_KEYS", data / "keys.json")),
            projects=Path(said.get("KNUTPUNKT_PROJECTS", str(files("service").joinpath("projects")))),
            trusted_hosts=tuple(said.get("KNUTPUNKT_HOSTS", "").split()),
            https=said.get("KNUTPUNKT_HTTPS", "") == "1",
            job_lease=_seconds("KNUTPUNKT_JOB_LEASE", said.get("KNUTPUNKT_JOB_LEASE", "200")),
            sweep_every=_seconds("KNUTPUNKT_SWEEP_EVERY", said.get("KNUTPUNKT_SWEEP_EVERY", "5")),
            pdf=_pdf(said),
            address=_address(said),
            mail=_mail(said),
        )
        if faults := [*settings.faults()]:
            raise UnsafeSettings(faults=" ".join(faults))
        return settings

    def faults(self) -> list[str]:
        """What makes these settings unsafe to start with, as Swedish sentences; empty when nothing does."""
        if not self.production:
            return []
        checks = {
            "Ange databasen i KNUTPUNKT_DATABASE (postgresql+psycopg://…).": self._on_postgres,
            "Ange kön i KNUTPUNKT_BROKER (redis://…).": bool(self.broker_url),
            "Ange de adresser som tjänsten svarar på i KNUTPUNKT_HOSTS.": bool(self.trusted_hosts),
            "Kör bakom https och säg det med KNUTPUNKT_HTTPS=1.": self.https,
            f"Ge ett jobb minst {_SHORTEST_LEASE} sekunder i KNUTPUNKT_JOB_LEASE.": (
                self.job_lease >= _SHORTEST_LEASE
            ),
            "Kryptera vägen till e-postservern med KNUTPUNKT_SMTP_TLS=starttls (eller tls).": (
                not self.mail.bare
            ),
            f"Nyckelfilen {self.keys} saknas. Skapa den med: knutpunkt keys.": self.keys.is_file(),
        }
        return [sentence for sentence, holds in checks.items() if not holds]

    @property
    def _on_postgres(self) -> bool:
        return self.database_url.startswith("postgresql+psycopg://")


def _pdf(said: Mapping[str, str]) -> PdfSettings:
    return PdfSettings(
        maker=_choice(PdfMaker, "KNUTPUNKT_PDF", said.get("KNUTPUNKT_PDF", "")),
        archive=_choice(YesNo, "KNUTPUNKT_PDF_A", said.get("KNUTPUNKT_PDF_A", YesNo.YES)) is YesNo.YES,
        per_office=_number("KNUTPUNKT_PDF_PER_OFFICE", said.get("KNUTPUNKT_PDF_PER_OFFICE", "200")),
    )


_PORTS = {MailTls.STARTTLS: "587", MailTls.TLS: "465", MailTls.NONE: "25"}
"""Where mail servers listen, by how they are spoken to."""


def _mail(said: Mapping[str, str]) -> MailSettings:
    host = said.get("KNUTPUNKT_SMTP_HOST", "")
    if not host:
        return MailSettings()
    user, password = said.get("KNUTPUNKT_SMTP_USER", ""), said.get("KNUTPUNKT_SMTP_PASSWORD", "")
    if bool(user) is not bool(password):
        raise UnsafeSettings(faults="Ange både KNUTPUNKT_SMTP_USER och KNUTPUNKT_SMTP_PASSWORD, eller inget.")
    tls = _choice(MailTls, "KNUTPUNKT_SMTP_TLS", said.get("KNUTPUNKT_SMTP_TLS", MailTls.STARTTLS))
    port = _port(said.get("KNUTPUNKT_SMTP_PORT", _PORTS[tls]))
    return MailSettings(host, port, user, password, tls, _sender(said.get("KNUTPUNKT_MAIL_FROM", "")))


def _port(said: str) -> int:
    if not (said.isdecimal() and 0 < int(said) < 1 << 16):
        raise UnsafeSettings(
            faults=f"KNUTPUNKT_SMTP_PORT är ”{said}” men ska vara ett tal från 1 till 65535."
        )
    return int(said)


def _sender(said: str) -> str:
    try:
        found = Address(addr_spec=said)
    except (MessageError, ValueError, IndexError):
        found = Address()
    if not (found.username and "." in found.domain and found.addr_spec.isascii()):
        raise UnsafeSettings(faults=f"KNUTPUNKT_MAIL_FROM är ”{said}” men ska vara en e-postadress.")
    return found.addr_spec


def _address(said: Mapping[str, str]) -> str:
    """As told, or by the first name that the service answers to."""
    scheme = "https" if said.get("KNUTPUNKT_HTTPS", "") == "1" else "http"
    names = said.get("KNUTPUNKT_HOSTS", "").split() or ["127.0.0.1:8000"]
    address = said.get("KNUTPUNKT_ADDRESS") or f"{scheme}://{names[0].lstrip('.')}/"
    if not address.startswith(("http://", "https://")):
        raise UnsafeSettings(
            faults=f"KNUTPUNKT_ADDRESS är ”{address}” men ska börja med https:// (eller http://)."
        )
    return f"{address.rstrip('/')}/"


def _choice(allowed: type[Choice], name: str, said: str) -> Choice:
    try:
        return allowed(said)
    except ValueError:
        words = " eller ".join(filter(None, allowed))
        raise UnsafeSettings(faults=f"{name} är ”{said}” men ska vara {words}.") from None


def _seconds(name: str, said: str) -> int:
    if _number(name, said, of="sekunder") > _LONGEST:
        raise UnsafeSettings(faults=f"{name} är ”{said}” men får vara högst {_LONGEST} sekunder.")
    return int(said)


def _number(name: str, said: str, *, of: str = "dokument") -> int:
    if not said.isdecimal() or int(said) == 0:
        raise UnsafeSettings(faults=f"{name} är ”{said}” men ska vara ett antal {of}.")
    return int(said)
