"""A folder that holds one document in the clear: gone with the document, or with the process that made it."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROFILE = "profile"
"""Where LibreOffice keeps its own things in such a folder."""
_PREFIX = "knutpunkt-pdf-"
# LibreOffice puts its sockets here whatever it is told, and leaves them when it is killed.
_SOCKETS = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - nothing is made there, only deleted
_PIPE, _SINGLE = f"OSL_PIPE_{os.getuid()}_", "SingleOfficeIPC_"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new empty folder that only we can open, deleted at the end."""
    folder = new()
    try:
        yield folder
    finally:
        delete(folder)


def new() -> Path:
    """A new empty folder that only we can open, for who deletes it."""
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))


def delete(folder: Path) -> None:
    """Delete the folder, and the sockets of a LibreOffice that had its profile there."""
    for socket in sockets(folder):
        socket.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def pipe(folder: Path) -> str:
    """The name of the pipe to the LibreOffice whose profile is there.

    It tells what else is to be deleted when the folder is not to be found any more: whose it was, and the
    pipe that LibreOffice itself makes for each profile.
    """
    return f"{_PREFIX}{_owner(folder.name)}-{_profile_digest(folder)}"


def sockets(folder: Path) -> list[Path]:
    """Where the LibreOffice listens whose profile is there."""
    names = (f"{_SINGLE}{_profile_digest(folder)}", pipe(folder))
    return [place / f"{_PIPE}{name}" for place in _SOCKETS for name in names]


def clear() -> None:
    """Delete what is ours and whose process is gone: `kill -9` leaves folders with a text, and sockets.

    The sockets lie where they lie, also when the folder was somewhere else than ours are now.
    """
    for folder in _left_in(Path(tempfile.gettempdir()), _PREFIX):
        delete(folder)
    for place in _SOCKETS:
        for socket in _left_in(place, f"{_PIPE}{_PREFIX}"):
            socket.unlink(missing_ok=True)
            (place / f"{_PIPE}{_SINGLE}{socket.name.rpartition('-')[2]}").unlink(missing_ok=True)


def _left_in(place: Path, prefix: str) -> Iterator[Path]:
    """Everything in the place that is called so and is ours, of a process that is gone."""
    for path in place.glob(f"{prefix}*"):
        if _is_ours(path) and not _is_alive(_owner(path.name)):
            yield path


def _profile_digest(folder: Path) -> str:
    """What LibreOffice calls a profile: it leaves out the zeros that a byte begins with."""
    address = (folder / PROFILE).as_uri().encode("utf-16-le")
    return "".join(f"{byte:x}" for byte in hashlib.md5(address, usedforsecurity=False).digest())


def _is_ours(path: Path) -> bool:
    try:
        return path.lstat().st_uid == os.getuid()
    except FileNotFoundError:
        return False  # another process was first


def _owner(name: str) -> str:
    """The number of the process that made a folder or a pipe of this name."""
    return name.partition(_PREFIX)[2].partition("-")[0]


def _is_alive(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True  # the number has passed to somebody else's process
    return True
