"""What may be told about who the participant is: everything, an alias, or nothing."""

from dataclasses import dataclass

from service.domain.answers import Answers
from service.domain.case import DEIDENTIFIED, Case


@dataclass(frozen=True, slots=True)
class Identity:
    """`name` and `number` ("19970516-2387") as a document may print them; "" for what it may not.

    `hidden` also hides address, telephone and kommun. `protected`, which is one reason for that, hides
    workplace and referring organisation too (DOMAIN 2.2 and 5, D7).
    """

    name: str
    number: str
    hidden: bool = False
    protected: bool = False


def is_deidentified(remiss: Answers) -> bool:
    """Whether the referral is a consultation about a person who is not named."""
    return remiss.text("arendetyp") == DEIDENTIFIED


def is_unnamed(case: Case) -> bool:
    """Whether the case has never named its person, in any version of the referral: consent is not asked for.

    What was named once is known to those who read it, and stays so whatever a later version says.
    """
    referrals = [entry.answers for entry in case.history if entry.kind == "remiss"]
    return bool(referrals) and all(map(is_deidentified, referrals))


def identity(case: Case, *, deidentified: bool = False) -> Identity:
    """How the participant of a case is called in its documents (DOMAIN 2.2, B3).

    `deidentified` asks how in the twin of a document, in which nothing tells who the person is.
    """
    person = case.person
    if deidentified:
        name = f"Avidentifierad person i ärende {case.number}"
        return Identity(name=name, number="", hidden=True, protected=True)
    if is_deidentified(case.latest("remiss")):
        name = f"Avidentifierad person i ärende {case.number}"
        return Identity(name=name, number="", hidden=True, protected=person.protected)
    if person.protected:
        return Identity(name=f"Deltagare i ärende {case.number}", number="", hidden=True, protected=True)
    number = person.personnummer.shown if person.personnummer else ""
    return Identity(name=person.name, number=number)
