"""Zip files that are small to send and large to open, or whose directory does not tell the truth."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Mapping

from tests.workers.attacks.building import DOCUMENT, Attack, changed, good, noise, zipped

_MEGABYTE = 1024 * 1024
_ENTRY, _END = b"PK\x01\x02", b"PK\x05\x06"


def _zeros(megabytes: int) -> bytes:
    """A raw deflate stream of so many megabytes of zeros, without ever having them in memory."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packer.compress(bytes(_MEGABYTE))
    packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(_MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return again * megabytes + zlib.compressobj(9, zlib.DEFLATED, -15).flush()


def _raw(name: bytes, packed: bytes, *, size: int) -> bytes:
    """A zip file of one member whose packed bytes and claimed size are ours."""
    crc, zero = 0, 0
    fields = (20, 0, 8, zero, 33, crc, len(packed), size, len(name), 0)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", *fields) + name + packed
    entry = struct.pack("<4s6H3L5H2L", _ENTRY, 20, *fields, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2LH", _END, 0, 0, 1, 1, len(entry), len(local), 0)
    return local + entry + end


def _gigabyte() -> bytes:
    data = _zeros(1024)
    return _raw(DOCUMENT.encode(), data, size=1024 * _MEGABYTE)


def _lying(size: int) -> bytes:
    return _raw(DOCUMENT.encode(), _zeros(200), size=size)


def _many(count: int) -> bytes:
    return zipped({f"word/{number}.xml": b"" for number in range(count)})


def _overlapping() -> bytes:
    """Many names in the directory for one and the same packed member."""
    one = _raw(b"word/000.xml", _zeros(1), size=_MEGABYTE)
    start = one.index(_ENTRY)
    local, entry = one[:start], one[start : one.rindex(_END)]
    entries = b"".join(entry.replace(b"000", b"%03d" % number) for number in range(300))
    return local + entries + struct.pack("<4s4H2LH", _END, 0, 0, 300, 300, len(entries), len(local), 0)


def _twice() -> bytes:
    target = io.BytesIO(good())
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(DOCUMENT, b"<a/>")
    return target.getvalue()


def _named(name: str) -> bytes:
    target = io.BytesIO(good())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, b"x")
    return target.getvalue()


def _nested(levels: int) -> bytes:
    data = good()
    for _ in range(levels):
        data = changed({"word/media/inner.docx": data})
    return data


ATTACKS: Mapping[str, Attack] = {
    "a gigabyte in half a megabyte": Attack(_gigabyte, "när den packas upp, och öppnas därför inte"),
    "high ratio": Attack(lambda: changed({"word/media/a.png": bytes(20 * _MEGABYTE)}), "200 gånger större"),
    "fifty megabytes": Attack(
        lambda: zipped({"a.png": noise(300_000), "b.png": bytes(51 * _MEGABYTE)}),
        "större än 50 MB när den packas upp",
    ),
    "too large": Attack(lambda: good() + bytes(11 * _MEGABYTE), "Filen är större än 10 MB."),
    "a header that says less": Attack(lambda: _lying(10), "Filen är skadad"),
    "a header that says more": Attack(lambda: _lying(0xFFFFFFF0), "200 gånger större"),
    "401 members": Attack(lambda: _many(401), "den har fler än 400 delar"),
    "50 000 members": Attack(lambda: _many(50_000), "den har fler än 400 delar"),
    "overlapping": Attack(_overlapping, "delarna ligger i varandra"),
    "nested": Attack(
        lambda: _nested(8), "Filen innehåller ”word/media/inner.docx”, som inte hör hemma i en mall."
    ),
    "one name twice": Attack(_twice, "två delar har samma namn"),
    "one name in two cases": Attack(lambda: _named("WORD/Document.XML"), "två delar har samma namn"),
    "absolute": Attack(lambda: _named("/etc/passwd"), "leder utanför filen"),
    "upwards": Attack(lambda: _named("word/../../x.xml"), "leder utanför filen"),
    "upwards in Windows": Attack(lambda: _named("..\\x.xml"), "leder utanför filen"),
    "a drive": Attack(lambda: _named("C:x.xml"), "leder utanför filen"),
    "a control character": Attack(lambda: _named("a\nb.xml"), "leder utanför filen"),
    "a long name": Attack(lambda: _named("a" * 5000 + ".xml"), "leder utanför filen"),
}
