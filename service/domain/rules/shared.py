"""What the rules of several kinds have in common."""

from collections.abc import Iterable, Iterator
from datetime import date

from service.domain import messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.finding import Finding, Severity
from service.domain.messages import Message


def block(rule: str, message: Message, *, field: str = "", **facts: object) -> Finding:
    """A finding that refuses."""
    return Finding(rule, Severity.BLOCK, message.text(**facts), field)


def warn(rule: str, message: Message, *, field: str = "", **facts: object) -> Finding:
    """A finding that asks for a written reason."""
    return Finding(rule, Severity.WARN, message.text(**facts), field)


def remiss_of(context: Context) -> Answers:
    """The referral of the case; empty when there is none."""
    return (context.case or Case("")).latest("remiss")


def not_in_future(answers: Answers, context: Context, names: Iterable[str]) -> Iterator[Finding]:
    """M4 for each of the dates that lies after the day of writing."""
    for name in names:
        said = answers.date(name)
        if said and said > context.on:
            yield block("M4", messages.DATE_IN_FUTURE, field=name)


def ordered(start: date | None, end: date | None, *, field: str) -> Iterator[Finding]:
    """M5 when both days are known and the end lies first."""
    if start and end and end < start:
        yield block("M5", messages.END_BEFORE_START, field=field)


def early(day: date | None, first: date | None, *, field: str, label: str) -> Iterator[Finding]:
    """K43 for a day that lies before the first possible one."""
    if day and first and day < first:
        yield block("M5", messages.TOO_EARLY, field=field, etikett=label, datum=iso(first))


def unsigned(answers: Answers) -> Iterator[Finding]:
    """B6: the participant does not sign, and nobody has told why (M30)."""
    if answers.yes("deltagaren_undertecknar") is False and not answers.has("skal_utan_underskrift"):
        yield block("B6", messages.NOT_SIGNED_BY_PARTICIPANT, field="skal_utan_underskrift")


def interpreter(answers: Answers, *, booked: bool) -> Iterator[Finding]:
    """W10: an interpreter is needed, but the language is not told or nobody is booked."""
    if answers.yes("tolkbehov") and not (answers.has("sprak") and booked):
        yield warn("W10", messages.INTERPRETER, field="sprak")


def protected(answers: Answers, context: Context) -> Iterator[Finding]:
    """Tells, in every document of the case, that the person's identity is protected (M28)."""
    del answers
    if context.case and context.case.person.protected:
        yield note_protected()


def note_protected() -> Finding:
    """The note that never stops anybody."""
    return Finding("B3", Severity.NOTE, messages.PROTECTED_IDENTITY.text())
