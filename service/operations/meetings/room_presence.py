"""Who is in the room: called members as they are ticked, and guests by name and organisation."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select

from service.domain.choices import Choices
from service.domain.meetings.answers import coming
from service.domain.meetings.bodies import PROJECT_ITSELF, BodyKind, represented
from service.domain.text import clean, plain
from service.errors import NotFound
from service.models import Meeting, Presence, User
from service.operations.audit import Event, tell
from service.operations.meetings import agenda_words, seats, seen
from service.operations.meetings.errors_room import GuestNamed, GuestUnsaid
from service.operations.meetings.room_open import open_room
from service.operations.work import Work

STRANGER = "annan"
"""The organisation of a guest who comes from none of the project's: nobody agrees to tell them anything."""
_ANOTHER = "En annan organisation"
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who may be ticked: `key` names them in the form, `expected` by what they have answered."""

    key: str
    name: str
    organisation_key: str
    organisation: str
    deputy: bool
    guest: bool
    expected: bool
    present: bool
    was_there: bool


def organisations(work: Work, meeting: Meeting) -> Choices:
    """Whom a guest can come from."""
    known = represented(work.project(meeting.project_key), BodyKind(meeting.body), meeting.day)
    return {**known, STRANGER: _ANOTHER}


def listed(work: Work, meeting: Meeting) -> list[Attendee]:
    """The called members by organisation, ordinary ones first, and then the guests."""
    names, found = organisations(work, meeting), seats.rows(work, meeting)
    there = {row.user_id: row for row in _rows(work, meeting) if row.user_id}
    come = coming(seats.all_of(work, meeting))
    members = [
        Attendee(
            f"m_{user.id}", user.name, seat.organisation_key,
            names.get(seat.organisation_key, seat.organisation_key), seat.deputy, False, user.id in come,
            user.id in there and there[user.id].present, user.id in there,
        )
        for _, user, seat in found
    ]  # fmt: skip
    members.sort(key=lambda each: (each.organisation, each.deputy, each.name))
    return [
        *members,
        *_guests(work, meeting, names),
        *_unseated(work, there, {user.id for _, user, _ in found}),
    ]


def in_room(work: Work, meeting: Meeting) -> frozenset[str]:
    """The organisations that somebody in the room is there for, by the seats as they stand now."""
    there = [row for row in _rows(work, meeting) if row.present]
    now = {user.id: seat.organisation_key for _, user, seat in seats.rows(work, meeting)}
    return frozenset(now.get(row.user_id, STRANGER) if row.user_id else row.organisation_key for row in there)


def tick(work: Work, meeting_id: UUID, ticks: Mapping[str, bool]) -> None:
    """Who is in the room now, by the keys of the form; what is not told of stays as it was."""
    meeting = seen.hold(work, open_room(work, meeting_id))
    known = {each.key: each for each in listed(work, meeting)}
    if not ticks.keys() <= known.keys():
        raise NotFound
    rows = {_key(row): row for row in _rows(work, meeting)}
    for key, present in ticks.items():
        row = rows.get(key)
        if row is None and present:
            user_id = UUID(key.removeprefix("m_"))
            work.session.add(_new(work, meeting, known[key].organisation_key, user_id=user_id))
        elif row is not None and row.present is not present:
            row.present, row.changed_at = present, work.now
    work.session.flush()
    number = sum(row.present for row in _rows(work, meeting))
    tell(work, Event.PRESENCE_TOLD, project_key=meeting.project_key, meeting=str(meeting.id), number=number)


def welcome(work: Work, meeting_id: UUID, name: str, organisation_key: str) -> str:
    """A guest comes in, by the name that is returned; it stands in the notes, so that it is no participant's.

    Raises GuestUnsaid and GuestNamed, and NotFound for an organisation that nobody can come from.
    """
    meeting, called = seen.hold(work, open_room(work, meeting_id)), _called(name)
    if not called or not organisation_key:
        raise GuestUnsaid
    if organisation_key not in organisations(work, meeting) or organisation_key == PROJECT_ITSELF:
        raise NotFound
    for finding in agenda_words.of_meeting(work, meeting.project_key, {"namn": called}):
        raise GuestNamed(why=finding.message)
    work.session.add(_new(work, meeting, organisation_key, name=called))
    work.session.flush()
    tell(work, Event.PRESENCE_TOLD, project_key=meeting.project_key, meeting=str(meeting.id))
    return called


def _called(name: str) -> str:
    """A guest's name on one line; "" when nobody would see anything of it."""
    said = " ".join(clean(name).split())
    return said[:_LONGEST] if plain(said).strip() else ""


def _guests(work: Work, meeting: Meeting, names: Choices) -> list[Attendee]:
    return [
        Attendee(
            _key(row), row.name, row.organisation_key,
            names.get(row.organisation_key, row.organisation_key), False, True, True, row.present, True,
        )
        for row in _rows(work, meeting)
        if row.user_id is None
    ]  # fmt: skip


def _unseated(work: Work, there: Mapping[UUID, Presence], seated: Collection[UUID]) -> Iterator[Attendee]:
    """Who was ticked for a seat that they may sit on no more: nobody agrees to tell them anything."""
    for user_id, row in there.items():
        if user_id not in seated:
            name = work.session.get_one(User, user_id).name
            yield Attendee(_key(row), name, STRANGER, _ANOTHER, False, True, True, row.present, True)


def _rows(work: Work, meeting: Meeting) -> list[Presence]:
    wanted = select(Presence).where(Presence.meeting_id == meeting.id)
    return [*work.session.scalars(wanted.order_by(Presence.name, Presence.id))]


def _key(row: Presence) -> str:
    return f"m_{row.user_id}" if row.user_id else f"g_{row.id}"


def _new(
    work: Work, meeting: Meeting, organisation: str, *, user_id: UUID | None = None, name: str = ""
) -> Presence:
    return Presence(
        id=uuid4(), meeting_id=meeting.id, user_id=user_id, name=name, organisation_key=organisation,
        present=True, changed_at=work.now,
    )  # fmt: skip
