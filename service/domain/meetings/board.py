"""The styrgrupp's own meeting: its standing points, and what a decision says of the paper it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from service.domain.answers import Answers
from service.domain.choices_money import BESLUT
from service.domain.dates import iso
from service.domain.outlays import COMPETENCE, CONSULTATION, by_board

ESCALATION, STRUCTURAL = "eskalering", "strukturellt_problem"
PAPERS = (CONSULTATION, ESCALATION, STRUCTURAL, COMPETENCE)
"""The kinds of record that wait for the styrgrupp's decision, and take it in a new version."""
OF_MONEY = (CONSULTATION, COMPETENCE)
_ASKED = {CONSULTATION: "forslag", COMPETENCE: "beskrivning"}
DECISIONS = "beslutslista"
FEEDBACK = "Återkoppling från styrgruppen"
"""What a decision that is told back is called on the agenda of the case body."""


class BoardPoint(IntEnum):
    """The standing points (DOMAIN 4 o); the value is the number on the agenda."""

    OPENING = 1
    EARLIER = 2
    GUIDELINE = 3
    CONSULTATIONS = 4
    ESCALATED = 5
    STRUCTURAL = 6
    MONEY = 7
    EXTENSIONS = 8
    NEXT_MEETING = 9

    @property
    def label(self) -> str:
        """As it stands on the agenda: "Externa konsultationer"."""
        return _LABELS[self]


_LABELS = {
    BoardPoint.OPENING: "Öppnande, närvaro och val av justerare",
    BoardPoint.EARLIER: "Föregående beslutslista och uppdrag",
    BoardPoint.GUIDELINE: "Riktlinje för kompetenshöjande medel",
    BoardPoint.CONSULTATIONS: "Externa konsultationer",
    BoardPoint.ESCALATED: "Eskalerade ärenden",
    BoardPoint.STRUCTURAL: "Strukturella problem",
    BoardPoint.MONEY: "Ekonomi",
    BoardPoint.EXTENSIONS: "Förlängningar",
    BoardPoint.NEXT_MEETING: "Nästa möte",
}
_POINTS = {
    CONSULTATION: BoardPoint.CONSULTATIONS,
    ESCALATION: BoardPoint.ESCALATED,
    STRUCTURAL: BoardPoint.STRUCTURAL,
    COMPETENCE: BoardPoint.MONEY,
}


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """A paper that a row of the list may be about, by what its footer and its matter are called.

    `names` tell who the person is, which no list does: it stays open whatever is withdrawn.
    """

    document_id: str
    kind: str
    names: tuple[str, ...] = ()


def point_of(kind: str) -> BoardPoint:
    """Where a paper stands on the agenda."""
    return _POINTS[kind]


def concerns(kind: str, answers: Answers) -> bool:
    """Whether a paper is the styrgrupp's: of kompetenshöjande medel those above the leader's limit alone."""
    return kind != COMPETENCE or by_board(answers)


def waits(answers: Answers) -> bool:
    """Whether a paper has no decision yet."""
    return answers.text("beslut") not in BESLUT


def asked(kind: str, answers: Answers) -> str:
    """What the styrgrupp is asked to decide."""
    return answers.text(_ASKED.get(kind, "onskat_beslut"))


def decision(kind: str, answers: Answers) -> str:
    """What was decided, in words."""
    return answers.text("motivering" if kind in OF_MONEY else "beslutet")


def owes_feedback(answers: Answers, *, written: date, on: date) -> bool:
    """Whether the case body has still to be told of a decision.

    A day that lay ahead when it was written down is planned: it counts as told once it has passed.
    """
    day = answers.date("aterkoppling")
    if waits(answers):
        return False
    return day is None or (day > written and day >= on)


def told(kind: str, answers: Answers) -> str:
    """A decision as the case body is told of it: "Beslut 2019-03-07, bifall: Enligt förslaget."."""
    day = decided_on(kind, answers)
    when = f"Beslut {iso(day)}" if day else "Beslut"
    return f"{when}, {BESLUT[answers.text('beslut')].lower()}: {decision(kind, answers)}"


def stands_for_feedback(answers: Answers, *, written: date, on: date) -> bool:
    """Whether a decision stands on the agenda of a day: it is still to be told, or was told that very day."""
    on_its_day = not waits(answers) and answers.date("aterkoppling") == on
    return on_its_day or owes_feedback(answers, written=written, on=on)


def decided_on(kind: str, answers: Answers) -> date | None:
    """The day of a paper's decision."""
    return answers.date(_day(kind))


def _day(kind: str) -> str:
    """The question about the day on which a paper is decided."""
    return "datum" if kind == COMPETENCE else "beslutsdatum"


def decided(
    kind: str, answers: Answers, row: Answers, listed: Answers, *, board: str, year: int | None = None
) -> Mapping[str, object]:
    """A paper's answers with what a row of the list decided about it.

    `board` is who decides by itself, and `year` the project year that the day of the meeting lies in.
    """
    tells = row.get("aterkoppling") or answers.get("aterkoppling")
    said = {"beslut": row.text("beslut"), _day(kind): listed["mote"], "aterkoppling": tells}
    if kind in OF_MONEY:
        words = (row.text("beslutet"), row.text("motivering"))
        said |= {"beviljat_belopp": row.get("beviljat_belopp"), "motivering": "\n".join(filter(None, words))}
    else:
        said |= {name: row.get(name) for name in ("beslutet", "motivering", "ansvarig", "sista_dag")}
        said["beslutande"] = row.text("beslutande") or board
    if kind == CONSULTATION:
        there = (f"{each.text('namn')}, {each.text('organisation')}" for each in listed.rows("narvarande"))
        said["narvarande"] = "\n".join(there)
    elif kind == COMPETENCE and year:
        said["projektar"] = str(year)
    return {**answers, **said}


def lands(row: Answers) -> bool:
    """Whether a row decides: what is put off or merely noted leaves its paper waiting."""
    return row.text("beslut") in BESLUT
