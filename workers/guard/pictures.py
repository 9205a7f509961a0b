"""How many pixels the pictures of a Word file have: few bytes can be a picture that fills a memory."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from workers.word.limits import MAX_PIXELS

_LARGE = (
    f"En bild har fler än {MAX_PIXELS // 1_000_000} miljoner bildpunkter. Förminska den innan den infogas."
)
# A picture has some ten; one of nothing but markers is not followed for ever.
_MARKERS = 1_000
# The markers of a JPEG that begin its size, and those that are followed by no length.
_SIZED = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


def picture_faults(members: Mapping[str, bytes]) -> Iterator[str]:
    """The sentence about pictures that are too large, where there are any."""
    if any(pixels(content) > MAX_PIXELS for content in members.values()):
        yield _LARGE


def pixels(data: bytes) -> int:
    """The pixels of a PNG, GIF, BMP or JPEG by its own header; 0 for what is none or is cut off."""
    try:
        width, height = _size(data)
    except struct.error:
        return 0
    return abs(width * height)


def _size(data: bytes) -> tuple[int, int]:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _pair(">LL", data, 16)
    if data.startswith(b"GIF8"):
        return _pair("<HH", data, 6)
    if data.startswith(b"BM"):
        return _pair("<ll", data, 18)
    return _size_of_jpeg(data) if data.startswith(b"\xff\xd8") else (0, 0)


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    """From marker to marker, each with the length of what follows, until the one with the size."""
    position = 2
    for _ in range(_MARKERS):
        (marker,) = struct.unpack_from(">H", data, position)
        if marker >> 8 != 0xFF:
            return 0, 0
        kind = marker & 0xFF
        if kind in _SIZED:
            return _pair(">HH", data, position + 5)
        if kind == 0xFF:
            position += 1
        elif kind in _BARE:
            position += 2
        else:
            position += 2 + max(2, *struct.unpack_from(">H", data, position + 2))
    return 0, 0


def _pair(form: str, data: bytes, position: int) -> tuple[int, int]:
    first, second = struct.unpack_from(form, data, position)
    return int(first), int(second)
