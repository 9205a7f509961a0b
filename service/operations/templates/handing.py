"""The files of a version handed over: the upload, the commented and the mended file, the pictures."""

import re
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from service.errors import NotFound
from service.models import ProjectFile, Template, TemplateFile
from service.operations import documents
from service.operations.audit import Event, tell
from service.operations.content import project_key as key_of
from service.operations.templates import rows
from service.operations.templates.storage import DOCX, ORIGINAL, PNG, place
from service.operations.templates.use import InUse, in_use
from service.operations.work import Work


def file(work: Work, template_id: UUID, name: str) -> documents.Download:
    """One of the Word files that `one` lists, told in the audit trail; raises NotFound.

    Who asks reads it once that is committed.
    """
    template = rows.reached(work, template_id)
    found = stored(work, template, name)
    if found.media_type != DOCX:
        raise NotFound
    _tell(work, template.kind, template.project_key, number=template.number, file=name)
    return found


def picture(work: Work, template_id: UUID, name: str) -> documents.Download:
    """A picture of a page: a part of the page on the version, which tells nothing more. Raises NotFound."""
    found = stored(work, rows.reached(work, template_id), name)
    if found.media_type != PNG:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Handed:
    """The Word file that documents are made from now, under the name that it is saved by."""

    name: str
    used: InUse


def in_use_file(work: Work, kind_key: str, project_key: str) -> Handed:
    """What is in use, told in the audit trail; who asks reads it once that is committed.

    Raises NotFound, KindUnknown or NothingInUse.
    """
    rows.must_manage(work, project_key)
    used = in_use(work, rows.kind_in(work, kind_key, project_key), project_key)
    number = used.template.number if used.template else 0
    _tell(work, kind_key, project_key, number=number, file=ORIGINAL)
    return Handed(f"{kind_key}-mall-{f'v{number}' if number else 'inbyggd'}.docx", used)


def stored(work: Work, template: Template, name: str) -> documents.Download:
    """A file of a version that is reached already; raises NotFound."""
    blob, media_type = template.blob, DOCX
    if name != ORIGINAL:
        made = select(TemplateFile).where(TemplateFile.template_id == template.id, TemplateFile.name == name)
        found = work.session.scalar(made)
        if found is None:
            raise NotFound
        blob, media_type = found.blob, found.media_type
    return documents.Download(
        name=_shown(template, name), media_type=media_type, blob=blob, place=place(template.id, name),
        key=key_of(work, work.session.get_one(ProjectFile, template.project_key)),
    )  # fmt: skip


def _tell(work: Work, kind_key: str, project_key: str, *, number: int, file: str) -> None:
    """The number of the built-in template is 0."""
    tell(work, Event.TEMPLATE_READ, project_key=project_key, kind=kind_key, number=number, file=file)


def _shown(template: Template, name: str) -> str:
    """The kind and the version: "genomforandeplan-mall-v3.docx", "genomforandeplan-mall-v3-rattad.docx"."""
    stem, _, ending = name.rpartition(".")
    what = "" if name == ORIGINAL else f"-{stem}"
    return re.sub(r"[^A-Za-z0-9.-]+", "-", f"{template.kind}-mall-v{template.number}{what}.{ending}")
