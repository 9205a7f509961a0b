"""The zip file around a Word document: opened within its limits, whatever its headers claim."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

from workers.guard import formats as guard_formats
from workers.word import limits

_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_ENTRY = b"PK\x01\x02"
_END = b"PK\x05\x06"
_MEGABYTE = 1024 * 1024
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError),
    *(NotImplementedError, IndexError, OverflowError),
)
_DAMAGED = "Filen är skadad och går inte att packa upp. Öppna den i Word, spara den och ladda upp den igen."
_STRANGE = "Filen är inte uppbyggd som en Word-fil ska vara: {}. Spara den på nytt i Word."


class Refused(Exception):
    """The zip file is not opened; each reason is a Swedish sentence."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members by name; raises Refused as soon as a limit is passed, with no more than that in memory."""
    _small_enough(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if reasons := list(_wrong(infos, packed=len(data))):
                raise Refused(*reasons)
            members = _members(archive, room=limits.room_for(len(data)))
    except _BROKEN as error:
        raise Refused(_DAMAGED if _END in data else guard_formats.CUT) from error
    strange = guard_formats.foreign_zip(frozenset(members), members.get("mimetype", b""))
    if strange:
        raise Refused(strange)
    return members


def _small_enough(data: bytes) -> None:
    """What can be said of the file before its directory is read, which may itself be too long to read."""
    if len(data) > limits.MAX_PACKED:
        most = limits.MAX_PACKED // _MEGABYTE
        raise Refused(f"Filen är större än {most} MB. Ta bort eller förminska bilder i den.")
    if data.count(_ENTRY) > limits.MAX_MEMBERS:
        raise Refused(_STRANGE.format(f"den har fler än {limits.MAX_MEMBERS} delar"))


def _wrong(infos: list[zipfile.ZipInfo], *, packed: int) -> Iterator[str]:
    names = [info.orig_filename for info in infos]
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        yield "Filen är lösenordsskyddad som zip-fil. Spara den i Word utan lösenord."
    if any(count > 1 for count in Counter(map(str.casefold, names)).values()):
        yield _STRANGE.format("två delar har samma namn")
    if any(map(_outside, names)):
        yield _STRANGE.format("en del har ett namn som leder utanför filen")
    if any(info.compress_type not in _READABLE for info in infos):
        yield _STRANGE.format("en del är packad på ett sätt som Word inte använder")
    if sum(info.compress_size for info in infos) > packed:
        yield _STRANGE.format("delarna ligger i varandra")


def _outside(name: str) -> bool:
    steps = name.split("/")
    return (
        name.startswith("/")
        or len(name) > limits.MAX_NAME
        or bool({"..", "."} & set(steps))
        or any(sign in name for sign in "\\:")
        or not name.isprintable()
    )


def _members(archive: zipfile.ZipFile, *, room: int) -> dict[str, bytes]:
    left, members = room, {}
    for info in archive.infolist():
        with archive.open(info) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise Refused(_too_large(room))
        if not info.is_dir():
            members[info.filename] = content
    return members


def _too_large(room: int) -> str:
    if room < limits.MAX_UNPACKED:
        return (
            f"Filen blir mer än {limits.MAX_RATIO} gånger större när den packas upp, och öppnas därför inte."
        )
    most = limits.MAX_UNPACKED // _MEGABYTE
    return f"Filen blir större än {most} MB när den packas upp, och öppnas därför inte."
