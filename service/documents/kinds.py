"""The catalogue: every kind of document that the service knows, in the order of a case's life."""

from service.documents.catalogue import (
    activities,
    afterwards,
    along_the_way,
    closing,
    consent,
    money,
    participation,
    project,
    referral,
)
from service.documents.kind import Registry

REGISTRY = Registry.of(
    referral.REMISS,
    consent.SAMTYCKE,
    consent.ATERKALLELSE,
    referral.BEGARAN_OM_KOMPLETTERING,
    referral.GRANSKNING,
    referral.MOTESARENDE,
    referral.REMISSVAR,
    participation.INSKRIVNING,
    along_the_way.KARTLAGGNING,
    participation.GENOMFORANDEPLAN,
    along_the_way.UPPFOLJNING,
    along_the_way.AVVIKELSERAPPORT,
    along_the_way.MINNESANTECKNING,
    referral.SKYDD,
    activities.PRAKTIK,
    money.KOMPETENSHOJANDE_MEDEL,
    money.EXTERN_KONSULTATION,
    money.INKOP,
    closing.SLUTANALYS,
    afterwards.UTREGISTRERING,
    afterwards.KONTAKT,
    afterwards.UPPFOLJNING_90_DAGAR,
    afterwards.UPPFOLJNING_1_AR,
    closing.STANGNING,
    referral.AVBROTT,
    project.ANSOKAN,
)
