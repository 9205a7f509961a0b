"""The questions of a samtycke: four parts, each of which the person may refuse, and who signs."""

from forms.base import KindForm, Section
from forms.fields import DateField, LanguageField, LongTextField, ManyField, TextField, YesNoField
from forms.question import When
from forms.rows import Typed
from service.domain import consent, consent_parts
from service.domain.choices import Choices
from service.domain.consent_parts import Part
from service.domain.project import Project

_EXCHANGE = When.of("utbyte", "ja")


def _organisations(project: Project) -> Choices:
    return consent.organisations(project)


class SamtyckeForm(KindForm):
    """Consent to the exchange of information, to registration, to contact afterwards and to e-mail."""

    utbyte = YesNoField("Utbyte av uppgifter", required=True)
    lamna_ut = ManyField(
        "Organisationer som får lämna ut uppgifter", from_project=_organisations, when=_EXCHANGE
    )
    ta_emot = ManyField(
        "Organisationer som får ta emot uppgifter", from_project=_organisations, when=_EXCHANGE
    )
    uppgiftsslag = ManyField("Uppgiftsslag", consent_parts.UPPGIFTSSLAG, required=True, when=_EXCHANGE)
    andamal = LongTextField(
        "Ändamål",
        required=True,
        when=_EXCHANGE,
        help="Vad uppgifterna ska användas till. Ett samtycke får inte vara allmänt hållet.",
    )
    oh_mote = YesNoField("Ärendet får tas upp vid {meeting}", required=True, when=_EXCHANGE)
    styrgrupp = YesNoField("{steering_group} får veta vem ärendet gäller", required=True, when=_EXCHANGE)

    registrering = YesNoField("Registrering i uppföljningssystem", required=True)
    kontakt_efterat = YesNoField("Kontakt vid {contact_after}", required=True)
    epost_sms = YesNoField("E-post/SMS", required=True)

    giltigt_till = DateField("Sista giltighetsdag", required=True)
    via_tolk = YesNoField("Personen är informerad via tolk", required=True)
    sprak = LanguageField("Språk", required=True, when=When.of("via_tolk", "ja"))

    undertecknare = ManyField(
        "Undertecknare",
        consent_parts.UNDERTECKNARE,
        required=True,
        help="För den som är under 18 år undertecknar också en vårdnadshavare.",
    )
    vardnadshavare_namn = TextField("Vårdnadshavarens namn", when=When.of("undertecknare", "vardnadshavare"))
    god_man_namn = TextField("Den gode mannens namn", when=When.of("undertecknare", "god_man"))
    undertecknat = DateField(
        "Datum för underskrift",
        help="Lämna tomt för att först skriva ut samtycket. Det gäller när det är undertecknat.",
    )
    forvaras = TextField(
        "Originalets förvaringsplats",
        help="Där det undertecknade papperet finns, till exempel: Projektets akt i kommunarkivet.",
    )
    mottagare = TextField("Mottagare", required=True, help="Den som tog emot samtycket.")

    sections = (
        Section(
            "A. Utbyte av uppgifter",
            ("utbyte", "lamna_ut", "ta_emot", "uppgiftsslag", "andamal", "oh_mote", "styrgrupp"),
            intro="Varje del är frivillig och undertecknas för sig.",
        ),
        Section(
            "B. Registrering i uppföljningssystem",
            ("registrering",),
            intro="Om personen inte samtycker till registrering kan personen ändå delta.",
        ),
        Section("C. Kontakt vid {contact_after}", ("kontakt_efterat",)),
        Section("D. E-post/SMS", ("epost_sms",)),
        Section("Tid och tolk", ("giltigt_till", "via_tolk", "sprak")),
        Section(
            "Underskrift",
            (
                "undertecknare",
                "vardnadshavare_namn",
                "god_man_namn",
                "undertecknat",
                "forvaras",
                "mottagare",
            ),
        ),
    )

    def __init__(self, typed: Typed | None = None, *, project: Project) -> None:
        super().__init__(typed, project=project)
        if Part.KONTAKT_EFTERAT not in consent_parts.parts(project):
            self.leave_out(Part.KONTAKT_EFTERAT)
