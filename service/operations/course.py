"""How a case goes: what comes next and who owes it, what stands in the way, and who takes part in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from service.documents.kind import DocumentKind
from service.domain import consent
from service.domain.case import Case
from service.domain.deadlines import REVISION
from service.domain.identity import is_unnamed
from service.domain.lifecycle import BEFORE_MEETING, SENT, CaseState
from service.domain.roles import Role
from service.models import CaseFile, GrantRow, Record, RecordState, User
from service.operations import access, owed
from service.operations.owed import Owes
from service.operations.papers import Paper
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Coming:
    """A step that the case waits for; `since` is the day it begins to be time, None when that has come.

    `renews` is the document of which a new version is to be written, for who may write it.
    """

    kind_key: str
    title: str
    owes: Owes
    due: date | None
    days_late: int
    since: date | None
    renews: UUID | None = None


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What stands in the way, and where it is mended: a document to write, one to open, or this page."""

    text: str
    kind_key: str = ""
    record_id: UUID | None = None
    choose: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who takes part in the case, under the word that the project has for what they are."""

    role: str
    name: str
    organisation: str = ""


def coming(work: Work, file: CaseFile) -> list[Coming]:
    """What can be done now first, then what has its time later."""
    known = [step for step in file.projection.steps if step.kind in work.registry.kinds]
    found, owing = [], owed.Owing(work, [file])
    for step in known:
        kind, waits = work.registry[step.kind], step.since is not None and step.since > work.today
        found.append(
            Coming(
                kind_key=step.kind,
                title=owed.title(work, kind, file, reason=step.reason, due=step.due),
                owes=owing.by(kind, file, reason=step.reason),
                due=step.due,
                days_late=0 if waits or not step.due else max((work.today - step.due).days, 0),
                since=step.since if waits else None,
                renews=_renewed(work, file, kind) if step.reason == REVISION else None,
            )
        )
    return sorted(found, key=lambda each: each.since or date.min)


def _renewed(work: Work, file: CaseFile, kind: DocumentKind) -> UUID | None:
    """The version in force; None for who may not write the next, and while that one is being written."""
    if not access.may_write(work, kind, project_key=file.project_key, file=file):
        return None
    mine = (Record.case_id == file.id, Record.kind == kind.key, Record.state != RecordState.SUPERSEDED)
    rows = [*work.session.scalars(select(Record).where(*mine))]
    if any(row.state == RecordState.DRAFT and access.may_open(work, row) for row in rows):
        return None
    return next((row.id for row in rows if row.state == RecordState.FINAL), None)


def hindrances(work: Work, file: CaseFile, case: Case, papers: list[Paper]) -> Iterator[Hindrance]:
    """Each with the way out of it."""
    if owed.waits_for_vagledare(file):
        word = work.project(file.project_key).names.vagledare
        yield Hindrance(f"{word} är inte vald, så ingen kan skriva in personen.", choose=True)
    if text := _without_consent(work, file, case):
        yield Hindrance(text, kind_key="samtycke")
    for paper in papers:
        if paper.standing and paper.standing.failed:
            yield Hindrance(f"{paper.title}: {paper.standing.label.lower()}.", record_id=paper.id)


def _without_consent(work: Work, file: CaseFile, case: Case) -> str:
    """Why work with the case rests on no consent; "" while it does, and where a step asks for one anyway."""
    at_work = SENT - BEFORE_MEETING - {CaseState.EJ_INTAG, CaseState.KONSULTATION}
    asked = any(step.kind == "samtycke" for step in file.projection.steps)
    if file.projection.state not in at_work or is_unnamed(case):
        return ""
    held = consent.consent(case)
    if not consent.is_registered(case):
        return (
            "" if asked else "Inget samtycke är registrerat. Remissens gäller bara mot den som remitterade."
        )
    if not held.parts:
        return "Samtycket är återkallat. Nya handlingar lämnas inte ut till någon."
    return consent.expired(held) if consent.has_expired(held, on=work.today) else ""


def team(work: Work, file: CaseFile, case: Case) -> list[Member]:
    """The people of the case: where somebody is protected, not who referred and not who promised what."""
    names, project = work.project(file.project_key).names, file.project_key
    guide = work.session.get(User, file.vagledare_id) if file.vagledare_id else None
    rows = [_member(names.vagledare, guide) if guide else Member(names.vagledare, "Inte vald")]
    rows += [_member(Role.PROJEKTLEDARE.label, user) for user in _leading(work, file)]
    if file.projection.protected:
        return rows
    remittent = work.session.get_one(User, file.remittent_id)
    rows.append(Member(Role.REMITTENT.label, remittent.name, _organisation(work, file)))
    rows += [_member(names.case_body, user) for user in _holding(work, project, Role.OH_LEDAMOT)]
    return [*rows, *_promised(work, file, case)]


def _promised(work: Work, file: CaseFile, case: Case) -> Iterator[Member]:
    """Who has promised something in the plan, for those who work with it."""
    leads = {each.project_key for each in work.someone.grants if each.role is Role.PROJEKTLEDARE}
    if file.project_key not in leads and work.someone.id != file.vagledare_id:
        return
    project = work.project(file.project_key)
    word = f"Åtagande i {project.inside(project.names.plan)}"
    for row in case.latest("genomforandeplan").rows("ansvarsfordelning"):
        if row.text("kontakt") or row.text("part"):
            yield Member(word, row.text("kontakt") or row.text("part"), row.text("part"))


def _leading(work: Work, file: CaseFile) -> list[User]:
    """The leaders who take part in the case: of a protected one, those who are named for it."""
    known = {row.user_id for row in file.named} if file.projection.protected else None
    leaders = _holding(work, file.project_key, Role.PROJEKTLEDARE)
    return [user for user in leaders if known is None or user.id in known]


def _member(role: str, user: User) -> Member:
    return Member(role, user.name, user.organisation)


def _holding(work: Work, project_key: str, role: Role) -> list[User]:
    held = (GrantRow.project_key == project_key, GrantRow.role == role, User.active)
    return [*work.session.scalars(select(User).join(GrantRow).where(*held).order_by(User.name))]


def _organisation(work: Work, file: CaseFile) -> str:
    known = work.project(file.project_key).remittent_choices
    return known.get(file.organisation_key, file.organisation_key)
