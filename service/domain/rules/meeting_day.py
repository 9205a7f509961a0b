"""The day of a meeting in its papers: the one it is held, and before the next."""

from collections.abc import Iterator
from datetime import timedelta

from service.domain import messages_meeting
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.finding import Finding
from service.domain.rules.shared import block, early, not_in_future


def on_its_day(answers: Answers, context: Context) -> Iterator[Finding]:
    """Nobody writes about a meeting that has not been, nor under the day of another."""
    yield from not_in_future(answers, context, ["mote"])
    said = answers.date("mote")
    if said and context.met and said != context.met:
        yield block("M5", messages_meeting.OTHER_DAY, field="mote", datum=iso(context.met))


def next_comes_after(answers: Answers, *, field: str, label: str) -> Iterator[Finding]:
    """The next meeting is after this one."""
    if met := answers.date("mote"):
        yield from early(answers.date(field), met + timedelta(days=1), field=field, label=label)
