"""Who may have to do with a kind without code, and when: the limits that no definition goes beyond."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.documents.kind import Recipient, Signer, Subject
from service.domain.lifecycle import AFTERWARDS, ONGOING, PLANNING, CaseState, States
from service.domain.roles import Role


@dataclass(frozen=True, slots=True)
class Phase:
    """States that are chosen together: somebody who makes a kind thinks in these, not in twenty-five."""

    label: str
    states: States


PHASES: Mapping[CaseState, Phase] = {
    CaseState.INKOMMEN: Phase(
        "Inkommen, tills remissen är besvarad",
        frozenset({CaseState.INKOMMEN, CaseState.KLAR_FOR_OH, CaseState.PA_DAGORDNING}),
    ),
    CaseState.KOMPLETTERING: Phase("Komplettering begärd", frozenset({CaseState.KOMPLETTERING})),
    CaseState.INTAG: Phase("Intag, tills planen är fastställd", frozenset({CaseState.INTAG}) | PLANNING),
    CaseState.VILANDE: Phase("Vilande", frozenset({CaseState.VILANDE})),
    CaseState.KONSULTATION: Phase("Endast konsultation", frozenset({CaseState.KONSULTATION})),
    CaseState.EJ_INTAG: Phase("Ej intag", frozenset({CaseState.EJ_INTAG})),
    CaseState.PAGAENDE: Phase("Pågående, tills deltagandet är avslutat", ONGOING),
    CaseState.AVSLUTAD: Phase("Avslutad, tills ärendet är stängt", AFTERWARDS),
}
"""When a document about a case may be written, from that the referral is sent.

A definition keeps a phase by its first state.
"""
UNDER_WAY = tuple(state for state in PHASES if state not in (CaseState.EJ_INTAG, CaseState.AVSLUTAD))
"""When such a document usually is: until the case is closed."""


def states_of(begins: Iterable[CaseState]) -> States:
    """Every state of the phases; what begins none is a state by itself."""
    alone = (PHASES[state].states if state in PHASES else {state} for state in begins)
    return frozenset().union(*alone)


WRITERS: Mapping[Subject, tuple[Role, ...]] = {
    Subject.CASE: (Role.REMITTENT, Role.VAGLEDARE, Role.PROJEKTLEDARE),
    Subject.PROJECT: (Role.PROJEKTLEDARE,),
}
SIGNERS: Mapping[Subject, tuple[Signer, ...]] = {
    Subject.CASE: (
        Signer.REMITTENT, Signer.DELTAGARE, Signer.VAGLEDARE, Signer.PROJEKTLEDARE, Signer.PARTER,
    ),
    Subject.PROJECT: (Signer.PROJEKTLEDARE, Signer.PARTER),
}  # fmt: skip
# What names a person never reaches the styrgrupp or the förbund (DOMAIN 3.4).
RECIPIENTS: Mapping[Subject, tuple[Recipient, ...]] = {
    Subject.CASE: (
        Recipient.PROJEKTLEDARE, Recipient.REMITTENT, Recipient.DELTAGARE, Recipient.PARTS_WITH_CONSENT,
    ),
    Subject.PROJECT: (Recipient.PROJEKTLEDARE, Recipient.STYRGRUPP, Recipient.FORBUND),
}  # fmt: skip
