"""A definition as the inputs of its page, and what was posted as a definition again."""

from collections.abc import Iterable, Iterator
from typing import Any

from forms.rows import Typed
from service.documents.own import Definition, Fault, OwnQuestion, Type
from service.documents.own.names import input_name
from service.web.own_pages import order

PEOPLE = ("writers", "signers", "recipients", "begins")
_INPUTS = ("label", "help", "type", "choices", "required")
"""What of a question has an input; what is wrong with the rest of it stands at its card."""
_WRITTEN, _WRITTEN_OF_EACH = ("title", "varfor"), ("-label", "-help", "-choices", "-heading")


def is_written(name: str) -> bool:
    """Whether a person writes in the input, rather than choosing or moving."""
    return name in _WRITTEN or name.endswith(_WRITTEN_OF_EACH)


def typed_of(definition: Definition) -> Typed:
    """What stands in the page before anybody has changed it."""
    typed: dict[str, list[str]] = {"title": [definition.title], "retention": [definition.retention.value]}
    typed[order.ORDER] = []
    for number, section in enumerate(definition.sections, start=1):
        typed[f"r{number}-heading"] = [section.title]
        typed[order.ORDER] += [f"r{number}", *(input_name(each.name) for each in section.questions)]
    for name in PEOPLE:
        typed[name] = [each.value for each in getattr(definition, name)]
    for key, (_, question) in order.keys(definition).items():
        typed.update(_typed_question(key, question))
    return typed


def _typed_question(key: str, question: OwnQuestion) -> Typed:
    return {
        f"{key}-label": [question.label],
        f"{key}-help": [question.help],
        f"{key}-type": [question.type.value],
        f"{key}-required": ["ja"] if question.required else [],
        f"{key}-choices": ["\n".join(question.choices)],
    }


def as_json(typed: Typed, start: Definition) -> dict[str, Any]:
    """What was posted, as JSON for Definition.from_json; names and shapes are those of the Word file."""
    return {
        "title": one(typed, "title"),
        "subject": start.subject.value,
        "sections": [*_sections(typed, start)],
        "retention": one(typed, "retention") or start.retention.value,
        **{name: typed.get(name, []) for name in PEOPLE},
    }


def one(typed: Typed, name: str) -> str:
    """The first text of an input, "" when there is none."""
    return next(iter(typed.get(name, ())), "")


def _sections(typed: Typed, start: Definition) -> Iterator[dict[str, Any]]:
    """The questions under each heading; those before the first stand under one without a text."""
    known = order.keys(start)
    title, questions = "", list[dict[str, Any]]()
    for card in order.cards(typed, start):
        if order.is_heading(card):
            if questions or title:
                yield {"title": title, "questions": questions}
            title, questions = one(typed, f"{card}-heading"), []
        else:
            questions.append(_question(typed, card, *known[card]))
    yield {"title": title, "questions": questions}


def _question(typed: Typed, key: str, path: str, question: OwnQuestion) -> dict[str, Any]:
    chosen = one(typed, f"{key}-type") or question.type.value
    lines = one(typed, f"{key}-choices").splitlines()
    by_key = {input_name(f"{path}[].{each.name}"): each for each in question.columns}
    inner = [card for card in order.columns(typed, key, path, question) if card in by_key]
    return {
        "name": question.name,
        "shape": question.shape.value,
        "type": chosen,
        "label": one(typed, f"{key}-label"),
        "help": one(typed, f"{key}-help"),
        "place": question.place.value,
        "required": "ja" in typed.get(f"{key}-required", ()),
        "choices": [line.strip() for line in lines if line.strip()] if chosen == Type.CHOICE else [],
        "columns": [_question(typed, card, f"{path}[].{by_key[card].name}", by_key[card]) for card in inner],
    }


def places(faults: Iterable[Fault], typed: Typed, start: Definition) -> dict[str, str]:
    """The mistakes by the input they stand at, which is its id too."""
    found: dict[str, str] = {}
    for fault in faults:
        found.setdefault(_place(fault, typed, start), fault.message)
    return found


def _place(fault: Fault, typed: Typed, start: Definition) -> str:
    if not fault.path:
        return fault.part if fault.part in ("title", "retention", *PEOPLE) else "fragor"
    if fault.part in _INPUTS:
        return f"{input_name(fault.path)}-{fault.part}"
    if fault.part != "heading":
        return f"kort-{input_name(fault.path)}"
    cards = order.cards(typed, start)
    before = cards[: cards.index(input_name(fault.path))]
    return next((f"{card}-heading" for card in reversed(before) if order.is_heading(card)), "fragor")


def empty_headings(typed: Typed, start: Definition) -> Iterator[tuple[str, str]]:
    """The headings that no question stands under, with what to do about them."""
    cards = order.cards(typed, start)
    for card, after in zip(cards, [*cards[1:], "r0"], strict=True):
        if order.is_heading(card) and order.is_heading(after):
            yield (
                f"{card}-heading",
                "Rubriken har inga frågor under sig. Flytta dit någon, eller ta bort den.",
            )
