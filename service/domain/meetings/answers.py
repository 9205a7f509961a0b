"""What members answer to a summons, and what that makes of each organisation's seat at the meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Answer(StrEnum):
    """What a member says; before that nothing is known."""

    NONE = ""
    COMES = "kommer"
    DEPUTY = "ersattare"
    ABSENT = "forhinder"

    @property
    def label(self) -> str:
        """As the leader reads it."""
        return _LABELS[self]


_LABELS = {
    Answer.NONE: "Inte svarat",
    Answer.COMES: "Kommer",
    Answer.DEPUTY: "Ersättare kommer",
    Answer.ABSENT: "Förhinder",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who is called: for which organisation, and what they said. `sends` is the deputy they name."""

    person: UUID
    organisation: str
    deputy: bool
    answer: Answer = Answer.NONE
    sends: UUID | None = None


class Standing(StrEnum):
    """How an organisation is represented, as far as is known."""

    COMES = "kommer"
    UNKNOWN = "inget_besked"
    NOBODY = "ingen"


def coming(seats: Iterable[Seat]) -> frozenset[UUID]:
    """Who comes: those who say so, and the deputies named by others, unless they have said no themselves."""
    listed = [*seats]
    said_no = {each.person for each in listed if each.answer in (Answer.ABSENT, Answer.DEPUTY)}
    own = {each.person for each in listed if each.answer is Answer.COMES}
    sent = {each.sends for each in listed if each.answer is Answer.DEPUTY and each.sends}
    return frozenset(own | (sent - said_no))


def standing(organisation: str, seats: Iterable[Seat]) -> Standing:
    """Of one organisation. Nobody comes once its ordinary members have said no and no deputy has said yes.

    A deputy who has not been asked for owes no answer; where there are only deputies, each of them does.
    """
    listed = [*seats]
    mine = [each for each in listed if each.organisation == organisation]
    if coming(listed) & {each.person for each in mine}:
        return Standing.COMES
    ordinary = [each for each in mine if not each.deputy] or mine
    if any(each.answer is Answer.NONE for each in ordinary):
        return Standing.UNKNOWN
    return Standing.NOBODY
