"""Templates in the database: who may reach them, which is newest, which is in use."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, select

from service.documents.kind import DocumentKind
from service.documents.own import belongs, is_own
from service.domain.access import allowed
from service.domain.project import Project
from service.domain.roles import Action, Role
from service.errors import KindUnknown, NotFound
from service.models import ProjectFile, Template, TemplateActivation
from service.operations import access
from service.operations.work import Work


def managed(work: Work) -> list[Project]:
    """The projects whose templates this person may change, by name."""
    keys = access.projects_of(work.someone, *Role)
    mine = [work.projects[key] for key in keys if key in work.projects and may_manage(work, key)]
    return sorted(mine, key=lambda project: project.name)


def may_manage(work: Work, project_key: str) -> bool:
    facts = access.facts_of(work.someone, project_key=project_key)
    return allowed(Action.MANAGE_TEMPLATES, work.someone.grants, facts)


def must_manage(work: Work, project_key: str) -> Project:
    """Raises NotFound, whether the project is unknown or none of this person's."""
    if not may_manage(work, project_key):
        raise NotFound
    return work.project(project_key)


def reached(work: Work, template_id: UUID) -> Template:
    """One version; raises NotFound, whether it does not exist or is none of this person's."""
    found = work.session.get(Template, template_id)
    if found is None:
        raise NotFound
    must_manage(work, found.project_key)
    return found


def hold(work: Work, project_key: str) -> ProjectFile:
    """The project's row, held until the transaction ends: its templates are numbered and activated in turn.

    Other rows may refer to it meanwhile.
    """
    held = select(ProjectFile).where(ProjectFile.key == project_key).with_for_update(key_share=True)
    found = work.session.scalar(held)
    if found is None:
        raise NotFound
    return found


def kind_in(work: Work, kind_key: str, project_key: str) -> DocumentKind:
    """A kind of the catalogue, or one of the project's own; raises KindUnknown for another project's."""
    if is_own(kind_key) and not belongs(kind_key, project_key):
        raise KindUnknown(key=kind_key)
    return work.kind(kind_key)


def versions(kind_key: str, project_key: str) -> Select[Template]:
    """Every version of a kind's template in a project, newest first."""
    of_kind = (Template.kind == kind_key, Template.project_key == project_key)
    return select(Template).where(*of_kind).order_by(Template.number.desc())


def activations(kind_key: str, project_key: str) -> Select[TemplateActivation]:
    """What was put into use in a project, newest first."""
    of_kind = (TemplateActivation.kind == kind_key, TemplateActivation.project_key == project_key)
    return select(TemplateActivation).where(*of_kind).order_by(TemplateActivation.at.desc())


def standing(steps: Iterable[TemplateActivation]) -> list[UUID | None]:
    """What one can go back through, given the steps oldest first: the last is in use, None is the built-in.

    An activation lays one on top; a step back takes one away, and those under it that it passed over.
    """
    stack: list[UUID | None] = [None]
    for step in steps:
        if step.rolled_back:
            stack.pop()
            while stack and stack[-1] != step.template_id:
                stack.pop()
        else:
            stack.append(step.template_id)
    return stack or [None]
