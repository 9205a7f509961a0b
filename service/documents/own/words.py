"""The words of a kind without code: a dataclass made from the names in its Word file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, make_dataclass
from functools import cache, cached_property
from types import GenericAlias
from typing import Any

from doc_templates import shared
from doc_templates.names import Names, catalogue
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.documents.kind import Subject
from service.documents.own import signatures as own_signatures
from service.documents.own.definition import Definition
from service.documents.own.names import input_name, readable
from service.documents.own.question import OwnQuestion, Place, Shape, Type
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.dates import InvalidDate, iso, long_date
from service.domain.kronor import kronor, thousands
from service.domain.personnummer import InvalidPersonnummer, Personnummer


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCaseWords(SignedWords):
    """What a document about a case has besides the answers: whom it is about, as it may be told."""

    deltagare: Person = field(metadata=means("Den ärendet handlar om"))


@dataclass(frozen=True)
class Group:
    """Words that stand together: those of the document, of a dotted name, or of one row."""

    questions: tuple[tuple[str, OwnQuestion], ...]
    base: type | None = None
    in_row: bool = False

    @cached_property
    def inside(self) -> Mapping[str, "OwnQuestion | Group"]:
        """Each name with its question, or with the group that it begins."""
        found: dict[str, OwnQuestion | Group] = {}
        for first in dict.fromkeys(name.partition(".")[0] for name, _ in self.questions):
            mine = [(name, each) for name, each in self.questions if name.partition(".")[0] == first]
            rest = tuple((name.partition(".")[2], each) for name, each in mine)
            found[first] = Group(rest, in_row=self.in_row) if rest[0][0] else mine[0][1]
        return found

    @cached_property
    def rows(self) -> Mapping[str, "Group"]:
        """The group of one row, for each question that has rows."""
        return {
            name: Group(_named(each.columns), in_row=True)
            for name, each in self.inside.items()
            if isinstance(each, OwnQuestion) and each.type is Type.ROWS
        }

    @cached_property
    def made(self) -> type[Any]:
        """The dataclass of the words."""
        fields = [(name, *self._kind(name, each)) for name, each in self.inside.items()]
        bases = (self.base,) if self.base else ()
        return make_dataclass("OwnWords", fields, bases=bases, frozen=True, slots=True, kw_only=True)

    def _kind(self, name: str, each: "OwnQuestion | Group") -> tuple[Any, Any]:
        """The type of a field, and what it means."""
        if isinstance(each, Group):
            return each.made, field(metadata=means(readable(name)))
        if each.type is Type.ROWS:
            listed = GenericAlias(tuple, (self.rows[name].made, ...))
            return listed, field(metadata=means(each.label, each="rad"))
        return _TYPES.get(each.shape) or _OF[each.type], field(metadata=means(_sentence(each.label)))

    def fill(self, answers: Answers, **more: object) -> Any:
        """The words that the answers give; `more` are those of the base."""
        said = {name: self._say(name, each, answers) for name, each in self.inside.items()}
        return self.made(**said, **more)

    def _say(self, name: str, each: "OwnQuestion | Group", answers: Answers) -> object:
        if isinstance(each, Group):
            return each.fill(answers)
        where = input_name(each.name)
        if each.type is Type.ROWS:
            rows = answers.rows(where) if isinstance(answers.get(where), list) else ()
            return tuple(self.rows[name].fill(row) for row in rows)
        return said(each, answers, where, in_row=self.in_row)


_TYPES: Mapping[Shape, Any] = {Shape.PARAGRAPHS: Text, Shape.LINES: tuple[str, ...]}
_OF: Mapping[Type, Any] = {each: bool | None if each is Type.YES_NO else str for each in Type}


_BASES: Mapping[Subject, type[SignedWords]] = {Subject.CASE: OwnCaseWords, Subject.PROJECT: SignedWords}


def group_of(definition: Definition) -> Group:
    """The words of a kind; `made` is their dataclass."""
    return Group(_named(definition.questions), base=_BASES[definition.subject])


@cache
def shared_names(subject: Subject) -> Names:
    """The names that fill themselves in every document about this."""
    return catalogue(_BASES[subject])


def fill(definition: Definition, group: Group, context: Context, answers: Answers) -> Any:
    """The words of one document."""
    who = shared.who(context)
    about_case = definition.subject is Subject.CASE
    return group.fill(
        answers,
        dokument=shared.header(context, titel=definition.title, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=own_signatures.blocks(definition, context, who),
        **({"deltagare": shared.person(who)} if about_case else {}),
    )


def said(question: OwnQuestion, answers: Answers, where: str, *, in_row: bool) -> object:
    """One answer as the document prints it, dates and amounts written out as in every document.

    An answer from when the question asked for something else is printed as it stands.
    """
    try:
        return _said(question, answers, where, in_row=in_row)
    except (TypeError, InvalidDate, InvalidPersonnummer):
        return _shaped(question, str(answers[where]))


def _said(question: OwnQuestion, answers: Answers, where: str, *, in_row: bool) -> object:
    if question.type is Type.YES_NO:
        return answers.yes(where)
    if question.type in (Type.KRONOR, Type.INTEGER):
        number = answers.integer(where)
        look = kronor if question.type is Type.KRONOR else thousands
        return "" if number is None else look(number)
    if question.type is Type.DATE:
        day = answers.date(where)
        return (iso if _in_table(question, in_row=in_row) else long_date)(day) if day else ""
    text = answers.text(where)
    if question.type is Type.PERSONNUMMER and text:
        return Personnummer.stored(text).shown
    return _shaped(question, text)


def _in_table(question: OwnQuestion, *, in_row: bool) -> bool:
    return in_row if question.place is Place.UNKNOWN else question.place is Place.TABLE


def _shaped(question: OwnQuestion, text: str) -> object:
    """A text as the Word file takes it: whole, by its paragraphs, or as a list of its lines."""
    if question.shape is Shape.VALUE:
        return text
    found = paragraphs(text)
    return found if question.shape is Shape.PARAGRAPHS else found.stycken


def _named(questions: Iterable[OwnQuestion]) -> tuple[tuple[str, OwnQuestion], ...]:
    return tuple((each.name, each) for each in questions)


def _sentence(label: str) -> str:
    return label if label.endswith((".", "?", "!")) else f"{label}."
