"""From a referral to its answer (DOMAIN 3.2, steps 2 to 5)."""

from doc_templates import avbrott, begaran_om_komplettering, granskning, motesarende, remiss, remissvar, skydd
from forms.avbrott import AvbrottForm
from forms.begaran_om_komplettering import BegaranOmKompletteringForm
from forms.granskning import GranskningForm
from forms.motesarende import MotesarendeForm
from forms.remiss import RemissForm
from forms.remissvar import RemissvarForm
from forms.skydd import SkyddForm
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import presets, presets_flow
from service.domain.consent_parts import Information
from service.domain.lifecycle import ANSWERED, ENDED_EARLY, ENROLLED, REFERRED, SENT, UNTIL_PURGED, CaseState
from service.domain.roles import Role
from service.domain.rules import avbrott as avbrott_rules
from service.domain.rules import begaran_om_komplettering as begaran_rules
from service.domain.rules import granskning as granskning_rules
from service.domain.rules import motesarende as motesarende_rules
from service.domain.rules import remiss as remiss_rules
from service.domain.rules import remissvar as remissvar_rules
from service.domain.rules import skydd as skydd_rules

REMISS = DocumentKind(
    key="remiss",
    title=remiss.TITLE,
    subject=Subject.CASE,
    form=RemissForm,
    words=remiss.words,
    words_type=remiss.RemissWords,
    presets=presets.remiss,
    rules=(remiss_rules.rules,),
    writers=frozenset({Role.REMITTENT}),
    begins=frozenset({CaseState.UTKAST, CaseState.KOMPLETTERING}),
    revises=REFERRED | ENROLLED,
    signers=(Signer.REMITTENT,),
    recipients=(Recipient.PROJEKTLEDARE,),
    retention=Retention.CASE_FILE,
)

GRANSKNING = DocumentKind(
    key="granskning",
    title=granskning.TITLE,
    subject=Subject.CASE,
    form=GranskningForm,
    words=granskning.words,
    words_type=granskning.GranskningWords,
    presets=presets_flow.granskning,
    rules=(granskning_rules.rules,),
    looks_around=True,
    writers=frozenset({Role.PROJEKTLEDARE}),
    begins=frozenset({CaseState.INKOMMEN}),
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)

BEGARAN_OM_KOMPLETTERING = DocumentKind(
    key="begaran_om_komplettering",
    title=begaran_om_komplettering.TITLE,
    subject=Subject.CASE,
    form=BegaranOmKompletteringForm,
    words=begaran_om_komplettering.words,
    words_type=begaran_om_komplettering.BegaranOmKompletteringWords,
    rules=(begaran_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    begins=frozenset({CaseState.INKOMMEN, CaseState.KLAR_FOR_OH, CaseState.PA_DAGORDNING}),
    many=True,
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(Recipient.REMITTENT,),
    tells=frozenset({Information.PLANERING}),
    retention=Retention.CASE_FILE,
)

MOTESARENDE = DocumentKind(
    key="motesarende",
    title=motesarende.TITLE,
    subject=Subject.CASE,
    form=MotesarendeForm,
    words=motesarende.words,
    words_type=motesarende.MotesarendeWords,
    presets=presets_flow.motesarende,
    rules=(motesarende_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    begins=frozenset({CaseState.KLAR_FOR_OH, CaseState.VILANDE, CaseState.PA_DAGORDNING}) | ENROLLED,
    many=True,
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)

SKYDD = DocumentKind(
    key="skydd",
    title=skydd.TITLE,
    subject=Subject.CASE,
    form=SkyddForm,
    words=skydd.words,
    words_type=skydd.SkyddWords,
    presets=presets_flow.skydd,
    renewed=presets_flow.skydd_renewed,
    rules=(skydd_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE, Role.VAGLEDARE, Role.REMITTENT}),
    # Whoever learns of it notes it, whenever that is: also when the case itself is over.
    begins=UNTIL_PURGED,
    revises=UNTIL_PURGED,
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(),
    tells=frozenset(),
    retention=Retention.CASE_FILE,
)

REMISSVAR = DocumentKind(
    key="remissvar",
    title=remissvar.TITLE,
    subject=Subject.CASE,
    form=RemissvarForm,
    words=remissvar.words,
    words_type=remissvar.RemissvarWords,
    presets=presets.remissvar,
    rules=(remissvar_rules.rules,),
    looks_around=True,
    writers=frozenset({Role.PROJEKTLEDARE}),
    begins=frozenset({CaseState.KLAR_FOR_OH, CaseState.PA_DAGORDNING, CaseState.VILANDE}),
    revises=ANSWERED,
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(Recipient.REMITTENT, Recipient.DELTAGARE),
    tells=frozenset({Information.INSATSER, Information.PLANERING}),
    retention=Retention.CASE_FILE,
)

AVBROTT = DocumentKind(
    key="avbrott",
    title=avbrott.TITLE,
    subject=Subject.CASE,
    form=AvbrottForm,
    words=avbrott.words,
    words_type=avbrott.AvbrottWords,
    presets=presets_flow.avbrott,
    rules=(avbrott_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE, Role.VAGLEDARE}),
    begins=SENT,
    revises=ENDED_EARLY,
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)
