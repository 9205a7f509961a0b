"""The words that all documents share: what a template author types in Word between {{ and }}.

The field names below are Swedish because they stand in the Word files: ``{{ dokument.titel }}``,
``{{ underskrift.namnfortydligande }}``. Every value is finished text: dates, amounts and choices are
written out by the ``words()`` function of a kind, so that a template never computes anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokument:
    """What header and footer say: ``{{ dokument.titel }}``. A value that is not known is an empty text."""

    titel: str
    projekt: str
    arendenummer: str
    datum: str
    version: str
    id: str
    mall: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The person block: for a protected person ``namn`` is the alias and ``personnummer`` is empty."""

    namn: str
    personnummer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A long text by its paragraphs: ``{%p for stycke in syfte.stycken %}``."""

    stycken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Motivering:
    """Why somebody went on in spite of a warning: the rule's sentence and the reason given."""

    regel: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Underskrift:
    """One signature block; texts that are written by hand on paper are empty and get a line."""

    rubrik: str
    ort_datum: str
    namnfortydligande: str
    roll: str
    organisation: str
    signeringssatt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What every document has; a kind adds its own fields in a subclass."""

    dokument: Dokument


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedWords(Words):
    """What a document that somebody signs has besides: the reasons given for warnings, and the signers."""

    motiveringar: tuple[Motivering, ...]
    underskrifter: tuple[Underskrift, ...]


def paragraphs(text: str) -> Text:
    """The non-empty lines of a long text, each a paragraph of its own; an empty text has none."""
    return Text(stycken=tuple(line.strip() for line in text.split("\n") if line.strip()))


def plain(words: Words) -> dict[str, object]:
    """The words as nested dicts and lists, the only thing a Word template ever sees.

    Raises TypeError for a value that is not plain data, so that no database object gets near a template.
    """
    return {field.name: _plain(getattr(words, field.name)) for field in fields(words)}


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (str, int, date)):
        return value
    raise TypeError(f"words hold plain data only, not {type(value).__name__}")
