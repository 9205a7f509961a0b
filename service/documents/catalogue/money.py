"""Money on a case: decisions that grant it, and what is bought (DOMAIN 3.2, steps 11 and 12)."""

from doc_templates import extern_konsultation, inkop, kompetenshojande_medel
from forms.extern_konsultation import ExternKonsultationForm
from forms.inkop import InkopForm
from forms.kompetenshojande_medel import KompetenshojandeMedelForm
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import outlays, presets_money
from service.domain.lifecycle import ENROLLED, OVER
from service.domain.project import Project
from service.domain.roles import Role
from service.domain.rules import extern_konsultation as extern_konsultation_rules
from service.domain.rules import inkop as inkop_rules
from service.domain.rules import kompetenshojande_medel as kompetenshojande_medel_rules

_FROM_ENROLMENT = ENROLLED | OVER
"""However a case ended, an invoice may come late, and money that is not needed goes back to the budget."""

KOMPETENSHOJANDE_MEDEL = DocumentKind(
    key=outlays.COMPETENCE,
    title=kompetenshojande_medel.TITLE,
    subject=Subject.CASE,
    form=KompetenshojandeMedelForm,
    words=kompetenshojande_medel.words,
    words_type=kompetenshojande_medel.KompetenshojandeMedelWords,
    presets=presets_money.kompetenshojande_medel,
    rules=(kompetenshojande_medel_rules.rules,),
    writers=frozenset({Role.VAGLEDARE, Role.PROJEKTLEDARE}),
    # The vägledare prepares it.
    finalisers=frozenset({Role.PROJEKTLEDARE}),
    begins=ENROLLED,
    revises=_FROM_ENROLMENT,
    many=True,
    signers=(Signer.PROJEKTLEDARE, Signer.STYRGRUPP),
    recipients=(Recipient.DELTAGARE,),
    retention=Retention.CASE_FILE,
)

EXTERN_KONSULTATION = DocumentKind(
    key=outlays.CONSULTATION,
    title=extern_konsultation.TITLE,
    subject=Subject.CASE,
    form=ExternKonsultationForm,
    words=extern_konsultation.words,
    words_type=extern_konsultation.ExternKonsultationWords,
    presets=presets_money.extern_konsultation,
    rules=(extern_konsultation_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    begins=ENROLLED,
    revises=_FROM_ENROLMENT,
    many=True,
    signers=(Signer.PROJEKTLEDARE, Signer.STYRGRUPP),
    recipients=(Recipient.STYRGRUPP,),
    retention=Retention.CASE_FILE,
)


def _budgeted(project: Project) -> bool:
    return bool(project.cost_lines)


INKOP = DocumentKind(
    key=outlays.PURCHASE,
    title=inkop.TITLE,
    subject=Subject.CASE,
    form=InkopForm,
    words=inkop.words,
    words_type=inkop.InkopWords,
    presets=presets_money.inkop,
    rules=(inkop_rules.rules,),
    writers=frozenset({Role.VAGLEDARE, Role.PROJEKTLEDARE}),
    begins=_FROM_ENROLMENT,
    revises=_FROM_ENROLMENT,
    many=True,
    offered=_budgeted,
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)
