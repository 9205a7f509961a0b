"""What tells who a person is, in a text that shall be read by who may not know."""

from collections.abc import Callable

from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.rules import hidden
from service.domain.rules.shared import remiss_of
from service.domain.text import plain

REFERRAL = ("remittent_namn", "remittent_telefon", "remittent_epost")


def telling(answers: Answers, context: Context) -> Callable[[str], bool]:
    """Whether a text tells name, number, contact details, home or guardian, or the officer who referred.

    The referral is that of the case, or the record itself. What organisation referred is no secret by
    itself: every party's name may stand in a document.
    """
    remiss = answers if answers.has("remittent_organisation") else remiss_of(context)
    referrer = (remiss.text(name) for name in REFERRAL)
    facts = hidden.whole_words([*hidden.of_person(remiss, context), *referrer])
    parts = hidden.name_parts(remiss, context)

    def tells(text: str) -> bool:
        found = facts.search(plain(text)) or parts.search(plain(text))
        return bool(found) or hidden.tells_who(text)

    return tells
