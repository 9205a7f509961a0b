"""The catalogue: every kind of document that the service knows, in the order of a case's life."""

from service.documents.catalogue import closing, participation, project, referral
from service.documents.kind import Registry

REGISTRY = Registry.of(
    referral.REMISS,
    referral.REMISSVAR,
    participation.GENOMFORANDEPLAN,
    closing.SLUTANALYS,
    project.ANSOKAN,
)
