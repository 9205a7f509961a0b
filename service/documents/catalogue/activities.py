"""What a participant practises in: placements; groups are the project's own and have a page of theirs."""

from doc_templates import praktik
from forms.praktik import PraktikForm
from service.documents.kind import DocumentKind, Retention, Signer, Subject
from service.domain.lifecycle import ENROLLED
from service.domain.roles import Role
from service.domain.rules import praktik as praktik_rules

PRAKTIK = DocumentKind(
    key="praktik",
    title=praktik.TITLE,
    subject=Subject.CASE,
    form=PraktikForm,
    words=praktik.words,
    words_type=praktik.PraktikWords,
    rules=(praktik_rules.rules,),
    writers=frozenset({Role.VAGLEDARE}),
    begins=ENROLLED,
    revises=ENROLLED,
    many=True,
    signers=(Signer.VAGLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)
