"""How a participation is registered for follow-up (DOMAIN 2.2, 2.3): by person, or anonymously."""

from dataclasses import dataclass

from service.domain.answers import Answers
from service.domain.case import Case

WITH_CONSENT = "med_samtycke"
ANONYMOUS = "anonym"


@dataclass(frozen=True, slots=True)
class Registration:
    """`anonymous`: nothing may be told but the year of enrolment and the gender that was asked for."""

    anonymous: bool
    year: int | None
    gender: str


def registered(case: Case, inskrivning: Answers) -> Registration:
    """What is registered of a participation; of a protected person never more than year and gender."""
    enrolled = inskrivning.date("inskriven")
    consented = inskrivning.text("registrering") == WITH_CONSENT
    return Registration(
        anonymous=case.person.protected or not consented,
        year=enrolled.year if enrolled else None,
        gender=case.latest("remiss").text("kon"),
    )
