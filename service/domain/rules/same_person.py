"""A newer version of a referral is about the person of the case, and lowers no protection (DOMAIN 2.2)."""

from collections.abc import Iterator
from dataclasses import replace

from service.domain import messages
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.personnummer import InvalidPersonnummer, Personnummer
from service.domain.rules.shared import block, warn
from service.domain.text import plain

_SILENT = frozenset({"remiss", "begaran_om_komplettering", "skydd"})
"""What may stand in a case although nobody has relied on the number yet."""
_NO_ANSWER = frozenset({"", "komplettering"})


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """What is wrong when a version tells another number, or less protection, than the one before it."""
    case = context.case or Case("")
    yield from _number(answers, case)
    yield from _protection(answers, context, case)


def _number(answers: Answers, case: Case) -> Iterator[Finding]:
    """Until somebody has relied on the number it is mended freely; until the answer, with a reason."""
    before, now = _named_last(case), _read(answers)
    known = _read(before)
    if now is None or known is None or now == known:
        return
    if known.is_coordination and not now.is_coordination and _alike(answers, before, now, known):
        yield warn("B1", messages.NUMBER_ASSIGNED, field="personnummer")
    elif _answered(case) or (_relied_on(case) and not _same_name(answers, before)):
        yield block("B1", messages.ANOTHER_PERSON, field="personnummer")
    elif _relied_on(case):
        yield warn("B1", messages.NUMBER_CHANGED, field="personnummer")


def _named_last(case: Case) -> Answers:
    """The newest version of the referral that has a number, be it superseded."""
    named = (each.answers for each in reversed(case.history) if each.kind == "remiss")
    return next((each for each in named if each.has("personnummer")), Answers({}))


def _read(answers: Answers) -> Personnummer | None:
    try:
        return Personnummer.stored(answers.text("personnummer")) if answers.has("personnummer") else None
    except InvalidPersonnummer:
        return None


def _alike(answers: Answers, before: Answers, now: Personnummer, known: Personnummer) -> bool:
    """Whether two numbers may well be one person's: the day of birth can be another once it is known."""
    return now.birth_date == known.birth_date or _same_name(answers, before)


def _same_name(answers: Answers, before: Answers) -> bool:
    said, known = (plain(each.text("namn")).casefold().split() for each in (answers, before))
    return said == known


def _answered(case: Case) -> bool:
    """Whether anybody has answered the referral, in any version, so that others know the person by it."""
    said = (each.answers.text("stallningstagande") for each in _since_named(case) if each.kind == "remissvar")
    return any(each not in _NO_ANSWER for each in said)


def _relied_on(case: Case) -> bool:
    return any(each.kind not in _SILENT for each in _since_named(case))


def _since_named(case: Case) -> tuple[Entry, ...]:
    """What was said of the person by number; what a consultation without one was answered is about nobody."""
    numbered = (each.kind == "remiss" and each.answers.has("personnummer") for each in case.history)
    first = next((n for n, each in enumerate(numbered) if each), len(case.history))
    return case.history[first:]


def _protection(answers: Answers, context: Context, case: Case) -> Iterator[Finding]:
    """B3: what lifts a protection is a skydd, since that takes a reason; whoever raises it needs none."""
    itself = Entry("remiss", context.on, answers, context.author)
    if case.protected and not replace(case, history=(*case.history, itself)).protected:
        yield block("B3", messages.LIFTED_WITH_REASON, field="skyddade_personuppgifter")
