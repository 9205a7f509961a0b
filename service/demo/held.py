"""The last meeting walked in its room: who was there, what was noted, and what each case came to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from forms.base import as_typed
from service.demo.story import Answers, Story, remissvar
from service.domain.meetings.agenda import Point
from service.models import AgendaItem, Meeting, Record
from service.operations.content import open_draft
from service.operations.meetings import (
    agenda,
    room_decided,
    room_ending,
    room_items,
    room_notes,
    room_open,
    room_presence,
)
from service.operations.work import Work

_WEEK = timedelta(days=7)
_NOTED: Mapping[Point, str] = {
    Point.OPENING: "Mötet öppnades klockan 13.00 och dagordningen godkändes.",
    Point.EARLIER_NOTES: "Föregående anteckningar gicks igenom. Inget uppdrag är försenat.",
    Point.REFERRALS: "Läkarintyg skickas med remissen när det finns, så att gruppen slipper fråga efter det.",
    Point.BOARD: "Styrgruppen tar upp väntetiden till arbetsprövning vid sitt nästa möte.",
    Point.NEXT_MEETING: "Kallelse skickas en vecka före nästa möte.",
}
_DECIDED: Mapping[str, tuple[str, str, str]] = {
    "D13": (
        "tas_upp_igen", "Gruppen har börjat och personen trivs. Mötet vill se planen före praktiken.",
        "Skriva genomförandeplanen tillsammans med deltagaren.",
    ),
    "D14": (
        "rad", "Parternas planeringar behöver läggas ihop innan genomförandeplanen skrivs.",
        "Bjuda in Försäkringskassan till första planeringsmötet.",
    ),
}  # fmt: skip
"""What was come to about those who take part, why, and what is to be done about it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a referral that the meeting began, with all that it says once it is finished."""

    told: Story
    record: Record
    answers: Answers


def walk(work: Work, meeting_id: UUID, told: Mapping[UUID, Story]) -> Iterator[Answered]:
    """Opens the room and takes the agenda from its first item to its last; `told`: stories by their case."""
    meeting = room_open.enter(work, meeting_id)
    _tick(work, meeting)
    for item in agenda.rows_of(work, meeting):
        if item.case_id and item.case_id in told:
            yield from _decide(work, meeting, item, told[item.case_id])
    for point, text in _NOTED.items():
        stored = room_notes.text(work, meeting, point)
        room_notes.save(work, meeting.id, point, text, lock=room_notes.mark(stored))


def notes(work: Work, meeting_id: UUID) -> tuple[Record, Answers]:
    """Ends the meeting: its notes as they are filled in by then."""
    record = room_ending.end(work, meeting_id)
    typed = open_draft(work, record)
    form = work.kind(record.kind).form(typed, project=work.project(record.project_key))
    return record, dict(form.answers())


def _tick(work: Work, meeting: Meeting) -> None:
    there = {each.key: each.expected for each in room_presence.listed(work, meeting)}
    room_presence.tick(work, meeting.id, there)


def _decide(work: Work, meeting: Meeting, item: AgendaItem, told: Story) -> Iterator[Answered]:
    """Those who may not hear it leave the room first."""
    room_items.open_item(work, meeting.id, item.id, left=room_items.must_leave(work, meeting, item))
    said = as_typed(_said(told, meeting.day))
    decided = room_decided.close(work, meeting.id, item.id, said, lock=item.lock)
    if decided.answer_id:
        answer = work.session.get_one(Record, decided.answer_id)
        yield Answered(told, answer, remissvar(told))


def _said(told: Story, day: date) -> dict[str, Any]:
    standpoint, because, to_do = _DECIDED.get(told.key) or _answer(told)
    return {
        "stallningstagande": standpoint, "motivering": because, "atgard": to_do,
        "ansvarig": told.staff("V"), "senast": str(day + 4 * _WEEK),
    }  # fmt: skip


def _answer(told: Story) -> tuple[str, str, str]:
    return told.standpoint, told.texts["motivering"], "Boka ett första möte med deltagaren."
