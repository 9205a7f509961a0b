"""The file that carries templates between installations: a zip of a manifest and numbered Word files.

Whoever hands one in may have made it to do harm, so it is read with the limits of a Word file, its names are
the few that we give ourselves, and nothing in it is a path.
"""

import hashlib
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from service.errors import ServiceError
from service.operations.templates.rules import LARGEST, fitting

FORMAT, VERSION = "knutpunkt-mallar", 1
MANIFEST = "manifest.json"
MOST_UNPACKED, MOST_MANIFEST, MOST_TEMPLATES = 50 * 1024 * 1024, 1024 * 1024, 200
_NAME = re.compile(r"manifest\.json|[0-9]{3}\.docx")
_END, _LONG_END, _LIST = b"PK\x05\x06", b"PK\x06\x07", 64 * 1024
"""How a zip ends, how one of more than four gigabytes does, and how many bytes its list of names may have."""


class NotOurs(ServiceError):
    """Not a file of templates, or a damaged or a hostile one."""

    message = "Filen är inte en fil med mallar från Knutpunkt, eller så är den skadad. Hämta den igen."


class Newer(ServiceError):
    """Written by a Knutpunkt that knows more than this one."""

    message = "Filen kommer från en nyare Knutpunkt. Uppdatera den här installationen först."


class TooLargeToCarry(ServiceError):
    """More than can be imported again."""

    message = "Mallarna är tillsammans större än 10 MB. Välj färre åt gången."


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One template in the file. `kind` is the key of a built-in kind, or "" for one of people's own making.

    Such a kind has a `slug`, the end of its key, and a `definition`. `number`, `why` and `project` tell where
    the version comes from.
    """

    kind: str
    slug: str
    project: str
    number: int
    why: str
    sha256: str
    definition: dict[str, Any] | None
    data: bytes


def packed(templates: Iterable[Carried]) -> bytes:
    """The templates as one file; raises TooLargeToCarry."""
    files = {f"{number:03}.docx": each for number, each in enumerate(templates, start=1)}
    listed = [_told(each) | {"file": name} for name, each in files.items()]
    manifest = {"format": FORMAT, "version": VERSION, "templates": listed}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, each in files.items():
            archive.writestr(name, each.data)
    if target.tell() > LARGEST or len(files) > MOST_TEMPLATES:
        raise TooLargeToCarry
    return target.getvalue()


def _told(each: Carried) -> dict[str, Any]:
    return {name: value for name, value in asdict(each).items() if name != "data"}


def unpacked(data: bytes) -> list[Carried]:
    """What `packed` was given; raises NotOurs or Newer, and as `fitting` for a file that is too large."""
    try:
        members = _members(fitting(data))
        manifest = json.loads(members[MANIFEST])
        if manifest["format"] == FORMAT and manifest["version"] > VERSION:
            raise Newer
        if (manifest["format"], manifest["version"]) != (FORMAT, VERSION):
            raise NotOurs
        return [_carried(each, members) for each in manifest["templates"][:MOST_TEMPLATES]]
    except (KeyError, TypeError, ValueError, RecursionError, zipfile.BadZipFile) as error:
        raise NotOurs from error


def _carried(said: Mapping[str, Any], members: dict[str, bytes]) -> Carried:
    """One line of the manifest with a file of its own; raises KeyError, TypeError or ValueError."""
    texts = {name: said[name] for name in ("kind", "slug", "project", "why", "sha256")}
    number, definition = said["number"], said["definition"]
    if not all(isinstance(text, str) for text in texts.values()) or type(number) is not int:
        raise TypeError("A line of the manifest has another shape.")
    if not (definition is None or isinstance(definition, dict)):
        raise TypeError("A definition has another shape.")
    data = members.pop(said["file"])
    if hashlib.sha256(data).hexdigest() != said["sha256"]:
        raise ValueError("A Word file is not the one that the manifest tells of.")
    return Carried(**texts, number=number, definition=definition, data=data)


def _members(data: bytes) -> dict[str, bytes]:
    _must_be_short(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, OSError) as error:
        raise NotOurs from error


def _must_be_short(data: bytes) -> None:
    """A list of a million names would be read whole before anybody could count them."""
    end = data[-22:]
    if end[:4] != _END or end[-2:] != b"\0\0" or data[-42:-38] == _LONG_END:
        raise NotOurs
    if struct.unpack_from("<L", end, 12)[0] > _LIST:
        raise NotOurs


def _is_ours(each: zipfile.ZipInfo) -> bool:
    """Named and packed as we do it: not encrypted, and not in a way that may ask for gigabytes to unpack."""
    plain = each.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) and not each.flag_bits & 1
    return plain and _NAME.fullmatch(each.filename) is not None


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for each in archive.infolist():
        if each.filename in members or not _is_ours(each):
            raise NotOurs
        most = min(left, MOST_MANIFEST if each.filename == MANIFEST else LARGEST)
        with archive.open(each) as file:
            members[each.filename] = file.read(most + 1)
        left -= len(members[each.filename])
        if len(members[each.filename]) > most:
            raise NotOurs
    return members
