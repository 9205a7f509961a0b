"""What a record's rules and words know besides its answers."""

from dataclasses import replace
from datetime import date
from functools import partial

from service.domain import outlays
from service.domain.case import Author, Case
from service.domain.context import Context, People, nobody, printed_id
from service.domain.meetings.board import DECISIONS, STRUCTURAL, BoardPaper
from service.models import CaseFile, Record
from service.operations import attended, guidelines, guides, neighbours, outturn, projection
from service.operations.consents import follows
from service.operations.meetings import about, board_papers, cancelled, participants, present, spoken
from service.operations.meetings.letters import NOTES
from service.operations.work import Work


def context_of(work: Work, record: Record) -> Context:
    """What the record's rules and words know besides its answers, as it was when it became final."""
    file = work.session.get(CaseFile, record.case_id) if record.case_id else None
    asks = file and record.finalised_at is None and work.kind(record.kind).looks_around
    case = _case(work, file, record) if file else None
    return Context(
        project=work.project(record.project_key),
        author=_author(work, record),
        on=projection.local_day(record.finalised_at) if record.finalised_at else work.today,
        case=case,
        organisation_key=file.organisation_key if file else "",
        followed=file is None or _followed(work, file, record),
        version=record.version,
        open_cases=neighbours.open_cases(work, file, protected=False) if file and asks else (),
        protected_cases=neighbours.open_cases(work, file, protected=True) if file and asks else (),
        participations=neighbours.participations(work, file) if file and asks else (),
        guides=guides.names_of(work, file.project_key) if file and asks else (),
        outlays=outturn.known(work, record) if file and record.kind in outlays.KINDS else (),
        guidelines=guidelines.known(work, record) if record.kind == outlays.COMPETENCE else (),
        board=_board(work, record),
        instead=board_papers.instead(work, record.project_key) if record.kind == DECISIONS else {},
        people=_people(work, record),
        members=_members(work, record) if record.finalised_at is None else (),
        met=_met(work, record) if record.finalised_at is None else None,
        spoken=spoken.of_record(work, record) if file is None and record.finalised_at is None else None,
        cancelled=cancelled.days(work, file.project_key) if file and asks else frozenset(),
        groups=attended.of_case(work, file) if file and record.finalised_at is None else (),
        document_id=document_id(record),
        test_numbers=work.test_numbers,
    )


def context_today(work: Work, record: Record) -> Context:
    """The same for words that are added to a final record's document: they are judged as those of a draft.

    Who has been protected since is protected.
    """
    file = work.session.get(CaseFile, record.case_id) if record.case_id else None
    return replace(
        context_of(work, record),
        on=work.today,
        case=projection.case_of(work, file) if file else None,
        board=_papers(work, record),
        people=_participants(work, record),
        members=_members(work, record),
        met=_met(work, record),
        spoken=None if file else spoken.of_record(work, record),
    )


def _board(work: Work, record: Record) -> tuple[BoardPaper, ...] | None:
    return _papers(work, record) if record.finalised_at is None else None


def _papers(work: Work, record: Record) -> tuple[BoardPaper, ...] | None:
    return board_papers.known(work, record.project_key) if record.kind == DECISIONS else None


def _people(work: Work, record: Record) -> People:
    """Once it is final nothing is looked for."""
    return _participants(work, record) if record.finalised_at is None else nobody


def _participants(work: Work, record: Record) -> People:
    """What is of no single case may name none of them."""
    about_nobody = record.kind in (DECISIONS, STRUCTURAL, NOTES)
    return partial(participants.in_text, work, record.project_key) if about_nobody else nobody


def _members(work: Work, record: Record) -> tuple[str, ...]:
    return present.names(work, record) if record.kind in (DECISIONS, NOTES) else ()


def _met(work: Work, record: Record) -> date | None:
    meeting = about.meeting_of(work, record) if record.kind in (DECISIONS, NOTES) else None
    return meeting.day if meeting else None


def _case(work: Work, file: CaseFile, record: Record) -> Case:
    """As it stood then, but nothing that is made of an older record tells who is protected now."""
    then = projection.case_of(work, file, before=record.finalised_at)
    return replace(then, shielded=record.finalised_at is not None and file.projection.protected)


def _followed(work: Work, file: CaseFile, record: Record) -> bool:
    """What is made of a final record says what was said when it was."""
    return record.finalised_at is not None or work.actor is None or follows(work, file)


def _author(work: Work, record: Record) -> Author:
    by = work.actor
    return by.author if by and by.id == record.author_id else projection.author_of(work, record.author_id)


def document_id(record: Record) -> str:
    """The identity printed on the document, taken from the record's own."""
    return printed_id(record.id.hex)
