"""Projects: the rows behind the parameter files, and what is written about them."""

from collections.abc import Iterable

from sqlalchemy import select

from service.domain.project import Project
from service.domain.roles import Action
from service.models import ProjectFile, Record
from service.operations import access
from service.operations.work import Work


def install(work: Work, projects: Iterable[Project]) -> None:
    """A row, with a key of its own, for each project that has none yet."""
    known = {*work.session.scalars(select(ProjectFile.key))}
    for project in projects:
        if project.key not in known:
            wrapped = work.vault.new_key(where=f"project.wrapped_key.{project.key}")
            work.session.add(ProjectFile(key=project.key, wrapped_key=wrapped, created_at=work.now))


def mine(work: Work) -> list[Project]:
    """The projects in which this person holds a role, by name."""
    keys = access.projects_of(work.someone)
    return sorted(
        (work.projects[key] for key in keys if key in work.projects), key=lambda project: project.name
    )


def get(work: Work, key: str) -> Project:
    """Raises NotFound for a project that is none of this person's."""
    access.authorize(work, Action.SEE_PROJECT, access.facts_of(work.someone, project_key=key))
    return work.project(key)


def papers(work: Work, key: str) -> list[Record]:
    """The records about the project itself that this person may open, newest first."""
    about = (Record.project_key == get(work, key).key, Record.case_id.is_(None))
    rows = work.session.scalars(select(Record).where(*about).order_by(Record.created_at.desc()))
    return [row for row in rows if access.may_open(work, row)]
