"""The questions of a remiss: who refers, who the person is, and what the project is asked to do."""

from collections.abc import Iterable

from forms.base import KindForm, Problem, Section
from forms.fields import (
    ChoiceField,
    DateField,
    EmailField,
    IntegerField,
    LanguageField,
    LongTextField,
    ManyField,
    PercentField,
    PersonnummerField,
    PhoneField,
    TextField,
    YesNoField,
)
from forms.question import Saying, When
from forms.rows import RowForm, RowsField
from service.domain import choices, messages
from service.domain.case import DEIDENTIFIED
from service.domain.dates import today
from service.domain.finding import Finding
from service.domain.project import Project
from service.domain.rules.hidden import IDENTITY, identifying

_NAMED = When.of("arendetyp", *(key for key in choices.ARENDETYP if key != DEIDENTIFIED))
_UNNAMED = When.of("arendetyp", DEIDENTIFIED)
_PROTECTED = When.of("skyddade_personuppgifter", *(key for key in choices.SKYDD if key != "nej"))


def _remittenter(project: Project) -> choices.Choices:
    return project.remittent_choices


def _kommuner(project: Project) -> choices.Choices:
    return project.kommun_choices


def _kategorier(project: Project) -> choices.Choices:
    return project.category_choices


def _avgransningar(project: Project) -> choices.Choices:
    return project.exclusion_choices


def _parter(project: Project) -> choices.Choices:
    return project.party_choices(today())


class VardnadshavareRow(RowForm):
    """A guardian."""

    namn = TextField("Namn", required=True)
    telefon = PhoneField("Telefon")


class InsatsRow(RowForm):
    """An ongoing or earlier measure."""

    aktor = TextField("Aktör", width=3)
    insats = TextField("Insats", width=3)
    period = TextField("Period", width=3)
    resultat = LongTextField("Resultat", maximum=500, width=3)


