"""What the projections were computed by: the rules of a version and the projects' parameters, as one number.

A release or a changed project file may compute another next step of a case in which nobody has written since.
The number is of the very files, so that nobody has to remember to change it: another one costs a rebuild.
"""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from sqlalchemy.orm import Session

from service.models import NumberSeries

SERIES = "projektion"
_RULES = ("domain", "operations/projection.py", "operations/outturn.py", "operations/name_index.py")
_BITS = 31
"""What the column of every database holds."""


def number(projects: Path) -> int:
    """The number of this version with the project files of a folder."""
    told = sha256()
    for path in _files(projects):
        told.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return int.from_bytes(told.digest()) >> (told.digest_size * 8 - _BITS)


def is_current(session: Session, projects: Path) -> bool:
    """Whether all projections of the database were computed by this version with these files."""
    row = session.get(NumberSeries, SERIES)
    return row is not None and row.last == number(projects)


def note(session: Session, projects: Path) -> None:
    """Notes that all of them are, once they have been."""
    session.merge(NumberSeries(series=SERIES, last=number(projects)))


def _files(projects: Path) -> Iterator[Path]:
    service = Path(str(files("service")))
    for place in map(service.joinpath, _RULES):
        yield from sorted(place.rglob("*.py")) if place.is_dir() else (place,)
    yield from sorted(projects.glob("*.toml"))
