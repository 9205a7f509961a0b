"""The words of the guideline for kompetenshöjande medel: one version of it, and who decides by it."""

from dataclasses import dataclass, field

from doc_templates import deciding, shared
from doc_templates.words import SignedWords, Text, means, paragraphs
from service.domain import choices_money
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.kronor import kronor
from service.domain.outlays import capital
from service.domain.project import Project

TITLE = "Riktlinje för kompetenshöjande medel"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiktlinjerMedelWords(SignedWords):
    """Everything that ``riktlinjer_medel.docx`` may print."""

    galler_fran: str = field(metadata=means("Dagen från vilken versionen gäller."))
    beslutsdatum: str = field(metadata=means("Dagen då styrgruppen beslutade."))
    andring: Text = field(metadata=means("Vad som är ändrat sedan förra versionen; tomt i den första"))
    andamal: tuple[str, ...] = field(metadata=means("Vad medlen kan gå till.", each="a"))
    villkor: Text = field(metadata=means("Villkoren för att medel beviljas"))
    undantag: Text = field(metadata=means("Vad medlen inte går till"))
    provning: Text = field(metadata=means("Hur ett behov prövas"))
    beslutar: str = field(metadata=means("Vem som beslutar, och till vilket belopp."))


def words(context: Context, answers: Answers) -> RiktlinjerMedelWords:
    """One version as text."""
    return RiktlinjerMedelWords(
        dokument=shared.header(context, titel=TITLE),
        motiveringar=shared.reasons(answers),
        underskrifter=(deciding.steering_signature(context.project),),
        galler_fran=shared.day(answers.date("galler_fran")),
        beslutsdatum=shared.day(answers.date("beslutsdatum")),
        andring=paragraphs(answers.text("andring")),
        andamal=shared.labels(choices_money.ANDAMAL, answers.many("andamal")),
        villkor=paragraphs(answers.text("villkor")),
        undantag=paragraphs(answers.text("undantag")),
        provning=paragraphs(answers.text("provning")),
        beslutar=_deciding(context.project),
    )


def _deciding(project: Project) -> str:
    """Who decides on what, as the project says: within the guideline, and above it."""
    bought = project.purchases
    within, above = capital(bought.competence_body), bought.competence_above_limit
    if not above:
        return f"{within} beslutar."
    limit = f" om mer än {kronor(bought.competence_limit)} och" if bought.competence_limit is not None else ""
    return f"{within} beslutar enligt riktlinjen. {capital(above)} beslutar{limit} om undantag från den."
