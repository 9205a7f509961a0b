"""What a meeting leaves behind: the common notes, and an excerpt for each case (DOMAIN 4 l)."""

from doc_templates import motesanteckningar, motesbeslut
from forms.motesanteckningar import MotesanteckningarForm
from forms.motesbeslut import MotesbeslutForm
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import presets_flow
from service.domain.consent_parts import Information
from service.domain.lifecycle import SENT
from service.domain.roles import Role
from service.domain.rules import motesanteckningar as motesanteckningar_rules
from service.domain.rules import motesbeslut as motesbeslut_rules

MOTESBESLUT = DocumentKind(
    key="motesbeslut",
    title=motesbeslut.TITLE,
    subject=Subject.CASE,
    form=MotesbeslutForm,
    words=motesbeslut.words,
    words_type=motesbeslut.MotesbeslutWords,
    presets=presets_flow.motesbeslut,
    rules=(motesbeslut_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    begins=SENT,
    many=True,
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(Recipient.REMITTENT, Recipient.PARTS_WITH_CONSENT),
    tells=frozenset({Information.INSATSER, Information.PLANERING}),
    retention=Retention.CASE_FILE,
)

MOTESANTECKNINGAR = DocumentKind(
    key="motesanteckningar",
    title=motesanteckningar.TITLE,
    subject=Subject.MEETING,
    form=MotesanteckningarForm,
    words=motesanteckningar.words,
    words_type=motesanteckningar.MotesanteckningarWords,
    rules=(motesanteckningar_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(),
    retention=Retention.PRESERVED,
)
