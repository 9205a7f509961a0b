"""Sending the packets of a meeting: every newest edition that is built, to who may have all of it."""

from uuid import UUID

from service.models import Meeting, Packet
from service.operations.meetings import lasting, seen
from service.operations.packets import closing, delivery, editions, keys
from service.operations.packets.ordering import packed
from service.operations.packets.rights import Rights
from service.operations.work import Work


def send(work: Work, meeting_id: UUID) -> int:
    """Sends every newest edition that is built and not sent; how many they were.

    One whose receiver may have less now than when it was built is closed instead, and made anew.
    """
    meeting = packed(seen.kept(work, meeting_id))
    delivery.hold_cases(work, [keys.plan_of(work, each) for each in _ready(work, meeting)])
    seen.hold(work, meeting)
    if not lasting.is_open(meeting, work.today):
        return 0
    ready = _ready(work, meeting)
    asked = Rights(work, meeting)
    fit = [each for each in ready if asked.holds(each)]
    for packet in fit:
        delivery.deliver(work, meeting, packet)
    closing.close_lost(work, meeting, [each for each in ready if each not in fit])
    return len(fit)


def _ready(work: Work, meeting: Meeting) -> list[Packet]:
    return [each[0] for each in editions.of(work, meeting).values() if editions.is_ready(each[0])]
