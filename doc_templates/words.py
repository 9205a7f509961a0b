"""The words that all documents share: what a template author types in Word between {{ and }}.

The field names below are Swedish because they stand in the Word files: ``{{ dokument.titel }}``,
``{{ underskrift.namnfortydligande }}``. Every value is finished text: dates, amounts and choices are
written out by the ``words()`` function of a kind, so that a template never computes anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any

from service.domain.dates import whole_dates

MEANING, EACH, AMONG = "meaning", "each", "among"


def means(meaning: str, *, each: str = "", among: Iterable[str] = ()) -> Mapping[str, Any]:
    """What a field is, said in Swedish to who writes the template: the field's metadata.

    A group or a list of rows has a heading without full stop, all else a sentence. `each` is what one item of
    a list is called in ``for``; see doc_templates.entries for what a list without it gets. `among` are the
    fixed texts that the field may hold, such as the names of choices: only those are ever translated.
    """
    return {MEANING: meaning, EACH: each, AMONG: frozenset(among)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokument:
    """What header and footer say: ``{{ dokument.titel }}``. A value that is not known is an empty text."""

    titel: str = field(metadata=means("Dokumentets namn."))
    projekt: str = field(metadata=means("Projektets namn."))
    arendenummer: str = field(metadata=means("Ärendets nummer; tomt om dokumentet inte hör till ett ärende."))
    datum: str = field(metadata=means("Dagen då dokumentet fastställdes."))
    version: str = field(metadata=means("Versionens nummer, från 1."))
    id: str = field(metadata=means("Dokumentets id, som skiljer det från alla andra dokument."))
    mall: str = field(metadata=means("Vilken mall dokumentet är gjort av."))
    organisation: str = field(
        metadata=means("Organisationen som den som fastställde arbetar i; tom vid skyddade personuppgifter.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The person block: for a protected person ``namn`` is the alias and ``personnummer`` is empty."""

    namn: str = field(metadata=means("Deltagarens namn; ett alias vid skyddade personuppgifter."))
    personnummer: str = field(
        metadata=means("Person- eller samordningsnummer; tomt vid skyddade personuppgifter.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A long text by its paragraphs: ``{%p for stycke in syfte.stycken %}``."""

    stycken: tuple[str, ...] = field(metadata=means("Texten, ett stycke i taget.", each="stycke"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Motivering:
    """Why somebody went on in spite of a warning: the rule's sentence and the reason given."""

    regel: str = field(metadata=means("Vad Knutpunkt varnade för."))
    text: str = field(metadata=means("Varför dokumentet ändå fastställdes."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Undantag:
    """The styrgrupp's exception from the longest time: ``{%p for stycke in undantag.stycken %}``."""

    beslutat: str = field(metadata=means("Dagen då styrgruppen beslutade om undantaget."))
    stycken: tuple[str, ...] = field(
        metadata=means("Motiveringen till undantaget, ett stycke i taget.", each="stycke")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Underskrift:
    """One signature block; texts that are written by hand on paper are empty and get a line."""

    rubrik: str = field(
        metadata=means("Vem som skriver under, till exempel Deltagare.", among=("Deltagare", "Vägledare"))
    )
    ort_datum: str = field(metadata=means("Ort och datum; tomt när det skrivs för hand."))
    namnfortydligande: str = field(metadata=means("Namnet i klartext; tomt när det skrivs för hand."))
    roll: str = field(metadata=means("Rollen hos den som skriver under."))
    organisation: str = field(
        metadata=means("Organisationen hos den som skriver under; tom vid skyddade personuppgifter.")
    )
    signeringssatt: str = field(metadata=means("Hur dokumentet skrivs under."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What every document has; a kind adds its own fields in a subclass."""

    dokument: Dokument = field(metadata=means("Sidhuvud och sidfot"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedWords(Words):
    """What a document that somebody signs has besides: the reasons given for warnings, and the signers."""

    motiveringar: tuple[Motivering, ...] = field(metadata=means("Motiveringar till varningar", each="m"))
    underskrifter: tuple[Underskrift, ...] = field(metadata=means("Underskrifter", each="u"))


def paragraphs(text: str) -> Text:
    """The non-empty lines of a long text, each a paragraph of its own; an empty text has none."""
    return Text(stycken=tuple(line.strip() for line in text.split("\n") if line.strip()))


def plain(words: Words) -> dict[str, object]:
    """The words as nested dicts and lists, the only thing a Word template ever sees.

    Raises TypeError for a value that is not plain data, so that no database object gets near a template.
    """
    return {each.name: _plain(getattr(words, each.name)) for each in fields(words)}


def printed(words: Words) -> dict[str, object]:
    """The plain words as they are printed: no line ends inside a date, also one that somebody has written."""
    return {name: _printed(value) for name, value in plain(words).items()}


def _printed(value: object) -> object:
    if isinstance(value, dict):
        return {name: _printed(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_printed(item) for item in value]
    return whole_dates(value) if isinstance(value, str) else value


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (str, int, date)):
        return value
    raise TypeError(f"words hold plain data only, not {type(value).__name__}")
