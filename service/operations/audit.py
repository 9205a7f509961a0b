"""The audit trail's one writer; the actions are a closed set."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from service.models import AuditEntry, CaseFile, Record
from service.operations.work import Work

_REFERRER = "remittent"
Detail = Mapping[str, str | int | list[str]]


class Event(StrEnum):
    """What can be told in the audit trail."""

    CASE_OPENED = "case_opened"
    CASE_READ = "case_read"
    VAGLEDARE_CHOSEN = "vagledare_chosen"
    REMITTENT_CHANGED = "remittent_changed"
    PERSON_NAMED = "person_named"
    PERSON_NOT_NAMED = "person_not_named"
    DRAFT_STARTED = "draft_started"
    DRAFT_SAVED = "draft_saved"
    DRAFT_READ = "draft_read"
    DRAFT_DISCARDED = "draft_discarded"
    RECORD_FINAL = "record_final"
    RECORD_SUPERSEDED = "record_superseded"
    DOCUMENT_MADE = "document_made"
    PDF_MADE = "pdf_made"
    DOCUMENT_READ = "document_read"
    WORD_UPLOADED = "word_uploaded"
    WORD_REFUSED = "word_refused"
    WORD_ASKED_ANEW = "word_asked_anew"
    WORD_REPLACED = "word_replaced"
    WORD_DECLINED = "word_declined"
    DISPATCHED = "dispatched"
    DISPATCH_RECALLED = "dispatch_recalled"
    NOTICE_SENT = "notice_sent"
    NOTICE_READ = "notice_read"
    NOTICE_TOLD = "notice_told"
    JOB_RETRIED = "job_retried"
    TEMPLATE_UPLOADED = "template_uploaded"
    TEMPLATE_READ = "template_read"
    TEMPLATE_CHECKED = "template_checked"
    TEMPLATE_ACTIVATED = "template_activated"
    TEMPLATE_ROLLED_BACK = "template_rolled_back"
    KIND_REMOVED = "kind_removed"
    TEMPLATES_EXPORTED = "templates_exported"
    TEMPLATES_IMPORTED = "templates_imported"
    FIELD_LIST_ASKED = "field_list_asked"
    FIELD_LIST_READ = "field_list_read"
    GROUP_SAVED = "group_saved"
    GROUP_READ = "group_read"
    GROUP_JOINED = "group_joined"
    GROUP_LEFT = "group_left"
    ATTENDANCE_TOLD = "attendance_told"
    MEMBER_SAVED = "member_saved"
    MEMBER_REMOVED = "member_removed"
    MEETINGS_PLANNED = "meetings_planned"
    MEETING_SAVED = "meeting_saved"
    MEETING_REMOVED = "meeting_removed"
    MEETING_CALLED = "meeting_called"
    MEETING_CANCELLED = "meeting_cancelled"
    MEETING_HELD = "meeting_held"
    AGENDA_SAVED = "agenda_saved"
    AGENDA_READ = "agenda_read"
    SUMMONS_ANSWERED = "summons_answered"
    ROOM_OPENED = "room_opened"
    PRESENCE_TOLD = "presence_told"
    ITEM_OPENED = "item_opened"
    ITEM_CLOSED = "item_closed"
    ACTION_ADDED = "action_added"
    ACTION_DONE = "action_done"
    CALENDAR_OPENED = "calendar_opened"
    CALENDAR_REVOKED = "calendar_revoked"
    PACKETS_ORDERED = "packets_ordered"
    PACKET_BUILT = "packet_built"
    PACKET_SENT = "packet_sent"
    PACKET_READ = "packet_read"
    PACKET_CLOSED = "packet_closed"
    PACKET_RETRIED = "packet_retried"
    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"


def tell(
    work: Work,
    event: Event,
    *,
    case: CaseFile | None = None,
    record: Record | None = None,
    project_key: str = "",
    actor_id: UUID | None = None,
    **detail: str | int | list[str],
) -> None:
    """Adds one entry to the transaction. `detail` must hold no personal data."""
    case_id = case.id if case else (record.case_id if record else None)
    entry = AuditEntry(
        at=work.now,
        actor_id=actor_id or (work.actor.id if work.actor else None),
        action=event,
        case_id=case_id,
        project_key=project_key or (case.project_key if case else record.project_key if record else ""),
        record_id=record.id if record else None,
        detail=_discreet(work, case_id, detail),
    )
    work.session.add(entry)


def _discreet(work: Work, case_id: UUID | None, detail: Detail) -> dict[str, str | int | list[str]]:
    """Who referred a protected person is not named: it tells where the person lives (DOMAIN 5, D7)."""
    told = dict(detail)
    case = work.session.get(CaseFile, case_id) if case_id and "organisation" in told else None
    if case and case.projection.protected and told["organisation"] == case.organisation_key:
        told["organisation"] = _REFERRER
    return told
