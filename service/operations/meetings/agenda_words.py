"""Whether the leader's own words on an agenda name a participant of the project."""

from collections.abc import Iterator, Mapping

from sqlalchemy import func, select

from service.domain import names
from service.domain.answers import Answers
from service.domain.finding import Finding
from service.domain.meetings import agenda_rules
from service.errors import CannotOpen
from service.models import CaseFile, NameToken
from service.operations import name_index, projection
from service.operations.meetings import participants
from service.operations.work import Work

_LEAST = 2
"""Parts of a name that somebody is known by: a first name alone may be anybody's."""


def of_matter(work: Work, project_key: str, said: Answers) -> Iterator[Finding]:
    """What is wrong with the words of a matter of its own; of its title at most one thing is told."""
    project, title = work.project(project_key), said.text("rubrik")
    found = [*agenda_rules.words(title, project, field="rubrik")]
    if not found and _names_a_participant(work, project_key, title):
        found = [agenda_rules.named(field="rubrik")]
    yield from found
    yield from agenda_rules.words(said.text("foredragande"), project, field="foredragande")


def of_meeting(work: Work, project_key: str, said: Mapping[str, str]) -> Iterator[Finding]:
    """What is wrong with the leader's words about a meeting itself: all who are called read them."""
    for field, text in said.items():
        found = [*agenda_rules.words(text, work.project(project_key), field=field)]
        if not found and participants.in_text(work, project_key, [text]):
            found = [agenda_rules.named(field=field)]
        yield from found


def _names_a_participant(work: Work, project_key: str, text: str) -> bool:
    """The index finds who may be meant, and their names tell whether they are."""
    typed = {form for word in names.words(text) for form in (word, word.removesuffix("s"))}
    tokens = {name_index.token(work.vault, each) for word in typed for each in names.asked([word])}
    if len(tokens) < _LEAST:
        return False
    wanted = select(CaseFile).join(NameToken, NameToken.case_id == CaseFile.id)
    wanted = wanted.where(CaseFile.project_key == project_key, NameToken.token.in_(tokens))
    many = select(NameToken.case_id).where(NameToken.token.in_(tokens)).group_by(NameToken.case_id)
    several = wanted.where(CaseFile.id.in_(many.having(func.count() >= _LEAST)))
    found = work.session.scalars(several).unique()
    return any(len(typed & {*names.words(_name(work, file))}) >= _LEAST for file in found)


def _name(work: Work, file: CaseFile) -> str:
    try:
        return projection.shown_name(work, file)
    except CannotOpen:
        return ""
