"""What a remiss must fulfil (DOMAIN 3.3): B1, B2, B5 and the warnings W1 to W5."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from service.domain import messages
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.choices import FORSORJNINGSKALLA
from service.domain.consent import (
    Consent,
    attested,
    consent,
    expired,
    has_expired,
    is_registered,
    parties_outside,
)
from service.domain.consent_parts import Part
from service.domain.context import Context
from service.domain.dates import age_at
from service.domain.finding import Finding, Severity
from service.domain.identity import is_deidentified, is_unnamed
from service.domain.messages import inside_sentence
from service.domain.personnummer import InvalidPersonnummer, Personnummer
from service.domain.project import NO_EXCLUSION, OTHER_KOMMUN
from service.domain.project_parts import Ages, Category
from service.domain.rules import hidden, remiss_facts, same_person
from service.domain.rules.shared import (
    block,
    interpreter,
    not_in_future,
    note_protected,
    warn,
)
from service.domain.text import several

FEWEST_AUTHORITIES = 2


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a referral, or unusual about it."""
    yield from _sender(answers, context)
    about_person = _unnamed if is_deidentified(answers) else _named
    yield from about_person(answers, context)
    yield from _target_group(answers, context)
    yield from not_in_future(answers, context, ["forsorjning_sedan"])
    yield from remiss_facts.of_all(answers, context)


def _sender(answers: Answers, context: Context) -> Iterator[Finding]:
    """Nobody refers in the name of another organisation than the one whose case it is."""
    said, own = answers.text("remittent_organisation"), context.organisation_key
    if own and said and said != own:
        name = context.project.remittent_choices.get(own, own)
        yield block("B2", messages.OTHER_ORGANISATION, field="remittent_organisation", organisation=name)


def outside_age(birth: date, day: date, ages: Ages, *, field: str) -> Iterator[Finding]:
    """W1 with the age on a day."""
    age = age_at(birth, day)
    if not ages.holds(age):
        message = messages.TOO_YOUNG if ages.highest is None else messages.OUTSIDE_AGE
        yield warn("W1", message, field=field, n=age, a=ages.lowest, b=ages.highest)


def _unnamed(answers: Answers, context: Context) -> Iterator[Finding]:
    """What was typed under questions about a named person is judged by the form, which alone still has it."""
    case = context.case or Case("")
    if case.entry("remiss") and not is_unnamed(case):
        yield block("B2", messages.NAMED_ALREADY, field="arendetyp")
    yield from remiss_facts.of_interval(answers, context.project.ages)
    yield from hidden.telling_texts(answers)


def _named(answers: Answers, context: Context) -> Iterator[Finding]:
    yield from _number(answers, context)
    yield from same_person.rules(answers, context)
    yield from _consent(answers, context)
    yield from _protection(answers, context)
    yield from interpreter(answers, booked=True)
    if answers.text("folkbokforingskommun") == OTHER_KOMMUN:
        yield warn("W5", messages.NO_PARTY_KOMMUN, field="folkbokforingskommun")


def _number(answers: Answers, context: Context) -> Iterator[Finding]:
    if not answers.has("personnummer"):
        return
    try:
        number = Personnummer.stored(answers.text("personnummer"))
    except InvalidPersonnummer:
        yield block("B1", messages.PERSONNUMMER_WRONG, field="personnummer")
        return
    if number.is_test and not context.test_numbers:
        yield block("B1", messages.TEST_NUMBER_REFUSED, field="personnummer")
    yield from outside_age(number.birth_date, context.on, context.project.ages, field="personnummer")
    if age_at(number.birth_date, context.on) < remiss_facts.ADULT and not answers.rows("vardnadshavare"):
        yield block("W1", messages.REQUIRED, field="vardnadshavare", etikett="Vårdnadshavare")
    yield from remiss_facts.of_number(answers, context, number)


def _consent(answers: Answers, context: Context) -> Iterator[Finding]:
    if answers.yes("frivillighet") is False:
        yield block("B5", messages.VOLUNTARY, field="frivillighet")
    yield from remiss_facts.of_confirmations(answers)
    if answers.yes("samtycke_bifogat") is False:
        yield _missing(answers.many("berorda_myndigheter"), context)
    elif context.case and _needs_a_record(context.case, context):
        yield from _registered(answers, context, consent(context.case))


def _needs_a_record(case: Case, context: Context) -> bool:
    """Whether the attestation is not enough: there is a record, nobody was named, or it was taken back."""
    taken_back = case.all("aterkallelse") and not attested(case, context.organisation_key).organisations
    return is_registered(case) or is_deidentified(case.latest("remiss")) or bool(taken_back)


def _registered(answers: Answers, context: Context, held: Consent) -> Iterator[Finding]:
    """B2: a registered consent covers the parties concerned, and who was not named is so only with one."""
    if held.organisations and has_expired(held, on=context.on):
        yield Finding("B2", Severity.BLOCK, expired(held), "samtycke_bifogat")
        return
    outside = parties_outside(held, context.project, answers.many("berorda_myndigheter"))
    if outside or not held.allows(Part.UTBYTE, on=context.on):
        yield _missing(outside, context)


def _missing(parties: Iterable[str], context: Context) -> Finding:
    names = context.project.party_choices(context.on)
    part = several(names.get(key, key) for key in parties) or "övriga parter"
    return block("B2", messages.SAMTYCKE_MISSING, field="samtycke_bifogat", part=part)


def _protection(answers: Answers, context: Context) -> Iterator[Finding]:
    case = context.case or Case("")
    itself = Entry("remiss", context.on, answers, context.author)
    if replace(case, history=(*case.history, itself)).protected:
        yield note_protected()
        yield from hidden.revealing_in_remiss(answers, context)


def _target_group(answers: Answers, context: Context) -> Iterator[Finding]:
    yield from _exclusions(answers, context)
    if len(answers.many("berorda_myndigheter")) < FEWEST_AUTHORITIES:
        yield warn("W3", messages.FEW_AUTHORITIES, field="berorda_myndigheter")
    ticked = answers.many("kategorier")
    unmet = [c for c in context.project.categories if c.key in ticked and not _meets(answers, c)]
    yield from _conditions(unmet)


def _exclusions(answers: Answers, context: Context) -> Iterator[Finding]:
    said = set(answers.many("avgransningar"))
    ticked = said - {NO_EXCLUSION}
    if ticked and ticked != said:
        yield block("W2", messages.EXCLUSIONS_CONTRADICT, field="avgransningar")
    text = "; ".join(exclusion.text for exclusion in context.project.exclusions if exclusion.key in ticked)
    if text:
        yield warn("W2", messages.EXCLUSION, field="avgransningar", text=text)


def _meets(answers: Answers, category: Category) -> bool:
    if not category.income:
        return True
    months = answers.integer("forsorjning_manader") or 0
    return category.income in answers.many("forsorjning") and months > category.more_than_months


def _conditions(unmet: Iterable[Category]) -> Iterator[Finding]:
    """One warning, for the first category whose condition is not met: one reason is asked for."""
    for category in [*unmet][:1]:
        income = inside_sentence(FORSORJNINGSKALLA.get(category.income, category.income))
        n = category.more_than_months
        yield warn(
            "W4", messages.CATEGORY_CONDITION, field="kategorier", text=category.label, kalla=income, n=n
        )
