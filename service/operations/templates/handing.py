"""The files of a version handed over: the upload, the commented and the mended file, the pictures."""

import re
from uuid import UUID

from sqlalchemy import select

from service.errors import NotFound
from service.models import ProjectFile, Template, TemplateFile
from service.operations import documents
from service.operations.content import project_key as key_of
from service.operations.templates import rows
from service.operations.templates.storage import DOCX, ORIGINAL, place
from service.operations.work import Work


def file(work: Work, template_id: UUID, name: str) -> documents.Download:
    """One of the files that `one` lists; who asks reads it after the transaction. Raises NotFound."""
    template = rows.reached(work, template_id)
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


def _shown(template: Template, name: str) -> str:
    """The kind and the version: "genomforandeplan-mall-v3.docx", "genomforandeplan-mall-v3-rattad.docx"."""
    stem, _, ending = name.rpartition(".")
    what = "" if name == ORIGINAL else f"-{stem}"
    return re.sub(r"[^A-Za-z0-9.-]+", "-", f"{template.kind}-mall-v{template.number}{what}.{ending}")
