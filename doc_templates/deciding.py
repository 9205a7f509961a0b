"""What the words of decisions on money share: amounts, who decided, and a person the board may not know."""

from doc_templates import shared
from doc_templates.words import Underskrift
from service.domain import consent
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.funds import standing
from service.domain.identity import Identity, identity
from service.domain.kronor import kronor
from service.domain.outlays import granted, line_of, of
from service.domain.project import Project


def board_identity(context: Context) -> Identity:
    """How the participant is called towards the styrgrupp: by name only with consent to that (B12)."""
    case = shared.case_of(context)
    covered = consent.to_board(case, on=context.on)
    return identity(case, deidentified=context.deidentified or not covered)


def amount(value: int | None) -> str:
    """An amount as "1 450 kr"; "" when there is none."""
    return "" if value is None else kronor(value)


def granted_amount(answers: Answers) -> str:
    """What the decision grants; "" for a refusal and before it is made."""
    return amount(granted(answers) or None)


def left_after(context: Context, answers: Answers, *, kind: str, year: int | None) -> str:
    """What is left of the line once this is decided; "" where the project has no budget."""
    project, case = context.project, shared.case_of(context).number
    this = of(project, case, kind, answers, context.on)
    known = (*context.outlays, this) if this else context.outlays
    now = standing(project, known, line=line_of(project, kind), year=year) if year else None
    return kronor(now.remaining) if now else ""


def body_signature(body: str) -> Underskrift:
    """The block of a body that decides: somebody signs for it by hand."""
    return shared.signature(body, roll=f"För {body[:1].lower()}{body[1:]}")


def steering_signature(project: Project) -> Underskrift:
    """The block of who chairs the steering group, by the name that the project gives it."""
    return shared.signature(project.names.steering_group, roll="Ordförande")
