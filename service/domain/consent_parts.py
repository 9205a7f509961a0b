"""What a consent is made of: kinds of information, parts that can be refused, directions, who signs."""

from enum import StrEnum

from service.domain.choices import Choices
from service.domain.project import Project


class Information(StrEnum):
    """What kind of information about a person (uppgiftsslag): a consent names those it is about.

    Who the person is, is part of every exchange.
    """

    KONTAKT = "kontakt"
    FORSORJNING = "forsorjning"
    ARBETE = "arbete"
    HALSA = "halsa"
    SOCIALT = "socialt"
    INSATSER = "insatser"
    PLANERING = "planering"


EVERYTHING: frozenset[Information] = frozenset(Information)

UPPGIFTSSLAG: Choices = {
    Information.KONTAKT: "Adress och kontaktuppgifter",
    Information.FORSORJNING: "Försörjning och ekonomi",
    Information.ARBETE: "Arbete och utbildning",
    Information.HALSA: "Hälsa och förutsättningar",
    Information.SOCIALT: "Boende och social situation",
    Information.INSATSER: "Tidigare och pågående insatser",
    Information.PLANERING: "Mål, planering, uppföljning och resultat",
}


class Part(StrEnum):
    """A part of the consent that can be given, refused and withdrawn by itself."""

    UTBYTE = "utbyte"
    OH_MOTE = "oh_mote"
    STYRGRUPP = "styrgrupp"
    REGISTRERING = "registrering"
    KONTAKT_EFTERAT = "kontakt_efterat"
    EPOST_SMS = "epost_sms"


DELAR: Choices = {
    Part.UTBYTE: "A. Utbyte av uppgifter",
    Part.OH_MOTE: "A. Möten där ärendet tas upp",
    Part.STYRGRUPP: "A. Styrgruppen",
    Part.REGISTRERING: "B. Registrering i uppföljningssystem",
    Part.KONTAKT_EFTERAT: "C. Kontakt efter avslut",
    Part.EPOST_SMS: "D. E-post/SMS",
}


def parts(project: Project) -> Choices:
    """The parts that the project asks for: contact at its own follow-ups, and none where it has none."""
    if not project.contact_after:
        return {part: label for part, label in DELAR.items() if part != Part.KONTAKT_EFTERAT}
    return {**DELAR, Part.KONTAKT_EFTERAT: f"C. Kontakt vid {project.contact_after}"}


OF_EXCHANGE = frozenset({Part.UTBYTE, Part.OH_MOTE, Part.STYRGRUPP})


OMFATTNING: Choices = {
    "helt": "Hela samtycket",
    "vissa_delar": "Vissa delar",
    "vissa_parter": "Utbytet med vissa parter",
}
UNDERTECKNARE: Choices = {
    "personen": "Personen",
    "vardnadshavare": "Vårdnadshavare",
    "god_man": "God man",
}


class Direction(StrEnum):
    """What an organisation may do with the information."""

    DISCLOSE = "lamna_ut"
    RECEIVE = "ta_emot"
