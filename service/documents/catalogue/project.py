"""What is written about a project as a whole."""

from doc_templates import ansokan
from forms.ansokan import AnsokanForm
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import application
from service.domain.roles import Role
from service.domain.rules import ansokan as ansokan_rules

ANSOKAN = DocumentKind(
    key="ansokan",
    title=ansokan.TITLE,
    subject=Subject.PROJECT,
    form=AnsokanForm,
    words=ansokan.words,
    words_type=ansokan.AnsokanWords,
    presets=application.presets,
    rules=(ansokan_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    signers=(Signer.PARTER,),
    recipients=(Recipient.FORBUND,),
    retention=Retention.PRESERVED,
)
