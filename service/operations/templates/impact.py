"""What a release does to stored templates: names that the words no longer have, questions it cannot read."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from doc_templates.names import Names, catalogue, is_shared
from service.documents import own
from service.documents.kind import Registry
from service.documents.own.words import shared_names
from service.models import Template, TemplateState
from service.operations.activated import latest


@dataclass(frozen=True, slots=True)
class Missing:
    """A name that is used and gone, and the one that looks most like it now, "" when none does."""

    name: str
    nearest: str


@dataclass(frozen=True, slots=True)
class Impact:
    """One stored template that cannot be used any more; `in_use`: documents are made from it now.

    `unreadable`: it is of a kind of people's own making, whose questions cannot be read.
    """

    kind_key: str
    title: str
    project_key: str
    number: int
    in_use: bool
    missing: tuple[Missing, ...]
    unreadable: bool = False


def broken(session: Session, registry: Registry) -> list[Impact]:
    """Every template in use, or ready and newest, that this version of the service cannot use.

    It asks for no more than a database, so that it can be told without keys.
    """
    return [*_broken(session, registry)]


def _broken(session: Session, registry: Registry) -> Iterator[Impact]:
    for template, in_use in _watched(session):
        gone, closed = missing(registry, template), unreadable(template)
        if gone or closed:
            yield Impact(
                template.kind, title_of(registry, template), template.project_key, template.number, in_use,
                gone, closed,
            )  # fmt: skip


def title_of(registry: Registry, template: Template) -> str:
    """What the kind is called; of one that people made, what this version says."""
    if template.kind in registry.kinds:
        return registry[template.kind].title
    return own.title_of(template.kind, template.definition)


def whole(registry: Registry, template: Template) -> bool:
    """Whether documents can be made of a version that was once found whole."""
    return not missing(registry, template) and not unreadable(template)


def missing(registry: Registry, template: Template) -> tuple[Missing, ...]:
    """The names that a template uses and the words no longer have.

    In a kind of people's own making that is the names that fill themselves; the others are its questions.
    """
    if template.kind in registry.kinds:
        words_type = registry[template.kind].words_type
        names = _catalogue(words_type)  # type: ignore[arg-type]  # a class can be hashed, whatever its own do
        used = [*template.names]
    elif template.definition is not None:
        names = shared_names(own.subject_of(template.definition))
        used = [name for name in template.names if is_shared(name)]
    else:
        return ()
    return tuple(Missing(name, _nearest(name, names.words)) for name in used if not names.knows(name))


def unreadable(template: Template) -> bool:
    """Whether it is of people's own making and no kind can be made of it any more."""
    return template.definition is not None and own.readable(template.definition) is None


@cache
def _catalogue(words_type: type) -> Names:
    """Kept: the words of the catalogue's kinds are few, and each is looked at once a version and page."""
    return catalogue(words_type)


def _nearest(name: str, words: Mapping[str, type]) -> str:
    """The likest of all words: a field that was renamed often moved to another group as well."""
    return next(iter(difflib.get_close_matches(name, words, n=1)), "")


def _watched(session: Session) -> Iterator[tuple[Template, bool]]:
    """For each kind and project the version in use, and the newest that is ready when it is another."""
    used = _used(session)
    ready = select(Template).where(Template.state == TemplateState.READY)
    newest = {(row.kind, row.project_key): row for row in session.scalars(ready.order_by(Template.number))}
    for key in sorted({*used, *newest}):
        in_use, ready_one = used.get(key), newest.get(key)
        if in_use is not None:
            yield in_use, True
        if ready_one is not None and ready_one is not in_use:
            yield ready_one, False


def _used(session: Session) -> dict[tuple[str, str], Template]:
    used = [step.template_id for step in session.scalars(latest()) if step.template_id]
    found = session.scalars(select(Template).where(Template.id.in_(used)))
    return {(row.kind, row.project_key): row for row in found}
