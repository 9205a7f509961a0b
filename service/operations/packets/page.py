"""The page of a meeting's packets: how far each has come, what has changed since, and one's own to open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from service.domain.meetings.packet_changes import changes
from service.models import Job, JobState, Meeting, Packet, User
from service.operations import access
from service.operations.meetings import lasting, seen
from service.operations.meetings import page as meetings
from service.operations.packets import awaited, editions, keys, letters, opening, ordering, readers, session
from service.operations.packets.awaited import Missing
from service.operations.packets.readers import Receiver
from service.operations.packets.rights import Rights
from service.operations.work import Work


class State(StrEnum):
    """How far somebody's packet has come."""

    NONE = "inget"
    WAITING = "ko"
    PAPERS = "handlingar"
    BUILDING = "gors"
    AGAIN = "igen"
    FAILED = "fel"
    BUILT = "klart"
    SENT = "skickat"
    OPENED = "oppnat"
    CLOSED = "stangt"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def moves(self) -> bool:
        """Whether it changes without anybody doing anything."""
        return self in (State.WAITING, State.PAPERS, State.BUILDING, State.AGAIN)

    @property
    def stands(self) -> bool:
        """Whether there is a packet to open, or to send."""
        return self in (State.BUILT, State.SENT, State.OPENED)


