"""The styrgrupp in a test database: papers that wait for it, its meeting, and its list of decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from service.demo.load import PROJECT
from service.demo.story import money
from service.documents.example import load
from service.domain.meetings.bodies import BodyKind
from service.models import Record
from service.operations import records
from service.operations.content import open_draft
from service.operations.meetings import board_list
from tests.support.meetings import planned, seat
from tests.support.people import STORIES, Cast, must_finalise

LEADER, MEMBER = "projektledare", "styrgrupp"
WAITING = {"beslut": "vantar"}
OF_DECISION = ("beslut", "motivering", "beslutsdatum", "narvarande", "aterkoppling")


def waiting_answers(kind: str) -> Mapping[str, object]:
    asked = ("problem", "provat", "onskat_beslut")
    return {**{name: load(kind)["answers"][name] for name in asked}, **WAITING}


@dataclass(frozen=True)
class Board:
    """A meeting of the styrgrupp today, with a paper of each kind that waits for it."""

    meeting: UUID
    consultation: UUID
    escalation: UUID
    structural: UUID
    case_id: UUID


def waiting(people: Cast, consent: Mapping[str, object] | None = None, *, key: str = "D3") -> Board:
    """A case with two papers, written while this consent held, and a problem of the project."""
    case_id = people.enrol(key)
    if consent:
        people.write(case_id, "samtycke", consent, who=LEADER)
    people.plan(case_id, key)
    ((_, decided),) = money.extern_konsultation(STORIES["D3"])
    asked = {name: said for name, said in decided.items() if name not in OF_DECISION} | WAITING
    return Board(
        meeting=held_today(people),
        consultation=people.write(case_id, "extern_konsultation", asked, who=LEADER),
        escalation=people.write(case_id, "eskalering", waiting_answers("eskalering"), who=LEADER),
        structural=structural(people),
        case_id=case_id,
    )


def held_today(people: Cast) -> UUID:
    seat(people, LEADER, body=BodyKind.STEERING)
    return planned(people, days=0, body=BodyKind.STEERING)


def structural(people: Cast) -> UUID:
    with people.bench.work(people[LEADER]) as work:
        draft = records.begin(work, work.kind("strukturellt_problem"), project_key=PROJECT)
        must_finalise(work, draft, waiting_answers("strukturellt_problem"))
        return draft.id


def decide(people: Cast, meeting: UUID, /, **changed: object) -> Record:
    """The list as it was prefilled, everything granted; `changed` for every row of it."""
    with people.bench.work(people[LEADER]) as work:
        draft = board_list.begin(work, meeting)
        form = work.kind("beslutslista").form(open_draft(work, draft), project=work.project(PROJECT))
        rows = [
            {**row, "beslut": "bifall", "beslutet": "Enligt förslaget.", "motivering": "Det behövs.",
             "ansvarig": "Projektledaren", "sista_dag": "2019-05-01", **changed}
            for row in form.answers().rows("arenden")
        ]  # fmt: skip
        answers = {
            **form.answers(), "ordforande": "Testperson O1", "justerare": "Testperson J1", "arenden": rows,
            "narvarande": [{"namn": "Testperson O1", "organisation": "Försäkringskassan"}],
            "uppdrag": [{"uppdrag": "Se riktlinjen.", "givet_av": "Styrgruppen", "till": "Projektledaren"}],
        }  # fmt: skip
        must_finalise(work, draft, answers)
        return draft
