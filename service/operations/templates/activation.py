"""Putting a template into use, which takes somebody else's eyes, and going back one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from service.models import Template, TemplateActivation
from service.operations.audit import Event, tell
from service.operations.templates import rows
from service.operations.templates.approval import Approval
from service.operations.templates.impact import whole
from service.operations.templates.rules import NothingBefore, reason
from service.operations.work import Work

_MOMENT = timedelta(microseconds=1)


def activate(work: Work, template_id: UUID, why: str = "") -> Template:
    """Makes documents from this version from now on; one that is in use already stays so, quietly.

    Four eyes: who made the version cannot. The approver need not say anything, and is then quoted with
    nothing. Raises NotReady, FourEyes or Outdated.
    """
    template = rows.reached(work, template_id)
    rows.hold(work, template.project_key)
    work.session.refresh(template)
    Approval.of(work, template.kind, template.project_key).must(template)
    chain = _chain(work, template.kind, template.project_key)
    if chain.steps and chain.steps[0].template_id == template.id:
        return template
    chain.add(template, why=reason(why) if why.strip() else "")
    _tell(work, Event.TEMPLATE_ACTIVATED, chain, template)
    return template


def hindrance(work: Work, template: Template) -> str:
    """Why this person cannot put the version into use, as a sentence; "" when they can."""
    return Approval.of(work, template.kind, template.project_key).hindrance(template)


def roll_back(work: Work, kind_key: str, project_key: str, why: str) -> Template | None:
    """Goes one step back, to what was in use before; None when that is the built-in template.

    What a release has broken since is passed over, for no documents could be made from it.
    Anybody who manages templates may, alone: what comes back was approved once, and who finds documents
    going out wrong on a Friday evening shall not need to find a colleague. Raises NothingBefore.
    """
    rows.must_manage(work, project_key)
    rows.hold(work, project_key)
    chain, said = _chain(work, kind_key, project_key), reason(why)
    template = chain.before()
    chain.add(template, why=said, rolled_back=True)
    _tell(work, Event.TEMPLATE_ROLLED_BACK, chain, template)
    return template


def back_to(
    work: Work, stack: Sequence[UUID | None], versions: Mapping[UUID, Template]
) -> tuple[UUID | None, list[UUID]]:
    """What a step back from the last of `stack` leads to, and what it passes over, which a release broke.

    None is the built-in template, or that a kind of people's own making rests.
    """
    passed: list[UUID] = []
    for template_id in reversed(stack[:-1]):
        if template_id is None or whole(work.registry, versions[template_id]):
            return template_id, passed
        passed.append(template_id)
    return None, passed


@dataclass(frozen=True, slots=True)
class _Chain:
    """What was in use of a kind in a project, the newest step first; the project is held."""

    work: Work
    kind: str
    project_key: str
    steps: list[TemplateActivation]

    def before(self) -> Template | None:
        """What a step back leads to; raises NothingBefore."""
        stack = rows.standing(reversed(self.steps))
        if len(stack) < 2:
            raise NothingBefore
        found = self.work.session.scalars(select(Template).where(Template.id.in_(filter(None, stack))))
        versions = {row.id: row for row in found}
        template_id, _ = back_to(self.work, stack, versions)
        return versions[template_id] if template_id else None

    def add(self, template: Template | None, *, why: str, rolled_back: bool = False) -> None:
        step = TemplateActivation(
            id=uuid4(), kind=self.kind, project_key=self.project_key, rolled_back=rolled_back, why=why,
            template_id=template.id if template else None, activated_by=self.work.someone.id, at=self._now(),
        )  # fmt: skip
        self.work.session.add(step)
        self.work.session.flush()

    def _now(self) -> datetime:
        """Later than the step before, even when that was taken on a machine whose clock is ahead."""
        at = self.work.now
        return max(at, self.steps[0].at + _MOMENT) if self.steps else at


def _chain(work: Work, kind_key: str, project_key: str) -> _Chain:
    steps = [*work.session.scalars(rows.activations(kind_key, project_key))]
    return _Chain(work, kind_key, project_key, steps)


def _tell(work: Work, event: Event, chain: _Chain, template: Template | None) -> None:
    """The number of the built-in template is 0."""
    number, sha256 = (template.number, template.sha256) if template else (0, "")
    tell(work, event, project_key=chain.project_key, kind=chain.kind, number=number, sha256=sha256)
