"""What a question is likely to ask for, guessed from its name and from how the Word file uses it."""

import re
from collections.abc import Sequence

from service.documents.own.question import CHOICE, MOST_CHOICES, Type

_KINDS = (
    (Type.KRONOR, re.compile("(belopp|kostnad|kostnader|kronor|summa|pris|avgift|budget)$|^kr$")),
    (Type.INTEGER, re.compile("(antal|timmar|procent|ålder|alder|veckor|månader|manader|dagar)$")),
    (Type.DATE, re.compile("datum$|^(den|start|slut|startar|slutar|senast)$")),
    (
        Type.LONG,
        re.compile(
            "(beskrivning|syfte|bakgrund|motiv|motivering|kommentar|kommentarer|sammanfattning|analys|"
            "bedömning|bedomning|anteckning|anteckningar|innehåll|innehall|synpunkter|övrigt|ovrigt)$"
        ),
    ),
)
"""How a word ends that tells what is asked for: "kostnad" does, and "kostnadsställe" does not."""
_FIRST = (Type.KRONOR, Type.INTEGER)
"""What the first of several words tells as well: "antal deltagare", "kostnad år 1"."""
_PERIOD = re.compile(r"((giltig|gäller|galler|period)_)?(från|fran|till|tom)")
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


def kind(name: str, *, yes_no: bool, alone: bool) -> Type:
    """The type that fits; `alone` in its paragraph, `yes_no` as how it is used says."""
    last = name.rpartition(".")[2].casefold()
    words = [word for word in re.split(r"[_0-9]+", last) if word]
    if yes_no:
        return Type.YES_NO
    if "personnummer" in last or "personnr" in last or "pnr" in words:
        return Type.PERSONNUMMER
    if _PERIOD.fullmatch(last):
        return Type.DATE
    told = _told(words[-1], [*Type]) or _told(words[0], _FIRST) if words else None
    return Type.LONG if alone and told is None else told or Type.TEXT


def _told(word: str, among: Sequence[Type]) -> Type | None:
    """The type that a single word tells."""
    return next((each for each, ends in _KINDS if each in among and ends.search(word)), None)
