"""What a release does to stored templates: names that they use and that the words no longer have."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from doc_templates.names import Names, catalogue
from service.documents.kind import Registry
from service.models import Template, TemplateActivation, TemplateState
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Missing:
    """A name that is used and gone, and the one that looks most like it now, "" when none does."""

    name: str
    nearest: str


@dataclass(frozen=True, slots=True)
class Impact:
    """One stored template that cannot be filled any more; `in_use`: documents are made from it now."""

    kind_key: str
    title: str
    project_key: str
    number: int
    in_use: bool
    missing: tuple[Missing, ...]


def impact(work: Work) -> list[Impact]:
    """Every template in use, or ready and newest, that uses names which no longer exist; for the system."""
    return broken(work.session, work.registry)


def broken(session: Session, registry: Registry) -> list[Impact]:
    """As `impact`, for who has a database and no keys."""
    return [*_broken(session, registry)]


def _broken(session: Session, registry: Registry) -> Iterator[Impact]:
    for template, in_use in _watched(session):
        if gone := missing(registry, template):
            title = registry[template.kind].title
            yield Impact(template.kind, title, template.project_key, template.number, in_use, gone)


def missing(registry: Registry, template: Template) -> tuple[Missing, ...]:
    """The names that a template uses and the words no longer have; none for a kind of people's own making."""
    if template.kind not in registry.kinds:
        return ()
    names = catalogue(registry[template.kind].words_type)
    return tuple(Missing(name, _nearest(name, names)) for name in template.names if not names.knows(name))


def _nearest(name: str, names: Names) -> str:
    """The likest of all words: a field that was renamed often moved to another group as well."""
    return next(iter(difflib.get_close_matches(name, names.words, n=1)), "")


def _watched(session: Session) -> Iterator[tuple[Template, bool]]:
    """For each kind and project the version in use, and the newest that is ready when it is another."""
    used = _used(session)
    ready = select(Template).where(Template.state == TemplateState.READY)
    newest = {(row.kind, row.project_key): row for row in session.scalars(ready.order_by(Template.number))}
    for key in sorted({*used, *newest}):
        in_use, latest = used.get(key), newest.get(key)
        if in_use is not None:
            yield in_use, True
        if latest is not None and latest is not in_use:
            yield latest, False


def _used(session: Session) -> dict[tuple[str, str], Template]:
    steps = session.scalars(select(TemplateActivation).order_by(TemplateActivation.at))
    latest = {(step.kind, step.project_key): step.template_id for step in steps}
    found = session.scalars(select(Template).where(Template.id.in_(filter(None, latest.values()))))
    by_id = {row.id: row for row in found}
    return {key: by_id[which] for key, which in latest.items() if which is not None}
