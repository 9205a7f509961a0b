"""What a form's rules and a document's words know besides the answers: project, case, author, day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from service.domain.activities import Attended
from service.domain.capacity import Participation
from service.domain.case import Author, Case
from service.domain.funds import Outlays
from service.domain.guidelines import Guidelines
from service.domain.meetings.board import BoardPaper
from service.domain.meetings.spoken import Spoken
from service.domain.project import Project

People = Callable[[Iterable[str]], tuple[str, ...]]
"""Names of the project's participants that some texts may hold."""


def nobody(_: Iterable[str]) -> tuple[str, ...]:
    """No participant, where nobody is looked for."""
    return ()


@dataclass(frozen=True, slots=True)
class Context:
    """`case` is None for a document about the project itself, and never holds the record being written.

    `organisation_key` is the organisation whose case it is, "" where that is not known or matters not.
    `followed`: who writes may know how the case goes on, and is told so by what a form says or begins with.
    `deidentified` asks for the twin of a document, whose words do not tell who the person is.
    `test_numbers` tells whether published test personal numbers are accepted here.
    `open_cases` are the numbers of other open cases about the same person, `protected_cases` those of them
    that are open to the writer alone, `participations` those of others; all are known only while a kind that
    asks about other cases is written.
    `guides` are the names of the project's vägledare with an account, known as the other cases are.
    `outlays` are what all cases of the project grant and spend, known to the kinds that deal with money.
    `guidelines` are the versions of the guideline for kompetenshöjande medel, known to decisions on it.
    `groups` are the group activities of the person, known only while a document is written.
    `spoken` are the cases that came up at the meeting a record is about, known only while it is written.
    `cancelled` are the days of meetings that were cancelled, known as the other cases are.
    `board` are the papers that a list of decisions may be about, known only while it is written.
    `people` finds the participants that texts may name, while something of no single case is written;
    `members` are the names of the body's own members who were at the meeting that it is about.
    `met` is the day of the meeting that a record is about, known only while it is written.
    `instead` are the aliases of the cases under protection by number, while a list of decisions is written.
    `document_id` and `template` are printed in the footer; a draft being judged has neither.
    """

    project: Project
    author: Author
    on: date
    case: Case | None = None
    version: int = 1
    document_id: str = ""
    template: str = ""
    test_numbers: bool = True
    organisation_key: str = ""
    followed: bool = True
    deidentified: bool = False
    groups: tuple[Attended, ...] = ()
    open_cases: tuple[str, ...] = ()
    protected_cases: tuple[str, ...] = ()
    participations: tuple[Participation, ...] = ()
    guides: tuple[str, ...] = ()
    outlays: Outlays = ()
    guidelines: Guidelines = ()
    spoken: tuple[Spoken, ...] | None = None
    cancelled: frozenset[date] = frozenset()
    board: tuple[BoardPaper, ...] | None = None
    people: People = nobody
    members: tuple[str, ...] = ()
    met: date | None = None
    instead: Mapping[str, str] = field(default_factory=dict)


def printed_id(digits: str) -> str:
    """The first twelve of some hexadecimal digits as they stand in a footer: "3F2A-91BC-07DE"."""
    shown = digits[:12].upper()
    return "-".join((shown[:4], shown[4:8], shown[8:]))
