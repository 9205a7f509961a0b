"""Whether a version may be put into use: whole, drawn, and seen by somebody with no part in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from service.models import Job, JobState, Template, TemplateActivation, TemplateState
from service.operations.templates.impact import missing, unreadable
from service.operations.templates.rules import (
    DrawingFailed,
    FourEyes,
    NotDrawn,
    NotReady,
    Outdated,
    OwnWordFile,
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
    """What decides it for the versions of one kind in one project, with three questions to the database.

    `uploads` has (number, SHA-256, who) of every version, `tried` the numbers of those that were ever in use,
    `undrawn` how the job stands that draws the pages of a version, until it is done.
    """

    work: Work
    uploads: tuple[tuple[int, str, UUID], ...]
    tried: frozenset[int]
    undrawn: Mapping[UUID, str]

    @classmethod
    def of(cls, work: Work, kind_key: str, project_key: str) -> "Approval":
        ours, session = (Template.kind == kind_key, Template.project_key == project_key), work.session
        uploads = select(Template.number, Template.sha256, Template.uploaded_by).where(*ours)
        tried = select(Template.number).join(
            TemplateActivation, TemplateActivation.template_id == Template.id
        )
        drawing = select(Job.subject_id, Job.state).join(Template, Template.id == Job.subject_id)
        waits = (Job.kind == PREVIEW_TEMPLATE, Job.state != JobState.DONE)
        return cls(
            work,
            tuple((row.number, row.sha256, row.uploaded_by) for row in session.execute(uploads)),
            frozenset(session.scalars(tried.where(*ours))),
            {row.subject_id: row.state for row in session.execute(drawing.where(*waits, *ours))},
        )

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
        """Who uploaded a Word file does not approve it because somebody else has changed a question since."""
        me = self.work.someone.id
        if template.uploaded_by == me:
            raise FourEyes
        approved = max((number for number in self.tried if number <= template.number), default=0)
        for number, sha256, who in self.uploads:
            if approved < number < template.number and (sha256, who) == (template.sha256, me):
                raise OwnWordFile(number=number)

    def _drawn(self, template: Template) -> None:
        """Who approves a version has seen its pages, and a version that cannot be filled is refused there."""
        state = self.undrawn.get(template.id)
        if state in (JobState.FAILED, JobState.DEAD):
            raise DrawingFailed
        if state is not None:
            raise NotDrawn
