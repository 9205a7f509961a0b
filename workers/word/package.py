"""A Word file as its named members: read within limits, written so that equal members give equal bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from workers.errors import Mistake, TemplateError
from workers.word.limits import MAX_MEMBERS, MAX_PACKED, room_for
from workers.word.markup import parse

_CONTENT_TYPES = "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = f"{_WORD}document.main+xml"
_PLACES = {
    _MAIN: "brödtexten",
    f"{_WORD}header+xml": "sidhuvudet",
    f"{_WORD}footer+xml": "sidfoten",
    f"{_WORD}footnotes+xml": "fotnoterna",
    f"{_WORD}endnotes+xml": "slutnoterna",
    "application/vnd.openxmlformats-package.core-properties+xml": "dokumentegenskaperna",
}
_SAME_TIME = (1980, 1, 1, 0, 0, 0)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part of a Word file that may hold tags, and what a person calls it."""

    name: str
    place: str
    xml: bytes


@dataclass(frozen=True, slots=True)
class Package:
    """All members of a Word file, by name, in the order of the file."""

    members: Mapping[str, bytes]

    @classmethod
    def read(cls, data: bytes) -> Package:
        """The members of a .docx file; raises TemplateError when it is no Word file or unpacks too large."""
        if len(data) > MAX_PACKED:
            raise _refused("Filen är för stor.")
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return cls(members=_members(archive, room=room_for(len(data))))
        except _BROKEN as error:
            raise _refused("Filen är inte en Word-fil (.docx), eller så är den skadad eller låst.") from error

    def parts(self) -> tuple[Part, ...]:
        """The parts that are filled: body, headers, footers, notes and properties, in this order."""
        kinds = self._content_types()
        if _MAIN not in kinds.values():
            raise _refused("Filen är inte ett vanligt Word-dokument (.docx).")
        return tuple(
            Part(name, place, self.members[name])
            for wanted, place in _PLACES.items()
            for name, kind in kinds.items()
            if kind == wanted and name in self.members
        )

    def part(self, place: str) -> Part | None:
        """The first part that people call `place`, such as "dokumentegenskaperna"."""
        return next((part for part in self.parts() if part.place == place), None)

    def replaced(self, changed: Mapping[str, bytes]) -> Package:
        """The same file with some members' content changed."""
        return Package(members={**self.members, **changed})

    def to_bytes(self) -> bytes:
        """The .docx file; the same members always give the same bytes."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.members.items():
                info = zipfile.ZipInfo(name, _SAME_TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
        return target.getvalue()

    def _content_types(self) -> dict[str, str]:
        try:
            root = parse(self.members[_CONTENT_TYPES])
        except (KeyError, etree.XMLSyntaxError) as error:
            raise _refused("Filen är inte en Word-fil (.docx).") from error
        return {
            node.get("PartName", "").lstrip("/"): node.get("ContentType", "")
            for node in root.iter("{*}Override")
        }


def _members(archive: zipfile.ZipFile, *, room: int) -> dict[str, bytes]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    names = [info.filename for info in infos]
    if len(infos) > MAX_MEMBERS or len(set(names)) != len(names) or any(map(_outside, names)):
        raise _refused("Filen är inte uppbyggd som en Word-fil ska vara.")
    members = {}
    for info in infos:
        with archive.open(info) as stream:
            members[info.filename] = stream.read(room + 1)
        room -= len(members[info.filename])
        if room < 0:
            raise _refused("Filen är för stor när den packas upp.")
    return members


def _outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")


def _refused(message: str) -> TemplateError:
    return TemplateError(mistake=Mistake(place="filen", text="", message=message))
