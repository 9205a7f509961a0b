"""What must hold between the parts of a definition that were each read well."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from service.documents.kind import Subject
from service.documents.own.names import input_name, wrong_name
from service.documents.own.question import DEEPEST, MOST_QUESTIONS, TOO_DEEP, OwnQuestion, Shape, Type
from service.documents.own.reading import Fault
from service.documents.own.roles import RECIPIENTS, SIGNERS, WRITERS

if TYPE_CHECKING:
    from service.documents.own.definition import Definition


Compared = Mapping[str, Sequence[str]]
"""By the path of a question, the texts that its Word file holds the answer against."""


def faults(definition: "Definition", compared: Compared) -> Iterator[Fault]:
    """Every mistake, with its place."""
    count = sum(1 for _ in definition.walk())
    if count > MOST_QUESTIONS:
        yield Fault(
            "", "sections", f"En dokumenttyp får ha högst {MOST_QUESTIONS} frågor. Den här har {count}."
        )
        return
    yield from _people(definition)
    yield from _level(definition.questions, above="")
    for path, question in definition.walk():
        if path.count("[]") >= DEEPEST:
            yield Fault(path, "columns", TOO_DEEP)
        yield from _question(path, question, definition.subject)
        yield from _never_equal(path, question, compared.get(path, ()))


def _people(definition: "Definition") -> Iterator[Fault]:
    subject = definition.subject
    if not definition.writers:
        yield Fault("", "writers", "Välj minst en roll som skriver dokumentet.")
    if not {*definition.writers} <= {*WRITERS[subject]}:
        yield Fault("", "writers", "En handling om projektet skrivs av projektledaren.")
    if not {*definition.signers} <= {*SIGNERS[subject]}:
        yield Fault("", "signers", "En handling om projektet undertecknas av projektledaren eller parterna.")
    if not {*definition.recipients} <= {*RECIPIENTS[subject]}:
        yield Fault("", "recipients", _WRONG_RECIPIENT[subject])
    if subject is Subject.CASE and not definition.begins:
        yield Fault("", "begins", "Välj minst ett läge där dokumentet kan skrivas.")


_WRONG_RECIPIENT = {
    Subject.CASE: "Styrgruppen och förbundet får inte handlingar om enskilda personer.",
    Subject.PROJECT: "En handling om projektet lämnas till projektledaren, styrgruppen eller förbundet.",
}


def _level(questions: Iterable[OwnQuestion], *, above: str) -> Iterator[Fault]:
    """Names that stand beside each other: each can be used, and none is another or a part of it."""
    beside = [*questions]
    names = [question.name for question in beside]
    for name in names:
        if wrong := wrong_name(name, top=not above) or _clash(name, names):
            yield Fault(above + name, "name", wrong)
    for question in beside:
        yield from _level(question.columns, above=f"{above}{question.name}[].")


def _clash(name: str, names: Sequence[str]) -> str:
    """Why a name cannot stand beside the others; "" when it can."""
    if names.count(name) > 1:
        return f"”{name}” finns mer än en gång."
    inside = [other for other in names if other.startswith(f"{name}.")]
    if inside:
        return f"”{name}” är både en fråga och en grupp med ”{inside[0]}”. Byt namn på det ena."
    alike = [other for other in names if other != name and input_name(other) == input_name(name)]
    return f"”{name}” och ”{alike[0]}” är för lika varandra. Byt namn på det ena." if alike else ""


def _question(path: str, question: OwnQuestion, subject: Subject) -> Iterator[Fault]:
    if question.type not in question.shape.types:
        yield Fault(path, "type", _WRONG_TYPE[question.shape])
    if bool(question.columns) is not (question.type is Type.ROWS):
        yield Fault(path, "columns", "Rader behöver minst en fråga i varje rad, och bara rader har sådana.")
    if question.type is Type.PERSONNUMMER and subject is Subject.PROJECT:
        yield Fault(path, "type", "En handling om projektet kan inte fråga efter personnummer.")
    yield from _choices(path, question)


_NEVER_EQUAL = (
    "Word-filen jämför svaret med texten ”{0}”, och ett ja eller nej är aldrig lika med en text. Välj ”Val "
    "bland alternativ”, eller skriv {{% if … %}} utan texten i Word-filen och ladda upp den igen."
)


def _never_equal(path: str, question: OwnQuestion, texts: Sequence[str]) -> Iterator[Fault]:
    if texts and question.type is Type.YES_NO:
        yield Fault(path, "type", _NEVER_EQUAL.format(texts[0]))


_WRONG_TYPE = {
    Shape.VALUE: "Word-filen skriver ut svaret som ett värde. Det kan inte vara rader.",
    Shape.PARAGRAPHS: "Word-filen skriver ut svaret stycke för stycke. Det måste vara en lång text.",
    Shape.LINES: "Word-filen skriver ut svaret som en lista. Det måste vara en lång text, en rad för varje.",
    Shape.ROWS: "Word-filen skriver ut svaret rad för rad. Det måste vara rader.",
}


def _choices(path: str, question: OwnQuestion) -> Iterator[Fault]:
    if question.type is not Type.CHOICE:
        if question.choices:
            yield Fault(path, "choices", "Bara ett val bland alternativ har alternativ.")
    elif len(question.choices) < 2:
        yield Fault(path, "choices", "Skriv minst två alternativ, ett på varje rad.")
    elif len({*question.choices}) < len(question.choices) or not all(question.choices):
        yield Fault(path, "choices", "Varje alternativ ska stå en gång, och inget får vara tomt.")
