"""Who loses by a withdrawal, or by a new consent that is narrower than the one before it."""

from service.domain.case import Case
from service.domain.consent import consent, towards_remittent


def losers(before: Case, after: Case, *, referrer: str) -> frozenset[str]:
    """The organisations that may take part of less, or tell less, than before a record.

    `referrer` is the organisation that referred the person. That a first consent names fewer kinds of
    information than a referral, which names none, takes nothing from it.
    """
    was, now = consent(before), consent(after)
    lost = (was.receives - now.receives) | (was.discloses - now.discloses)
    if was.information - now.information:
        lost |= was.receives | was.discloses
    own = towards_remittent(before, referrer).receives - towards_remittent(after, referrer).receives
    return lost | own
