"""Where a case stands on its project's way from referral to result, drawn as the project's own phases."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from service.domain.case import Case
from service.domain.lifecycle import AFTERWARDS, BEFORE_MEETING, ENDED, ONGOING, PLANNING, CaseState, States
from service.domain.project import Project
from service.domain.project_parts import Phase


class Place(StrEnum):
    """Where a phase lies, seen from where the case stands."""

    PAST = "past"
    NOW = "now"
    AHEAD = "ahead"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A phase as it is shown; `label` is the project's word for it."""

    label: str
    place: Place


def drawn(case: Case, project: Project) -> tuple[Drawn, ...]:
    """All phases in order; of a case that has ended, those it never came to are left out."""
    phases, state = phases_of(project), case.state
    ended = state in ENDED
    reached = max((_reach(phases, each) for each in _passed(case)), default=-1) if ended else -1
    first, last = _first(phases, state), _reach(phases, state)
    return tuple(
        Drawn(
            phase.label,
            (Place.PAST if number <= reached else Place.LEFT_OUT) if ended else _place(number, first, last),
        )
        for number, phase in enumerate(phases)
    )


def state_label(state: CaseState, project: Project) -> str:
    """The state as the project's people read it: without a meeting nothing is ready for one."""
    if state is CaseState.KLAR_FOR_OH and not project.intake.after_meeting:
        return "Granskad, klar för svar"
    return state.label


def now(state: CaseState, project: Project) -> str:
    """The project's word for the phase that a state belongs to; "" for a draft and a case that has ended."""
    return next((phase.label for phase in phases_of(project) if state in phase.states), "")


def phases_of(project: Project) -> tuple[Phase, ...]:
    """The project's own, or what every project goes through."""
    return project.steps or _default(project)


def _default(project: Project) -> tuple[Phase, ...]:
    return (
        _phase("remiss", "Remiss", BEFORE_MEETING),
        _phase("stallningstagande", project.names.case_body, _DECIDED),
        _phase("planering", "Kartläggning och plan", PLANNING),
        _phase("insats", "Insats", ONGOING - {CaseState.AVSLUT_PAGAR}),
        _phase("avslut", "Avslut och uppföljning", AFTERWARDS | {CaseState.AVSLUT_PAGAR}),
    )


_DECIDED: States = frozenset(
    {
        CaseState.PA_DAGORDNING, CaseState.VILANDE, CaseState.KONSULTATION,
        CaseState.EJ_INTAG, CaseState.INTAG,
    }
)  # fmt: skip


def _phase(key: str, label: str, states: States) -> Phase:
    return Phase(key=key, label=label, states=tuple(sorted(states)))


def _passed(case: Case) -> Iterator[CaseState]:
    """The states that the case has been in, as each record left it."""
    for length in range(1, len(case.history) + 1):
        yield Case(case.number, case.history[:length]).decided


def _first(phases: tuple[Phase, ...], state: CaseState) -> int:
    """The number of the phase that a state belongs to; -1 for none."""
    return next((number for number, phase in enumerate(phases) if state in phase.states), -1)


def _reach(phases: tuple[Phase, ...], state: CaseState) -> int:
    """The last phase that a state may lie in: those without states run together with the one before."""
    last = _first(phases, state)
    while last >= 0 and last + 1 < len(phases) and not phases[last + 1].states:
        last += 1
    return last


def _place(number: int, first: int, last: int) -> Place:
    if number < first:
        return Place.PAST
    return Place.NOW if first <= number <= last else Place.AHEAD
