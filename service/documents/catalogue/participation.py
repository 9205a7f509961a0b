"""While a person takes part: from enrolment to the plan and its reviews (DOMAIN 3.2, steps 6 to 10, 13)."""

from doc_templates import genomforandeplan, inskrivning, lattlast
from forms.genomforandeplan import GenomforandeplanForm
from forms.inskrivning import InskrivningForm
from service.documents.catalogue.easy_read import with_easy_read
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import presets_flow, presets_participation
from service.domain.consent_parts import Information
from service.domain.lifecycle import ENROLLED, ONGOING, PLANNING, CaseState
from service.domain.roles import Role
from service.domain.rules import genomforandeplan as genomforandeplan_rules
from service.domain.rules import inskrivning as inskrivning_rules

INSKRIVNING = DocumentKind(
    key="inskrivning",
    title=inskrivning.TITLE,
    subject=Subject.CASE,
    form=InskrivningForm,
    words=inskrivning.words,
    words_type=inskrivning.InskrivningWords,
    presets=presets_flow.inskrivning,
    rules=(inskrivning_rules.rules,),
    writers=frozenset({Role.VAGLEDARE}),
    begins=frozenset({CaseState.INTAG}),
    revises=ENROLLED,
    signers=(Signer.VAGLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)

GENOMFORANDEPLAN = with_easy_read(
    DocumentKind(
        key="genomforandeplan",
        title="Genomförandeplan",
        named=lambda project: project.names.plan,
        subject=Subject.CASE,
        form=GenomforandeplanForm,
        words=genomforandeplan.words,
        words_type=genomforandeplan.GenomforandeplanWords,
        presets=presets_participation.genomforandeplan,
        renewed=presets_participation.plan_renewed,
        rules=(genomforandeplan_rules.rules,),
        writers=frozenset({Role.VAGLEDARE}),
        begins=PLANNING,
        revises=ONGOING - {CaseState.AVSLUT_PAGAR},
        signers=(Signer.DELTAGARE, Signer.VAGLEDARE),
        recipients=(Recipient.DELTAGARE, Recipient.PARTS_WITH_CONSENT),
        tells=frozenset(
            {Information.ARBETE, Information.SOCIALT, Information.INSATSER, Information.PLANERING}
        ),
        retention=Retention.CASE_FILE,
        translated=True,
    ),
    lattlast.of_plan,
)
