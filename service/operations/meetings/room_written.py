"""What is being written under an item of the agenda, sealed with the key of its case or of the project."""

import json
from dataclasses import dataclass, replace

from forms.base import KindForm
from forms.meeting_matter import MatterForm
from forms.motesbeslut import MotesbeslutForm
from forms.rows import Typed
from service.domain.meetings.agenda import Point
from service.domain.meetings.standpoints import REFERRED_POINTS, standpoints
from service.domain.workdays import add_workdays
from service.models import AgendaItem, CaseFile, Meeting, ProjectFile
from service.operations.content import case_key, project_key
from service.operations.saving import same
from service.operations.work import Work
from service.vault import DataKey

_NOT_ASKED = ("mote",)
"""Known from the meeting itself."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is typed so far, and the organisations that have left the room for it, by key."""

    typed: Typed
    left: frozenset[str] = frozenset()

    def says(self, typed: Typed) -> "Written":
        return replace(self, typed={name: [*texts] for name, texts in typed.items()})


def read(work: Work, item: AgendaItem) -> Written:
    """What was written last; raises CannotOpen when the key is destroyed."""
    if not item.written:
        return Written({})
    said = json.loads(_key(work, item).open(item.written, where=_where(item)))
    return Written(said["typed"], frozenset(said["left"]))


def store(work: Work, item: AgendaItem, written: Written, *, same_text: bool = False) -> None:
    """Keeps it as the next saving; with the `same_text` a page that stands open saves on as before."""
    said = {"typed": written.typed, "left": sorted(written.left)}
    item.written = _key(work, item).seal(json.dumps(said, ensure_ascii=False).encode(), where=_where(item))
    item.lock += 0 if same_text else 1
    work.session.flush()


def beginning(work: Work, meeting: Meeting, item: AgendaItem) -> Typed:
    """What a referral begins with: its answer is the leader's to write, within the days that there are."""
    if item.case_id is None or Point(item.point) not in REFERRED_POINTS:
        return {}
    days = work.project(meeting.project_key).times.answer_workdays
    return {
        "ansvarig": [work.someone.author.name], "senast": [add_workdays(meeting.day, days).isoformat()],
    }  # fmt: skip


def asked(item: AgendaItem, typed: Typed) -> Typed:
    """What of a posted page answers something that is asked here."""
    form: type[KindForm] = MotesbeslutForm if item.case_id else MatterForm
    return {name: texts for name, texts in form.asked(typed).items() if name not in _NOT_ASKED}


def form_of(work: Work, meeting: Meeting, item: AgendaItem, typed: Typed) -> KindForm:
    """The questions of an item with what was typed; the standpoints are those of its point."""
    project = work.project(meeting.project_key)
    if item.case_id is None:
        return MatterForm(typed, project=project)
    form = MotesbeslutForm(typed, project=project)
    form.leave_out(*_NOT_ASKED)
    form.stallningstagande.choices = standpoints(Point(item.point))
    return form


def is_same(written: Written, typed: Typed) -> bool:
    """Whether a page says what is stored already, as when it is sent twice."""
    return same(written.typed, typed)


def _key(work: Work, item: AgendaItem) -> DataKey:
    if item.case_id is not None:
        return case_key(work, work.session.get_one(CaseFile, item.case_id))
    meeting = work.session.get_one(Meeting, item.meeting_id)
    return project_key(work, work.session.get_one(ProjectFile, meeting.project_key))


def _where(item: AgendaItem) -> str:
    return f"agenda_item.written.{item.id}"
