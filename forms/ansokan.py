"""The application for project funds, in the order of the document (DOMAIN 4 m)."""

from typing import Any

from forms.base import KindForm, Section
from forms.budget import BudgetField, CostRow, IncomeRow, YearField
from forms.fields import ChoiceField, DateField, KronorField, LongTextField, TextField
from forms.rows import RowForm, RowsField, Typed
from service.domain.application import FIGURE, MAX_YEARS
from service.domain.budget import project_years
from service.domain.choices import Choices
from service.domain.project import Project

SECTION_LENGTH = 8000
YEARS = tuple(f"ar{year}" for year in range(1, MAX_YEARS + 1))
COST_SUMS = tuple(f"summa_{year}" for year in YEARS)
INCOME_SUMS = tuple(f"intaktssumma_{year}" for year in YEARS)
BY_PARAGRAPH = "Skriv ett stycke per rad."
BY_POINT = "Skriv en punkt per rad, utan punkttecken."


def parties(project: Project) -> Choices:
    """The parties by the names they have when the project begins."""
    return project.party_choices(project.period.start)


class PartyRow(RowForm):
    """One of the parties behind the project."""

    part = ChoiceField("Part", from_project=parties, required=True)


class SignerRow(RowForm):
    """A party's place on the signature page."""

    part = ChoiceField("Part", from_project=parties, required=True)
    namn = TextField("Namnförtydligande", help="Kan lämnas tomt och fyllas i för hand.")


class FootnoteRow(RowForm):
    """What a word in the text means."""

    ord = TextField("Ord i texten", required=True, maximum=60, width=3, printed=False)
    text = TextField("Fotnot", required=True, maximum=500, width=9)


class PhaseRow(RowForm):
    """One step of the way through the project."""

    text = LongTextField("Fas", required=True, maximum=SECTION_LENGTH, help="Numret sätts i dokumentet.")


class ResponsibilityRow(RowForm):
    """What one party, or several under one heading, is responsible for."""

    rubrik = TextField("Rubrik", required=True, help="En part, eller flera som delar rubrik.", width=12)
    text = LongTextField("Ansvar och resurser", required=True, maximum=SECTION_LENGTH, help=BY_PARAGRAPH)


class SectionField(LongTextField):
    """The text of one section; each line is a paragraph of the document, or a point of its list."""

    def __init__(self, label: str = "", **arguments: Any) -> None:
        super().__init__(
            label, **{"maximum": SECTION_LENGTH, "required": True, "help": BY_PARAGRAPH, **arguments}
        )


