"""What the participant's consent says at the moment of asking: read from the records, or their projection."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from service.domain import consent
from service.domain.case import Case
from service.domain.consent_parts import Information
from service.domain.dispatch import Channel
from service.domain.identity import is_unnamed
from service.domain.lifecycle import CaseState
from service.domain.meetings import board
from service.domain.outlays import COMPETENCE
from service.domain.roles import Facts, Role
from service.models import CaseFile, CaseProjection, Dispatch, Record
from service.operations import named, projection
from service.operations.content import open_answers
from service.operations.work import Work

KINDS = ("remiss", "skydd", "samtycke", "aterkallelse")
"""The records that say who the person is and what they agree to."""
NOT_FOLLOWED = "Samtycket gäller inte längre"
"""What stands instead of a case's state to who may not follow it any more."""
JUST_AFTER = timedelta(microseconds=1)
"""From a record to the moment in which it counts itself."""


def told(work: Work, facts: Facts, file: CaseFile, row: Record, *, tells: Collection[Information]) -> Facts:
    """The facts of a record with what consent says of it, for people who do not work in the project."""
    if facts.wrote or row.finalised_at is None:
        return facts
    now, sent = case_of(work, file), _sent_to(work, row)
    return replace(
        facts,
        consented=_receivers(work, file, now, tells),
        at_meeting=consent.at_meeting(now, on=work.today),
        to_board=open_to_board(work, file, now, row),
        reached=file.organisation_key in sent,
        sent=sent - {file.organisation_key},
    )


def before_protection(work: Work, file: CaseFile, now: Case, row: Record) -> bool:
    """Whether a record was made before the person's identity was protected, so that it tells who it is."""
    if row.finalised_at is None or not now.person.protected:
        return False
    return not case_of(work, file, before=row.finalised_at + JUST_AFTER).person.protected


def open_to_board(work: Work, file: CaseFile, now: Case, row: Record) -> bool:
    """Whether the styrgrupp may read a final record: it names nobody to them, or consent lets it now."""
    if not _is_boards(work, row):
        return False
    if consent.to_board(now, on=work.today) and not is_unnamed(now):
        return True
    return not named_to_board(work, file, row)


def named_to_board(work: Work, file: CaseFile, row: Record) -> bool:
    """Whether a record was made while the styrgrupp might know who the person is, and tells it."""
    if row.finalised_at is None or not _is_boards(work, row):
        return False
    then = case_of(work, file, before=row.finalised_at)
    return not is_unnamed(then) and consent.to_board(then, on=projection.local_day(row.finalised_at))


def _is_boards(work: Work, row: Record) -> bool:
    """What the project leader decides on by herself is none of the styrgrupp's."""
    return row.kind != COMPETENCE or board.concerns(row.kind, open_answers(work, row))


def _sent_to(work: Work, row: Record) -> frozenset[str]:
    """The organisations to which it was sent in Knutpunkt: what they got lawfully stays theirs."""
    here = (Dispatch.record_id == row.id, Dispatch.channel == Channel.KNUTPUNKT)
    kept = select(Dispatch.organisation_key).where(*here, Dispatch.recalled_at.is_(None))
    return frozenset(work.session.scalars(kept))


def follows(work: Work, file: CaseFile) -> bool:
    """Whether who asks may know how the case goes on: not who referred it, once consent ends towards them.

    Nor who leads the project, of a protected case that she is not named for.
    """
    someone, shown = work.someone, file.projection
    if named.keeps_out(someone, file):
        return False
    leads = (Role.PROJEKTLEDARE, file.project_key) in {
        (each.role, each.project_key) for each in someone.grants
    }
    if leads or someone.id == file.vagledare_id or shown.state == CaseState.UTKAST:
        return True
    return shown.followed_until is not None and shown.followed_until >= work.today


def followed(work: Work) -> ColumnElement[bool]:
    """`follows` as a condition for lists; a test holds it against it."""
    leads = [each.project_key for each in work.someone.grants if each.role is Role.PROJEKTLEDARE]
    reached = or_(
        CaseFile.project_key.in_(leads),
        CaseFile.vagledare_id == work.someone.id,
        CaseFile.projection.has(
            or_(CaseProjection.state == CaseState.UTKAST, CaseProjection.followed_until >= work.today)
        ),
    )
    return and_(reached, named.open_to(work.someone))


def not_followed(work: Work, file: CaseFile) -> str:
    """What stands instead of the state to who may not follow the case."""
    return named.NOT_NAMED if named.keeps_out(work.someone, file) else NOT_FOLLOWED


def case_of(work: Work, file: CaseFile, *, before: datetime | None = None) -> Case:
    """The case as far as consent is concerned."""
    return projection.case_of(work, file, before=before, kinds=KINDS)


def _receivers(work: Work, file: CaseFile, case: Case, tells: Collection[Information]) -> frozenset[str]:
    """The organisations that may receive it now."""
    project, referrer = work.project(file.project_key), file.organisation_key
    return consent.receivers(case, project, referrer=referrer, tells=tells, on=work.today)
