"""Questions that only meetings ask: a time of day, times within the meeting, and a link."""

import re
from datetime import time

from forms.fields import LongTextField, TextField
from forms.question import Question
from service.domain.dates import clock
from service.domain.meetings.slots import InvalidSlots, InvalidTime, Slot, parse_slots, parse_time


class TimeField(Question):
    """A time of day, answered as "13.00"."""

    def parse(self, typed: str) -> object:
        try:
            return parse_time(typed)
        except InvalidTime as error:
            raise ValueError(str(error)) from error

    @property
    def answer(self) -> object:
        return clock(self.data) if isinstance(self.data, time) else None


class SlotsField(LongTextField):
    """Times within a meeting, one a line; answered as they were typed."""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The times; none while a line is wrong."""
        try:
            return parse_slots(self.typed)
        except InvalidSlots:
            return ()

    def mistake(self) -> str:
        try:
            parse_slots(self.typed)
        except InvalidSlots as error:
            return str(error)
        return super().mistake()


class LinkField(TextField):
    """An address that a browser opens."""

    def mistake(self) -> str:
        if not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", self.typed):
            return "Skriv länken som den står i webbläsaren, till exempel https://mote.example.org/oh."
        return super().mistake()
