"""What the records of a case do to the budget of the project, and who may decide on it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.choices import Choices
from service.domain.choices_money import ABOVE_LIMIT, AVSER, WITHIN_LIMIT
from service.domain.funds import Effect, Outlay, Outlays, year_of
from service.domain.project import Project

COMPETENCE, CONSULTATION, PURCHASE = "kompetenshojande_medel", "extern_konsultation", "inkop"


def of_case(project: Project, case: Case) -> Outlays:
    """What the records in force grant and spend."""
    found = (of(project, case.number, each.kind, each.answers, each.on) for each in case.entries)
    return tuple(each for each in found if each)


def of(project: Project, case: str, kind: str, answers: Answers, written: date) -> Outlay | None:
    """What one final record grants or spends; None for nothing, as of a refusal."""
    if kind not in _READERS:
        return None
    line, year, effect, day = _READERS[kind](project, answers)
    amount = granted(answers) if effect is Effect.DECIDED else answers.integer("belopp") or 0
    if not amount or year is None:
        return None
    rests_on = day if effect is Effect.DECIDED else answers.date("beslutets_datum")
    return Outlay(
        case=case, line=line, year=year, effect=effect, amount=amount, on=day or written, decision=rests_on
    )


_Read = tuple[str, int | None, Effect, date | None]


def _competence(project: Project, answers: Answers) -> _Read:
    year = answers.text("projektar")
    number = int(year) if year.isdecimal() else None
    return project.purchases.competence_line, number, Effect.DECIDED, answers.date("datum")


def _consultation(project: Project, answers: Answers) -> _Read:
    day = answers.date("beslutsdatum")
    year = year_of(project, day) if day else None
    return project.purchases.consultation_line, year, Effect.DECIDED, day


def _purchase(project: Project, answers: Answers) -> _Read:
    day = answers.date("datum")
    return answers.text("kostnadsslag"), year_of(project, day) if day else None, Effect.SPENT, day


_READERS: Mapping[str, Callable[[Project, Answers], _Read]] = {
    COMPETENCE: _competence,
    CONSULTATION: _consultation,
    PURCHASE: _purchase,
}
KINDS = frozenset(_READERS)
"""The kinds of record that grant or spend."""


def granted(answers: Answers) -> int:
    """What a decision grants: all that was asked for, the part stated, or nothing."""
    said = answers.text("beslut")
    if said == "delvis":
        return answers.integer("beviljat_belopp") or 0
    return asked(answers) if said == "bifall" else 0


def asked(answers: Answers) -> int:
    """What is asked for: an amount, or the offer of who is to be hired."""
    return answers.integer("belopp") or answers.integer("offert") or 0


def lines(project: Project) -> Choices:
    """The lines of the budget by name."""
    return {each.name: each.name for each in project.cost_lines}


def competence_bodies(project: Project) -> Choices:
    """Who may decide on kompetenshöjande medel: within the guideline, and above it."""
    bought = project.purchases
    bodies = {WITHIN_LIMIT: bought.competence_body, ABOVE_LIMIT: bought.competence_above_limit}
    return {key: capital(body) for key, body in bodies.items() if body}


def by_board(answers: Answers) -> bool:
    """Whether somebody above the project leader decides, so that the styrgrupp reads the paper."""
    return answers.text("beslutande") == ABOVE_LIMIT


def competence_body(project: Project, key: str) -> str:
    """The chosen one of them as it reads in a sentence."""
    bought = project.purchases
    return bought.competence_above_limit if key == ABOVE_LIMIT else bought.competence_body


def may_exceed(project: Project, body: str) -> bool:
    """Whether a body may grant more than is left of a line."""
    return bool(body) and body == project.purchases.over_budget_body


def reasons(project: Project) -> Choices:
    """What a purchase may rest on; an interpreter needs no decision where the project says so."""
    free = project.purchases.interpreter_undecided
    return {key: label for key, label in AVSER.items() if free or key != "tolk"}


def deciding_body(project: Project, line: str) -> str:
    """Who has to decide before anything is bought on a line; "" for a line that needs no decision."""
    bought = project.purchases
    bodies = {
        bought.consultation_line: bought.consultation_body,
        bought.competence_line: bought.competence_body,
    }
    return bodies.get(line, "") if line else ""


def line_of(project: Project, kind: str) -> str:
    """The line that pays what decisions of a kind grant."""
    bought = project.purchases
    return {COMPETENCE: bought.competence_line, CONSULTATION: bought.consultation_line}.get(kind, "")


def decisions(outlays: Outlays, case: str) -> Iterator[Outlay]:
    """What was granted in one case, oldest first."""
    mine = [each for each in outlays if each.case == case and each.effect is Effect.DECIDED]
    yield from sorted(mine, key=lambda each: each.on)


def capital(body: str) -> str:
    """A body as it stands at the beginning of a line."""
    return body[:1].upper() + body[1:]