class RemissForm(KindForm):
    """Referral to the project, or consultation with or without the person's name."""

    arendetyp = ChoiceField(
        "Ärendetyp",
        choices.ARENDETYP,
        required=True,
        help="En avidentifierad konsultation får inte innehålla något som röjer vem personen är.",
    )

    remittent_organisation = ChoiceField("Organisation", from_project=_remittenter, required=True)
    remittent_namn = TextField("Namn", required=True)
    remittent_funktion = TextField("Funktion", required=True)
    remittent_telefon = PhoneField("Telefon", required=True)
    remittent_epost = EmailField("E-post", required=True)

    aldersintervall = ChoiceField("Åldersintervall", choices.ALDERSINTERVALL, required=True, when=_UNNAMED)
    namn = TextField("Namn", required=True, when=_NAMED)
    personnummer = PersonnummerField(
        "Personnummer/samordningsnummer", required=True, when=_NAMED, help="Tio eller tolv siffror."
    )
    kon = ChoiceField("Kön", choices.KON, required=True, optional_when=_UNNAMED)
    skyddade_personuppgifter = ChoiceField(
        "Skyddade personuppgifter",
        choices.SKYDD,
        required=True,
        when=_NAMED,
        saying=Saying(messages.PROTECTED_IDENTITY.text(), _PROTECTED.values),
    )
    folkbokforingskommun = ChoiceField(
        "Folkbokföringskommun",
        from_project=_kommuner,
        required=True,
        when=_NAMED,
        optional_when=_PROTECTED,
        help="Behöver inte anges för den som har skyddade personuppgifter.",
    )
    telefon = PhoneField("Telefon", when=_NAMED)
    adress = TextField("Adress", when=_NAMED)
    tolkbehov = YesNoField("Tolkbehov", required=True, when=_NAMED)
    sprak = LanguageField("Språk", when=When.of("tolkbehov", "ja"))
    vardnadshavare = RowsField(
        VardnadshavareRow,
        "Vårdnadshavare",
        noun="vårdnadshavare",
        min_entries=0,
        maximum=4,
        when=_NAMED,
        help="Fylls i när personen är under 18 år.",
    )

    kategorier = ManyField("Kategori", from_project=_kategorier, required=True)
    behov_av_samverkan = LongTextField("Behov av samverkan", required=True)
    berorda_myndigheter = ManyField("Berörda myndigheter", from_project=_parter, required=True)
    avgransningar = ManyField("Avgränsningar", from_project=_avgransningar, required=True)
    nollplacerad = YesNoField(
        "Personen är nollplacerad",
        required=True,
        help="Personen har ingen eller låg sjukpenninggrundande inkomst och är för sjuk för att arbeta.",
    )
    sgi = ChoiceField("SGI", choices.SGI)
    lamnar_etableringen = YesNoField("Personen lämnar etableringen")

    forsorjning = ManyField("Försörjningskälla", choices.FORSORJNINGSKALLA, required=True)
    forsorjning_sedan = DateField("Datum då försörjningen började", required=True)
    forsorjning_manader = IntegerField(
        "Antal månader med offentlig försörjning", required=True, maximum=600, unit="månader"
    )
    forsorjning_omfattning = PercentField("Omfattning")
    utbildningsniva = ChoiceField("Utbildningsnivå", choices.UTBILDNINGSNIVA, required=True)
    sysselsattning = ChoiceField("Sysselsättning", choices.SYSSELSATTNING, required=True)

    halsa = LongTextField(
        "Hälsa och förutsättningar relevanta för frågan",
        help="Skriv bara det som behövs för att besvara frågan.",
    )
    lakarintyg = ChoiceField("Läkarintyg", choices.LAKARINTYG)

    insatser = RowsField(InsatsRow, "Pågående och tidigare insatser", noun="insats")

    fragestallning = LongTextField("Frågeställning till {case_body_definite}", required=True, maximum=1000)
    forvantat_resultat = LongTextField("Förväntat resultat", required=True, maximum=1000)
    egen_onskan = LongTextField("Personens egen önskan", required=True, maximum=1000)

    informerad = YesNoField("Personen är informerad", required=True, when=_NAMED)
    frivillighet = YesNoField(
        "Frivillighet",
        required=True,
        when=_NAMED,
        help="Personen vill själv delta och vet att det är frivilligt.",
    )
    samtycke_bifogat = YesNoField("Samtycke är bifogat", required=True, when=_NAMED)
    egna_resurser = YesNoField("Egna resurser är uttömda eller otillräckliga", required=True)

    def judge(self, findings: Iterable[Finding]) -> list[Problem]:
        """Also M24 for what was typed about a person before they became one who is not named.

        A choice made there tells nobody's name, and cannot be unmade in every browser.
        """
        typed = [field for field in self.unasked() if not isinstance(field, ChoiceField)]
        telling = [field.name for field in typed if field.name in IDENTITY]
        return super().judge([*findings, *(identifying(name) for name in telling)])

    sections = (
        Section("Ärendetyp", ("arendetyp",)),
        Section(
            "Remittent",
            (
                "remittent_organisation",
                "remittent_namn",
                "remittent_funktion",
                "remittent_telefon",
                "remittent_epost",
            ),
        ),
        Section(
            "Personen",
            (
                "aldersintervall",
                "namn",
                "personnummer",
                "kon",
                "skyddade_personuppgifter",
                "folkbokforingskommun",
                "telefon",
                "adress",
                "tolkbehov",
                "sprak",
                "vardnadshavare",
            ),
        ),
        Section(
            "Målgrupp",
            (
                "kategorier",
                "behov_av_samverkan",
                "berorda_myndigheter",
                "avgransningar",
                "nollplacerad",
                "sgi",
                "lamnar_etableringen",
            ),
        ),
        Section(
            "Försörjning",
            (
                "forsorjning",
                "forsorjning_sedan",
                "forsorjning_manader",
                "forsorjning_omfattning",
                "utbildningsniva",
                "sysselsattning",
            ),
        ),
        Section("Hälsa och förutsättningar", ("halsa", "lakarintyg")),
        Section("Pågående och tidigare insatser", ("insatser",)),
        Section("Frågeställning", ("fragestallning", "forvantat_resultat", "egen_onskan")),
        Section("Bekräftelser", ("informerad", "frivillighet", "samtycke_bifogat", "egna_resurser")),
    )
