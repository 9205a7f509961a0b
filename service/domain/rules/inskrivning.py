"""What an inskrivning must fulfil: free will (B5), a meeting first (B4), consent to be registered (B2)."""

from collections.abc import Iterator

from service.domain import consent, messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.registration import WITH_CONSENT
from service.domain.rules import hidden
from service.domain.rules.shared import block, not_in_future, protected


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with an enrolment."""
    case = context.case or Case("")
    yield from not_in_future(answers, context, ["inskriven"])
    yield from _after_meeting(answers, case, context)
    if answers.yes("frivillighet") is False:
        yield block("B5", messages.VOLUNTARY, field="frivillighet")
    yield from _registration(answers, case, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _registration(answers: Answers, case: Case, context: Context) -> Iterator[Finding]:
    """A written consent comes before the registration (DOMAIN 2.3).

    What was registered with consent stays told so in a corrected version, whatever has become of the consent:
    its withdrawal asks for the registration to be ended, and nothing is entered anew as anonymous.
    """
    if answers.text("registrering") != WITH_CONSENT:
        return
    was = case.latest("inskrivning").text("registrering") == WITH_CONSENT
    if case.person.protected:
        yield block("B3", messages.ANONYMOUS_ONLY, field="registrering")
    elif not was and not consent.registration(case, on=context.on):
        yield block("B2", messages.NO_REGISTRATION_CONSENT, field="registrering")


def _after_meeting(answers: Answers, case: Case, context: Context) -> Iterator[Finding]:
    enrolled, met = answers.date("inskriven"), case.latest("remissvar").date("oh_mote")
    if context.project.intake.after_meeting and enrolled and met and enrolled < met:
        group = context.project.names.case_body_definite
        yield block("B4", messages.START_BEFORE_MEETING, field="inskriven", grupp=group)
