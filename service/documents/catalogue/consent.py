"""What the participant agrees to have told about them, and takes back (DOMAIN 3.2, step 1)."""

from doc_templates import aterkallelse, samtycke
from forms.aterkallelse import AterkallelseForm
from forms.samtycke import SamtyckeForm
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import presets_consent
from service.domain.lifecycle import SENT, UNTIL_PURGED
from service.domain.roles import Role
from service.domain.rules import aterkallelse as aterkallelse_rules
from service.domain.rules import samtycke as samtycke_rules

_RECEIVERS = frozenset({Role.REMITTENT, Role.VAGLEDARE, Role.PROJEKTLEDARE})

SAMTYCKE = DocumentKind(
    key="samtycke",
    title=samtycke.TITLE,
    subject=Subject.CASE,
    form=SamtyckeForm,
    words=samtycke.words,
    words_type=samtycke.SamtyckeWords,
    presets=presets_consent.samtycke,
    rules=(samtycke_rules.rules,),
    writers=_RECEIVERS,
    begins=SENT,
    revises=SENT,
    signers=(Signer.DELTAGARE, Signer.VARDNADSHAVARE),
    recipients=(Recipient.DELTAGARE, Recipient.PARTS_WITH_CONSENT),
    tells=frozenset(),
    retention=Retention.CASE_FILE,
)

ATERKALLELSE = DocumentKind(
    key="aterkallelse",
    title=aterkallelse.TITLE,
    subject=Subject.CASE,
    form=AterkallelseForm,
    words=aterkallelse.words,
    words_type=aterkallelse.AterkallelseWords,
    presets=presets_consent.aterkallelse,
    rules=(aterkallelse_rules.rules,),
    writers=_RECEIVERS,
    # "At any time": also when the case itself is over.
    begins=UNTIL_PURGED,
    many=True,
    signers=(Signer.DELTAGARE,),
    recipients=(Recipient.DELTAGARE, Recipient.PARTS_WITH_CONSENT),
    tells=frozenset(),
    retention=Retention.CASE_FILE,
)
