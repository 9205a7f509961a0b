"""What a slutanalys must fulfil besides the answers that its form requires (B10): dates that are possible."""

from collections.abc import Iterator

from service.domain import follow_ups, messages
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.deadlines import follow_up_kind
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import block, early, not_in_future, ordered, protected, warn


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a closing analysis, or unusual about it."""
    yield from _possible(answers, context)
    yield from not_in_future(answers, context, ["slut"])
    if context.case and context.case.ended_early:
        yield block("B10", messages.ENDED_BEFORE_ITS_TIME, field="avslutsanledning")
    yield from _followed_up(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _possible(answers: Answers, context: Context) -> Iterator[Finding]:
    """Not before the start, neither the one that is told here nor the one of the enrolment."""
    end, enrolled = answers.date("slut"), (context.case or Case("")).enrolled
    wrong = [*ordered(answers.date("start"), end, field="slut")]
    yield from wrong or early(end, enrolled, field="slut", label="Slutdatum")


def _followed_up(answers: Answers, context: Context) -> Iterator[Finding]:
    """A corrected end moves the days that the follow-ups are about, also of those that are told already."""
    case, end = context.case or Case(""), answers.date("slut")
    if case.closed is None or end is None or end == case.closed:
        return
    closing = Entry("slutanalys", context.on, answers, context.author)
    moved = Case.of(case.number, (*case.history, closing))
    for key in (follow_ups.NINETY_DAYS, follow_ups.ONE_YEAR):
        yield from _followed(moved, context, key)


def _followed(moved: Case, context: Context, key: str) -> Iterator[Finding]:
    about, last = (day(moved, context.project, key) for day in (follow_ups.due, follow_ups.latest_day))
    told = moved.entry(follow_up_kind(key))
    if told is None or about is None or last is None:
        return
    done = told.answers.date("kontakt") or told.on
    label = f"Uppföljningen {follow_ups.contact_choices(context.project)[key]} efter avslut"
    if done < about:
        days = {"datum": iso(done), "dag": iso(about)}
        yield warn("K83", messages.FOLLOWED_UP_BEFORE, field="slut", etikett=label, **days)
    if done > last:
        yield warn("W10", messages.DONE_LATE, field="slut", etikett=label, datum=iso(last))
