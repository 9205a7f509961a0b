"""The words of an eskalering: a locked case before the styrgrupp, de-identified without consent to that."""

from dataclasses import dataclass, field

from doc_templates import deciding, escalation, shared
from doc_templates.words import Person, means, paragraphs
from service.domain.answers import Answers
from service.domain.context import Context

TITLE = "Eskalering till styrgrupp"
TYPE = "Individ, låst"


@dataclass(frozen=True, slots=True, kw_only=True)
class EskaleringWords(escalation.EscalationWords):
    """Everything that ``eskalering.docx`` may print; the participant is named only with consent to that."""

    deltagare: Person = field(metadata=means("Deltagaren"))


def words(context: Context, answers: Answers) -> EskaleringWords:
    """The problem and the decision as text."""
    own = shared.who(context)
    return EskaleringWords(
        dokument=shared.header(context, titel=TITLE, protected=own.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=tuple(escalation.signatures(context, answers, own)),
        deltagare=shared.person(deciding.board_identity(context)),
        grupp=context.project.names.case_body_definite,
        typ=TYPE,
        problem=paragraphs(answers.text("problem")),
        provat=paragraphs(answers.text("provat")),
        onskat_beslut=paragraphs(answers.text("onskat_beslut")),
        beslut=escalation.decision(answers),
    )
