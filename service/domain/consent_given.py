"""What somebody has ever consented to in a case, whatever was withdrawn, has expired or was changed since."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.domain.case import Case
from service.domain.consent import Consent, attested, consent
from service.domain.consent_parts import Part
from service.domain.identity import is_unnamed


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The parts, and the organisations that took part in an exchange."""

    parts: frozenset[Part]
    organisations: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.parts or self.organisations)


def ever_given(case: Case, organisation: str) -> Given:
    """By signature, and by what the referral attests towards the `organisation` that referred."""
    held = [*_held(case, organisation)]
    return Given(
        parts=frozenset(part for each in held for part in each.parts),
        organisations=frozenset(key for each in held for key in each.organisations),
    )


def may_withdraw(case: Case) -> bool:
    """Whether there is anybody to withdraw: nobody who was never named, and has signed nothing."""
    return not is_unnamed(case) or bool(ever_given(case, ""))


def _held(case: Case, organisation: str) -> Iterator[Consent]:
    """What each record would give alone."""
    for each in case.history:
        alone = replace(case, history=(replace(each, superseded=False),))
        yield consent(alone)
        yield attested(alone, organisation)
