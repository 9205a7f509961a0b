"""Words made safe for a template: plain data only, every text clean.

Nearly all words are clean already. So all texts are looked at together, and only when something in them
may need cleaning is each made clean on its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from docxtpl import Listing
from lxml import etree

from service.domain.text import clean
from workers.errors import WordsError
from workers.language.clean_text import surely_clean
from workers.language.looks import RICH
from workers.language.values import BOUND, Link, Picture
from workers.word.markup import WORD

MAX_DEPTH = 12
_NAME = re.compile(r"[^\W\d_]\w*")
# Unicode says these may never be exchanged as text; the proof of a document marks values with two of them.
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_RICH_CONTROLS = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": WORD,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    }.items()
)
_KNOWN: set[str] = set()
"""Names already found to be names; bounded, since they come from the code of document kinds."""
_MOST_KNOWN = 10_000


def plain(words: Mapping[str, object]) -> dict[str, Any]:
    """Clean words, which are the given ones where nothing had to change; raises WordsError with the place.

    Allowed are str, int, bool, None, date, list, tuple and dict, exactly: a subclass could bring methods.
    Besides them docxtpl's RichText, RichTextParagraph and Listing, and the classes of
    `workers.language.values`.
    """
    texts: list[str] = []
    whole = words if type(words) is dict else dict(words)
    if _collect(whole, texts) and surely_clean("".join(texts)):
        return whole
    return _group(whole, path="", depth=1)


def _collect(group: dict[Any, Any], texts: list[str], depth: int = 1) -> bool:
    """Gather all texts; False as soon as anything asks for a closer look."""
    if depth > MAX_DEPTH or not group.keys() <= _KNOWN or not _STRICTLY.issuperset(map(type, group)):
        return False
    return _collect_all(group.values(), texts, depth)


def _collect_all(values: Any, texts: list[str], depth: int) -> bool:
    for value in values:
        kind = type(value)
        if kind is str:
            texts.append(value)
        elif kind is dict:
            if not _collect(value, texts, depth + 1):
                return False
        elif kind is list or kind is tuple:
            if depth >= MAX_DEPTH or not _collect_all(value, texts, depth + 1):
                return False
        elif not (value is None or kind in _SCALARS):
            return False
    return True


_SCALARS = frozenset((int, bool, date))
_STRICTLY = frozenset((str,))


def _group(words: Mapping[Any, object], *, path: str, depth: int) -> dict[str, Any]:
    """The group's words, each clean; names that have been found to be names are remembered."""
    if depth > MAX_DEPTH:
        raise WordsError(path=path, problem="har för många nivåer.")
    for key in words:
        if type(key) is not str or not _NAME.fullmatch(key):
            raise WordsError(path=path or "överst", problem="har ett namn som inte kan skrivas i en mall.")
    if len(_KNOWN) + len(words) <= _MOST_KNOWN:
        _KNOWN.update(words)
    inside = f"{path}." if path else ""
    return {key: _value(value, path=inside + key, depth=depth) for key, value in words.items()}


def _value(value: object, *, path: str, depth: int) -> object:
    if type(value) is str:
        return _clean(value)
    if value is None or type(value) in _SCALARS or type(value) in BOUND:
        return _bound(value)
    if type(value) is dict:
        return _group(value, path=path, depth=depth + 1)
    if isinstance(value, (list, tuple)) and type(value) in (list, tuple):
        if depth >= MAX_DEPTH:
            raise WordsError(path=path, problem="har för många nivåer.")
        return [_value(item, path=f"{path}[]", depth=depth + 1) for item in value]
    if isinstance(value, RICH) and type(value) in RICH:
        return _rich(value, path=path)
    raise WordsError(path=path, problem=f"är av typen {type(value).__name__}, som inte kan skrivas ut.")


def _clean(text: str) -> str:
    return _NONCHARACTERS.sub("", clean(text))


def _bound(value: object) -> object:
    """The same value, its texts clean; a link's address has been judged when it was made."""
    if isinstance(value, Link):
        return replace(value, text=_clean(value.text))
    return replace(value, alt=_clean(value.alt)) if isinstance(value, Picture) else value


def _rich(value: Any, *, path: str) -> object:
    """A copy whose XML holds nothing that Word could not read."""
    copied = type(value)("")
    copied.xml = _RICH_CONTROLS.sub("", unicodedata.normalize("NFC", str(value)))
    shown = copied.xml.translate(dict.fromkeys(map(ord, "\a\f"), " "))
    try:
        etree.fromstring(f"<x {_NAMESPACES}>{shown}</x>")
    except etree.XMLSyntaxError as error:
        kind = "listan" if isinstance(value, Listing) else "den formaterade texten"
        raise WordsError(path=path, problem=f"kan inte skrivas ut: {kind} är inte hel.") from error
    return copied
