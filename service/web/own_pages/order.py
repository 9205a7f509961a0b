"""The order of the questions on the page: cards of questions and headings that a person moves."""

import re
from collections.abc import Iterator

from forms.rows import Typed
from service.documents.own import Definition, OwnQuestion
from service.documents.own.definition import MOST_SECTIONS
from service.documents.own.names import input_name

ORDER = "ordning"
"""The input that every card has, in the order of the page; that of a card's own rows has its key besides."""
_HEADING = re.compile(r"r[0-9]{1,3}")
_COMMAND = re.compile(r"(up|down|rubrik|bort):([a-z0-9_]{1,60})")


def keys(definition: Definition) -> dict[str, tuple[str, OwnQuestion]]:
    """Every question, those of rows too, by the key that its inputs begin with."""
    return {input_name(path): (path, question) for path, question in definition.walk()}


def is_heading(card: str) -> bool:
    return _HEADING.fullmatch(card) is not None


def cards(typed: Typed, definition: Definition) -> list[str]:
    """Headings and questions in the order they were sent, each question once and none left out."""
    mine = [input_name(question.name) for question in definition.questions]
    said = dict.fromkeys(typed.get(ORDER, ()))
    headings = [card for card in said if is_heading(card)][:MOST_SECTIONS]
    known = [card for card in said if card in mine or card in headings]
    return [*known, *(card for card in mine if card not in said)]


def columns(typed: Typed, key: str, path: str, question: OwnQuestion) -> list[str]:
    """The questions of a row, in the order they were sent."""
    mine = [input_name(f"{path}[].{column.name}") for column in question.columns]
    said = [card for card in dict.fromkeys(typed.get(f"{ORDER}-{key}", ())) if card in mine]
    return [*said, *(card for card in mine if card not in said)]


def command(typed: Typed, said: str, definition: Definition) -> Typed:
    """What is typed after a button that moves a card or adds or removes a heading."""
    match = _COMMAND.fullmatch(said)
    if not match:
        return typed
    verb, card = match.groups()
    for name, order in _orders(typed, definition):
        if card in order:
            return {**typed, name: _changed(order, verb, card)}
    return typed


def _orders(typed: Typed, definition: Definition) -> Iterator[tuple[str, list[str]]]:
    yield ORDER, cards(typed, definition)
    for key, (path, question) in keys(definition).items():
        if question.columns:
            yield f"{ORDER}-{key}", columns(typed, key, path, question)


def _changed(order: list[str], verb: str, card: str) -> list[str]:
    at = order.index(card)
    if verb == "bort":
        return [one for one in order if one != card or not is_heading(one)]
    if verb == "rubrik":
        taken = {int(one[1:]) for one in order if is_heading(one)}
        return [*order[:at], f"r{max(taken, default=0) + 1}", *order[at:]]
    rest = [one for one in order if one != card]
    to = min(max(at + (-1 if verb == "up" else 1), 0), len(rest))
    return [*rest[:to], card, *rest[to:]]
