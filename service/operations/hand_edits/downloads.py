"""The Word files beside the one that stands: the generated one, and each that was put in."""

from uuid import UUID

from service.errors import NotFound
from service.models import WordVersion
from service.operations import documents
from service.operations.audit import Event, tell
from service.operations.content import record_key
from service.operations.documents import FORMATS, Download, file_place, version_place
from service.operations.hand_edits import rules
from service.operations.work import Work


def generated(work: Work, record_id: UUID) -> Download:
    """The Word file as it was made of the answers, for who may write the document. Raises NotFound."""
    found = documents.progress(work, record_id)
    if found.document is None or not rules.may_edit(work, found):
        raise NotFound
    tell(work, Event.DOCUMENT_READ, record=found.record, format="docx", which="generated")
    return Download(
        name=documents.file_name(found, "docx", which="genererad"), media_type=FORMATS["docx"],
        blob=found.document.docx_blob, place=file_place(found.record, "docx"),
        key=record_key(work, found.record),
    )  # fmt: skip


def version_file(work: Work, version_id: UUID) -> Download:
    """An edited Word file or one made anew, whether it stands or not. Raises NotFound."""
    version = work.session.get(WordVersion, version_id)
    if version is None or version.blob is None:
        raise NotFound
    found = documents.progress(work, version.record_id)
    if not rules.may_edit(work, found):
        raise NotFound
    tell(work, Event.DOCUMENT_READ, record=found.record, format="docx", which=str(version.id))
    which = "redigerad" if version.edited else "gjord-om"
    place = version_place(version.id) if version.edited else file_place(found.record, "docx")
    return Download(
        name=documents.file_name(found, "docx", which=which), media_type=FORMATS["docx"],
        blob=version.blob, place=place, key=record_key(work, found.record),
    )  # fmt: skip
