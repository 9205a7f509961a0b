"""The check of an uploaded template: every mistake, the names it uses, the commented and the mended file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, Protocol

from doc_templates.names import Names, catalogue
from service.boot import Services
from service.documents.own import OwnKind
from service.models import Template, TemplateState
from service.operations import templates
from service.operations.audit import Event, tell
from service.operations.jobs import Claim
from service.operations.templates.storage import DOCX
from service.operations.templates.upload import ask
from service.operations.work import Work
from workers.errors import Mistake, Severity
from workers.template_files import Made, Upload, keep, upload_of


class Examined(Protocol):
    """What is known of a Word file from outside; see workers.untrusted."""

    @property
    def mistakes(self) -> Sequence[Mistake]: ...
    @property
    def names(self) -> Sequence[str]: ...
    @property
    def fields(self) -> Sequence[Any]: ...
    @property
    def commented(self) -> bytes | None: ...
    @property
    def repaired(self) -> bytes | None: ...


Examine = Callable[[bytes, Names | None], Examined]

PRINTED_ID = "dokument.id"
NOT_PRINTED = (
    "Mallen skriver inte ut dokumentets id. Skriv {{ dokument.id }} i sidfoten: på det känns rätt PDF igen."
)


def check(services: Services, held: Claim, *, examine: Examine) -> None:
    """What is wrong with the upload that `held` is about; one that is hostile is refused as any other.

    Told once, and only by who owns the job. One that is whole is then drawn, in a job of its own.
    """
    with services.work() as work:
        upload = upload_of(work, held)
    found = examine(upload.sealed.read(services.store), _names(upload))
    mistakes = [*found.mistakes, *_without_id(found)]
    refused = any(mistake.severity is Severity.ERROR for mistake in mistakes)

    def end(work: Work, row: Template) -> bool:
        if row.state != TemplateState.CHECKING:
            return False
        row.state = TemplateState.REFUSED if refused else TemplateState.READY
        row.mistakes = [asdict(mistake) for mistake in mistakes]
        row.names, row.fields = [*found.names], [asdict(each) for each in found.fields]
        row.mended_sha256 = hashlib.sha256(found.repaired).hexdigest() if found.repaired else None
        _tell(work, row)
        if not refused:
            ask(work, row, templates.PREVIEW_TEMPLATE)
        return True

    keep(services, held, upload, _files(found), end=end)


def _names(upload: Upload) -> Names | None:
    """What the template may say; None while nobody has said what its names mean."""
    if isinstance(upload.kind, OwnKind) and not upload.kind.definition.questions:
        return None
    return catalogue(upload.kind.words_type)


def _without_id(found: Examined) -> Iterator[Mistake]:
    """A PDF is known to be the right one by the id in it, so a template without it would give none."""
    hindered = any(mistake.severity is Severity.ERROR for mistake in found.mistakes)
    if PRINTED_ID not in found.names and not hindered:
        yield Mistake(place="hela mallen", text="", message=NOT_PRINTED)


def _files(found: Examined) -> Iterator[Made]:
    if found.commented:
        yield Made(templates.COMMENTED, DOCX, found.commented)
    if found.repaired:
        yield Made(templates.MENDED, DOCX, found.repaired)


def _tell(work: Work, row: Template) -> None:
    tell(
        work, Event.TEMPLATE_CHECKED, project_key=row.project_key, kind=row.kind, number=row.number,
        state=row.state, mistakes=len(row.mistakes),
    )  # fmt: skip
