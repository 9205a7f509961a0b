"""Fixed texts in the languages of participants: one file a language, which a translator edits as it stands.

The Swedish text is the key. A text that has no translation stands in Swedish alone, and `missing` lists it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TypeVar, cast, get_type_hints

from doc_templates.names import choices, item_type
from doc_templates.words import AMONG, Words

T = TypeVar("T", bound=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """`name` is Swedish, as in "arabiska", and `names` all that a person may have written for it.

    `font` is what Word shall print it with, "" where the document's own font knows the letters. `reviewed`
    tells whether a translator has been through the texts.
    """

    code: str
    name: str
    own_name: str
    names: frozenset[str]
    right_to_left: bool
    font: str
    reviewed: bool
    texts: Mapping[str, str]

    def of(self, swedish: str) -> str:
        """The text in this language; "" when it is not translated."""
        return self.texts.get(swedish, "")

    def missing(self, needed: Iterable[str]) -> list[str]:
        """Those of the Swedish texts that have no translation, each once, in the same order."""
        return [text for text in dict.fromkeys(needed) if not self.of(text)]


@cache
def languages() -> Mapping[str, Language]:
    """All languages by code, in the order of their Swedish names."""
    found = (each for each in files(__name__).iterdir() if each.name.endswith(".toml"))
    read = [
        read_language(each.name.removesuffix(".toml"), each.read_text(encoding="utf-8")) for each in found
    ]
    return {each.code: each for each in sorted(read, key=lambda language: language.name)}


def read_language(code: str, text: str) -> Language:
    """A language from the text of its file."""
    said = tomllib.loads(text)
    return Language(
        code=code,
        name=said["namn"],
        own_name=said["eget_namn"],
        names=frozenset(name.casefold() for name in (said["namn"], said["eget_namn"], *said["kallas_ocksa"])),
        right_to_left=said["hoger_till_vanster"],
        font=said["typsnitt"],
        reviewed=bool(said["granskad_av"]),
        texts={swedish: translated for swedish, translated in said["texter"].items() if translated},
    )


def named(text: str) -> Language | None:
    """The language that a person means with what they wrote, "Arabiska" or "arabiska (syrisk)"."""
    words = {word.strip(".,;:()").casefold() for word in text.replace("/", " ").split()}
    whole = text.strip().casefold()
    return next((each for each in languages().values() if whole in each.names or words & each.names), None)


def fixed_values(words_type: type) -> Iterator[str]:
    """The fixed texts that the fields of some words may hold, fields of groups and rows among them."""
    hints = get_type_hints(words_type)
    for each in fields(words_type):
        yield from sorted(each.metadata.get(AMONG, ()))
        for inner in choices(hints[each.name]):
            if is_dataclass(item_type(inner) or inner):
                yield from fixed_values(item_type(inner) or inner)


def in_both(words: T, language: Language) -> T:
    """The same words with each fixed text in both languages, "Pågår / In progress"; the rest as it was."""
    return cast("T", _in_both(words, language))


def _in_both(value: object, language: Language) -> object:
    if isinstance(value, tuple):
        return tuple(_in_both(item, language) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for each in fields(value):
        said = getattr(value, each.name)
        fixed = isinstance(said, str) and said in each.metadata.get(AMONG, ()) and language.of(said)
        changed[each.name] = f"{said} / {fixed}" if fixed else _in_both(said, language)
    return replace(value, **changed)
