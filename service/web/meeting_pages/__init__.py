"""The area ”Möten” of a project: bodies and members, the calendar, the summons and its answers."""

from service.web.meeting_pages import (
    agenda,
    board,
    calendars,
    listing,
    members,
    one,
    planning,
    room,
    room_items,
)
from service.web.meeting_pages.base import blueprint

__all__ = [
    "agenda",
    "blueprint",
    "board",
    "calendars",
    "listing",
    "members",
    "one",
    "planning",
    "room",
    "room_items",
]
