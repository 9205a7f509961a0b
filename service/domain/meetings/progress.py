"""How a meeting goes from planned to held, and what may be done with it where it stands."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class MeetingState(StrEnum):
    """A planned meeting is the leader's own; a called one stays for ever, be it cancelled."""

    PLANNED = "planerat"
    CALLED = "kallat"
    HELD = "hallet"
    CANCELLED = "installt"

    @property
    def label(self) -> str:
        """As a person reads it: "Kallelsen är skickad"."""
        return _LABELS[self]


_LABELS = {
    MeetingState.PLANNED: "Planerat",
    MeetingState.CALLED: "Kallelse skickad",
    MeetingState.HELD: "Hållet",
    MeetingState.CANCELLED: "Inställt",
}


class Step(StrEnum):
    """What the leader does with a meeting."""

    CHANGE = "change"
    CALL = "call"
    REMOVE = "remove"
    CANCEL = "cancel"
    HOLD = "hold"


_FROM: Mapping[Step, frozenset[MeetingState]] = {
    Step.CHANGE: frozenset({MeetingState.PLANNED, MeetingState.CALLED}),
    Step.CALL: frozenset({MeetingState.PLANNED, MeetingState.CALLED}),
    Step.REMOVE: frozenset({MeetingState.PLANNED}),
    Step.CANCEL: frozenset({MeetingState.CALLED}),
    Step.HOLD: frozenset({MeetingState.CALLED}),
}


def possible(step: Step, state: MeetingState, *, day: date, today: date) -> bool:
    """Whether a step can be taken with a meeting of that day: nobody is called to a day that has gone."""
    if state not in _FROM[step]:
        return False
    if step is Step.CALL:
        return day >= today
    return day <= today if step is Step.HOLD else True


def open_for_answers(state: MeetingState, *, day: date, today: date) -> bool:
    """Whether a member may answer the summons, or change the answer: until the day is over."""
    return state is MeetingState.CALLED and today <= day
