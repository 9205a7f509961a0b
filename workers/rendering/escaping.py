"""Values made text, escaped and encoded, all of a part at once, and put between what stands still.

A part's code leaves a list of triples: bytes that stand still, a value, the number of its site. The values
are joined with a character that no text holds, escaped and encoded as one text, and parted again: a few
calls for the whole document, where one by one they would be a thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from workers.language.looks import as_text

# Every text has been cleaned, so none holds it.
_BETWEEN = "\0"
_ENCODED = b"\0"
_BREAKS = "\n\t\a\f"
LINE_BREAK = b'</w:t><w:br/><w:t xml:space="preserve">'
"""What docxtpl writes for a line feed inside a text."""


def escape(text: bytes) -> bytes:
    """The text as it stands in an element or between double quotes."""
    text = text.replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    return text.replace(b">", b"&gt;").replace(b'"', b"&quot;")


def assembled(
    out: list[Any], tabs: Sequence[bytes | None], misfit: Callable[[], Any], write: Callable[[int], Any]
) -> bytes:
    """The part's bytes; `out` is used up. `tabs[site]` is what a tab becomes in a value there.

    A site without any (0) is no place for breaks, so they stay as they are; `misfit` is called for what
    takes docxtpl's own way, `write` with a number of characters before they are written. Raises
    NotInLanguage for a value that cannot be printed.
    """
    texts = out[1::3]
    try:
        write(sum(map(len, texts)))
        whole = _BETWEEN.join(texts)
    except TypeError:
        texts = [value if type(value) is str else as_text(value) for value in texts]
        write(sum(map(len, texts)))
        whole = _BETWEEN.join(texts)
    values = escape(whole.encode()).split(_ENCODED)
    if any(sign in whole for sign in _BREAKS):
        sites = [tabs[site] for site in out[2::3]]
        write(whole.count("\n") * len(LINE_BREAK))
        write(sum(value.count(b"\t") * len(tab or b"") for value, tab in zip(values, sites, strict=True)))
        values = [broken(value, tab, misfit) for value, tab in zip(values, sites, strict=True)]
    out[1::3] = values  # raises ValueError when some text did hold the character between
    del out[2::3]
    return b"".join(out)


def broken(value: bytes, tab: bytes | None, misfit: Callable[[], Any]) -> bytes:
    """One value with Word's own line breaks and tabs, as docxtpl's resolve_listing writes them."""
    if b"\a" in value or b"\f" in value:
        misfit()  # new paragraphs and pages
    if tab is None or not (b"\n" in value or b"\t" in value):
        return value
    if not tab:
        misfit()
    return value.replace(b"\t", tab).replace(b"\n", LINE_BREAK)


def tab_in_run(formatting: str) -> bytes:
    """What docxtpl writes for a tab in a run with this w:rPr: a run of its own, and one for what follows."""
    run = f"<w:r>{formatting}"
    return f'</w:t></w:r>{run}<w:tab/></w:r>{run}<w:t xml:space="preserve">'.encode()
