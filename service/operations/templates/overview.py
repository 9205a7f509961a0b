"""The templates of a project in one list: what is in use since when, and what is on its way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import defer

from service.models import Template, TemplateActivation, TemplateState
from service.operations.activated import latest
from service.operations.templates import rows
from service.operations.templates.activation import hindrance
from service.operations.templates.impact import Missing, missing, unreadable
from service.operations.templates.page import grave, people
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Since:
    """When the template in use was put there, and by whom."""

    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Going:
    """A version on its way. `may_activate`: whoever asks may put it into use; `mistakes` are to be mended."""

    id: UUID
    number: int
    may_activate: bool = False
    mistakes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One kind in the list. `in_use` is a version's number, None for the built-in template.

    `own`: people made the kind, so it has no built-in template and `in_use` None means that it rests.
    `missing` are the names that the version in use prints and that a release took away; `unreadable`: its
    questions cannot be read any more. `checking` are the versions that a worker is at, `waiting` is the
    newest when it waits for approval, and `refused` the newest when it has mistakes to mend.
    """

    kind_key: str
    title: str
    own: bool
    in_use: int | None
    since: Since | None
    missing: tuple[Missing, ...]
    unreadable: bool
    checking: tuple[Going, ...]
    waiting: Going | None
    refused: Going | None


def overview(work: Work, project_key: str) -> list[Line]:
    """Every kind, those of the catalogue first and in its order, then the project's own by title.

    The number of questions to the database does not grow with the kinds, but for those that wait.
    """
    rows.must_manage(work, project_key)
    seen = _Seen.of(work, project_key)
    built_in = [
        seen.line(kind.key, kind.title_in(work.project(project_key)), own=False) for kind in work.registry
    ]
    own = {row.kind: row.title for row in seen.versions if row.kind not in work.registry.kinds}
    lines = [seen.line(key, title or key, own=True) for key, title in own.items()]
    return [*built_in, *sorted(lines, key=lambda line: line.title)]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the list is made of: the versions in the order of their numbers, and the last step of each kind.

    `used` are the versions that were ever in use; `whole` are those in use and the newest, by their id;
    `mistakes` how many each of the newest has that was refused.
    """

    work: Work
    versions: list[Row[Any]]
    steps: Mapping[str, TemplateActivation]
    used: set[UUID | None]
    whole: Mapping[UUID, Template]
    mistakes: Mapping[UUID, int]
    names: Mapping[UUID, str]

    @classmethod
    def of(cls, work: Work, project_key: str) -> "_Seen":
        session = work.session
        versions = [*session.execute(_versions(project_key))]
        steps = {step.kind: step for step in session.scalars(latest(project_key))}
        tried = select(TemplateActivation.template_id).where(TemplateActivation.project_key == project_key)
        used = {*session.scalars(tried.distinct())}
        newest = {row.kind: row.id for row in versions}
        shown = {*newest.values(), *(step.template_id for step in steps.values() if step.template_id)}
        stored = select(Template).where(Template.id.in_(shown))
        whole = {row.id: row for row in session.scalars(stored.options(*_UNREAD))}
        found = select(Template.id, Template.mistakes).where(Template.id.in_(newest.values()))
        refused = session.execute(found.where(Template.state == TemplateState.REFUSED))
        mistakes = {row.id: grave(row.mistakes) for row in refused}
        names = people(work, {step.activated_by for step in steps.values()})
        return cls(work, versions, steps, used, whole, mistakes, names)

    def line(self, key: str, title: str, *, own: bool) -> Line:
        step = self.steps.get(key)
        used = self.whole[step.template_id] if step and step.template_id else None
        mine = [row for row in self.versions if row.kind == key]
        going = tuple(Going(row.id, row.number) for row in mine if row.state == TemplateState.CHECKING)
        return Line(
            kind_key=key, title=title, own=own, in_use=used.number if used else None,
            since=Since(step.at, self.names[step.activated_by]) if step else None,
            missing=missing(self.work.registry, used) if used else (),
            unreadable=used is not None and unreadable(used),
            checking=tuple(reversed(going)), waiting=self._waiting(mine[-1]) if mine else None,
            refused=self._refused(mine[-1]) if mine else None,
        )  # fmt: skip

    def _waiting(self, newest: Row[Any]) -> Going | None:
        """The newest version, when it is whole and was never in use."""
        if newest.state != TemplateState.READY or newest.id in self.used:
            return None
        return Going(newest.id, newest.number, not hindrance(self.work, self.whole[newest.id]))

    def _refused(self, newest: Row[Any]) -> Going | None:
        mistakes = self.mistakes.get(newest.id, 0)
        return Going(newest.id, newest.number, mistakes=mistakes) if mistakes else None


_UNREAD = (defer(Template.mistakes), defer(Template.fields))
"""What the list says nothing of, and what may be long."""


def _versions(project_key: str) -> Any:
    """Of each version what the list needs, without all that its check found."""
    title = Template.definition["title"].as_string().label("title")
    wanted = select(Template.kind, Template.id, Template.number, Template.state, title)
    return wanted.where(Template.project_key == project_key).order_by(Template.number)
