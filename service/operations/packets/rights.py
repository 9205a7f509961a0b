"""Whether a packet that is built may still be opened by its receiver, asked at this very moment."""

from collections.abc import Iterator
from uuid import UUID

from service.domain.meetings import packet_rights
from service.domain.meetings.packet_plan import Plan
from service.models import Meeting, Packet
from service.operations.meetings import lasting
from service.operations.packets import editions, keys, readers, session
from service.operations.packets.facts import Known
from service.operations.packets.readers import Receiver
from service.operations.work import Work


class Rights:
    """What receivers of one meeting's packets may have; asked for many, each case is read once."""

    def __init__(self, work: Work, meeting: Meeting) -> None:
        self._work, self._meeting = work, meeting
        self._known = Known(work)
        self._people = {each.user.id: each for each in readers.receivers(work, meeting)}

    @property
    def people(self) -> dict[UUID, Receiver]:
        """Who gets packets of the meeting now."""
        return self._people

    def holds(self, packet: Packet) -> bool:
        """Whether its receiver may have all of it."""
        return self.allows(packet, keys.plan_of(self._work, packet))

    def allows(self, packet: Packet, plan: Plan) -> bool:
        """Whether its receiver gets packets, for the same organisation still, and may have all of a plan."""
        one = self._people.get(packet.user_id)
        if one is None or one.reader.organisation != packet.organisation_key:
            return False
        asked = session.sight(self._work, self._meeting, one)
        return not packet_rights.lost(plan, self._known.of(plan), asked)

    def heard(self, plan: Plan, one: Receiver) -> frozenset[UUID]:
        """The cases of a plan that somebody may hear now by what the plan calls them.

        Who was protected since then had a number there, which stands nowhere any more.
        """
        asked = session.sight(self._work, self._meeting, one)
        numbered = {each.case_id for each in plan.cases() if not each.protected}
        found = self._known.of(plan).items()
        return frozenset(
            key for key, about in found if asked.hears(about) and not (about.protected and key in numbered)
        )


def standing(work: Work, meeting: Meeting) -> Iterator[Packet]:
    """The packets of a meeting that are built and not closed, and may be open."""
    if not lasting.is_open(meeting, work.today):
        return
    for packets in editions.of(work, meeting).values():
        yield from (each for each in packets if each.built_at is not None and each.closed_at is None)
