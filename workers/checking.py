"""What a Word template asks for, and everything that is wrong with it, all at once."""

from __future__ import annotations

from collections.abc import Iterator

from doc_templates.names import Names, catalogue
from workers.errors import Mistake, TemplateError
from workers.rendering import fill, nearest
from workers.word.grammar import read_grammar
from workers.word.language import LANGUAGE
from workers.word.package import Package, Part
from workers.word.source import Source, read_part
from workers.word.uses import Use, uses

__all__ = ["Mistake", "Names", "catalogue", "check", "names_used"]

# Every loop empty with every answer missing, an ordinary document, and one that strains the layout.
_TRIALS = ((0, ""), (2, "Åsa & Örjan <1>"), (3, "Ett långt ord\n\toch så vidare " * 40))


def names_used(template: bytes) -> set[str]:
    """The dotted paths of all words in body, headers, footers, notes, text boxes and properties.

    A word inside a loop is "plan.delmal[].ansvarig"; a group or list counts only if nothing in it is used.
    Raises TemplateError when the file is not a Word file; other mistakes are for `check`.
    """
    paths = {use.path for part in Package.read(template).parts() for use in _read(part)[2]}
    return {path for path in paths if not any(other.startswith((f"{path}.", f"{path}[")) for other in paths)}


def check(template: bytes, names: Names) -> list[Mistake]:
    """Every mistake in a template for a document with these names; an empty list when there is none."""
    try:
        parts = [_read(part) for part in Package.read(template).parts()]
    except TemplateError as error:
        return [error.mistake]
    found = [mistake for _, mistakes, _ in parts for mistake in mistakes]
    found += [mistake for source, _, used in parts for mistake in _wrong_uses(source, used, names)]
    found += _unused({use.path for _, _, used in parts for use in used}, names)
    return found or _trials(template, names)


def _read(part: Part) -> tuple[Source, list[Mistake], list[Use]]:
    source, of_tags = read_part(part)
    repaired, of_grammar = read_grammar(source)
    return source, [*of_tags, *of_grammar], list(uses(LANGUAGE.parse(repaired)))


def _wrong_uses(source: Source, used: list[Use], names: Names) -> Iterator[Mistake]:
    for use in used:
        message = _wrong(use, names)
        if message:
            yield source.mistake(message, line=use.line)


def _wrong(use: Use, names: Names) -> str | None:
    if not names.knows(use.path):
        return _unknown(use, names)
    if use.how == "loop" and not names.is_list(use.path):
        return f"”{use.written}” är ingen lista och kan inte gås igenom med ”for”."
    if use.how == "print" and names.is_list(use.path):
        return f"”{use.written}” är en lista: gå igenom den med ”for”."
    if use.how == "print" and use.path not in names.words:
        inside = ", ".join(f"{use.written}.{name}" for name in sorted(names.children(use.path)))
        return f"”{use.written}” är en grupp: skriv ut det som finns i den ({inside})."
    return None


def _unknown(use: Use, names: Names) -> str:
    steps = use.path.split(".")
    known = next(n for n in range(len(steps)) if not names.knows(".".join(steps[: n + 1])))
    near = nearest(steps[known].removesuffix("[]"), names.children(".".join(steps[:known])))
    before = use.written.rpartition(".")[0]
    if before and known == len(steps) - 1:
        near = near.replace("”", f"”{before}.", 1)
    return f"Namnet ”{use.written}” finns inte.{near}"


def _unused(paths: set[str], names: Names) -> list[Mistake]:
    message = "Uppgiften ”{}” finns i formuläret men används inte i mallen."
    unused = [name for name in names.words if name not in paths]
    return [Mistake(place="hela mallen", text="", message=message.format(name)) for name in unused]


def _trials(template: bytes, names: Names) -> list[Mistake]:
    """What only shows when the template is filled, such as a condition that cuts a table in two."""
    found: dict[Mistake, None] = {}
    for items, text in _TRIALS:
        try:
            fill(template, names.example(items=items, text=text))
        except TemplateError as error:
            found[error.mistake] = None
    return list(found)
