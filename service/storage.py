"""The file store: already encrypted bytes under the hash of their content, in two levels of folders."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from service.errors import StorageDamaged, StorageFull, StorageMissing

_HASH = re.compile(r"[0-9a-f]{64}")
_FULL = (errno.ENOSPC, errno.EDQUOT)
_UNFINISHED = ".part"


class FileStore:
    """A folder of files named by their SHA-256; a file is there whole or not at all, and never changes."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, data: bytes) -> str:
        """Store the bytes for good and give their hash; the same content is one file however often it comes.

        The file is then as young as a new one. Raises StorageFull when there is no room.
        """
        name = hashlib.sha256(data).hexdigest()
        place = self._place(name)
        try:
            if _holds(place, data):
                os.utime(place)
            else:
                _write(place, data)
        except OSError as error:
            raise StorageFull if error.errno in _FULL else error from error
        return name

    def get(self, name: str) -> bytes:
        """The bytes with this hash; raises StorageMissing, or StorageDamaged when they have changed."""
        try:
            data = self._place(name).read_bytes()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise StorageMissing(hash=name) from error
        if hashlib.sha256(data).hexdigest() != name:
            raise StorageDamaged(hash=name)
        return data

    def has(self, name: str) -> bool:
        """Whether there is a file with this hash; its content is only checked when it is read."""
        return self._place(name).is_file()

    def delete(self, name: str) -> None:
        """Take the file away; nothing happens when there is none."""
        self._place(name).unlink(missing_ok=True)

    def all(self) -> Iterator[str]:
        """The hashes of all stored files, sorted."""
        return (path.name for path in sorted(self._root.glob("??/??/*")) if _HASH.fullmatch(path.name))

    def older_than(self, moment: datetime) -> Iterator[str]:
        """The hashes of the files that were stored before a moment, sorted."""
        return (name for name in self.all() if _is_older(self._place(name), moment))

    def clear_unfinished(self, *, before: datetime) -> int:
        """Take away what a killed writer left half written before a moment; tells how many there were."""
        left = [path for path in self._root.glob(f"??/??/*{_UNFINISHED}") if _is_older(path, before)]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _place(self, name: str) -> Path:
        """Where a file lies; a name that is no hash leads nowhere, so no path can be smuggled in."""
        if not _HASH.fullmatch(name):
            raise StorageMissing(hash=name[:80])
        return self._root / name[:2] / name[2:4] / name


def _is_older(path: Path, moment: datetime) -> bool:
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:
        return False  # somebody else has just taken it away or finished it


def _holds(place: Path, data: bytes) -> bool:
    """Whether the file is already there and whole; a damaged one is written again."""
    try:
        return place.read_bytes() == data
    except FileNotFoundError:
        return False


def _write(place: Path, data: bytes) -> None:
    """Write beside the place, force to disk, then move into place: readers see all or nothing."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=_UNFINISHED)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    """A renamed file survives a power cut only when its folder has reached the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
