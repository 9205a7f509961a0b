"""Sealing and opening what records hold, with the key of the case or the project they are about."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from service.domain.answers import Answers
from service.errors import NotFound
from service.models import CaseFile, ProjectFile, Record
from service.operations.work import Work
from service.storage import FileStore
from service.vault import DataKey

Typed = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A file in the store, and what opens it: `blob` is where it lies and `place` where it belongs.

    It is opened after the transaction, so that reading from a disk holds up no writer.
    """

    blob: str
    place: str
    key: DataKey

    def read(self, store: FileStore) -> bytes:
        """The file itself; raises StorageMissing, StorageDamaged or CannotOpen."""
        return self.key.open(store.get(self.blob), where=self.place)


def case_key(work: Work, case: CaseFile) -> DataKey:
    return work.vault.unwrap(case.wrapped_key, where=f"case_file.wrapped_key.{case.id}")


def project_key(work: Work, project: ProjectFile) -> DataKey:
    return work.vault.unwrap(project.wrapped_key, where=f"project.wrapped_key.{project.key}")


def record_key(work: Work, record: Record) -> DataKey:
    """The key of what the record is about; raises CannotOpen once that key is destroyed."""
    if record.case_id is not None:
        case = work.session.get(CaseFile, record.case_id)
        if case is not None:
            return case_key(work, case)
    project = work.session.get(ProjectFile, record.project_key)
    if project is None:
        raise NotFound
    return project_key(work, project)


def seal_content(work: Work, record: Record, content: Mapping[str, object]) -> bytes:
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return record_key(work, record).seal(data, where=f"record.content.{record.id}")


def open_draft(work: Work, record: Record) -> Typed:
    """The text as it was typed, by input name."""
    return {name: [*values] for name, values in _open(work, record).items()}


def open_answers(work: Work, record: Record) -> Answers:
    return Answers(_open(work, record))


def _open(work: Work, record: Record) -> dict[str, list[str]]:
    data = record_key(work, record).open(record.content, where=f"record.content.{record.id}")
    content: dict[str, list[str]] = json.loads(data)
    return content
