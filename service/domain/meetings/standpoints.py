"""Which standpoints a meeting chooses among at each point of its agenda."""

from collections.abc import Mapping

from service.domain.choices import Choices
from service.domain.choices_meeting import ANSWERS, LATER, STANDPOINTS, TO_BOARD
from service.domain.meetings.agenda import Point

_ELSEWHERE = (TO_BOARD, "rad", LATER)
_ENDING = ("forlangning_tillstyrks", "forlangning_avstyrks", "avslut_tillstyrks", "fortsatter", *_ELSEWHERE)
_AT: Mapping[Point, tuple[str, ...]] = {
    Point.REFERRALS: (*ANSWERS, LATER),
    Point.CONSULTATIONS: (*ANSWERS, LATER),
    Point.NOLLPLACERADE: (*ANSWERS, LATER),
    Point.ONGOING: ("fortsatter", "planen_ses_over", "avslut_tillstyrks", *_ELSEWHERE),
    Point.ENDING: _ENDING,
    Point.MONEY: ("medel_tillstyrks", "medel_avstyrks", TO_BOARD, LATER),
    Point.BOARD: _ELSEWHERE,
}

REFERRED_POINTS = frozenset({Point.REFERRALS, Point.CONSULTATIONS, Point.NOLLPLACERADE})
"""Where a referral is answered."""


def standpoints(point: Point) -> Choices:
    """What can be chosen about a case at a point, in the order it is offered."""
    return {key: STANDPOINTS[key] for key in _AT.get(point, tuple(STANDPOINTS))}