_LABELS = {
    State.NONE: "Inget paket än",
    State.WAITING: "I kö",
    State.PAPERS: "Väntar på handlingar",
    State.BUILDING: "Görs nu",
    State.AGAIN: "Görs om av sig självt om en stund",
    State.FAILED: "Kunde inte göras",
    State.BUILT: "Klart, inte skickat",
    State.SENT: "Skickat",
    State.OPENED: "Öppnat",
    State.CLOSED: "Stängt",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A receiver's newest edition, for who leads; `changed` is what a new one would change for them.

    `done` and `whole` count the papers while it is built; both are 0 before anything is known.
    """

    packet_id: UUID | None
    name: str
    organisation: str
    deputy: bool
    state: State
    edition: int = 0
    copy: int = 0
    pages: int = 0
    done: int = 0
    whole: int = 0
    sent_at: datetime | None = None
    opened_at: datetime | None = None
    error: str = ""
    changed: tuple[str, ...] = ()
    letter_failed: bool = False
    may_check: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """One's own packet: to open, or being made anew; `packet_id` is None for who has been sent none."""

    packet_id: UUID | None
    anew: bool = False
    edition: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The packets of a meeting as who is signed in may see them; `lines` and `missing` are for who leads."""

    meeting_id: UUID
    title: str
    project: str
    project_key: str
    day: date
    last_day: date
    keeps: bool
    over: bool
    may_order: bool
    lines: list[Line]
    mine: Mine
    missing: list[Missing]

    @property
    def ready(self) -> int:
        """How many packets wait to be sent."""
        return sum(line.state is State.BUILT for line in self.lines)

    @property
    def differ(self) -> int:
        """For how many a new edition would be another one, or the first."""
        return sum(bool(line.changed) or line.state in (State.NONE, State.CLOSED) for line in self.lines)

    @property
    def moving(self) -> int:
        """How many packets are being made."""
        return sum(line.state.moves for line in self.lines)

    @property
    def ordered(self) -> bool:
        return any(line.packet_id for line in self.lines)

    @property
    def ended(self) -> bool:
        return not (self.mine.anew or self.moving)

    @property
    def signature(self) -> str:
        """Differs when something on the page does."""
        return "-".join(f"{each.edition}{each.state}{each.done}" for each in self.lines) + str(self.mine)

    @property
    def told(self) -> str:
        """What a screen reader is told of a change, of the packets that are ordered and not closed."""
        made = sum(line.state.stands for line in self.lines)
        failed = [line.name for line in self.lines if line.state is State.FAILED]
        whole = made + self.moving + len(failed)
        if not self.keeps or not whole:
            return ""
        lost = f" Kunde inte göras: {', '.join(failed)}." if failed else ""
        return f"{made} av {whole} paket är färdiga.{lost}"


def read(work: Work, meeting_id: UUID) -> Page:
    """Raises NotFound where packets are not made, and NotAllowed for who may not see the meeting."""
    meeting = ordering.packed(seen.one(work, meeting_id))
    keeps, own = seen.may_keep(work, meeting.project_key), editions.of(work, meeting)
    return Page(
        meeting_id=meeting.id, title=meetings.title(work, meeting), day=meeting.day,
        project=work.project(meeting.project_key).name, project_key=meeting.project_key,
        last_day=lasting.last_day(meeting), over=not lasting.is_open(meeting, work.today), keeps=keeps,
        may_order=keeps and ordering.may_order(work, meeting),
        lines=[*_Lines(work, meeting, own).all()] if keeps else [],
        mine=_mine(work, meeting, own.get(work.someone.id, [])),
        missing=awaited.missing(work, meeting) if keeps and ordering.may_order(work, meeting) else [],
    )  # fmt: skip


def _mine(work: Work, meeting: Meeting, packets: list[Packet]) -> Mine:
    """The newest edition that was sent; anew when it is closed and another is on its way."""
    sent = next((each for each in packets if each.sent_at), None)
    if sent is None or not lasting.is_open(meeting, work.today):
        return Mine(packet_id=None)
    if opening.is_closed_to_receiver(work, meeting, sent):
        return Mine(packet_id=None, anew=True)
    return Mine(packet_id=sent.id, edition=sent.edition, pages=sent.pages or 0)


class _Lines:
    """The lines of a meeting, with what is asked once for all of them."""

    def __init__(self, work: Work, meeting: Meeting, own: dict[UUID, list[Packet]]) -> None:
        self._work, self._meeting, self._own = work, meeting, own
        self._people = readers.receivers(work, meeting)
        self._jobs = self._read_jobs()
        self._silent = {*letters.failed(work, meeting)}

    def all(self) -> Iterator[Line]:
        now = {each.user.id for each in self._people}
        lines = [self._line(each) for each in self._people]
        settled = not any(line.state.moves for line in lines)
        yield from self._with_changes(lines) if settled else lines
        yield from (self._former(key) for key in self._own if key not in now)

    def _line(self, one: Receiver) -> Line:
        packets = self._own.get(one.user.id, [])
        newest = packets[0] if packets else None
        plain = Line(
            packet_id=newest.id if newest else None, name=one.user.name, organisation=one.organisation,
            deputy=one.deputy, state=self._state(newest),
        )  # fmt: skip
        return self._described(plain, newest) if newest else plain

    def _former(self, user_id: UUID) -> Line:
        user = self._work.session.get_one(User, user_id)
        packet = self._own[user_id][0]
        return Line(
            packet_id=packet.id, name=user.name, organisation="Får inte längre något paket", deputy=False,
            state=State.CLOSED, edition=packet.edition, copy=packet.copy,
        )  # fmt: skip

    def _described(self, plain: Line, packet: Packet) -> Line:
        job = self._jobs.get(packet.id)
        done, _, whole = (job.step if job else "").partition("/")
        return replace(
            plain, edition=packet.edition, copy=packet.copy, pages=packet.pages or 0,
            done=int(done) if whole else 0, whole=int(whole) if whole else 0,
            sent_at=packet.sent_at, opened_at=packet.opened_at,
            error=job.error if job and plain.state in (State.FAILED, State.AGAIN) else "",
            letter_failed=packet.id in self._silent,
            may_check=opening.may_check(self._work, self._meeting, packet),
        )  # fmt: skip

    def _state(self, packet: Packet | None) -> State:
        if packet is None:
            return State.NONE
        if packet.closed_at:
            return State.CLOSED
        if packet.built_at:
            return State.OPENED if packet.opened_at else State.SENT if packet.sent_at else State.BUILT
        return _of_job(self._jobs.get(packet.id))

    def _with_changes(self, lines: list[Line]) -> list[Line]:
        """What a new edition would change, as soon as nothing is being built."""
        if not ordering.may_order(self._work, self._meeting) or not any(each.packet_id for each in lines):
            return lines
        gathered = session.gather(self._work, self._meeting, self._people)
        asked, shut = Rights(self._work, self._meeting), self._shut(gathered)
        return [
            replace(line, changed=self._changes(gathered, asked, one, shut))
            for line, one in zip(lines, self._people, strict=True)
        ]

    def _changes(
        self, gathered: session.Gathered, asked: Rights, one: Receiver, shut: frozenset[UUID]
    ) -> tuple[str, ...]:
        newest = next(iter(self._own.get(one.user.id, [])), None)
        if newest is None or not newest.built_at or newest.closed_at:
            return ()
        was, now = keys.plan_of(self._work, newest), gathered.plan_for(one).plan
        return changes(was, now, heard=asked.heard(was, one), shut=shut)

    def _shut(self, gathered: session.Gathered) -> frozenset[UUID]:
        """The cases that do not open for who reads the page."""
        files = {each.case.id: each.case for each in gathered.entries if each.case}
        return frozenset(key for key, file in files.items() if not access.may_see_case(self._work, file))

    def _read_jobs(self) -> dict[UUID, Job]:
        ids = [packets[0].id for packets in self._own.values()]
        wanted = select(Job).where(Job.kind == editions.PACKET, Job.subject_id.in_(ids))
        return {job.subject_id: job for job in self._work.session.scalars(wanted)}


def _of_job(job: Job | None) -> State:
    if job is None or job.state in (JobState.FAILED, JobState.DEAD, JobState.DONE):
        return State.FAILED
    if job.state == JobState.RUNNING:
        return State.BUILDING
    if job.step == awaited.WAITS:
        return State.PAPERS
    return State.AGAIN if job.attempts and job.error_code else State.WAITING
