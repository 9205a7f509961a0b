"""Free text that tells who somebody is, where nobody may know."""

import re
from collections.abc import Iterable, Iterator
from itertools import permutations

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.identity import is_deidentified
from service.domain.numbers_in_text import shaped
from service.domain.rules.shared import block, remiss_of
from service.domain.rules.texts import texts
from service.domain.text import plain

IDENTITY = (
    "namn",
    "personnummer",
    "folkbokforingskommun",
    "telefon",
    "adress",
    "skyddade_personuppgifter",
    "vardnadshavare",
)
"""Questions of the referral that a de-identified consultation must leave unanswered."""

GUARDIANS = ("vardnadshavare_namn", "god_man_namn")
"""Questions of the consent about who signed it in the person's place."""

_DAY = r"[0-3]?[0-9][-./ ][01]?[0-9][-./ ](?:19|20)[0-9]{2}(?! ?[0-9])"
_TELLING = (
    re.compile(rf"(?<![0-9-])(?!{_DAY})(?:\+|00?)[1-9](?:[ /()_-]{{0,2}}[0-9]){{6,12}}(?![0-9])"),
    # With dots between all groups, or else times of day would be telephone numbers.
    re.compile(
        rf"(?<![0-9.-])(?!{_DAY})(?:\+|00?)(?=(?:\.?[0-9]){{7}})[1-9][0-9]{{0,4}}(?:\.[0-9]{{2,7}}){{1,4}}(?![0-9])"
    ),
    re.compile(r"[^\s@]@[^\s@]+\.[^\s@]"),
    # "(AT)" is a profession too, so a domain has to follow.
    re.compile(
        r"\w\s?[(\[{<]\s?(?:at|@|snabel-?a)\s?[)\]}>]"
        r"(?:\w| \w\w)[\w-]{0,62}(?:\.|[(\[](?:dot|punkt)[)\]])\w\w",
        re.IGNORECASE,
    ),
)
"""A telephone number or an e-mail address."""


def deidentified(answers: Answers, context: Context) -> Iterator[Finding]:
    """M24 in a remissvar and later documents of a case whose person is not named."""
    if is_deidentified(remiss_of(context)):
        yield from telling_texts(answers)


def telling_texts(answers: Answers) -> Iterator[Finding]:
    """M24 at each question whose text holds a personal number, a telephone number or an e-mail address.

    The referrer's own contact details are asked for and may stand there.
    """
    for name, place, text in texts(answers):
        if not name.startswith("remittent_") and tells_who(text):
            yield identifying(place)


def personal_numbers(answers: Answers) -> Iterator[Finding]:
    """B2 at each question of a document to the styrgrupp or the förbund whose text holds a personal number.

    Telephone numbers and addresses may stand there: they are of those who work in the project.
    """
    for _, place, text in texts(answers):
        if shaped(text):
            yield block("B2", messages.NUMBER_TO_BOARD, field=place)


def identifying(place: str) -> Finding:
    """M24 at a question."""
    return block("B2", messages.IDENTIFYING, field=place)


def tells_who(text: str) -> bool:
    """Whether a text holds something shaped as a personal number, a telephone number or an e-mail address."""
    return shaped(text) or any(pattern.search(plain(text)) for pattern in _TELLING)


def protected_texts(answers: Answers, context: Context) -> Iterator[Finding]:
    """B3: a free text about a protected person that tells name, number, contact details or place."""
    if context.case and context.case.person.protected:
        yield from _revealing(answers, remiss_of(context), context)


def revealing_in_remiss(answers: Answers, context: Context) -> Iterator[Finding]:
    """The same in the referral itself, whose questions about the person never reach a document."""
    asked = {*IDENTITY, "remittent_organisation", "remittent_telefon", "remittent_epost"}
    free = Answers({name: value for name, value in answers.items() if name not in asked})
    yield from _revealing(free, answers, context)


_STAFF = ("remittent_namn", "remittent_funktion", "vagledare", "informerad_av")
"""Questions about somebody at work, whose first name may well be the participant's too."""


def _revealing(answers: Answers, remiss: Answers, context: Context) -> Iterator[Finding]:
    facts = whole_words(of_person(remiss, context))
    parts = name_parts(remiss, context)
    for name, place, text in texts(answers):
        first_name = name not in _STAFF and parts.search(plain(text))
        if first_name or facts.search(plain(text)) or tells_who(text):
            yield block("B3", messages.REVEALS_PROTECTED, field=place)


def whole_words(secrets: Iterable[str]) -> re.Pattern[str]:
    """Any of them as whole words, also in the genitive and however they are spaced and capitalised."""
    words = [r"[\s_]+".join(map(re.escape, plain(secret).split())) for secret in secrets]
    either = "|".join(filter(None, words)) or "(?!)"
    return re.compile(rf"(?<![^\W_])(?:{either})s?(?![^\W_])", re.IGNORECASE)


def name_pairs(name: str) -> Iterator[str]:
    """Two parts of a name beside each other, in either order: what somebody is known by in any text."""
    yield from (f"{first} {second}" for first, second in permutations(name.split(), 2))


def of_person(remiss: Answers, context: Context) -> Iterator[str]:
    """What tells who a person is: name, contact details, home, and the names and telephones of guardians."""
    yield from (remiss.text(name) for name in ("namn", "telefon", "adress"))
    yield from _guardians(remiss, context)
    yield from (guardian.text("telefon") for guardian in remiss.rows("vardnadshavare"))
    yield from (kommun.label for kommun in context.project.kommuner)


def _guardians(remiss: Answers, context: Context) -> Iterator[str]:
    """Those of the referral, and who signed the consent in the person's place."""
    yield from (guardian.text("namn") for guardian in remiss.rows("vardnadshavare"))
    signed = context.case.latest("samtycke") if context.case else Answers({})
    yield from (signed.text(name) for name in GUARDIANS)


def name_parts(remiss: Answers, context: Context) -> re.Pattern[str]:
    """First and last name, and the last name of a guardian, which may well be the same.

    Those that somebody who works with the case has too tell nothing.
    """
    staff, parts = _staff(remiss, context), remiss.text("namn").split()
    parts += [part for name in _guardians(remiss, context) for part in name.split()[-1:]]
    return whole_words(part for part in parts if len(part) > 2 and part.casefold() not in staff)


def _staff(remiss: Answers, context: Context) -> set[str]:
    entries = context.case.entries if context.case else ()
    names = [context.author.name, remiss.text("remittent_namn"), *(entry.author.name for entry in entries)]
    names += [entry.answers.text("vagledare") for entry in entries]
    return {part.casefold() for name in names for part in name.split()}
