"""Cases for plans of packets: a consent said plainly, a mark in every text, and who would read it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.consent_parts import EVERYTHING, Information
from service.domain.meetings.agenda import Point
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.domain.meetings.packet import About, Reader, Sight, Written, called
from service.domain.meetings.packet_planning import Matter, Session
from service.domain.meetings.papers import CaseSheet, Decision, Gathering, Summons
from tests.support.work import PROJECTS

PROJECT = PROJECTS["vagknuten_2_0"]
AUTHOR = Author("Testperson P1", "Projektledare", "Samordningsförbundet")
ORGANISATIONS = tuple(each.key for each in PROJECT.organisations)
DAY, TODAY = date(2017, 5, 9), date(2017, 5, 2)
LEADER = Reader(organisation=PROJECT_ITSELF, called="projektet", leads=True)
GATHERING = Gathering(
    project=PROJECT.name, body="Operativ handläggningsgrupp", meeting="OH-möte", day=DAY, issued=TODAY
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One case as it is said: who may receive what, until when, and what was taken back."""

    number: int
    receives: frozenset[str] = frozenset(ORGANISATIONS)
    information: frozenset[Information] = EVERYTHING
    meetings: bool = True
    until: date = date(2019, 1, 1)
    gone_to: frozenset[str] = frozenset()
    withdrawn: bool = False
    protected: bool = False
    point: Point = Point.ONGOING

    @property
    def case_id(self) -> UUID:
        return UUID(int=self.number)

    @property
    def mark(self) -> str:
        """Stands in every text of the case."""
        return f"M{self.number:04}Q"

    def heard_by(self) -> frozenset[str]:
        """Plainly, from what was said and not from the records."""
        valid = self.meetings and not self.withdrawn and self.until >= DAY
        return (
            self.receives - self.gone_to
            if valid and Information.PLANERING in self.information
            else frozenset()
        )

    def matter(self) -> Matter:
        about = About(
            case_id=self.case_id, case=self._case(), referrer="psykiatrin",
            written=tuple(self.written(kind) for kind in ("remiss", "uppfoljning")),
        )  # fmt: skip
        return Matter(
            point=self.point, title=f"{self.mark} alias", presenter=f"{self.mark} presenter",
            question=f"{self.mark} question", asked_before=self.receives, about=about,
        )  # fmt: skip

    def written(self, kind: str) -> Written:
        tells = EVERYTHING if kind == "remiss" else frozenset({Information.PLANERING, Information.INSATSER})
        return Written(
            record_id=UUID(int=self.number * 100 + len(kind)), kind=kind, title=f"{self.mark} {kind}",
            sha256=f"{self.mark}-{kind}", tells=tells,
        )  # fmt: skip

    def _case(self) -> Case:
        shielded = "sekretessmarkering" if self.protected else "nej"
        said: list[tuple[str, dict[str, object]]] = [
            ("remiss", {"arendetyp": "remiss", "skyddade_personuppgifter": shielded}),
            ("samtycke", {
                "utbyte": True, "oh_mote": self.meetings, "ta_emot": sorted(self.receives),
                "uppgiftsslag": sorted(self.information), "undertecknat": "2017-04-01",
                "giltigt_till": self.until.isoformat(),
            }),
        ]  # fmt: skip
        if self.gone_to:
            parties = {"omfattning": "vissa_parter", "parter": sorted(self.gone_to)}
            said.append(("aterkallelse", {"datum": "2017-05-01", **parties}))
        if self.withdrawn:
            said.append(("aterkallelse", {"datum": "2017-05-01", "omfattning": "helt"}))
        return Case.of(
            self.mark, [Entry(kind, date(2017, 4, 18), Answers(what), AUTHOR) for kind, what in said]
        )


def sheet(matter: Matter, kinds: frozenset[Information]) -> CaseSheet:
    """A decision for each kind of information that may be told."""
    decisions = tuple(
        Decision(on=DAY, about=f"{matter.title} {kind}", outcome="Bifall") for kind in sorted(kinds)
    )
    return CaseSheet(alias=matter.title, decisions=decisions)


def session(*people: Person) -> Session:
    return Session(
        summons=Summons(meeting=GATHERING, called=()), sheets=sheet, present=frozenset(ORGANISATIONS),
        matters=tuple(each.matter() for each in people),
    )  # fmt: skip


def member(organisation: str, guides: frozenset[UUID] = frozenset()) -> Reader:
    return Reader(organisation=organisation, called=called(PROJECT, organisation), guides=guides)


def sight(reader: Reader, *, today: date = TODAY) -> Sight:
    return Sight(reader=reader, project=PROJECT, day=DAY, today=today)
