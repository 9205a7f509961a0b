"""What the leader's own words on an agenda must fulfil: all who are called read them, so they name nobody."""

from collections.abc import Iterator

from service.domain.finding import Finding
from service.domain.messages import Message
from service.domain.project import Project
from service.domain.rules import hidden
from service.domain.rules.case_numbers import names_case_of
from service.domain.rules.shared import block

AS_A_CASE = Message(
    "K98", "Lägg till ärendet som ärende, så styr samtycket vilka som hör det. Ta bort ärendenumret."
)
NAMES_SOMEBODY = Message("K99", "Alla som är kallade läser det här. Ta bort det som berättar vem någon är.")


def words(text: str, project: Project, *, field: str) -> Iterator[Finding]:
    """Of the title of a matter, or of who presents it."""
    if names_case_of(project.prefix, text):
        yield block("B2", AS_A_CASE, field=field)
    elif hidden.tells_who(text):
        yield named(field=field)


def named(*, field: str) -> Finding:
    """That a text tells who somebody is."""
    return block("B2", NAMES_SOMEBODY, field=field)
