"""The application for project funds: what a new one starts from, and the budget that its answers make."""

from collections.abc import Iterable

from service.domain.answers import Answers
from service.domain.budget import Budget, Row, project_years
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.project import Project
from service.domain.project_parts import CostLine, Party, PartyKind

MAX_YEARS = 5
"""Project years that a budget has columns for (DOMAIN 4 m)."""

FIGURE = ("figur_ovre", "figur_mitten", "figur_nedre")
"""The questions about the labels of the track figure, from above."""

# The rows of the first application, for a project that has none of its own.
COST_NAMES = (
    "Lönekostnader",
    "Lokalkostnader",
    "Tele, data och IT-utrustning",
    "Utrustning och inventarier",
    "Transportkostnader",
    "Utbildning och handledning för personal",
    "Samverkanskostnader",
    "Kompetenshöjande medel",
    "Konsultation och tolk",
    "Köp av tjänster",
    "Administration",
    "Övrigt",
)


def presets(context: Context) -> dict[str, object]:
    """Answers by name of question; everything can be changed by the one who applies."""
    project = context.project
    return {
        "namn": project.name,
        "samordningsforbund": project.association or _financier(project),
        "start": iso(project.period.start),
        "slut": iso(project.period.last_day),
        "parter": [{"part": party.key} for party in project.parties],
        "mal_deltagare": "\n".join(project.individual_goals),
        "ansvar_parter": [{"rubrik": heading, "text": ""} for heading in _headings(project)],
        "kostnader": [
            {"kostnadsslag": line.name, "specifikation": line.specification, **_amounts(line)}
            for line in project.cost_lines or [CostLine(name=name) for name in COST_NAMES]
        ],
        "intakter": [
            {"finansiar": line.name, **_amounts(line)}
            for line in project.income_lines or [CostLine(name=_financier(project))]
        ],
        "underskriftsrubrik": project.signature_heading,
        "undertecknare": [{"part": key, "namn": ""} for key in project.signature_order],
        **_figure(project),
    }


def budget(answers: Answers) -> Budget:
    """The rows by the years of the period; an amount not yet given counts as 0."""
    years = min(project_years(answers.date("start"), answers.date("slut")) or 0, MAX_YEARS)
    return Budget(
        years=years,
        costs=tuple(_row(row, row.text("kostnadsslag"), years) for row in answers.rows("kostnader")),
        incomes=tuple(_row(row, row.text("finansiar"), years) for row in answers.rows("intakter")),
    )


def stated_sums(answers: Answers, name: str, years: int) -> dict[int, int]:
    """The sums that somebody has written by year, from the questions "summa_ar1", "summa_ar2" and so on."""
    stated = {year: answers.integer(f"{name}_ar{year}") for year in range(1, years + 1)}
    return {year: amount for year, amount in stated.items() if amount is not None}


def enumeration(names: Iterable[str]) -> str:
    """As in running text: "Försäkringskassan, Högsby kommun och Region Kalmar län"."""
    *first, last = ["", *names]
    return f"{', '.join(first[1:])} och {last}" if first[1:] else last


def _row(row: Answers, name: str, years: int) -> Row:
    amounts = tuple(row.integer(f"ar{year}") or 0 for year in range(1, years + 1))
    return Row(name=name, specification=row.text("specifikation"), amounts=amounts)


def _financier(project: Project) -> str:
    return project.financier.name if project.financier else project.association


def _amounts(line: CostLine) -> dict[str, object]:
    return {f"ar{year}": amount for year, amount in enumerate(line.amounts, start=1)}


def _headings(project: Project) -> list[str]:
    """One heading for each party, but one that all kommuner share, last."""
    kommuner = [_name(party, project) for party in project.parties if party.kind is PartyKind.KOMMUN]
    others = [_name(party, project) for party in project.parties if party.kind is not PartyKind.KOMMUN]
    return [*others, enumeration(kommuner)] if kommuner else others


def _name(party: Party, project: Project) -> str:
    return party.name_on(project.period.start)


def _figure(project: Project) -> dict[str, object]:
    tracks = [track.label for track in project.tracks]
    if len(tracks) != 2:
        return {}
    return dict(zip(FIGURE, (tracks[0], "Coaching", tracks[1]), strict=True))
