"""Why somebody is named for the case of a person with protected identity (DOMAIN 2.2)."""

from service.domain.choices import Choices

HANDLES = "handlagger"
REASONS: Choices = {
    HANDLES: "Granskar, svarar på och följer ärendet",
    "ersatter": "Ersätter någon annan som är namngiven",
    "moter": "Förbereder eller leder ett möte där ärendet tas upp",
    "utreder": "Utreder ett fel eller ett klagomål i ärendet",
}
"""A choice and no free text, since it stands in the audit trail, which tells nothing about a person."""
