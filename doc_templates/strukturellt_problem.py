"""The words of a strukturellt problem: what stands in the way for many, before the styrgrupp."""

from dataclasses import dataclass

from doc_templates import escalation, shared
from doc_templates.words import paragraphs
from service.domain.answers import Answers
from service.domain.context import Context

TITLE = "Eskalering av strukturellt problem"
TYPE = "Strukturellt"


@dataclass(frozen=True, slots=True, kw_only=True)
class StrukturelltProblemWords(escalation.EscalationWords):
    """Everything that ``strukturellt_problem.docx`` may print; it has no participant."""


def words(context: Context, answers: Answers) -> StrukturelltProblemWords:
    """The problem and the decision as text."""
    return StrukturelltProblemWords(
        dokument=shared.header(context, titel=TITLE),
        motiveringar=shared.reasons(answers),
        underskrifter=tuple(escalation.signatures(context, answers, shared.who(context))),
        grupp=context.project.names.case_body_definite,
        typ=TYPE,
        problem=paragraphs(answers.text("problem")),
        provat=paragraphs(answers.text("provat")),
        onskat_beslut=paragraphs(answers.text("onskat_beslut")),
        beslut=escalation.decision(answers),
    )
