"""The participants of a project whom a text may name, with a paper or without, protected or not."""

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, func, or_, select

from service.domain import names
from service.domain.text import plain
from service.errors import CannotOpen
from service.models import CaseFile, CaseProjection, NameToken
from service.operations import consents, name_index
from service.operations.work import Work

_LEAST = 2
"""Words that somebody is known by: a first name alone may be anybody's."""


def in_text(work: Work, project_key: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Full names of whom the index finds for these texts, and of everybody whom it does not hold."""
    typed = {
        form for text in texts for word in names.words(plain(text)) for form in (word, word.removesuffix("s"))
    }
    if len(typed) < _LEAST:
        return ()
    wanted = select(CaseFile).where(CaseFile.project_key == project_key, _may_be(work, typed))
    found = work.session.scalars(wanted).unique()
    return tuple(name for file in found for name in _name(work, file) if _known_by(name, typed))


def _may_be(work: Work, typed: Iterable[str]) -> ColumnElement[bool]:
    """The index has no protected people, who are few: each of them is asked."""
    tokens = {name_index.token(work.vault, each) for word in typed for each in names.asked([word])}
    held = select(NameToken.case_id).where(NameToken.token.in_(tokens)).group_by(NameToken.case_id)
    protected = select(CaseProjection.case_id).where(CaseProjection.protected)
    return or_(CaseFile.id.in_(held.having(func.count() >= _LEAST)), CaseFile.id.in_(protected))


def _name(work: Work, file: CaseFile) -> Iterator[str]:
    try:
        yield consents.case_of(work, file).latest("remiss").text("namn")
    except CannotOpen:
        return


def _known_by(name: str, typed: set[str]) -> bool:
    return len(typed & {*names.words(name)}) >= _LEAST
