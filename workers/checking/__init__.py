"""What a Word template asks for, and everything that is wrong with it, all at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from doc_templates.names import Names, catalogue
from workers.checking.fields import FieldUse, field_uses
from workers.checking.names import judged, unused, used
from workers.checking.rules import told
from workers.checking.template import Judging, read_template
from workers.errors import Mistake, Severity, TemplateError
from workers.language.plain import MAX_DEPTH
from workers.rendering import fill

__all__ = ["FieldUse", "Mistake", "Names", "catalogue", "check", "fields_of", "names_used", "repair"]

# Every loop empty with every answer missing, an ordinary document, and one that strains the layout.
_TRIALS = ((0, ""), (2, "Åsa & Örjan <1>"), (3, "Ett långt ord\n\toch så vidare " * 4))
# What a long form has in each of its lists, so that loops in loops are told before somebody fills it in.
_MANY = 60
_STEP = re.compile(r"\[\]|\.")
_LONG_NAME = f"Namnet ”{{}}” har för många punkter: högst {MAX_DEPTH} nivåer får plats i ett namn."
_TOO_DEEP = Mistake("filen", "", "Mallen har för många nivåer i varandra för att kunna läsas.")


def names_used(template: bytes) -> set[str]:
    """The dotted paths of all words in body, headers, footers, notes, text boxes and properties.

    A word inside a loop is "plan.delmal[].ansvarig"; a group or list counts only if nothing in it is used.
    Raises TemplateError when the file is not a Word file; other mistakes are for `check`.
    """
    return _leaves(read_template(template))


def fields_of(template: bytes) -> list[FieldUse]:
    """Every use of a word in the template, in order, with what stands around it; raises TemplateError."""
    judging = read_template(template)
    return [use for reading in judging.readings for use in field_uses(reading, judging.look)]


def repair(template: bytes) -> tuple[bytes, list[Mistake]]:
    """The same Word file with its tags put together and their characters straight, and what was mended.

    Nothing but tags is touched, and only where the meaning is sure. A file that cannot be read comes back as
    it is; `check` tells why.
    """
    try:
        judging = read_template(template, fixed=True)
    except (TemplateError, RecursionError):
        return template, []
    return judging.template, list(judging.mended)


def check(template: bytes, names: Names | None) -> list[Mistake]:
    """Every mistake in a template for a document with these names, by part and place; empty when it is right.

    Without names, as for a kind that is only being made, no name is wrong. What `repair` could mend is told
    too, and the rest is judged as if it were mended.
    """
    try:
        judging = read_template(template)
        return sorted(dict.fromkeys(_all(judging, names)), key=judging.order)
    except TemplateError as error:
        return [error.mistake]
    except RecursionError:
        return [_TOO_DEEP]


def _all(judging: Judging, names: Names | None) -> Iterator[Mistake]:
    found = [*judging.damaged, *judging.mended, *told(judging), *_of_names(judging, names)]
    yield from found
    serious = [mistake for mistake in found if mistake.severity is Severity.ERROR]
    if all(mistake in judging.mended for mistake in serious):
        yield from _trials(judging, names or _own_names(judging))


def _of_names(judging: Judging, names: Names | None) -> Iterator[Mistake]:
    if names is None:
        yield from _too_long(judging)
        return
    paths: set[str] = set()
    for reading in judging.readings:
        found = judged(reading, names)
        paths |= found.paths
        yield from found.mistakes
    # A part that cannot be read may use every name.
    if not judging.damaged:
        yield from unused(paths, names, lost=any(reading.lost for reading in judging.readings))


def _too_long(judging: Judging) -> Iterator[Mistake]:
    """Names with more steps than words can have."""
    for reading in judging.readings:
        for use in used(reading):
            if len(_STEP.findall(use.path)) >= MAX_DEPTH:
                paragraph = reading.tag_on(use.line).paragraph
                yield reading.part.mistake(_LONG_NAME.format(use.written), paragraph)


def _own_names(judging: Judging) -> Names:
    """The names that the template itself uses, as texts."""
    return Names(words=dict.fromkeys(sorted(_leaves(judging)), str))


def _leaves(judging: Judging) -> set[str]:
    """The paths that are used, without those that only lead to others."""
    paths = {use.path for reading in judging.readings for use in used(reading)}
    above = {path[: step.start()] for path in paths for step in _STEP.finditer(path)}
    items = {path[: step.end()] for path in paths for step in _STEP.finditer(path) if step.end() < len(path)}
    return paths - above - items


def _trials(judging: Judging, names: Names) -> Iterable[Mistake]:
    """What only shows when the template is filled, such as a condition that cuts a table in two."""
    found: dict[Mistake, None] = {}
    examples = [names.example(items=items, text=text) for items, text in _TRIALS]
    for words in (*examples, {name: _repeated(value, _MANY) for name, value in examples[1].items()}):
        try:
            fill(judging.template, words)
        except TemplateError as error:
            found[_placed(judging, error.mistake)] = None
    return list(found)


def _repeated(value: object, rows: int) -> object:
    """The value with so many rows in each list, and a tenth of them in the lists of a row."""
    if isinstance(value, dict):
        return {name: _repeated(item, rows) for name, item in value.items()}
    if isinstance(value, list):
        return [_repeated(value[0], max(rows // 10, 1))] * rows
    return value


def _placed(judging: Judging, mistake: Mistake) -> Mistake:
    """The mistake with the part and paragraph that its place and text lead to, where it has none."""
    for reading in judging.readings:
        for paragraph in reading.part.paragraphs if not mistake.part else ():
            placed = reading.part.mistake(mistake.message, paragraph)
            if (placed.place, placed.text) == (mistake.place, mistake.text) and mistake.text:
                return replace(mistake, part=placed.part, paragraph=placed.paragraph)
    return mistake
