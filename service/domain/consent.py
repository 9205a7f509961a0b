"""What the participant has consented to: which organisations, which information, until when, for what else.

The records say it: a samtycke that is signed, less what was withdrawn since. Without one nothing is covered.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from service.domain import messages
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.choices import Choices
from service.domain.consent_parts import (
    EVERYTHING,
    OF_EXCHANGE,
    UPPGIFTSSLAG,
    Direction,
    Information,
    Part,
)
from service.domain.dates import iso
from service.domain.identity import is_unnamed
from service.domain.project import Project
from service.domain.project_parts import Organisation, PartyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """`signed` is the day it was given, None while nobody has; `until` the last day it is valid.

    `discloses` and `receives` are keys of organisations; all are empty when nothing is consented to.
    """

    signed: date | None = None
    until: date | None = None
    parts: frozenset[Part] = frozenset()
    discloses: frozenset[str] = frozenset()
    receives: frozenset[str] = frozenset()
    information: frozenset[Information] = frozenset()

    @property
    def organisations(self) -> frozenset[str]:
        """Those that take part in the exchange, in either direction."""
        return self.discloses | self.receives

    def allows(self, part: Part, *, on: date) -> bool:
        """Whether the person has consented to this part on a day."""
        return part in self.parts and _runs(self, on)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something is covered, and the message (M10, M11) that says why it is not."""

    covered: bool
    message: str = ""


def consent(case: Case) -> Consent:
    """The consent as it is now: a withdrawal counts from the very moment that it is recorded.

    What it took comes back only by a new signature, never by a corrected record of an old one, and never by a
    correction of the withdrawal.
    """
    given = case.entry("samtycke")
    signed = given.answers.date("undertecknat") if given else None
    if given is None or signed is None:
        return Consent()
    return reduce(_less, _withdrawn_since(case, signed), _given(given.answers))


def _withdrawn_since(case: Case, signed: date) -> list[Answers]:
    """The withdrawals, in every version, that are dated later or recorded after that signature first was."""
    places = [n for n, each in enumerate(case.history) if each.kind == "samtycke" and _is_of(each, signed)]
    return [
        each.answers
        for n, each in enumerate(case.history)
        if each.kind == "aterkallelse" and (n > places[0] or not _is_by(each, signed))
    ]


def _is_of(given: Entry, signed: date) -> bool:
    return given.answers.date("undertecknat") == signed


def _is_by(withdrawal: Entry, day: date) -> bool:
    said = withdrawal.answers.date("datum")
    return said is not None and said <= day


def as_it_stood(case: Case, *, on: date) -> Case:
    """The case with what was said of consent by a day, for what is written down later than it was done.

    A consent counts from its signature and a withdrawal from its date, whenever they were recorded.
    """
    said = [each for each in case.history if _said_by(each, on)]
    newest = [n for n, each in enumerate(said) if each.kind == "samtycke"][-1:]
    history = (
        replace(each, superseded=n not in newest) if each.kind == "samtycke" else each
        for n, each in enumerate(said)
    )
    return replace(case, history=tuple(history))


def _said_by(each: Entry, day: date) -> bool:
    if each.kind == "samtycke":
        return (each.answers.date("undertecknat") or each.on) <= day
    return each.kind != "aterkallelse" or _is_by(each, day)


def attested(case: Case, organisation: str) -> Consent:
    """What the referral attests (samtycke bifogat) towards who referred, until a consent is registered.

    Nobody else is covered by it, and a withdrawal ends it.
    """
    remiss = case.entry("remiss")
    if remiss is None or remiss.answers.yes("samtycke_bifogat") is not True:
        return Consent()
    parties = frozenset({organisation})
    held = Consent(
        signed=date.min,
        until=date.max,
        parts=frozenset({Part.UTBYTE}),
        discloses=parties,
        receives=parties,
        information=EVERYTHING,
    )
    return reduce(_less, (each.answers for each in case.history if each.kind == "aterkallelse"), held)


def takes_less(withdrawal: Answers, *, than: Answers) -> bool:
    """Whether a withdrawal leaves something that another one takes."""
    parties = frozenset((*withdrawal.many("parter"), *than.many("parter")))
    whole = Consent(parts=frozenset(Part), discloses=parties, receives=parties, information=EVERYTHING)
    left, wanted = _less(whole, withdrawal), _less(whole, than)
    return bool(left.parts - wanted.parts or left.organisations - wanted.organisations)


def towards_remittent(case: Case, organisation: str) -> Consent:
    """What holds towards the organisation that referred the person."""
    return consent(case) if is_registered(case) else attested(case, organisation)


def is_registered(case: Case) -> bool:
    """Whether the person has ever signed a consent in the case, be it withdrawn or expired since."""
    return any(each.kind == "samtycke" and each.answers.has("undertecknat") for each in case.history)


def covers(
    held: Consent,
    organisation: str,
    *,
    name: str,
    information: Iterable[Information],
    direction: Direction,
    on: date,
) -> Verdict:
    """Whether an organisation may receive or disclose all of this information on a day.

    `name` is what the organisation is called in the message.
    """
    parties = held.receives if direction is Direction.RECEIVE else held.discloses
    known = organisation in parties and Part.UTBYTE in held.parts
    if not known or held.signed is None or on < held.signed:
        return Verdict(False, messages.SAMTYCKE_MISSING.text(part=name))
    if has_expired(held, on=on):
        return Verdict(False, expired(held))
    lacking = [UPPGIFTSSLAG[each] for each in Information if each in {*information} - held.information]
    if lacking:
        told = ", ".join(f"”{each}”" for each in lacking)
        return Verdict(False, messages.INFORMATION_NOT_COVERED.text(part=name, slag=told))
    return Verdict(True)


