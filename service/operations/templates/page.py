"""The versions of a kind's template in a project, and what was put into use when."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from service.errors import KindUnknown
from service.models import Template, TemplateActivation, TemplateState, User
from service.operations.templates import rows
from service.operations.templates.activation import back_to
from service.operations.templates.approval import Approval
from service.operations.templates.impact import missing, unreadable
from service.operations.templates.shown import Step, TemplatesPage, Version
from service.operations.work import Work


def page(work: Work, kind_key: str, project_key: str) -> TemplatesPage:
    """Raises NotFound, whether the kind or the project is unknown or none of this person's."""
    project = rows.must_manage(work, project_key)
    found = [*work.session.scalars(rows.versions(kind_key, project_key))]
    steps = [*work.session.scalars(rows.activations(kind_key, project_key))]
    stack = rows.standing(reversed(steps))
    names = people(work, {*(row.uploaded_by for row in found), *(step.activated_by for step in steps)})
    numbers, approval = {row.id: row.number for row in found}, Approval.of(work, kind_key, project_key)
    before, passed = back_to(work, stack, {row.id: row for row in found})
    versions = [version(approval, row, who=names[row.uploaded_by], used=stack[-1]) for row in found]
    return TemplatesPage(
        kind_key=kind_key, title=title_of(work, kind_key, found, project_key=project_key),
        own=kind_key not in work.registry.kinds,
        project_key=project_key, project=project.name, versions=versions,
        history=[_step(step, numbers, who=names[step.activated_by]) for step in steps],
        in_use=numbers.get(stack[-1]) if stack[-1] else None, may_roll_back=len(stack) > 1,
        before=numbers[before] if before else None, passed_over=_over(versions, passed),
    )  # fmt: skip


def title_of(work: Work, kind_key: str, found: Iterable[Template], *, project_key: str) -> str:
    """What the kind is called; of one that people made, what the newest of its versions says."""
    if kind_key in work.registry.kinds:
        return work.title(kind_key, project_key)
    newest = max(found, key=lambda row: row.number, default=None)
    if newest is None or newest.definition is None:
        raise KindUnknown(key=kind_key)
    return str(newest.definition.get("title") or kind_key)


def version(approval: Approval, row: Template, *, who: str, used: UUID | None) -> Version:
    advice = sum(not _is_grave(each) and not each.get("fixed") for each in row.mistakes)
    return Version(
        id=row.id, number=row.number, state=TemplateState(row.state), who=who, at=row.uploaded_at,
        why=row.why, mistakes=grave(row.mistakes), advice=advice,
        in_use=row.id == used, hindrance=approval.hindrance(row),
        missing=missing(approval.work.registry, row), unreadable=unreadable(row),
    )  # fmt: skip


def _over(versions: Iterable[Version], passed: Iterable[UUID]) -> tuple[Version, ...]:
    """Those that a step back passes over, each once though it may have been in use twice."""
    by_id = {each.id: each for each in versions}
    return tuple(by_id[each] for each in dict.fromkeys(passed))


def grave(mistakes: Iterable[Mapping[str, Any]]) -> int:
    """How many of them must be mended before the version can be used."""
    return sum(map(_is_grave, mistakes))


def _is_grave(mistake: Mapping[str, Any]) -> bool:
    return bool(mistake.get("severity", "error") == "error" and not mistake.get("fixed"))


def _step(step: TemplateActivation, numbers: Mapping[UUID, int], *, who: str) -> Step:
    number = numbers[step.template_id] if step.template_id else None
    return Step(number, step.rolled_back, who, step.at, step.why)


def people(work: Work, who: set[UUID]) -> dict[UUID, str]:
    return {user.id: user.name for user in work.session.scalars(select(User).where(User.id.in_(who)))}
