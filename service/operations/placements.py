"""The placements of a project's participants, for who works with their cases."""

from dataclasses import dataclass

from sqlalchemy import select

from service.domain.activities import days_attended, period_of
from service.domain.answers import Answers
from service.domain.kronor import percent
from service.models import CaseFile, Record, RecordState
from service.operations import groups, papers
from service.operations.audit import Event, tell
from service.operations.content import open_answers
from service.operations.papers import About
from service.operations.work import Work

KIND = "praktik"
MOST = 100
"""How many the page shows, the latest written first."""


@dataclass(frozen=True, slots=True)
class Placement:
    """One placement in a list; `place` is "" for a protected person, and `attended` until it is told."""

    about: About
    place: str
    share: str
    period: str
    attended: str


def listed(work: Work, project_key: str) -> list[Placement]:
    """Those of one's own cases, told in the audit trail of each."""
    groups.allow(work, project_key)
    mine = (Record.kind == KIND, Record.state == RecordState.FINAL, groups.my_cases(work, project_key))
    wanted = select(Record, CaseFile).join(CaseFile, CaseFile.id == Record.case_id).where(*mine)
    readable = wanted.order_by(Record.finalised_at.desc()).limit(MOST)
    rows = [(record, file) for record, file in work.session.execute(readable) if file.wrapped_key]
    for file in {file.id: file for _, file in rows}.values():
        tell(work, Event.CASE_READ, case=file)
    return [_placement(work, file, open_answers(work, record)) for record, file in rows]


def _placement(work: Work, file: CaseFile, said: Answers) -> Placement:
    share = said.integer("omfattning")
    return Placement(
        about=papers.about(work, file),
        place="" if file.projection.protected else said.text("arbetsplats"),
        share="" if share is None else percent(share),
        period=period_of(said.date("start"), said.date("slut")),
        attended=days_attended(said) if said.integer("narvarande_dagar") is not None else "",
    )
