"""Calendar files (iCalendar): which body meets, in which project, when and where; no case, nobody's name.

The digital link stays in Knutpunkt: a calendar is kept by others, and whoever has the link can come in.
"""

from collections.abc import Iterable
from datetime import datetime

from icalendar import Calendar, Event

from service.domain.dates import SWEDEN
from service.domain.meetings.progress import MeetingState
from service.models import Meeting
from service.operations.meetings import page
from service.operations.work import Work

_STATUS = {
    MeetingState.PLANNED: "TENTATIVE",
    MeetingState.CALLED: "CONFIRMED",
    MeetingState.HELD: "CONFIRMED",
    MeetingState.CANCELLED: "CANCELLED",
}


def write(work: Work, meetings: Iterable[Meeting], *, address: str) -> bytes:
    """A calendar of these meetings; `address` is the service's own, to open them in."""
    calendar = Calendar()
    calendar.add("prodid", "-//Knutpunkt//SV")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Knutpunkt")
    for meeting in meetings:
        calendar.add_component(_event(work, meeting, address))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(work: Work, meeting: Meeting, address: str) -> Event:
    event = Event()
    event.add("uid", f"{meeting.id}@knutpunkt")
    event.add("dtstamp", meeting.changed_at)
    event.add("dtstart", datetime.combine(meeting.day, meeting.starts, SWEDEN))
    event.add("dtend", datetime.combine(meeting.day, meeting.ends, SWEDEN))
    event.add("summary", f"{page.title(work, meeting)}, {work.project(meeting.project_key).name}")
    if meeting.place:
        event.add("location", meeting.place)
    event.add("status", _STATUS[MeetingState(meeting.state)])
    event.add("sequence", meeting.lock)
    event.add("url", f"{address}moten/{meeting.id}")
    return event
