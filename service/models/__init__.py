"""The tables, one aggregate a file; importing this package makes them all known."""

from service.models.agenda import AgendaItem, MeetingAction, MeetingRecord, Presence
from service.models.audit import AuditEntry
from service.models.base import Base
from service.models.case import WITH_STEPS, CaseFile, CaseProjection, CaseStep, NumberSeries
from service.models.dispatch import Dispatch, Notice
from service.models.document import Document
from service.models.draft_preview import DraftPreview, DraftPreviewFile
from service.models.field_list import FieldList
from service.models.group_activity import Attendance, GroupActivity, GroupMember
from service.models.hand_over import HandOver
from service.models.job import Job, JobState
from service.models.meeting import BodyMember, CalendarAddress, Meeting, MeetingSlot, Summons
from service.models.name_token import NameToken
from service.models.named_person import NamedPerson
from service.models.outturn import OutturnRow
from service.models.packet import Packet, PacketPaper, PacketSheet
from service.models.project import ProjectFile
from service.models.record import Record, RecordState
from service.models.session import ServerSession, SignInAttempt
from service.models.template import Template, TemplateActivation, TemplateFile, TemplateState
from service.models.user import GrantRow, User
from service.models.word_version import WordState, WordVersion

__all__ = [
    "WITH_STEPS",
    "AgendaItem",
    "Attendance",
    "AuditEntry",
    "Base",
    "BodyMember",
    "CalendarAddress",
    "CaseFile",
    "CaseProjection",
    "CaseStep",
    "Dispatch",
    "Document",
    "DraftPreview",
    "DraftPreviewFile",
    "FieldList",
    "GrantRow",
    "GroupActivity",
    "GroupMember",
    "HandOver",
    "Job",
    "JobState",
    "Meeting",
    "MeetingAction",
    "MeetingRecord",
    "MeetingSlot",
    "NameToken",
    "NamedPerson",
    "Notice",
    "NumberSeries",
    "OutturnRow",
    "Packet",
    "PacketPaper",
    "PacketSheet",
    "Presence",
    "ProjectFile",
    "Record",
    "RecordState",
    "ServerSession",
    "SignInAttempt",
    "Summons",
    "Template",
    "TemplateActivation",
    "TemplateFile",
    "TemplateState",
    "User",
    "WordState",
    "WordVersion",
]
