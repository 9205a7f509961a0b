"""The parts of an installation: folder, disk, keys, database and queue."""

import os
import shutil
from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from service.config import Settings
from service.database import MIGRATIONS, connect
from service.doctor.finding import Finding, Level
from service.errors import KeysWrong
from service.processes import valkey
from service.processes.broker import NOT_ON_DISK, BrokerForgets, BrokerMissing, look
from service.vault import Keyring

_GIGABYTE = 1_000_000_000
_SCARCE, _TOO_LITTLE = 2 * _GIGABYTE, 0.2 * _GIGABYTE


def mode(settings: Settings) -> Finding:
    """Embedded or production, and what that means for what may be written."""
    if settings.production:
        return Finding(Level.FINE, "Läge", "Drift.")
    return Finding(
        Level.NOTE, "Läge", "En dator med exempeldata. Skriv inte in uppgifter om verkliga personer."
    )


def folder(settings: Settings) -> Finding:
    """Whether the data folder can be written, or made."""
    nearest = _nearest(settings.data)
    if not os.access(nearest, os.W_OK | os.X_OK):
        return Finding(
            Level.STOP, "Datamapp", f"{nearest} går inte att skriva i. Ändra det, eller byt KNUTPUNKT_DATA."
        )
    if nearest != settings.data:
        return Finding(
            Level.NOTE, "Datamapp", f"{settings.data} finns inte ännu och skapas vid första starten."
        )
    return Finding(Level.FINE, "Datamapp", f"{settings.data}")


def disk(settings: Settings, *, free: int | None = None) -> Finding:
    """How much room is left where documents are kept, or what `free` bytes would mean."""
    free = shutil.disk_usage(_nearest(settings.data)).free if free is None else free
    said = f"{free / _GIGABYTE:.1f} GB ledigt".replace(".", ",")
    if free < _TOO_LITTLE:
        return Finding(Level.STOP, "Diskutrymme", f"{said}. Dokument kan inte sparas. Frigör utrymme.")
    if free < _SCARCE:
        return Finding(Level.NOTE, "Diskutrymme", f"{said}. Frigör utrymme snart.")
    return Finding(Level.FINE, "Diskutrymme", f"{said}.")


def keys(settings: Settings) -> Finding:
    """Whether the key file is there, whole, and its owner's alone."""
    path = settings.keys
    if not path.exists() and not settings.production:
        return Finding(Level.NOTE, "Nycklar", f"{path} finns inte ännu och skapas vid första starten.")
    try:
        Keyring.load(path)
    except KeysWrong as error:
        return Finding(
            Level.STOP, "Nycklar", f"{error} Hämta filen från säkerhetskopian: utan den kan inget läsas."
        )
    if path.stat().st_mode & 0o077:
        return Finding(Level.STOP, "Nycklar", f"Andra än ägaren kan läsa {path}. Rätta med: chmod 600 {path}")
    return Finding(Level.FINE, "Nycklar", f"{path}. Säkerhetskopiera den skild från databasen.")


def database(settings: Settings) -> Finding:
    """Whether the database answers and has this version's tables."""
    name = make_url(settings.database_url).render_as_string(hide_password=True)
    if _is_new(settings):
        return Finding(Level.NOTE, "Databas", f"{name} finns inte ännu och skapas vid första starten.")
    try:
        has, wants = _revisions(settings)
    except SQLAlchemyError as error:
        return Finding(Level.STOP, "Databas", f"{name} svarar inte ({type(error).__name__}).")
    if has != wants:
        said = f"{name} är gjord för en annan version ({has or 'ingen'}, ska vara {wants})."
        return Finding(Level.STOP, "Databas", f"{said} Kör: knutpunkt migrate")
    return Finding(Level.FINE, "Databas", f"{name}, version {has}.")


def broker(settings: Settings) -> Finding:
    """Whether the queue answers and keeps its messages."""
    url = settings.broker_url or _own_valkey(settings)
    if not url:
        return Finding(Level.NOTE, "Kö", "Är inte igång. Den startas av knutpunkt run.")
    try:
        found = look(url)
    except BrokerMissing as error:
        return Finding(
            Level.STOP, "Kö", f"{error} Dokument köas i databasen men görs inte förrän den svarar."
        )
    if found.forgets:
        return Finding(Level.STOP, "Kö", str(BrokerForgets(policy=found.policy)))
    if not found.on_disk:
        return Finding(Level.NOTE, "Kö", NOT_ON_DISK)
    return Finding(Level.FINE, "Kö", f"Svarar, sparar på disk, maxmemory-policy {found.policy}.")


def _own_valkey(settings: Settings) -> str:
    """The address of the queue that `knutpunkt run` keeps going here, empty when it does not run."""
    return valkey.url(settings.data) if valkey.answers(valkey.socket_path(settings.data)) else ""


def _nearest(path: Path) -> Path:
    """The path, or the nearest folder above it that exists."""
    return next(place for place in (path, *path.parents) if place.exists())


def _is_new(settings: Settings) -> bool:
    url = make_url(settings.database_url)
    return url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()


def _revisions(settings: Settings) -> tuple[str | None, str | None]:
    """The database's revision and ours."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = connect(settings.database_url)
    try:
        with engine.connect() as connection:
            has = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    return has, ScriptDirectory.from_config(config).get_current_head()
