"""The catalogue for people who write templates: every field with its meaning, an example and how to write it.

It is read from the words dataclasses themselves, those of kinds made at run time too, so it cannot be stale.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import Field, dataclass, fields, is_dataclass
from datetime import date
from typing import Any, TypeGuard

from doc_templates.looks import look_of
from doc_templates.names import choices, item_type
from doc_templates.words import EACH, MEANING

_LABELS: Mapping[type, str] = {str: "text", int: "tal", bool: "ja eller nej", date: "datum"}
GROUP, PARAGRAPHS, TEXTS, ROWS = "grupp", "text i stycken", "lista av texter", "lista av rader"
SINGLE = "Enskilda uppgifter"
"""The heading over the words that stand in no group."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """What to paste into Word; each line is a paragraph or, `table`, a row with tabs between its cells."""

    text: str
    purpose: str = ""
    table: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One field: "mal[].delmal[].ansvarig", its meaning, Swedish type, example ("" if none) and snippets."""

    path: str
    meaning: str
    label: str
    example: str
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The fields of one group, or of one row of a list.

    `within` are the loops that the words must stand inside, "for m in mal", the outermost first.
    """

    path: str
    title: str
    within: tuple[str, ...]
    entries: tuple[Entry, ...]

    def framed(self, entry: Entry) -> Snippet | None:
        """One of the entries as it stands whole, with the loops around it; None for one that needs none.

        A tag that takes rows stands in a row of its own, and one that takes paragraphs never ends in another
        row than it began in.
        """
        loops = self.within[:-1] if entry.path == self.path else self.within
        way = entry.snippets[0]
        if not loops:
            return None
        in_rows = way.table or "\n" not in way.text
        letter = "tr" if in_rows else "p"
        starts = [f"{{%{letter} {loop} %}}" for loop in loops]
        lines = (*starts, way.text, *[f"{{%{letter} endfor %}}"] * len(loops))
        return Snippet("\n".join(lines), "med sin upprepning", table=in_rows)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a group of fields is: its path, how it is written, in which loops, and its example values."""

    path: str
    written: str
    title: str
    within: tuple[str, ...]
    taken: frozenset[str]
    values: tuple[object, ...]

    def of(self, field: Field[Any]) -> _Place:
        """The field's own place."""
        values = tuple(value[field.name] for value in self.values if isinstance(value, Mapping))
        return _Place(
            path=f"{self.path}.{field.name}" if self.path else field.name,
            written=f"{self.written}.{field.name}" if self.written else field.name,
            title=field.metadata.get(MEANING, ""),
            within=self.within,
            taken=self.taken,
            values=values,
        )

    def each(self, name: str, loop: str) -> _Place:
        """One item of the list that stands here, called `name`."""
        items = tuple(item for value in self.values if isinstance(value, Sequence) for item in value)
        return _Place(
            path=f"{self.path}[]",
            written=name,
            title=self.title,
            within=(*self.within, loop),
            taken=self.taken | {name},
            values=items,
        )


def sections(words_type: type, example: Mapping[str, object] | None = None) -> tuple[Section, ...]:
    """All fields in the order of the dataclass, the single ones first; `example` is what `plain` gives.

    Raises TypeError for a field whose type cannot be shown in a document.
    """
    taken = frozenset(field.name for field in fields(words_type))
    values = () if example is None else (example,)
    top = _Place(path="", written="", title=SINGLE, within=(), taken=taken, values=values)
    return tuple(section for section in _sections(words_type, top) if section.entries)


def _sections(words_type: type, place: _Place, *first: Entry) -> Iterator[Section]:
    hints = typing.get_type_hints(words_type)
    found, below = [*first], list[Iterator[Section]]()
    for field in fields(words_type):
        here, hint = place.of(field), _type(hints[field.name])
        inner = item_type(hint)
        if _is_group(inner):
            below.append(_rows(inner, here, name=_name(field, here, "rad")))
        elif inner is not None:
            found.append(_list(here, _name(field, here, "stycke"), label=TEXTS, meaning=here.title))
        elif _is_group(hint):
            text = _only_list(hint, here)
            found += [text] if text else []
            below += [] if text else [_sections(hint, here)]
        else:
            found.append(_word(here, hint))
    yield Section(place.path, place.title, place.within, tuple(found))
    for each in below:
        yield from each


def _name(field: Field[Any], place: _Place, otherwise: str) -> str:
    """What an item is called: as the field says, unless a loop or a word around it has that name already."""
    name: str = field.metadata.get(EACH) or otherwise
    number = 2
    while name in place.taken:
        name, number = f"{name.rstrip('0123456789')}{number}", number + 1
    return name


def _word(place: _Place, kind: type) -> Entry:
    if kind not in _LABELS:
        raise TypeError(f"{place.path}: {kind} cannot be shown in a document")
    written = place.written
    snippet = Snippet(f"{{%p if {written} %}}\n…\n{{%p endif %}}" if kind is bool else f"{{{{ {written} }}}}")
    example = _example(place.values)
    label = look_of(place.title, example) if kind is str else ""
    return Entry(place.path, place.title, label or _LABELS[kind], example, (snippet,))


def _list(place: _Place, name: str, *, label: str, meaning: str) -> Entry:
    """A list of texts, for paragraphs of their own or on one line."""
    loop = f"{{%p for {name} in {place.written} %}}\n{{{{ {name} }}}}\n{{%p endfor %}}"
    line = f'{{{{ {place.written}|join(", ") }}}}'
    items = place.each(name, "").values
    ways = [Snippet(loop, "ett stycke för varje")]
    ways += [] if label == PARAGRAPHS else [Snippet(line, "på en rad")]
    return Entry(f"{place.path}[]", meaning, label, _example(items), tuple(ways))


def _only_list(group: type, place: _Place) -> Entry | None:
    """A group that is nothing but one list of texts, such as a long text: to people it is one entry."""
    only, *more = fields(group)
    inner = item_type(_type(typing.get_type_hints(group)[only.name]))
    if more or inner is None or _is_group(inner):
        return None
    here = place.of(only)
    return _list(here, _name(only, here, "stycke"), label=PARAGRAPHS, meaning=f"{place.title}.")


def _rows(row: type, place: _Place, *, name: str) -> Iterator[Section]:
    """The fields of a list's rows, under the loops that print them."""
    loop = f"for {name} in {place.written}"
    inside = place.each(name, loop)
    own = [field.name for field in fields(row) if _is_word(row, field.name)]
    cells = [f"{{{{ {name}.{each} }}}}" for each in own] or ["…"]
    table = f"{{%tr {loop} %}}\n" + "\t".join(cells) + "\n{%tr endfor %}"
    text = f"{{%p {loop} %}}\n" + " ".join(cells) + "\n{%p endfor %}"
    snippets = (Snippet(table, "en tabellrad för varje", table=True), Snippet(text, "ett stycke för varje"))
    entry = Entry(f"{place.path}[]", f"{place.title}.", ROWS, "", snippets)
    yield from _sections(row, inside, entry)


def _type(hint: Any) -> Any:
    """The type of a value that is there."""
    return choices(hint)[0]


def _is_group(hint: Any) -> TypeGuard[type]:
    return isinstance(hint, type) and is_dataclass(hint)


def _is_word(row: type, name: str) -> bool:
    hint = _type(typing.get_type_hints(row)[name])
    return item_type(hint) is None and not _is_group(hint)


def _example(values: Sequence[object]) -> str:
    """The first value that says something, as the document would print it."""
    told = (value for value in values if value not in ("", None))
    first = next(told, "")
    return {True: "Ja", False: "Nej"}[first] if isinstance(first, bool) else str(first)
