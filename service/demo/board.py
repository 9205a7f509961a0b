"""The practice project's styrgrupp: its guideline, structural problems, and the meetings on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from service.demo import days, meetings
from service.domain.answers import Answers
from service.domain.meetings.bodies import BodyKind
from service.models import Meeting, Record
from service.operations.content import open_draft
from service.operations.meetings import actions, board_list, calling, planning, seen, tasks
from service.operations.work import Work

MET = date(2017, 6, 7)
"""When the styrgrupp met, as the practice cases have it."""
SETTLED = date(2018, 2, 15)
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
"""What the project leader wrote before and after the first meeting, and when."""
_NO_ONE_TRIES: Mapping[str, object] = {
    "problem": "Deltagare väntar i månader på en plats för arbetsprövning, fast det finns lediga platser hos "
    "en annan part.",
    "provat": "Gruppen har frågat från fall till fall. Det tar lång tid och ger olika svar.",
    "onskat_beslut": "Att parterna öppnar sina platser för varandra.",
    "beslut": "vantar",
}
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting: its day, what was decided on the paper that waited for it, and what it asked for."""

    day: date
    decided: Mapping[str, object]
    assigned: tuple[Mapping[str, object], ...]


def first() -> Sitting:
    return Sitting(MET, _KNOWN, (_STUDIES,))


def latest(today: date) -> Sitting:
    """It has given something to do, and a decision that the body of the cases is to be told of."""
    day = days.decided(today)
    within = {"sista_dag": str(day + 6 * _WEEK)}
    return Sitting(day, {**_SETTLED, **within}, ({**_MAPPED, **within},))


def latest_paper(today: date) -> Written:
    """What waited for that meeting, written the week before."""
    return days.decided(today) - _WEEK, "strukturellt_problem", _NO_ONE_TRIES


def meet(work: Work, project_key: str, sitting: Sitting) -> tuple[Record, Mapping[str, object]]:
    """The meeting with the draft of its list, and what stands in it when the chair has signed."""
    meeting_id = _convened(work, project_key, sitting.day)
    calling.held(meetings.on(work, sitting.day), meeting_id)
    work.session.flush()
    draft = board_list.begin(work, meeting_id)
    form = work.kind(draft.kind).form(open_draft(work, draft), project=work.project(project_key))
    rows = [{**row, **sitting.decided} for row in form.answers().rows("arenden") if row.has("underlag")]
    return draft, {**form.answers(), **_SIGNED, "arenden": rows, "uppdrag": [*sitting.assigned]}


def settle(work: Work, project_key: str) -> None:
    """What the meeting asked for is done."""
    held = select(Meeting).where(Meeting.project_key == project_key, Meeting.body == BodyKind.STEERING)
    for meeting in [*work.session.scalars(held)]:
        for task in tasks.of_meeting(work, meeting):
            actions.done(work, task.id)


def ahead(work: Work, project_key: str, today: date) -> None:
    """A meeting that the members are called to, with what waits for them."""
    _convened(work, project_key, days.board(today), called=today)


_SIGNED = {
    "ordforande": "Testperson S1",
    "justerare": "Testperson S2",
    "narvarande": [
        {"namn": "Testperson S1", "organisation": "Försäkringskassan"},
        {"namn": "Testperson S2", "organisation": "Arbetsförmedlingen"},
        {"namn": "Testperson P1", "organisation": "Projektet"},
    ],
}


_KNOWN: Mapping[str, object] = {
    "beslut": "delvis",
    "beslutet": "Landstinget redovisar väntetiderna och lämnar ett förslag till nästa möte.",
    "motivering": "Resurserna behöver kartläggas innan en tid kan sättas.",
    "ansvarig": "Ledamoten för landstinget",
    "sista_dag": "2017-09-06",
    "status": "klart",
    "aterkoppling": "2017-06-20",
}
_SETTLED: Mapping[str, object] = {
    "beslut": "bifall",
    "beslutet": "Arbetsförmedlingen och kommunerna tar fram tio platser för arbetsprövning som alla parter "
    "kan använda.",
    "motivering": "Platserna finns redan, men var och en använder bara sina egna.",
    "ansvarig": "Ledamoten för Arbetsförmedlingen",
    "status": "pagar",
}
_STUDIES: Mapping[str, object] = {
    "uppdrag": "Ta fram ett förslag till riktlinje för studielitteratur.", "givet_av": "Styrgruppen",
    "till": "Projektledaren", "sista_dag": "2018-02-07", "klart": None,
}  # fmt: skip
_MAPPED: Mapping[str, object] = {
    "uppdrag": "Samla in hur många som har väntat på arbetsprövning under hösten, utan personuppgifter.",
    "givet_av": "Styrgruppen", "till": "Projektledaren", "klart": None,
}  # fmt: skip


def _convened(work: Work, project_key: str, day: date, *, called: date | None = None) -> UUID:
    """Planned from the beginning, and called to; letters of long ago go to nobody."""
    body = seen.body_of(work, project_key, BodyKind.STEERING)
    said = Answers({**_WHERE, "dag": day.isoformat()})
    meeting = planning.plan_extra(meetings.on(work, called or meetings.BEGUN), project_key, body, said)
    calling.call(meetings.on(work, called or day - timedelta(days=7)), meeting.id)
    meetings.forget_letters(work)
    return meeting.id
