"""The fixed answers of the documents that are written when a participation ends and is followed up."""

from service.domain.choices import AVSLUTSANLEDNING, Choices

KONTAKTSATT: Choices = {
    "telefon": "Telefon",
    "besok": "Besök",
    "brev": "Brev",
    "epost": "E-post",
    "sms": "SMS",
    "annat": "Annat",
}
ELECTRONIC = frozenset({"epost", "sms"})
"""Ways that the person must have consented to."""

NO_CONTACT = "ingen"
KONTAKTSATT_UPPFOLJNING: Choices = {**KONTAKTSATT, NO_CONTACT: "Ingen kontakt, samtycke saknas"}
"""A follow-up is recorded also of who may not be contacted, so that everybody is counted."""

GALLER: Choices = {"90_dagar": "90 dagar", "1_ar": "1 år", "annat": "Annat"}
"""What a contact is about: a follow-up by its key in the project file, or something else."""

WITHDRAWN, MISTAKE = "atertaget_samtycke", "felregistrering"
TOLD_AFTER: tuple[str, ...] = tuple(key for key in AVSLUTSANLEDNING if key not in (WITHDRAWN, MISTAKE))
"""Why a registration ends with the person's situation afterwards; else nothing is registered."""
