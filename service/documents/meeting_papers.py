"""The papers of a meeting that are no records: their words, their Word files, and what makes two the same."""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files

from doc_templates import arendeblad as sheets
from doc_templates import arendelista as lists
from doc_templates import dagordning as agendas
from doc_templates import kallelse as summonses
from doc_templates import moteshandlingar as bundles
from doc_templates.words import Words, plain, printed
from service.domain.context import printed_id
from service.domain.meetings.papers import CaseSheet, Gathering, Proceedings, Summons

WORD_FILES = {
    "kallelse": summonses.KallelseWords,
    "dagordning": agendas.DagordningWords,
    "arendelista": lists.ArendelistaWords,
    "arendeblad": sheets.ArendebladWords,
    "moteshandlingar": bundles.MoteshandlingarWords,
}
"""Each Word file and the words that it prints; none is a kind of document that somebody writes."""


@dataclass(frozen=True)
class MeetingPaper:
    """A paper to be filled and converted. Two that say the same are one and the same, whoever gets them.

    Its id, which stands in the footer, is taken from what it says and from nothing that it does not say.
    """

    key: str
    said: Words

    @cached_property
    def words(self) -> Words:
        """What the Word file prints, the id among it."""
        return replace(self.said, dokument=replace(self.said.dokument, id=self.document_id))

    @property
    def title(self) -> str:
        return self.said.dokument.titel

    @cached_property
    def document_id(self) -> str:
        return printed_id(self.fingerprint)

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same words in the same Word file, and for nothing else."""
        told = json.dumps(plain(self.said), sort_keys=True, ensure_ascii=False).encode()
        return hashlib.sha256(hashlib.sha256(self.template).digest() + told).hexdigest()

    @property
    def template(self) -> bytes:
        """The Word file that the words fill."""
        return word_file(self.key)

    def printed(self) -> dict[str, object]:
        """The words as `workers.rendering.fill` takes them."""
        return printed(self.words)


def word_file(key: str) -> bytes:
    """One of WORD_FILES."""
    return files("doc_templates").joinpath(f"{key}.docx").read_bytes()


def kallelse(summons: Summons) -> MeetingPaper:
    """When and where, who is called, and how to answer."""
    return MeetingPaper("kallelse", summonses.words(summons))


def dagordning(proceedings: Proceedings) -> MeetingPaper:
    """The ten points with their times."""
    return MeetingPaper("dagordning", agendas.words(proceedings))


def arendelista(proceedings: Proceedings) -> MeetingPaper:
    """Every matter with its question, and who leaves the room for it."""
    return MeetingPaper("arendelista", lists.words(proceedings))


def arendeblad(sheet: CaseSheet, *, at: Gathering) -> MeetingPaper:
    """One case, as much of it as the receiver may have."""
    return MeetingPaper("arendeblad", sheets.words(sheet, at=at))


def moteshandlingar(summons: Summons, proceedings: Proceedings) -> MeetingPaper:
    """The first three in one file, for who wants Word."""
    return MeetingPaper("moteshandlingar", bundles.words(summons, proceedings))
