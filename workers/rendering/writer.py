"""Writing the Word file: members that never change are ready bytes, the others are deflated with ISA-L.

A .docx is a zip file: each member with its header, then a directory of them all. Of a template only a few
members change from document to document. The rest is deflated once, as small as can be, and lies ready
with its directory entries; what changes is deflated by ISA-L at its second level, many times as fast
as zlib, and forgotten.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from struct import Struct

from isal import isal_zlib

_FAST, _RAW_DEFLATE = 2, -15
_IN_UTF8 = 0x800
_DEFLATED = 8
_DATE = 33  # 1 January 1980, the first that a zip file knows: equal members give equal bytes
_VERSION = 20

# Signature, then what both say: version, flags, method, time, date; CRC and sizes; length of name, extra.
_LOCAL = Struct("<4s5H3L2H")
_ENTRY = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class _Packed:
    """Content as it lies in the file, its CRC and its size before."""

    data: bytes
    crc: int
    size: int


@dataclass(frozen=True, slots=True)
class ReadyFile:
    """A Word file of which only some members are still to come."""

    names: tuple[str, ...]
    unchanged: bytes
    entries: Mapping[str, bytes]

    @classmethod
    def of(cls, members: Mapping[str, bytes], *, changing: Collection[str]) -> ReadyFile:
        """The file of these members, in their order; those named in `changing` are given anew each time."""
        entries, written, position = {}, [], 0
        for name, content in members.items():
            if name not in changing:
                packed = _packed_well(content)
                written += [_local(name, packed), packed.data]
                entries[name] = _entry(name, packed, position)
                position += sum(map(len, written[-2:]))
        return cls(names=tuple(members), unchanged=b"".join(written), entries=entries)

    def filled(self, contents: Mapping[str, bytes]) -> bytes:
        """The whole file with these members, which are all that were announced as changing."""
        written, entries, position = [self.unchanged], dict(self.entries), len(self.unchanged)
        for name, content in contents.items():
            packed = _packed(content)
            written += [_local(name, packed), packed.data]
            entries[name] = _entry(name, packed, position)
            position += sum(map(len, written[-2:]))
        directory = [entries[name] for name in self.names]
        size = sum(map(len, directory))
        end = _END.pack(b"PK\5\6", 0, 0, len(directory), len(directory), size, position, 0)
        return b"".join([*written, *directory, end])


def _packed(content: bytes) -> _Packed:
    data = isal_zlib.compress(content, _FAST, _RAW_DEFLATE)
    return _Packed(data, isal_zlib.crc32(content), len(content))


def _packed_well(content: bytes) -> _Packed:
    """As small as can be, for what is the same in every document of a template."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, _RAW_DEFLATE, 9)
    return _Packed(deflate.compress(content) + deflate.flush(), zlib.crc32(content), len(content))


def _local(name: str, packed: _Packed) -> bytes:
    written, flags = _name(name)
    sizes = packed.crc, len(packed.data), packed.size
    return _LOCAL.pack(b"PK\3\4", _VERSION, flags, _DEFLATED, 0, _DATE, *sizes, len(written), 0) + written


def _entry(name: str, packed: _Packed, position: int) -> bytes:
    written, flags = _name(name)
    sizes = packed.crc, len(packed.data), packed.size
    same = (b"PK\1\2", _VERSION, _VERSION, flags, _DEFLATED, 0, _DATE)
    return _ENTRY.pack(*same, *sizes, len(written), 0, 0, 0, 0, 0, position) + written


def _name(name: str) -> tuple[bytes, int]:
    return name.encode(), 0 if name.isascii() else _IN_UTF8
