"""A kind of document without code: a definition becomes a kind like the built-in ones, at run time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from doc_templates.words import SignedWords
from service.documents.kind import DocumentKind, Recipient, Subject
from service.documents.own import roles
from service.documents.own import words as own_words
from service.documents.own.definition import TITLE, Definition, OwnSection
from service.documents.own.form import form_of
from service.documents.own.question import OwnQuestion, Shape, Type
from service.documents.own.reading import DefinitionWrong, Fault
from service.documents.own.rules import rules
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.roles import Role
from service.errors import KindUnknown

__all__ = [
    "Definition", "DefinitionWrong", "Fault", "OwnKind", "OwnQuestion", "OwnSection", "Shape", "Type",
    "belongs", "is_own", "key_of", "kind_of", "readable", "resting", "subject_of", "title_of",
]  # fmt: skip

_READERS = {
    Recipient.REMITTENT: Role.REMITTENT,
    Recipient.STYRGRUPP: Role.STYRGRUPP,
    Recipient.FORBUND: Role.LSG_FORBUND,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKind(DocumentKind):
    """A kind whose makers are its users; its Word file is stored, and is none of the package's."""

    definition: Definition

    @property
    def template(self) -> bytes:
        """There is no built-in Word file: raises KindUnknown."""
        raise KindUnknown(key=self.key)


def key_of(project_key: str, slug: str) -> str:
    """The key of a kind that belongs to a project."""
    return f"egen-{project_key}-{slug}"


def belongs(key: str, project_key: str) -> bool:
    """Whether it is the key of a kind of this very project's making."""
    return key.startswith(key_of(project_key, ""))


def is_own(key: str) -> bool:
    """Whether it is the key of a kind without code."""
    return key.startswith("egen-")


def kind_of(key: str, definition: Definition) -> OwnKind:
    """The kind that a definition makes. Its form and words are classes of their own: keep it and reuse it."""
    group = own_words.group_of(definition)

    def words(context: Context, answers: Answers) -> SignedWords:
        filled: SignedWords = own_words.fill(definition, group, context, answers)
        return filled

    about_case = definition.subject is Subject.CASE
    readers = {_READERS[each] for each in definition.recipients if each in _READERS}
    return OwnKind(
        key=key,
        title=definition.title,
        subject=definition.subject,
        form=form_of(definition),
        words=words,
        words_type=group.made,
        rules=rules(definition),
        writers=frozenset(definition.writers),
        readers=frozenset(readers | {*definition.writers}),
        begins=roles.states_of(definition.begins) if about_case else frozenset(),
        signers=definition.signers,
        recipients=definition.recipients,
        retention=definition.retention,
        definition=definition,
    )


def readable(data: object) -> Definition | None:
    """The definition, or None for one that is damaged or that says what this version knows no more."""
    try:
        return Definition.from_json(data)
    except DefinitionWrong:
        return None


def resting(key: str, data: object) -> OwnKind:
    """A kind whose definition cannot be read: its documents are told by title, and nobody writes it.

    Nor does anybody read them but those who read every document of the case or of the project, and none is
    made: its words raise DefinitionWrong.
    """

    def words(_context: Context, _answers: Answers) -> SignedWords:
        raise DefinitionWrong(faults=[Fault("", "sections", "De kan inte läsas längre.")])

    start = Definition(
        title=title_of(key, data), subject=subject_of(data), writers=(), recipients=(), begins=()
    )
    return replace(kind_of(key, start), words=words)


def title_of(key: str, data: object) -> str:
    """What a definition calls its kind, also one that cannot be read; the key when it says nothing."""
    title = data.get("title") if isinstance(data, Mapping) else None
    return title[:TITLE] if isinstance(title, str) and title.strip() else key


def subject_of(data: object) -> Subject:
    """What a definition is about, also one that cannot be read: a case unless it clearly says otherwise."""
    said = data.get("subject") if isinstance(data, Mapping) else None
    return Subject.PROJECT if said == Subject.PROJECT else Subject.CASE
