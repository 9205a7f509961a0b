"""Whether the leader's own words on an agenda name a participant of the project."""

from collections.abc import Iterator, Mapping

from service.domain.answers import Answers
from service.domain.finding import Finding
from service.domain.meetings import agenda_rules
from service.operations.meetings import participants
from service.operations.work import Work


def of_matter(work: Work, project_key: str, said: Answers) -> Iterator[Finding]:
    """What is wrong with the words of a matter of its own; of its title at most one thing is told."""
    project, title = work.project(project_key), said.text("rubrik")
    found = [*agenda_rules.words(title, project, field="rubrik")]
    if not found and participants.in_text(work, project_key, [title]):
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
