"""What a question is likely to ask for, guessed from its name and from how the Word file uses it."""

import re
from collections.abc import Sequence

from service.documents.own_question import CHOICE, MOST_CHOICES, Type

_DATES = frozenset({"den", "från", "fran", "till", "start", "slut", "startar", "slutar", "senast", "tom"})
_KRONOR = re.compile("belopp|kostnad|kronor|summa|pris|avgift|budget")
_NUMBERS = re.compile("antal|timmar|procent|ålder|alder|veckor|månader|manader|dagar")
_LONG = re.compile(
    "beskrivning|syfte|bakgrund|motiver|kommentar|sammanfattning|analys|bedömning|bedomning|anteckning|"
    "innehåll|innehall|synpunkter|övrigt|ovrigt"
)


_YES_OR_NO = ("Ja", "Nej")


def says_yes_or_no(texts: Sequence[str]) -> bool:
    """Whether these are nothing but Ja and Nej, spelt as an answer is printed."""
    return bool(texts) and {*texts} <= {*_YES_OR_NO}


def choices(texts: Sequence[str]) -> tuple[str, ...]:
    """The answers to choose between, when the Word file compares the answer with these texts.

    One text alone tells nothing of the others, unless it is Ja or Nej.
    """
    if says_yes_or_no(texts):
        return _YES_OR_NO
    fit = 1 < len(texts) <= MOST_CHOICES and all(0 < len(text.strip()) <= CHOICE for text in texts)
    return tuple(texts) if fit else ()


def kind(name: str, *, only_tested: bool, alone: bool) -> Type:
    """The type that fits; `alone` in its paragraph, `only_tested` by conditions and never printed."""
    last = name.rpartition(".")[2].casefold()
    words = {word for word in re.split(r"[_0-9]+", last) if word}
    if only_tested:
        return Type.YES_NO
    if "personnummer" in last or "personnr" in last or "pnr" in words:
        return Type.PERSONNUMMER
    if _KRONOR.search(last) or "kr" in words:
        return Type.KRONOR
    if _NUMBERS.search(last):
        return Type.INTEGER
    if last.endswith("datum") or "datum" in last or words & _DATES:
        return Type.DATE
    return Type.LONG if alone or _LONG.search(last) else Type.TEXT
