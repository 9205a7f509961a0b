"""What a contact must fulfil: it has been, it was after closing, and the person consented to it (B2)."""

from collections.abc import Iterator
from datetime import date

from service.domain import consent, messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.choices_closing import ELECTRONIC
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.finding import Finding
from service.domain.follow_ups import OTHER, attempted, attempts
from service.domain.rules import hidden
from service.domain.rules.shared import block, not_in_future, protected, warn


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a contact."""
    case, day = context.case or Case(""), answers.date("datum")
    yield from not_in_future(answers, context, ["datum"])
    if day and case.closed and day < case.closed:
        yield block("K43", messages.TOO_EARLY, field="datum", etikett="Datum", datum=iso(case.closed))
    if day and answers.text("galler") not in ("", OTHER) and not consented(case, day):
        yield block("B2", messages.NO_CONTACT_CONSENT, field="galler")
    yield from electronic(answers, case, day)
    yield from _tried_that_day(answers, context, day)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _tried_that_day(answers: Answers, context: Context, day: date | None) -> Iterator[Finding]:
    """K118: a further attempt on the same day may be told, but counts no more than the first.

    A corrected record is not held against the version that it replaces.
    """
    key = answers.text("galler")
    if day is None or context.case is None or key in ("", OTHER) or answers.yes("natt") is not False:
        return
    same = [each.version for each in attempts(context.case, key) if attempted(each) == day]
    if context.version > 1 and context.version - 1 in same:
        same.remove(context.version - 1)
    if same:
        yield warn("K118", messages.TRIED_THAT_DAY, field="datum", datum=iso(day))


def consented(case: Case, day: date) -> bool:
    """Whether the person might be contacted afterwards on that day, whatever was said later."""
    return consent.contact_afterwards(consent.as_it_stood(case, on=day), on=day)


def electronic(answers: Answers, case: Case, day: date | None) -> Iterator[Finding]:
    """E-mail and text messages need a consent of their own, that held on the day."""
    if not day or answers.text("kontaktsatt") not in ELECTRONIC:
        return
    if not consent.by_email(consent.as_it_stood(case, on=day), on=day):
        yield block("B2", messages.NO_ELECTRONIC_CONTACT, field="kontaktsatt")
