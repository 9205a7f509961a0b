"""The common notes of a meeting: one for each standing point of its agenda."""

from collections.abc import Mapping

from service.domain.meetings.agenda import Point

NOTES: Mapping[str, Point] = {
    "oppnande": Point.OPENING,
    "foregaende": Point.EARLIER_NOTES,
    "remisser": Point.REFERRALS,
    "konsultationer": Point.CONSULTATIONS,
    "nollplacerade": Point.NOLLPLACERADE,
    "pagaende": Point.ONGOING,
    "avslut": Point.ENDING,
    "medel": Point.MONEY,
    "styrgrupp": Point.BOARD,
    "nasta": Point.NEXT_MEETING,
}
"""The question of each standing point."""
