"""What is taken to the styrgrupp, and what it has laid down (DOMAIN 3.2, step 17)."""

from doc_templates import beslutslista, eskalering, riktlinjer_medel, strukturellt_problem
from forms.beslutslista import BeslutslistaForm
from forms.eskalering import EskaleringForm
from forms.riktlinjer_medel import RiktlinjerMedelForm
from forms.strukturellt_problem import StrukturelltProblemForm
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import guidelines, presets_board
from service.domain.lifecycle import ENROLLED, OVER, REFERRED
from service.domain.roles import Role
from service.domain.rules import beslutslista as beslutslista_rules
from service.domain.rules import eskalering as eskalering_rules
from service.domain.rules import riktlinjer_medel as riktlinjer_medel_rules

ESKALERING = DocumentKind(
    key="eskalering",
    title=eskalering.TITLE,
    subject=Subject.CASE,
    form=EskaleringForm,
    words=eskalering.words,
    words_type=eskalering.EskaleringWords,
    presets=presets_board.escalation,
    rules=(eskalering_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    begins=REFERRED | ENROLLED,
    # The decision comes when it comes, also to a case that has gone on or ended meanwhile.
    revises=REFERRED | ENROLLED | OVER,
    many=True,
    signers=(Signer.PROJEKTLEDARE, Signer.STYRGRUPP),
    recipients=(Recipient.STYRGRUPP,),
    retention=Retention.CASE_FILE,
)

STRUKTURELLT_PROBLEM = DocumentKind(
    key="strukturellt_problem",
    title=strukturellt_problem.TITLE,
    subject=Subject.PROJECT,
    form=StrukturelltProblemForm,
    words=strukturellt_problem.words,
    words_type=strukturellt_problem.StrukturelltProblemWords,
    presets=presets_board.escalation,
    rules=(eskalering_rules.structural,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    signers=(Signer.PROJEKTLEDARE, Signer.STYRGRUPP),
    recipients=(Recipient.STYRGRUPP,),
    retention=Retention.PRESERVED,
)

RIKTLINJER_MEDEL = DocumentKind(
    key=guidelines.GUIDELINE,
    title=riktlinjer_medel.TITLE,
    subject=Subject.PROJECT,
    form=RiktlinjerMedelForm,
    words=riktlinjer_medel.words,
    words_type=riktlinjer_medel.RiktlinjerMedelWords,
    renewed=presets_board.guideline_renewed,
    rules=(riktlinjer_medel_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    signers=(Signer.STYRGRUPP,),
    recipients=(Recipient.STYRGRUPP,),
    retention=Retention.PRESERVED,
    in_one_chain=True,
)

BESLUTSLISTA = DocumentKind(
    key="beslutslista",
    title=beslutslista.TITLE,
    subject=Subject.MEETING,
    form=BeslutslistaForm,
    words=beslutslista.words,
    words_type=beslutslista.BeslutslistaWords,
    renewed=presets_board.decisions_renewed,
    rules=(beslutslista_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    signers=(Signer.STYRGRUPP,),
    recipients=(Recipient.STYRGRUPP,),
    retention=Retention.PRESERVED,
)
