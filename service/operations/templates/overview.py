"""The templates of a project in one list, and the name of the template that a document was made from."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from service.domain.dates import in_sweden
from service.models import Template, TemplateActivation, TemplateState
from service.operations.templates import rows
from service.operations.templates.page import title_of
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Line:
    """One kind in the list. `in_use` and `newest` are version numbers: None for the built-in and for none.

    `own`: people made the kind, so it has no built-in template and `in_use` None means that it rests.
    """

    kind_key: str
    title: str
    own: bool
    in_use: int | None
    newest: int | None
    state: TemplateState | None


def overview(work: Work, project_key: str) -> list[Line]:
    """Every kind, those of the catalogue first and in its order, then the project's own by title."""
    rows.must_manage(work, project_key)
    every: dict[str, list[Template]] = {kind.key: [] for kind in work.registry}
    stored = select(Template).where(Template.project_key == project_key).order_by(Template.number)
    for row in work.session.scalars(stored):
        every.setdefault(row.kind, []).append(row)
    steps = select(TemplateActivation).where(TemplateActivation.project_key == project_key)
    latest = {step.kind: step for step in work.session.scalars(steps.order_by(TemplateActivation.at))}
    lines = [_line(work, key, found, step=latest.get(key)) for key, found in every.items()]
    built_in, own = ([line for line in lines if line.own is which] for which in (False, True))
    return [*built_in, *sorted(own, key=lambda line: line.title)]


def _line(work: Work, key: str, found: list[Template], *, step: TemplateActivation | None) -> Line:
    used = next((row.number for row in found if step and row.id == step.template_id), None)
    newest = found[-1] if found else None
    state = TemplateState(newest.state) if newest else None
    own = key not in work.registry.kinds
    return Line(key, title_of(work, key, found), own, used, newest.number if newest else None, state)


def name_of(work: Work, sha256: str, kind_key: str, project_key: str) -> str:
    """The template with this hash as people read it: "version 3, uppladdad 2019-03-07", or "inbyggd"."""
    same = or_(Template.sha256 == sha256, Template.mended_sha256 == sha256)
    of_kind = (Template.kind == kind_key, Template.project_key == project_key)
    found = work.session.scalar(select(Template).where(same, *of_kind).order_by(Template.number.desc()))
    if found is None:
        return "inbyggd"
    return f"version {found.number}, uppladdad {in_sweden(found.uploaded_at):%Y-%m-%d}"
