"""Finds the line on which a value of a TOML file stands, which the standard library's reader does not tell.

The file has already been read by `tomllib`; only well-formed text comes here.
"""

import re
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]

_STRINGS_AND_COMMENTS = re.compile(
    r'"""(?:\\.|[^\\])*?"""|' r"'''.*?'''|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'|" r"#[^\n]*",
    re.DOTALL,
)
_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEY})\s*\]")
_ASSIGNMENT = re.compile(rf"\s*({_KEY})\s*=")


def lines_of(text: str) -> dict[Path, int]:
    """Line numbers (from 1) by path: keys, tables, and the elements of arrays that are tables.

    `[[parter]]` gives ("parter", 0), ("parter", 1) and so on; so does an array of inline tables.
    """
    lines: dict[Path, int] = {(): 1}
    table: Path = ()
    number = 1
    for statement in _statements(text):
        if header := _HEADER.match(statement):
            table = _opened(lines, header)
            lines.setdefault(table, number)
        elif assignment := _ASSIGNMENT.match(statement):
            path = table + _parts(assignment[1])
            lines.update(_elements(path, number, _bare(statement)[assignment.end() :]))
            lines[path] = number
        number += statement.count("\n") + 1
    return lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a path, or of the nearest thing around it that has one."""
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _bare(text: str) -> str:
    """The text with strings and comments blanked out, every character still in its place."""
    return _STRINGS_AND_COMMENTS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _statements(text: str) -> Iterator[str]:
    """The file's statements, one for each key or header, with all lines that a value takes."""
    bare = _bare(text)
    strings = {place for found in _STRINGS_AND_COMMENTS.finditer(text) for place in range(*found.span())}
    start = depth = 0
    for place, character in enumerate(bare):
        depth += (character in "[{") - (character in "]}")
        if character == "\n" and depth == 0 and place not in strings:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _opened(lines: dict[Path, int], header: re.Match[str]) -> Path:
    path: Path = ()
    for part in _parts(header[2]):
        path = (*_last_element(lines, path), part)
    return (*path, _length(lines, path)) if header[1] == "[[" else path


def _last_element(lines: dict[Path, int], path: Path) -> Path:
    length = _length(lines, path)
    return (*path, length - 1) if length else path


def _length(lines: dict[Path, int], path: Path) -> int:
    length = 0
    while (*path, length) in lines:
        length += 1
    return length


def _elements(path: Path, number: int, value: str) -> Iterator[tuple[Path, int]]:
    depth = index = 0
    for character in value:
        if character == "{" and depth == 1:
            yield (*path, index), number
            index += 1
        depth += (character in "[{") - (character in "]}")
        number += character == "\n"


def _parts(key: str) -> Path:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))
