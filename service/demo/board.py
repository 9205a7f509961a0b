"""The practice project's styrgrupp: its guideline, a structural problem, and the meeting on it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import delete, select

from service.demo.meetings import BEGUN
from service.domain.answers import Answers
from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.calendar import proposed
from service.models import Job, Meeting, Record
from service.operations.content import open_draft
from service.operations.meetings import actions, board_list, calling, planning, seen
from service.operations.meetings.letters import SUMMONS
from service.operations.work import Work

MET = date(2017, 6, 7)
"""When the styrgrupp met, as the practice cases have it."""
SETTLED = date(2018, 2, 15)
_AHEAD = 16
_WHERE = {"start": "09.00", "slut": "11.00", "plats": "Stadshuset i Oskarshamn, rum Grön"}

_GUIDELINE: Mapping[str, object] = {
    "andamal": ["korkort", "truckkort", "annat"],
    "villkor": "Medel beviljas bara om de för personen närmare ett delmål i planen.\n"
    "Varken deltagaren eller någon myndighet kan betala.",
    "undantag": "Skulder, böter och sådant som en myndighet är skyldig att betala.",
    "provning": "Vägledaren skriver underlaget tillsammans med deltagaren, och projektledaren prövar det.",
}
Written = tuple[date, str, Mapping[str, object]]
BEFORE: tuple[Written, ...] = (
    (date(2017, 2, 23), "riktlinjer_medel",
     {**_GUIDELINE, "galler_fran": "2017-03-01", "beslutsdatum": "2017-02-22"}),
    (date(2017, 5, 30), "strukturellt_problem", {
        "problem": "Väntetiden till läkarutlåtanden är fem till sju månader. Deltagare som är klara för "
        "nästa steg blir stående.",
        "provat": "Gruppen har samlat exempel från våren och provat gemensamma frågeställningar.",
        "onskat_beslut": "Att landstinget redovisar hur utlåtanden kan lämnas inom två månader.",
        "beslut": "vantar",
    }),
)  # fmt: skip
AFTER: tuple[Written, ...] = (
    (SETTLED, "riktlinjer_medel", {
        **_GUIDELINE, "andamal": ["korkort", "truckkort", "studielitteratur", "annat"],
        "galler_fran": "2018-03-01", "beslutsdatum": "2018-02-14",
        "andring": "Studielitteratur kan beviljas.",
    }),
)  # fmt: skip
"""What the project leader wrote before and after the meeting, and when."""


def meet(work: Work, project_key: str) -> tuple[Record, Mapping[str, object]]:
    """The meeting with the draft of its list, and what stands in it when the chair has signed."""
    meeting_id = _convened(work, project_key, MET)
    calling.held(_at(work, MET), meeting_id)
    work.session.flush()
    draft = board_list.begin(work, meeting_id)
    form = work.kind(draft.kind).form(open_draft(work, draft), project=work.project(project_key))
    rows = [_decided(row) for row in form.answers().rows("arenden") if row.has("underlag")]
    return draft, {**form.answers(), **_SIGNED, "arenden": rows}


def settle(work: Work, project_key: str) -> None:
    """What the meeting asked for is done."""
    held = select(Meeting).where(Meeting.project_key == project_key, Meeting.body == BodyKind.STEERING)
    for meeting in [*work.session.scalars(held)]:
        for task in actions.of_meeting(work, meeting):
            actions.done(work, task.id)


def ahead(work: Work, project_key: str, today: date) -> None:
    """A meeting that the members are called to, with what waits for them."""
    _convened(work, project_key, proposed(today + timedelta(days=_AHEAD)).day, called=today)


_SIGNED = {
    "ordforande": "Testperson S1",
    "justerare": "Testperson S2",
    "narvarande": [
        {"namn": "Testperson S1", "organisation": "Försäkringskassan"},
        {"namn": "Testperson S2", "organisation": "Arbetsförmedlingen"},
        {"namn": "Testperson P1", "organisation": "Projektet"},
    ],
    "uppdrag": [
        {"uppdrag": "Ta fram ett förslag till riktlinje för studielitteratur.", "givet_av": "Styrgruppen",
         "till": "Projektledaren", "sista_dag": "2018-02-07", "klart": None},
    ],
}  # fmt: skip


def _decided(row: Answers) -> Mapping[str, object]:
    return {
        **row,
        "beslut": "delvis",
        "beslutet": "Landstinget redovisar väntetiderna och lämnar ett förslag till nästa möte.",
        "motivering": "Resurserna behöver kartläggas innan en tid kan sättas.",
        "ansvarig": "Ledamoten för landstinget",
        "sista_dag": "2017-09-06",
        "status": "klart",
        "aterkoppling": "2017-06-20",
    }


def _convened(work: Work, project_key: str, day: date, *, called: date | None = None) -> UUID:
    """Planned from the beginning, and called to; letters of long ago go to nobody."""
    body = seen.body_of(work, project_key, BodyKind.STEERING)
    said = Answers({**_WHERE, "dag": day.isoformat()})
    meeting = planning.plan_extra(_at(work, called or BEGUN), project_key, body, said)
    calling.call(_at(work, called or day - timedelta(days=7)), meeting.id)
    work.session.flush()
    work.session.execute(delete(Job).where(Job.kind == SUMMONS))
    work.rings.clear()
    return meeting.id


def _at(work: Work, day: date) -> Work:
    """The same transaction on the morning of another day."""
    at = datetime.combine(day, time(9, 30), UTC)
    return replace(work, clock=lambda: at)
