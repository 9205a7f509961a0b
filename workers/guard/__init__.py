"""What a Word file from outside must not be: hostile, boundless, or something else than a plain .docx.

Nothing here builds a tree of a part before it is known to be small, follows a link or trusts a number in
the file. What passes may be opened by the rest of Knutpunkt.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workers.errors import Mistake
from workers.guard.content import Reason, index_reasons, reasons
from workers.guard.formats import foreign
from workers.guard.package import main_type_fault
from workers.guard.zip import Refused, unpacked


@dataclass(frozen=True, slots=True)
class Inspection:
    """Why a file is refused, and whether it may be opened all the same to tell what more is wrong with it.

    It may when everything found stands in a paragraph and only does harm in Word, such as a linked picture.
    """

    mistakes: tuple[Mistake, ...]
    may_be_opened: bool


def guard(template: bytes) -> list[Mistake]:
    """Every reason to refuse a file, each with a sentence of its own; an empty list for one to be checked."""
    return list(inspect(template).mistakes)


def inspect(template: bytes) -> Inspection:
    """The reasons to refuse a file, and whether it may be opened nevertheless."""
    strange = foreign(template)
    if strange:
        return _inspection([Reason(strange)])
    try:
        members = unpacked(template)
    except Refused as error:
        return _inspection(map(Reason, error.reasons))
    unreadable = list(index_reasons(members))
    if unreadable:
        return _inspection(unreadable)
    strange = main_type_fault(members)
    return _inspection([Reason(strange)] if strange else reasons(members))


def _inspection(found: Iterable[Reason]) -> Inspection:
    every = list(found)
    mistakes = (
        Mistake(one.place, one.text, one.message, part=one.part, paragraph=one.paragraph) for one in every
    )
    return Inspection(tuple(dict.fromkeys(mistakes)), may_be_opened=all(one.inert for one in every))
