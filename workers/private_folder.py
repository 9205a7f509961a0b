"""A folder that holds one document in the clear: gone with the document, or with the process that made it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX = "knutpunkt-pdf-"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new empty folder that only we can open, deleted at the end."""
    prefix = f"{_PREFIX}{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        yield Path(name)


def clear() -> None:
    """Delete the folders of ours whose process is gone: `kill -9` leaves them, with a text in them."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _is_ours(folder) and not _is_alive(folder.name):
            shutil.rmtree(folder, ignore_errors=True)


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
