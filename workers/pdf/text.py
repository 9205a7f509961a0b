"""Reading enough of a PDF's text to tell whether it is the right document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pikepdf

_SHOW = "Tf Tj TJ ' \""
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])", re.DOTALL)
_CODE_SPACE = re.compile(rb"begincodespacerange\s*<(\w+)>")
_SPACE = re.compile(r"[\s\u00ad\u200b\u2060]+")

Decoder = Callable[[bytes], str]


def holds(document: pikepdf.Pdf, text: str) -> bool:
    """Whether some page shows the text, line breaks and spaces aside; an empty text is nowhere."""
    wanted = _bare(text)
    return bool(wanted) and any(wanted in _bare(page_text(page)) for page in document.pages)


def page_text(page: pikepdf.Page) -> str:
    """The characters of a page in the order they are drawn; where spaces fall is not certain."""
    return "".join(_shown(page))


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _shown(page: pikepdf.Page) -> Iterator[str]:
    fonts = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
    decoders = {name: _decoder(font) for name, font in fonts.items()}
    decode: Decoder = _latin
    for instruction in pikepdf.parse_content_stream(page, _SHOW):
        operands = instruction.operands
        if str(instruction.operator) == "Tf":
            decode = decoders.get(str(operands[0]), _latin)
        else:
            shown = operands[-1]
            pieces = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
            yield from (decode(bytes(piece)) for piece in pieces if isinstance(piece, pikepdf.String))


def _latin(code: bytes) -> str:
    return code.decode("latin-1")


def _decoder(font: pikepdf.Object) -> Decoder:
    """How the codes of a font become characters: by the table that a tagged PDF carries for each font."""
    known = codes(font)
    if known is None:
        return _latin
    width, characters = known

    def decode(code: bytes) -> str:
        steps = range(0, len(code), width)
        return "".join(characters.get(int.from_bytes(code[at : at + width]), "\ufffd") for at in steps)

    return decode


def codes(font: pikepdf.Object) -> tuple[int, dict[int, str]] | None:
    """The bytes in a code of the font, and each code with its characters; None when it does not tell."""
    table = font.get("/ToUnicode")
    if not isinstance(table, pikepdf.Stream):
        return None
    cmap = table.read_bytes()
    space = _CODE_SPACE.search(cmap)
    return len(space.group(1)) // 2 if space else 2, dict(_characters(cmap))


def _characters(cmap: bytes) -> Iterator[tuple[int, str]]:
    for block in _CHARS.findall(cmap):
        codes = _HEX.findall(block)
        yield from (
            (int(code, 16), _unicode(text)) for code, text in zip(codes[::2], codes[1::2], strict=True)
        )
    for block in _RANGES.findall(cmap):
        for first, last, start, listed in _RANGE.findall(block):
            yield from _range(int(first, 16), int(last, 16), start, _HEX.findall(listed))


def _range(first: int, last: int, start: bytes, listed: list[bytes]) -> Iterator[tuple[int, str]]:
    if not start:
        yield from zip(range(first, last + 1), map(_unicode, listed), strict=False)
        return
    text = _unicode(start)
    for step in range(min(last - first, 0xFFFF) + 1):
        yield first + step, text[:-1] + chr(ord(text[-1]) + step)


def _unicode(code: bytes) -> str:
    return bytes.fromhex(code.decode("ascii")).decode("utf-16-be", "replace")
