"""Words made safe for a template: plain data only, every text clean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from service.domain.text import clean
from workers.errors import WordsError

MAX_DEPTH = 12
_NAME = re.compile(r"[^\W\d_]\w*")
# Unicode says these may never be exchanged as text; the proof of a document marks values with two of them.
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")


def plain(words: Mapping[str, object]) -> dict[str, object]:
    """A clean copy of the words; raises WordsError with the place of anything that is not plain data.

    Allowed are str, int, bool, None, date, list, tuple and dict, exactly: a subclass could bring methods.
    """
    return {key: _value(value, path=key, depth=1) for key, value in _named(words, path="")}


def _value(value: object, *, path: str, depth: int) -> object:
    if type(value) is str:
        return _NONCHARACTERS.sub("", clean(value))
    if value is None or type(value) in (int, bool, date):
        return value
    if depth > MAX_DEPTH:
        raise WordsError(path=path, problem="har för många nivåer.")
    if isinstance(value, (list, tuple)) and type(value) in (list, tuple):
        return [_value(item, path=f"{path}[]", depth=depth + 1) for item in value]
    if isinstance(value, dict) and type(value) is dict:
        return {
            key: _value(item, path=f"{path}.{key}", depth=depth + 1) for key, item in _named(value, path=path)
        }
    raise WordsError(path=path, problem=f"är av typen {type(value).__name__}, som inte kan skrivas ut.")


def _named(words: Mapping[str, object], *, path: str) -> Iterator[tuple[str, object]]:
    for key, value in words.items():
        if type(key) is not str or not _NAME.fullmatch(key):
            raise WordsError(path=path or "överst", problem="har ett namn som inte kan skrivas i en mall.")
        yield key, value
