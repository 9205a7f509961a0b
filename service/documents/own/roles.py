"""Who may have to do with a kind without code, and when: the limits that no definition goes beyond."""

from collections.abc import Mapping

from service.documents.kind import Recipient, Signer, Subject
from service.domain.lifecycle import CaseState
from service.domain.roles import Role

ABOUT_A_CASE = (
    CaseState.INKOMMEN, CaseState.KOMPLETTERING, CaseState.INTAG, CaseState.VILANDE, CaseState.KONSULTATION,
    CaseState.EJ_INTAG, CaseState.PAGAENDE, CaseState.AVSLUTAD,
)  # fmt: skip
"""Where a case stands when a document about it may be written: from that the referral is sent."""
UNDER_WAY = tuple(state for state in ABOUT_A_CASE if state not in (CaseState.EJ_INTAG, CaseState.AVSLUTAD))
"""Where it stands when such a document usually is: until the case is closed."""

WRITERS: Mapping[Subject, tuple[Role, ...]] = {
    Subject.CASE: (Role.REMITTENT, Role.VAGLEDARE, Role.PROJEKTLEDARE),
    Subject.PROJECT: (Role.PROJEKTLEDARE,),
}
SIGNERS: Mapping[Subject, tuple[Signer, ...]] = {
    Subject.CASE: tuple(Signer),
    Subject.PROJECT: (Signer.PROJEKTLEDARE, Signer.PARTER),
}
# What names a person never reaches the styrgrupp or the förbund (DOMAIN 3.4).
RECIPIENTS: Mapping[Subject, tuple[Recipient, ...]] = {
    Subject.CASE: (
        Recipient.PROJEKTLEDARE, Recipient.REMITTENT, Recipient.DELTAGARE, Recipient.PARTS_WITH_CONSENT,
    ),
    Subject.PROJECT: (Recipient.PROJEKTLEDARE, Recipient.STYRGRUPP, Recipient.FORBUND),
}  # fmt: skip
