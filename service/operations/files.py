"""Files that belong to no document: what crashes and undone transactions left, deleted in time."""

from datetime import datetime, timedelta

from sqlalchemy import select

from service.models import Document, FieldList, Packet, PacketSheet, Template, TemplateFile, WordVersion
from service.operations.work import Work
from service.storage import FileStore

KEPT_AT_LEAST = timedelta(days=1)
"""A file is stored before the transaction that names it: a young one may still get its document."""


def unnamed(work: Work, found: set[str]) -> set[str]:
    """Which of the files no document, packet, template or field list names.

    None, when there is no document at all: then the database is more likely the wrong one than all files
    forgotten.
    """
    if work.session.scalar(select(Document.id).limit(1)) is None:
        return set()
    made = (Document.docx_blob, Document.pdf_blob, Packet.docx_blob, Packet.pdf_blob, PacketSheet.blob)
    named = (*made, Template.blob, TemplateFile.blob, FieldList.blob, WordVersion.blob)
    return found.difference(*(work.session.scalars(select(column)) for column in named))


def old(store: FileStore, *, at: datetime) -> set[str]:
    """The files that no transaction still under way can be about to name."""
    return {*store.older_than(at - KEPT_AT_LEAST)}


def discard(store: FileStore, names: set[str], *, at: datetime) -> int:
    """Deletes these files, and the unfinished ones that are as old; tells how many there were."""
    for name in names:
        store.delete(name)
    return len(names) + store.clear_unfinished(before=at - KEPT_AT_LEAST)
