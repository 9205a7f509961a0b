"""While a person takes part: from enrolment to the plan and its reviews (DOMAIN 3.2, steps 6 to 10, 13)."""

from doc_templates import genomforandeplan
from forms.genomforandeplan import GenomforandeplanForm
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import presets
from service.domain.lifecycle import ONGOING, PLANNING, CaseState
from service.domain.roles import Role
from service.domain.rules import genomforandeplan as genomforandeplan_rules

GENOMFORANDEPLAN = DocumentKind(
    key="genomforandeplan",
    title="Genomförandeplan",
    subject=Subject.CASE,
    form=GenomforandeplanForm,
    words=genomforandeplan.words,
    words_type=genomforandeplan.GenomforandeplanWords,
    presets=presets.genomforandeplan,
    rules=(genomforandeplan_rules.rules,),
    writers=frozenset({Role.VAGLEDARE}),
    begins=PLANNING,
    revises=ONGOING - {CaseState.AVSLUT_PAGAR},
    signers=(Signer.DELTAGARE, Signer.VAGLEDARE),
    recipients=(Recipient.DELTAGARE, Recipient.PARTS_WITH_CONSENT),
    retention=Retention.CASE_FILE,
)
