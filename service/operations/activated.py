"""What was put into use last of each kind in each project: the latest activation is the one that counts."""

from sqlalchemy import Select, and_, func, select

from service.models import TemplateActivation


def latest(project_key: str | None = None) -> Select[TemplateActivation]:
    """The last step of every kind, in one project or in all; never two of a kind in a project."""
    step = TemplateActivation
    last = select(step.kind, step.project_key, func.max(step.at).label("at")).group_by(
        step.kind, step.project_key
    )
    if project_key is not None:
        last = last.where(step.project_key == project_key)
    found = last.subquery()
    same = (step.kind == found.c.kind, step.project_key == found.c.project_key, step.at == found.c.at)
    return select(step).join(found, and_(*same))
