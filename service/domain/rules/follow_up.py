"""What a follow-up after closing must fulfil: its day has come (B11), not long ago (W10), by consent (B2)."""

from collections.abc import Iterator, Mapping
from datetime import date

from service.domain import consent, messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.choices_closing import NO_CONTACT
from service.domain.context import Context
from service.domain.dates import iso, long_date
from service.domain.deadlines import follow_up_kind
from service.domain.finding import Finding, Severity
from service.domain.follow_ups import ATTEMPTS, NINETY_DAYS, ONE_YEAR, days_tried, due, latest_day
from service.domain.messages import Message
from service.domain.rules import hidden
from service.domain.rules.kontakt import consented, electronic
from service.domain.rules.shared import block, not_in_future, protected, warn

_TOO_EARLY: Mapping[str, Message] = {
    NINETY_DAYS: messages.TOO_EARLY_FOLLOW_UP,
    ONE_YEAR: messages.TOO_EARLY_ONE_YEAR,
}


def ninety_days(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with the follow-up ninety days after closing, or unusual about it."""
    yield from _rules(answers, context, NINETY_DAYS)


def one_year(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with the follow-up a year after closing, or unusual about it."""
    yield from _rules(answers, context, ONE_YEAR)


def _rules(answers: Answers, context: Context, key: str) -> Iterator[Finding]:
    case, day = context.case or Case(""), answers.date("kontakt")
    yield from not_in_future(answers, context, ["kontakt"])
    yield from _in_time(case, context, key, day or context.on)
    if day and day != case.latest(follow_up_kind(key)).date("kontakt"):
        # What was done by consent is not undone when the record of it is corrected later.
        yield from _consented(answers, case, day)
    yield from _tried(answers, case, key, day or context.on)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _in_time(case: Case, context: Context, key: str, day: date) -> Iterator[Finding]:
    about, last = due(case, context.project, key), latest_day(case, context.project, key)
    if about is None or last is None:
        return
    yield Finding("K66", Severity.NOTE, messages.STATUS_ON.text(dag=long_date(about)))
    if day < about:
        yield block("B11", _TOO_EARLY[key], field="kontakt", datum=iso(about))
    if day > last:
        yield warn("W10", messages.DONE_LATE, field="kontakt", etikett="Uppföljningen", datum=iso(last))


def _consented(answers: Answers, case: Case, day: date) -> Iterator[Finding]:
    allowed, way = consented(case, day), answers.text("kontaktsatt")
    # Who has withdrawn it since cannot be asked any more.
    if way == NO_CONTACT and allowed and consent.contact_afterwards(case, on=day):
        yield block("B2", messages.CONTACT_CONSENTED, field="kontaktsatt")
    if way not in ("", NO_CONTACT) and not allowed:
        yield block("B2", messages.NO_CONTACT_CONSENT, field="kontaktsatt")
    yield from electronic(answers, case, day)


def _tried(answers: Answers, case: Case, key: str, day: date) -> Iterator[Finding]:
    """Nobody counts as not reached before they were tried on a third day, this one among them."""
    tried = len(days_tried(case, key) | {day})
    if answers.yes("natt") is False and tried < ATTEMPTS:
        yield block("K63", messages.FEW_ATTEMPTS, field="natt", n=ATTEMPTS, m=tried)
