"""The words of a skydd: whether the identity is protected, since when and who told; never who it is."""

from dataclasses import dataclass, field, replace

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain import choices, choices_flow
from service.domain.answers import Answers
from service.domain.context import Context

TITLE = "Uppgift om skyddade personuppgifter"


@dataclass(frozen=True, slots=True, kw_only=True)
class SkyddWords(SignedWords):
    """Everything that ``skydd.docx`` may print."""

    deltagare: Person = field(metadata=means("Deltagaren, alltid utan namn och nummer"))
    skydd: str = field(metadata=means("Skyddet, till exempel Sekretessmarkering; Nej när det är hävt."))
    fran: str = field(metadata=means("Dagen då skyddet började eller upphörde."))
    kalla: str = field(metadata=means("Vem som berättade, utan namn."))
    skal: Text = field(metadata=means("Varför skyddet hävs; tomt när det gäller"))


def words(context: Context, answers: Answers) -> SkyddWords:
    """The mark as text. It names nobody, nor who wrote it: who referred may have, and tells a place."""
    shielded = replace(shared.case_of(context), shielded=True)
    who = shared.who(replace(context, case=shielded))
    return SkyddWords(
        dokument=shared.header(context, titel=TITLE, protected=True),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.signature("Den som har noterat uppgiften"),),
        deltagare=shared.person(who),
        skydd=shared.label(choices.SKYDD, answers.text("skydd")),
        fran=shared.day(answers.date("fran")),
        kalla=shared.label(choices_flow.SKYDD_KALLA, answers.text("kalla")),
        skal=paragraphs(answers.text("skal")),
    )
