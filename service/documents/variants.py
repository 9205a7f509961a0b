"""The documents that one record gives: the main one, and further ones for people or without identity.

A further document is data too: a kind names its companions and whether they are translated, and nothing else
here knows one kind from another.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from doc_templates.languages import Language, languages
from service.documents import twin
from service.documents.kind import DocumentKind, Subject
from service.domain.answers import Answers
from service.domain.context import Context
from service.errors import NotFound

TWIN = "avidentifierad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One document of a record; `key` is "" for the main one, and stands in addresses and file names.

    `kind` gives its words and its Word file: the record's own, or a companion of it.
    """

    key: str
    title: str
    kind: DocumentKind
    language: Language | None = None
    deidentified: bool = False


def further(kind: DocumentKind) -> tuple[Variant, ...]:
    """What a record of this kind gives besides its main document, what most ask for first."""
    return (*_companions(kind), *_translated(kind), *_twins(kind))


def variant_of(kind: DocumentKind, key: str) -> Variant:
    """The document with this key; raises NotFound when the kind gives none such."""
    if not key:
        return Variant(key="", title=kind.title, kind=kind)
    found = next((each for each in further(kind) if each.key == key), None)
    if found is None:
        raise NotFound
    return found


def context_of(variant: Variant, context: Context, answers: Answers) -> Context:
    """The context that gives its words; raises TwinTells when a twin would tell who the person is."""
    return twin.context_of(variant.kind, context, answers) if variant.deidentified else context


def _companions(kind: DocumentKind) -> Iterator[Variant]:
    for companion in kind.companions:
        yield Variant(key=companion.key, title=companion.title, kind=companion)


def _translated(kind: DocumentKind) -> Iterator[Variant]:
    """Every language of each translated document; of a companion before the main one, as easier to read."""
    for language in languages().values():
        both = f"på {language.name} och svenska"
        for each in (*kind.companions, kind):
            if each.translated and each is kind:
                yield Variant(
                    key=language.code,
                    title=f"Hela dokumentet med rubriker {both}",
                    kind=kind,
                    language=language,
                )
            elif each.translated:
                key = f"{each.key}-{language.code}"
                yield Variant(key=key, title=f"{each.title} {both}", kind=each, language=language)


def _twins(kind: DocumentKind) -> Iterator[Variant]:
    """What leaves the house about a person can be had without telling who it is."""
    if kind.subject is Subject.CASE and kind.recipients:
        yield Variant(key=TWIN, title="Avidentifierad", kind=kind, deidentified=True)
