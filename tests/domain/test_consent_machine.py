"""Consent given, revised, withdrawn and expired in any order: nobody reads by a consent that is not there."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from service.documents.kind import Subject
from service.documents.kinds import REGISTRY
from service.domain import consent
from service.domain.access import allowed
from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.consent_parts import Information
from service.domain.roles import Action, Facts, Grant, Role
from tests.support.kinds import PROJECT

AUTHOR = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")
ORGANISATIONS = [each.key for each in PROJECT.organisations]
REFERRER = "af"
TELLS = {kind.tells for kind in REGISTRY if kind.subject is Subject.CASE}
"""What the documents of a case tell, each sort once."""
SOME = st.lists(st.sampled_from(ORGANISATIONS), unique=True, min_size=1)
TOLD = st.lists(st.sampled_from([*Information]), unique=True, min_size=1)


def sees(role: Role, organisation: str, facts: Facts) -> bool:
    return allowed(Action.SEE_DOCUMENT, [Grant(role, PROJECT.key, organisation)], facts)


class Person(RuleBasedStateMachine):
    """The person's word, kept twice: as the records of a case, and as plainly as it was said.

    `agreed` are the organisations that may receive, `about` what of, and `meeting` whether a meeting may.
    """

    def __init__(self) -> None:
        super().__init__()
        self.today = date(2017, 3, 1)
        attested = {"arendetyp": "remiss", "samtycke_bifogat": True}
        self.history = [Entry("remiss", self.today, Answers(attested), AUTHOR)]
        self.signed: date | None = None
        self.until = date.max
        self.agreed, self.about, self.meeting = {REFERRER}, {*Information}, False

    @rule(receives=SOME, about=TOLD, meeting=st.booleans(), exchange=st.booleans(), days=st.integers(0, 400))
    def gives(self, receives: list[str], about: list[str], meeting: bool, exchange: bool, days: int) -> None:
        if self.today == self.signed:
            # Two signatures of one day cannot be told apart; a withdrawal between them stands.
            self.time_goes(1)
        self.until, self.signed = self.today + timedelta(days=days), self.today
        self.record(
            "samtycke",
            {"utbyte": exchange, "ta_emot": receives, "uppgiftsslag": about, "oh_mote": meeting,
             "giltigt_till": self.until.isoformat(), "undertecknat": self.today.isoformat()},
        )  # fmt: skip
        self.agreed = {*receives} if exchange else set()
        self.about, self.meeting = {*map(Information, about)}, meeting and exchange

    @rule()
    def withdraws_everything(self) -> None:
        self.takes_back({"omfattning": "helt"})
        self.agreed, self.meeting = set(), False

    @rule(parties=SOME)
    def withdraws_from(self, parties: list[str]) -> None:
        self.takes_back({"omfattning": "vissa_parter", "parter": parties})
        self.agreed -= {*parties}

    @rule(part=st.sampled_from(["utbyte", "oh_mote", "registrering"]))
    def withdraws_a_part(self, part: str) -> None:
        self.takes_back({"omfattning": "vissa_delar", "delar": [part]})
        self.meeting = self.meeting and part == "registrering"
        self.agreed = set() if part == "utbyte" else self.agreed

    @precondition(lambda self: self.signed)
    @rule()
    def somebody_corrects_the_paper(self) -> None:
        """The same consent is recorded once more, which says nothing new."""
        newest = next(each for each in reversed(self.history) if each.kind == "samtycke")
        self.record("samtycke", {**newest.answers})

    @precondition(lambda self: any(each.kind == "aterkallelse" for each in self.history))
    @rule(parties=SOME)
    def somebody_corrects_the_withdrawal(self, parties: list[str]) -> None:
        """It is now said to be of some parties alone, which lose it too; nobody gets anything back."""
        newest = next(each for each in reversed(self.history) if each.kind == "aterkallelse")
        self.history = [replace(e, superseded=e.superseded or e is newest) for e in self.history]
        self.takes_back({"omfattning": "vissa_parter", "parter": parties})
        self.agreed -= {*parties}

    @rule(days=st.integers(1, 200))
    def time_goes(self, days: int) -> None:
        self.today += timedelta(days=days)

    @invariant()
    def an_organisation_at_the_meeting_reads_what_the_person_agreed_to_and_nothing_else(self) -> None:
        for tells in TELLS:
            facts = self.facts(tells)
            for organisation in ORGANISATIONS:
                agrees = self.meeting and self.signed is not None and self.agrees(organisation, tells)
                assert sees(Role.OH_LEDAMOT, organisation, facts) is agrees

    @invariant()
    def who_referred_reads_what_is_new_only_by_consent(self) -> None:
        for tells in TELLS:
            seen = sees(Role.REMITTENT, REFERRER, self.facts(tells))
            assert seen is self.agrees(REFERRER, tells)

    def agrees(self, organisation: str, tells: frozenset[Information]) -> bool:
        """As the person said it."""
        return organisation in self.agreed and self.about >= tells and self.today <= self.until

    def facts(self, tells: frozenset[Information]) -> Facts:
        """As the service knows it, of a document that tells this, in a packet that is open."""
        case = Case.of("VK-2017-001", self.history)
        return Facts(
            project_key=PROJECT.key,
            kind="remissvar",
            about_case=True,
            in_packet=True,
            is_remittent=True,
            referrer=REFERRER,
            at_meeting=consent.at_meeting(case, on=self.today),
            consented=consent.receivers(case, PROJECT, referrer=REFERRER, tells=tells, on=self.today),
        )

    def takes_back(self, said: dict[str, object]) -> None:
        self.record("aterkallelse", {"datum": self.today.isoformat(), **said})

    def record(self, kind: str, said: dict[str, object]) -> None:
        """A new consent follows the one before it; a withdrawal stands beside the others."""
        if kind == "samtycke":
            self.history = [replace(e, superseded=e.superseded or e.kind == kind) for e in self.history]
        self.history.append(Entry(kind, self.today, Answers(said), AUTHOR))


Person.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestConsent = Person.TestCase
