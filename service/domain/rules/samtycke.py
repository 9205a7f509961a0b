"""What a consent must fulfil: who signs it, that it says with whom, and how long it has to last."""

from collections.abc import Iterator
from datetime import date

from service.domain import consent, messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.dates import age_at, iso
from service.domain.finding import Finding
from service.domain.identity import is_deidentified
from service.domain.presets_consent import closing, last_follow_up
from service.domain.rules import hidden
from service.domain.rules.shared import block, not_in_future, ordered, protected, remiss_of, warn

ADULT = 18


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a consent, or unusual about it."""
    yield from _signature(answers, context)
    yield from _guardian(answers, context)
    yield from _exchange(answers)
    yield from _lasting(answers, context)
    yield from _names(answers, context)
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(_without_guardians(answers), context)
    yield from protected(answers, context)


def _signature(answers: Answers, context: Context) -> Iterator[Finding]:
    """On paper so far: a day and a keeper, or neither; unsigned it replaces one that was signed."""
    yield from not_in_future(answers, context, ["undertecknat"])
    yield from ordered(answers.date("undertecknat"), answers.date("giltigt_till"), field="giltigt_till")
    signed, kept = answers.has("undertecknat"), answers.has("forvaras")
    if kept and not signed:
        yield block("B2", messages.REQUIRED, field="undertecknat", etikett="Datum för underskrift")
    if signed and not kept:
        yield block("B2", messages.REQUIRED, field="forvaras", etikett="Originalets förvaringsplats")
    if not signed and context.case and consent.consent(context.case).signed:
        yield warn("B2", messages.LAPSES_UNSIGNED, field="undertecknat")


def _guardian(answers: Answers, context: Context) -> Iterator[Finding]:
    number = context.case.person.personnummer if context.case else None
    if number is None or "vardnadshavare" in answers.many("undertecknare"):
        return
    age = age_at(number.birth_date, answers.date("undertecknat") or context.on)
    if age < ADULT:
        yield block("W1", messages.GUARDIAN_SIGNS, field="undertecknare", n=age)


def _exchange(answers: Answers) -> Iterator[Finding]:
    """A consent to exchange is never general: it names somebody."""
    if answers.yes("utbyte") and not (answers.many("lamna_ut") or answers.many("ta_emot")):
        yield block("B2", messages.NOBODY_EXCHANGES, field="ta_emot")


def _lasting(answers: Answers, context: Context) -> Iterator[Finding]:
    """W10: who consents to contact afterwards does so until the last follow-up."""
    until, needed = answers.date("giltigt_till"), _needed(context)
    if until and needed and answers.yes("kontakt_efterat") and until < needed:
        facts = {"datum": iso(until), "dag": iso(needed)}
        yield warn("W10", messages.EXPIRES_BEFORE_FOLLOW_UP, field="giltigt_till", **facts)


def _needed(context: Context) -> date | None:
    day = closing(context)
    return last_follow_up(context.project, day) if day else None


def _names(answers: Answers, context: Context) -> Iterator[Finding]:
    """M24: a guardian's name tells who the person is."""
    if is_deidentified(remiss_of(context)):
        yield from (hidden.identifying(name) for name in hidden.GUARDIANS if answers.has(name))


def _without_guardians(answers: Answers) -> Answers:
    """A guardian may bear the participant's name, and is not printed for a protected person."""
    return Answers({name: said for name, said in answers.items() if name not in hidden.GUARDIANS})
