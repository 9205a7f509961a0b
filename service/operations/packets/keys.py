"""Sealing a packet's plan and files with the packet's own key, which goes when its time is over."""

from uuid import UUID

from service.domain.meetings.packet_plan import Plan, from_json
from service.models import Packet
from service.operations.work import Work
from service.vault import DataKey


def packet_key(work: Work, packet: Packet) -> DataKey:
    """Raises CannotOpen once the key is destroyed."""
    return work.vault.unwrap(packet.wrapped_key, where=_where(packet))


def new_key(work: Work, packet: Packet) -> None:
    packet.wrapped_key = work.vault.new_key(where=_where(packet))


def _where(packet: Packet) -> str:
    return f"packet.wrapped_key.{packet.id}"


def keep_plan(work: Work, packet: Packet, plan: Plan) -> None:
    """Writes the plan of a packet down, with its hash."""
    sealed = packet_key(work, packet).seal(plan.to_json().encode(), where=f"packet.plan.{packet.id}")
    packet.plan, packet.plan_sha256 = sealed, plan.sha256


def plan_of(work: Work, packet: Packet) -> Plan:
    """The plan as it was written down; an empty one before that, and when the key is gone."""
    if not packet.plan or not packet.wrapped_key:
        return Plan()
    data = packet_key(work, packet).open(packet.plan, where=f"packet.plan.{packet.id}")
    return from_json(data.decode())


def file_place(packet_id: UUID, format: str) -> str:
    """Where a packet's file belongs, authenticated with it."""
    return f"packet.{format}.{packet_id}"