def may_receive(
    case: Case, organisation: Organisation, *, referrer: str, tells: Iterable[Information], on: date
) -> Verdict:
    """Whether an organisation may receive a document of the case that tells this, now.

    `referrer` is the organisation that referred the person. What names nobody needs no consent.
    """
    if is_unnamed(case):
        return Verdict(True)
    key, name = organisation.key, organisation.name
    held = towards_remittent(case, key) if key == referrer else consent(case)
    return covers(held, key, name=name, information=tells, direction=Direction.RECEIVE, on=on)


def receivers(
    case: Case, project: Project, *, referrer: str, tells: Iterable[Information], on: date
) -> frozenset[str]:
    """Every organisation of the project that may receive a document of the case that tells this, now."""
    told = frozenset(tells)
    return frozenset(
        each.key
        for each in project.organisations
        if may_receive(case, each, referrer=referrer, tells=told, on=on).covered
    )


def followed_until(case: Case, organisation: str) -> date | None:
    """The last day on which who referred may know how the case goes; None for not at all, or no longer.

    It holds for what tells nothing of its own: what a document holds is asked of `receivers`.
    """
    if is_unnamed(case):
        return date.max
    held = towards_remittent(case, organisation)
    gets = organisation in held.receives and Part.UTBYTE in held.parts and held.signed is not None
    return held.until if gets else None


def parties_outside(held: Consent, project: Project, parties: Iterable[str]) -> list[str]:
    """Those of the parties of which no organisation takes part in the exchange."""
    inside = {each.party for each in project.organisations if each.key in held.organisations}
    return [party for party in parties if party not in inside]


def has_expired(held: Consent, *, on: date) -> bool:
    """Whether its last day is past."""
    return held.until is None or held.until < on


def expired(held: Consent) -> str:
    """M11 with the last day."""
    return messages.SAMTYCKE_EXPIRED.text(datum=iso(held.until) if held.until else "")


def at_meeting(case: Case, *, on: date) -> bool:
    """Whether the case may be brought up at the case body's meeting (OH-möte): by name only with consent."""
    return is_unnamed(case) or consent(case).allows(Part.OH_MOTE, on=on)


def to_board(case: Case, *, on: date) -> bool:
    """Whether the styrgrupp may read who the person is (B12)."""
    return consent(case).allows(Part.STYRGRUPP, on=on)


def registration(case: Case, *, on: date) -> bool:
    """Whether the participation may be registered with the person's identity; if not, it is anonymous."""
    return consent(case).allows(Part.REGISTRERING, on=on)


def contact_afterwards(case: Case, *, on: date) -> bool:
    """Whether the person may be contacted when the follow-ups after closing are due."""
    return consent(case).allows(Part.KONTAKT_EFTERAT, on=on)


def by_email(case: Case, *, on: date) -> bool:
    """Whether e-mail and text messages may be sent to the person: never to one with protected identity."""
    return consent(case).allows(Part.EPOST_SMS, on=on) and not case.person.protected


def organisations(project: Project, *, protected: bool = False) -> Choices:
    """Every organisation of the project: the unit of access is the authority or board, never the kommun.

    In what tells of a `protected` person those of a kommun have no name of their own.
    """
    if not protected:
        return {each.key: each.name for each in project.organisations}
    unnamed = {party.key for party in project.parties if party.kind is PartyKind.KOMMUN}
    return {each.key: "Kommun" if each.party in unnamed else each.name for each in project.organisations}


def _runs(held: Consent, on: date) -> bool:
    return held.signed is not None and held.until is not None and held.signed <= on <= held.until


def _given(answers: Answers) -> Consent:
    parts = frozenset(part for part in Part if answers.yes(part))
    held = Consent(
        signed=answers.date("undertecknat"),
        until=answers.date("giltigt_till"),
        parts=parts,
        discloses=frozenset(answers.many(Direction.DISCLOSE)),
        receives=frozenset(answers.many(Direction.RECEIVE)),
        information=frozenset(map(Information, answers.many("uppgiftsslag"))),
    )
    return held if Part.UTBYTE in parts else _without(held, OF_EXCHANGE)


def _less(held: Consent, said: Answers) -> Consent:
    if said.text("omfattning") == "vissa_parter":
        gone = frozenset(said.many("parter"))
        return replace(held, discloses=held.discloses - gone, receives=held.receives - gone)
    if said.text("omfattning") == "vissa_delar":
        return _without(held, frozenset(map(Part, said.many("delar"))))
    return _without(held, frozenset(Part))


def _without(held: Consent, gone: frozenset[Part]) -> Consent:
    if Part.UTBYTE in gone:
        nobody: frozenset[str] = frozenset()
        held = replace(held, discloses=nobody, receives=nobody, information=frozenset())
        gone |= OF_EXCHANGE
    return replace(held, parts=held.parts - gone)
