"""Whether a text is clean already, told at the speed of copying it.

Cleaning (service.domain.text) looks at every character several times. Nearly every text is clean, and its
bytes in UTF-8 show it: once the bytes of plain Swedish are taken away, only the first bytes of a few
typographic signs are left, and those are looked up.
"""

from __future__ import annotations

import re
import unicodedata

from service.domain.text import clean

_FIRST_OF_TWO, _FIRST_OF_THREE = b"\xc2", b"\xe2"
# Printable ASCII, line feed, tab, the letters À–ÿ, and all bytes that are never the first of a character.
_PLAIN = bytes(range(0x20, 0x7F)) + b"\n\t\xc3" + bytes(range(0x80, 0xC0))
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
_TWO, _THREE = re.compile(rb"\xc2(.)", re.DOTALL), re.compile(rb"\xe2(..)", re.DOTALL)


def surely_clean(text: str) -> bool:
    """True only when cleaning would change nothing; False when that takes a closer look."""
    if ("{" in text or "}" in text) and _BRACES.search(text):
        return False
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False
    if (rare := data.translate(None, _PLAIN)) == b"":
        return True
    if rare.strip(_FIRST_OF_TWO + _FIRST_OF_THREE):
        return False
    return _GOOD.issuperset(_TWO.findall(data)) and _GOOD.issuperset(_THREE.findall(data))


def _stays(character: str) -> bool:
    """Whether cleaning leaves it alone, whatever stands before it."""
    return clean(character) == character and not unicodedata.combining(character)


_GOOD = frozenset(
    chr(code).encode()[1:] for code in (*range(0x80, 0xC0), *range(0x2000, 0x3000)) if _stays(chr(code))
)
"""What follows the first byte of every character between U+0080 and U+2FFF that may stay as it is."""
