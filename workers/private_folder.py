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


def sockets(folder: Path) -> list[Path]:
    """Where a LibreOffice listens whose profile, or whose pipe's name, is this folder's."""
    address = (folder / PROFILE).as_uri().encode("utf-16-le")
    digest = hashlib.md5(address, usedforsecurity=False).digest()
    names = (f"SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}", folder.name)
    return [place / f"OSL_PIPE_{os.getuid()}_{name}" for place in _SOCKETS for name in names]


def clear() -> None:
    """Delete the folders of ours whose process is gone: `kill -9` leaves them, with a text in them."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _is_ours(folder) and not _is_alive(folder.name):
            delete(folder)


def _is_ours(folder: Path) -> bool:
    try:
        return folder.lstat().st_uid == os.getuid()
    except FileNotFoundError:
        return False  # another process was first


def _is_alive(name: str) -> bool:
    number = name.removeprefix(_PREFIX).partition("-")[0]
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True  # the number has passed to somebody else's process
    return True
