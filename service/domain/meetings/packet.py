"""What one receiver of a meeting's papers may have of each case, at the moment that it is asked (DOMAIN 5).

It is asked when packets are ordered, when they are built and at every download, and always here.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from service.domain import consent
from service.domain.case import Case
from service.domain.consent_parts import EVERYTHING, Information
from service.domain.meetings import room
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.domain.project import Project
from service.domain.project_parts import PartyKind

OPEN_FOR = timedelta(days=14)
"""How long after the meeting its packets can be opened (DOMAIN 3.4)."""
_SHORT = {PartyKind.AF: "AF", PartyKind.FK: "FK"}
"""What people call the authorities that have one organisation in every project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who a packet is for: the `organisation` of the seat, by key, and what it is `called` when it leaves.

    Who sits for the project itself reads by what they do there: they lead it, or are the vägledare of the
    cases that they `guide`. A protected person's case is read by those who are `named` for it.
    """

    organisation: str
    called: str
    leads: bool = False
    guides: frozenset[UUID] = frozenset()
    named: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A document of a case; `sha256` is the hash of its PDF, "" while that is not made.

    `tells` is what kinds of information it holds. One that is written `before_protection` tells who it is.
    """

    record_id: UUID
    kind: str
    title: str
    sha256: str
    tells: frozenset[Information]
    variant: str = ""
    before_protection: bool = False
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A case on the agenda; `referrer` is the organisation that referred it, by key.

    `gone`: it was registered by mistake or erased, so that nobody has a use for it.
    """

    case_id: UUID
    case: Case
    referrer: str
    gone: bool = False
    written: tuple[Written, ...] = ()

    @property
    def protected(self) -> bool:
        return self.case.person.protected


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one reader may have of the cases of a meeting, asked on a day.

    What is talked about is asked as of the meeting's `day`, or of today once that is past; what is read, as
    of today.
    """

    reader: Reader
    project: Project
    day: date
    today: date

    def hears(self, about: About) -> bool:
        """Whether the matter may be talked about before them; what nobody may hear is not taken up at all.

        Who sits for the project itself is no party that anything is told to.
        """
        heard_by = self.heard_by(about)
        return bool(heard_by) and self.reader.organisation in heard_by | {PROJECT_ITSELF}

    def heard_by(self, about: About) -> frozenset[str]:
        """The organisations that may hear it, by key; none for a case that is gone."""
        if about.gone:
            return frozenset()
        on = max(self.day, self.today)
        return room.heard_by(about.case, self.project, referrer=about.referrer, on=on)

    def reads(self, about: About) -> bool:
        """Whether they may read any text of the case, and not just its alias.

        Papers of a protected person open for who is named for the case alone, whatever consent says.
        """
        if not self.hears(about):
            return False
        if about.protected and about.case_id not in self.reader.named | self.reader.guides:
            return False
        return self._works_with(about) or self.reader.organisation != PROJECT_ITSELF

    def asks(self, about: About, asked_before: frozenset[str]) -> bool:
        """Whether they may read what the meeting is asked about the case: text for some organisations."""
        return self.reads(about) and (self._works_with(about) or self.reader.organisation in asked_before)

    def kinds(self, about: About) -> frozenset[Information]:
        """The kinds of information that they may read of the case, each by itself."""
        if not self.reads(about):
            return frozenset()
        if self._works_with(about):
            return EVERYTHING
        return frozenset(each for each in Information if self._receives(about, frozenset({each})))

    def may_have(self, written: Written, about: About) -> bool:
        """Whether a document of the case may go into their packet."""
        if not self.reads(about) or (written.before_protection and about.protected):
            return False
        return self._works_with(about) or self._receives(about, written.tells)

    def _works_with(self, about: About) -> bool:
        return self.reader.leads or about.case_id in self.reader.guides

    def _receives(self, about: About, tells: frozenset[Information]) -> bool:
        party = {each.key: each for each in self.project.organisations}.get(self.reader.organisation)
        if party is None:
            return False
        verdict = consent.may_receive(about.case, party, referrer=about.referrer, tells=tells, on=self.today)
        return verdict.covered


def called(project: Project, key: str) -> str:
    """What an organisation is called when it leaves the meeting: "AF", or else its name."""
    found = {each.key: each for each in project.organisations}.get(key)
    if found is None:
        return key
    return _SHORT.get(project.party(found.party).kind, found.name)
