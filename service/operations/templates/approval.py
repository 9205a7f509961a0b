"""Whether a version may be put into use: whole, drawn, and made by somebody else than who approves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from service.models import Job, JobState, Template, TemplateState
from service.operations.templates.impact import missing, unreadable
from service.operations.templates.rules import (
    DrawingFailed,
    FourEyes,
    NotDrawn,
    NotReady,
    Outdated,
    QuestionsUnreadable,
)
from service.operations.templates.upload import PREVIEW_TEMPLATE
from service.operations.work import Work

_STATES = {
    TemplateState.CHECKING: "den prövas fortfarande",
    TemplateState.REFUSED: "den har fel som behöver rättas",
}


@dataclass(frozen=True, slots=True)
class Approval:
    """What decides it for the versions of one kind in one project, with one question to the database.

    `undrawn` says how the job stands that draws the pages of a version, until it is done.
    """

    work: Work
    undrawn: Mapping[UUID, str]

    @classmethod
    def of(cls, work: Work, kind_key: str, project_key: str) -> "Approval":
        ours = (Template.kind == kind_key, Template.project_key == project_key)
        drawing = select(Job.subject_id, Job.state).join(Template, Template.id == Job.subject_id)
        waits = (Job.kind == PREVIEW_TEMPLATE, Job.state != JobState.DONE)
        found = work.session.execute(drawing.where(*waits, *ours))
        return cls(work, {row.subject_id: row.state for row in found})

    def must(self, template: Template) -> None:
        """Raises NotReady, FourEyes or Outdated when this person cannot put the version into use."""
        if template.state != TemplateState.READY:
            raise NotReady(state=_STATES[TemplateState(template.state)])
        self._other_eyes(template)
        self._drawn(template)
        if unreadable(template):
            raise QuestionsUnreadable
        if gone := missing(self.work.registry, template):
            raise Outdated(names=", ".join(each.name for each in gone))

    def hindrance(self, template: Template) -> str:
        """Why this person cannot, as a sentence; "" when they can."""
        try:
            self.must(template)
        except (NotReady, FourEyes, Outdated) as error:
            return str(error)
        return ""

    def _other_eyes(self, template: Template) -> None:
        """Two people stand behind all of it, the file and the questions: who made it, and who approves.

        That somebody has once made a version of the same file takes nothing away from that. Were it held
        against them, two colleagues who had both sent the file could never put it into use.
        """
        if template.uploaded_by == self.work.someone.id:
            raise FourEyes

    def _drawn(self, template: Template) -> None:
        """Who approves a version has seen its pages, and a version that cannot be filled is refused there."""
        state = self.undrawn.get(template.id)
        if state in (JobState.FAILED, JobState.DEAD):
            raise DrawingFailed
        if state is not None:
            raise NotDrawn
