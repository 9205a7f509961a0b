"""A finished record as one page: how far its document has come, what went wrong, and its versions."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from service.domain.dates import in_sweden
from service.models import JobState, Record, RecordState, Template
from service.operations import access, dispatches, documents, further, hand_edits, papers, records
from service.operations.audit import Event, tell
from service.operations.dispatches import Sent
from service.operations.documents import Progress
from service.operations.further import Further
from service.operations.hand_edits import HandEdits
from service.operations.papers import About, Paper, Standing
from service.operations.receivers import Addressee
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """`reason` is why the Word file or the PDF failed, `pages` and `converter` tell of the PDF.

    `template` is what the Word file was made from: "version 3, uppladdad 2019-03-07" or "inbyggd"; "" until
    it is there. `versions` has the newest first; `further` are the other documents that the record can give.
    `addressees` are those it may be sent to and `sent` what was, both empty for who sends none. `edits` tells
    of a Word file that was edited by hand.
    """

    paper: Paper
    standing: Standing
    is_draft: bool
    superseded: bool
    project: str
    project_key: str
    reason: str
    pages: int
    converter: str
    template: str
    may_revise: bool
    versions: list[Paper]
    further: list[Further]
    addressees: list[Addressee]
    sent: list[Sent]
    edits: HandEdits

    @property
    def ended(self) -> bool:
        """Whether nothing of the page is still being made."""
        return self.standing.ended and all(
            each.standing is None or each.standing.ended for each in self.further
        )

    @property
    def signature(self) -> str:
        """Where everything stands, so that the page sees when something has changed."""
        told = (f"{each.key}:{each.standing}" for each in self.further if each.standing)
        return " ".join((self.standing, *told))

    @property
    def about(self) -> About:
        return self.paper.about


def read(work: Work, record_id: UUID) -> DocumentPage:
    found = documents.progress(work, record_id)
    record, document = found.record, found.document
    if found.file is not None:
        tell(work, Event.CASE_READ, record=record)
    paper = papers.listed(work, [record])[0]
    return DocumentPage(
        paper=paper,
        standing=paper.standing or Standing.QUEUED,
        is_draft=record.state == RecordState.DRAFT,
        superseded=record.state == RecordState.SUPERSEDED,
        project=work.project(record.project_key).name,
        project_key=record.project_key,
        reason=_reason(found),
        pages=(document.pages or 0) if document else 0,
        converter=(document.converter or "") if document else "",
        template=_template(work, found),
        may_revise=record.state == RecordState.FINAL and _may_revise(work, found),
        versions=papers.listed(work, _versions(work, record)),
        further=further.listed(work, found),
        addressees=dispatches.addressees(work, record),
        sent=dispatches.of_record(work, record),
        edits=hand_edits.of_document(work, found),
    )


def _reason(found: Progress) -> str:
    """What went wrong with the one of the two files that is still to be made."""
    job = found.job if found.document is None else found.pdf_job
    return job.error if job and job.state != JobState.DONE else ""


def _template(work: Work, found: Progress) -> str:
    if found.document is None:
        return ""
    if found.document.template_id is None:
        return "inbyggd"
    version = work.session.get_one(Template, found.document.template_id)
    return f"version {version.number}, uppladdad {in_sweden(version.uploaded_at):%Y-%m-%d}"


def _may_revise(work: Work, found: Progress) -> bool:
    turn = found.file is None or records.may_begin(found.kind, found.file, again=True)
    return turn and access.may_write(work, found.kind, project_key=found.record.project_key, file=found.file)


def _versions(work: Work, record: Record) -> list[Record]:
    """Every version of the document that this person may open, newest first."""
    if record.case_id is not None and not work.kind(record.kind).many:
        same = (Record.case_id == record.case_id, Record.kind == record.kind)
        rows = [*work.session.scalars(select(Record).where(*same).order_by(Record.version.desc()))]
    else:
        rows = _chain(work, record)
    return [row for row in rows if access.may_open(work, row)]


def _chain(work: Work, record: Record) -> list[Record]:
    """Where there may be many documents of a kind, the versions are those that replaced one another."""
    older, newer = [record], [record]
    while (key := older[-1].supersedes_id) and (row := work.session.get(Record, key)):
        older.append(row)
    while row := work.session.scalar(select(Record).where(Record.supersedes_id == newer[-1].id)):
        newer.append(row)
    return [*reversed(newer[1:]), *older]
