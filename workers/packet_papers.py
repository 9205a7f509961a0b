"""The PDFs that a packet is made of: documents as they are stored, and the meeting's own papers, made once.

A paper of the meeting is filled and converted by whoever needs it first, and sealed in the store for all.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from service.boot import Services
from service.documents import meeting_papers
from service.documents.meeting_papers import MeetingPaper
from service.domain.meetings.packet_plan import PlannedPaper
from service.domain.meetings.packet_planning import ARENDELISTA, DAGORDNING
from service.domain.meetings.papers import CaseSheet, Proceedings, Summons
from service.operations.packets import sheets
from service.operations.packets.building import Order
from service.operations.packets.sheets import Sheet, SheetKey
from workers.pdf import Converter, convert
from workers.rendering import fill

Tell = Callable[[int, int], None]
"""Is told how many of how many papers are there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper of the meeting to be had, and whose it is."""

    paper: MeetingPaper
    case_id: UUID | None


@dataclass(frozen=True, slots=True)
class Papers:
    """Where the papers of one packet come from."""

    services: Services
    order: Order
    using: Converter

    def all(self, tell: Tell) -> dict[str, bytes]:
        """Every PDF of the packet by the hash in its plan.

        Two workers who begin at once begin at different papers, so that few are made twice.
        """
        own = [*self._wanted().items()]
        begin = (self.order.copy - 1) * 7 % len(own)
        found: dict[str, bytes] = {}
        for number, (sha256, wanted) in enumerate((*own[begin:], *own[:begin]), start=1):
            found[sha256] = self._paper(wanted)
            tell(number, len(own))
        return found | dict(self._documents())

    def word(self) -> bytes:
        """Kallelse, dagordning and ärendelista as one Word file."""
        said = self.order.planned.sheets
        by_title = {paper.title: said[paper.sha256] for paper in self.order.planned.plan.first}
        proceedings = by_title[DAGORDNING]
        if not isinstance(proceedings, Proceedings):
            raise TypeError("a dagordning is made of proceedings")
        return _filled(meeting_papers.moteshandlingar(self.order.summons, proceedings))

    def _wanted(self) -> Mapping[str, Wanted]:
        plan, said = self.order.planned.plan, self.order.planned.sheets
        cases = {paper.sha256: case.case_id for case in plan.cases() for paper in case.papers}
        return {
            each.sha256: Wanted(self._said(each, said[each.sha256]), cases.get(each.sha256))
            for each in plan.papers()
            if each.record_id is None
        }

    def _said(self, planned: PlannedPaper, said: object) -> MeetingPaper:
        if isinstance(said, Summons):
            return meeting_papers.kallelse(said)
        if isinstance(said, CaseSheet):
            return meeting_papers.arendeblad(said, at=self.order.summons.meeting)
        if isinstance(said, Proceedings):
            make = meeting_papers.arendelista if planned.title == ARENDELISTA else meeting_papers.dagordning
            return make(said)
        raise TypeError(type(said).__name__)

    def _paper(self, wanted: Wanted) -> bytes:
        sheet = Sheet(self.order.meeting_id, wanted.paper.fingerprint, wanted.case_id)
        with self.services.look() as work:
            made = sheets.made(work, sheet)
        return made.read(self.services.store) if made else self._made(sheet, wanted.paper)

    def _made(self, sheet: Sheet, paper: MeetingPaper) -> bytes:
        data = convert(
            _filled(paper),
            title=paper.title,
            must_contain=paper.document_id,
            timeout=self.services.settings.pdf_limit,
            using=self.using,
        ).data
        with self.services.look() as work:
            key = sheets.new_key(work, sheet)
        blob = self.services.store.put(key.key.seal(data, where=sheet.place))
        if not self._kept(sheet, key, blob):
            self.services.store.delete(blob)
        return data

    def _kept(self, sheet: Sheet, key: SheetKey, blob: str) -> bool:
        """False when another worker has made it meanwhile, or nobody may have it any more."""
        with self.services.work(hurried=True) as work:
            return sheets.keep(work, sheet, key, blob=blob, packet_id=self.order.packet_id)

    def _documents(self) -> Iterator[tuple[str, bytes]]:
        for each in self.order.planned.plan.papers():
            if each.record_id is not None:
                yield each.sha256, self.order.records[each.record_id].read(self.services.store)


def _filled(paper: MeetingPaper) -> bytes:
    return fill(paper.template, paper.printed())