class AnsokanForm(KindForm):
    """Everything that an association wants to know before it pays for a project."""

    sections = (
        Section("Projektet", ("namn", "samordningsforbund", "start", "slut")),
        Section("Parter", ("parter",), "I den ordning som parterna räknas upp i texten."),
        Section("Ansökan", ("ansokan", "sokt_belopp")),
        Section("Bakgrund och behov", ("bakgrund", "fotnoter")),
        Section("Projektidé", ("projektide",)),
        Section("Syfte", ("syfte",)),
        Section("Mål", ("nyckeltal", "mal_deltagare")),
        Section("Målgrupp", ("malgrupp", "avgransningar")),
        Section("Organisation", ("styrgrupp", "oh", "vagledare")),
        Section(
            "Metod & Arbetssätt",
            ("samarbete", "arbetssatt", "faser", "avslutning", *FIGURE, "metod"),
        ),
        Section("Ansvarsfördelning och resurser", ("ansvar_projektet", "ansvar_parter")),
        Section("Uppföljning och utvärdering", ("uppfoljning",)),
        Section("Kvalitet", ("kvalitet",)),
        Section(
            "Finansiering och kostnader",
            ("finansiering", "kostnader", *COST_SUMS, "intakter", *INCOME_SUMS),
            "Summorna räknas ut. Den som vill kontrollera sina egna summor kan skriva dem under tabellen.",
        ),
        Section(
            "Underskrifter", ("underskriftsrubrik", "undertecknare"), "Två parter per rad, i denna ordning."
        ),
    )

    namn = TextField("Namn", required=True, help="Projektets namn.")
    samordningsforbund = TextField(
        "Samordningsförbund", required=True, help="Det förbund som ansökan ställs till."
    )
    start = DateField("Första dag", required=True)
    slut = DateField("Sista dag", required=True)

    parter = RowsField(PartyRow, "Parter", noun="part", minimum=2, min_entries=2, maximum=20)

    ansokan = SectionField("Ansökan")
    sokt_belopp = KronorField("Sökt belopp per år (ca)", help="Jämförs med budgetens medelvärde per år.")

    bakgrund = SectionField("Bakgrund och behov")
    fotnoter = RowsField(
        FootnoteRow,
        "Fotnoter",
        noun="fotnot",
        maximum=3,
        help="Fotnoten sätts efter ordet, första gången det står i bakgrunden.",
    )
    projektide = SectionField("Projektidé")
    syfte = SectionField("Syfte", help=BY_POINT)
    nyckeltal = SectionField("Nyckeltal", help=BY_POINT)
    mal_deltagare = SectionField("Mål för deltagaren i projektet", help=BY_POINT)
    malgrupp = SectionField("Målgrupp")
    avgransningar = SectionField("Avgränsningar")
    styrgrupp = SectionField("{steering_group}")
    oh = SectionField("{case_body} ({case_body_short})")
    vagledare = SectionField("{vagledare}")

    samarbete = SectionField("”Det nya samarbetet”")
    arbetssatt = SectionField("Arbetssätt", help="Inledningen till faserna. " + BY_PARAGRAPH)
    faser = RowsField(PhaseRow, "Faser", noun="fas", minimum=1, maximum=10, help=BY_PARAGRAPH)
    avslutning = SectionField(
        "Text efter faserna", help="Till exempel insatstidens längd. " + BY_PARAGRAPH, required=False
    )
    figur_ovre = TextField("Spårfigur: övre spåret", width=4)
    figur_mitten = TextField("Spårfigur: mitten", width=4)
    figur_nedre = TextField("Spårfigur: nedre spåret", width=4)
    metod = SectionField("Metod")

    ansvar_projektet = SectionField("Projektets ansvar och resurser")
    ansvar_parter = RowsField(ResponsibilityRow, "Parternas ansvar", noun="part", minimum=1, maximum=20)
    uppfoljning = SectionField("Uppföljning och utvärdering")
    kvalitet = SectionField("Kvalitet")

    finansiering = SectionField("Kommentar till budgeten", required=False)
    kostnader = BudgetField(
        CostRow, "Kostnader", noun="kostnadsslag", minimum=1, maximum=30, amounts=YEARS, sums=COST_SUMS
    )
    summa_ar1 = YearField("Summa kostnader år 1", year=1, needed=False, printed=False)
    summa_ar2 = YearField("Summa kostnader år 2", year=2, needed=False, printed=False)
    summa_ar3 = YearField("Summa kostnader år 3", year=3, needed=False, printed=False)
    summa_ar4 = YearField("Summa kostnader år 4", year=4, needed=False, printed=False)
    summa_ar5 = YearField("Summa kostnader år 5", year=5, needed=False, printed=False)
    intakter = BudgetField(
        IncomeRow, "Intäkter", noun="finansiär", minimum=1, maximum=10, amounts=YEARS, sums=INCOME_SUMS
    )
    intaktssumma_ar1 = YearField("Summa intäkter år 1", year=1, needed=False, printed=False)
    intaktssumma_ar2 = YearField("Summa intäkter år 2", year=2, needed=False, printed=False)
    intaktssumma_ar3 = YearField("Summa intäkter år 3", year=3, needed=False, printed=False)
    intaktssumma_ar4 = YearField("Summa intäkter år 4", year=4, needed=False, printed=False)
    intaktssumma_ar5 = YearField("Summa intäkter år 5", year=5, needed=False, printed=False)

    underskriftsrubrik = TextField("Rubrik på underskriftssidan", required=True)
    undertecknare = RowsField(
        SignerRow, "Undertecknare", noun="undertecknare", minimum=2, min_entries=2, maximum=20
    )

    def __init__(self, typed: Typed | None = None, *, project: Project) -> None:
        super().__init__(typed, project=project)
        years = project_years(self.start.data, self.slut.data)
        for field in self.questions():
            if isinstance(field, (YearField, BudgetField)):
                field.limit(years)
