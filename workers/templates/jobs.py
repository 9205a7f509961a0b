"""The check of an uploaded template: every mistake, the names it uses, the commented and the mended file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict

from doc_templates.names import Names, catalogue
from service.boot import Services
from service.documents.own import OwnKind
from service.models import Job, Template, TemplateState
from service.operations import templates
from service.operations.audit import Event, tell
from service.operations.jobs import Claim
from service.operations.templates.storage import DOCX
from service.operations.templates.upload import ask, fingerprint
from service.operations.work import Work
from workers.discreet import without_numbers
from workers.errors import Mistake, Severity
from workers.templates.files import Made, Upload, keep, upload_of
from workers.templates.questions import Questions, questions
from workers.untrusted import Examined, examine

Examine = Callable[[bytes, Names | None], Examined]

PRINTED_ID = "dokument.id"
NOT_PRINTED = (
    "Mallen skriver inte ut dokumentets id. Skriv {{ dokument.id }} i sidfoten: på det känns rätt PDF igen."
)


def check(services: Services, held: Claim, *, examine: Examine = examine) -> None:
    """What is wrong with the upload that `held` is about; one that is hostile is refused as any other.

    Told once, and only by who owns the job. One that is whole is then drawn, in a job of
    its own in the same queue.
    """
    with services.look() as work:
        upload = upload_of(work, held)
    found = without_numbers(examine(upload.sealed.read(services.store), _names(upload)))
    asked = _questions(upload, found)
    mistakes = [*found.mistakes, *_without_id(found), *asked.mistakes]
    refused = not _whole(mistakes)

    def end(work: Work, row: Template) -> bool:
        if row.state != TemplateState.CHECKING:
            return False
        row.state = TemplateState.REFUSED if refused else TemplateState.READY
        row.mistakes = [asdict(mistake) for mistake in mistakes]
        row.definition = asked.definition or row.definition
        row.names, row.fields = [*found.names], [asdict(each) for each in found.fields]
        row.mended_sha256 = hashlib.sha256(found.repaired).hexdigest() if found.repaired else None
        _tell(work, row)
        if not refused:
            queue = work.session.get_one(Job, held.job_id).queue
            ask(work, row, templates.PREVIEW_TEMPLATE, queue=queue)
        return True

    keep(services, held, upload, _files(found), end=end)


def _names(upload: Upload) -> Names | None:
    """What the template may say; None for a kind of people's own making, whose names are what they choose."""
    return None if isinstance(upload.kind, OwnKind) else catalogue(upload.kind.words_type)


def _questions(upload: Upload, found: Examined) -> Questions:
    """What a kind of people's own making asks, from this file; nothing for the kinds of the catalogue.

    What is wrong with the names is told with the rest, so that one round of mending is enough.
    """
    if not isinstance(upload.kind, OwnKind) or not _was_read(found):
        return Questions(None)
    return questions(upload.kind, found.names, [asdict(each) for each in found.fields])


def _whole(mistakes: Iterable[Mistake]) -> bool:
    return not any(mistake.severity is Severity.ERROR for mistake in mistakes)


def _was_read(found: Examined) -> bool:
    """Whether the file was opened, so that what is not among its names is not in it."""
    return _whole(found.mistakes) or found.commented is not None


def _without_id(found: Examined) -> Iterator[Mistake]:
    """A PDF is known to be the right one by the id in it, so a template without it would give none."""
    if PRINTED_ID not in found.names and _was_read(found):
        yield Mistake(place="hela mallen", text="", message=NOT_PRINTED)


def _files(found: Examined) -> Iterator[Made]:
    if found.commented:
        yield Made(templates.COMMENTED, DOCX, found.commented)
    if found.repaired:
        yield Made(templates.MENDED, DOCX, found.repaired)


def _tell(work: Work, row: Template) -> None:
    tell(
        work, Event.TEMPLATE_CHECKED, project_key=row.project_key, kind=row.kind, number=row.number,
        state=row.state, mistakes=len(row.mistakes), definition_sha256=fingerprint(row.definition),
    )  # fmt: skip
