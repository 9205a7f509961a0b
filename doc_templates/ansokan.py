"""The words of the application for project funds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP

from doc_templates import shared
from doc_templates.ansokan_parts import (
    Ansokan,
    Ansvar,
    Bakgrund,
    Budget,
    Del,
    Fas,
    Figur,
    Intaktsrad,
    Kostnadsrad,
    Mal,
    Malgrupp,
    Metod,
    Organisation,
    Part,
    Punkter,
    Stycke,
    Underskriftsrad,
    Underskriftssida,
    Undertecknare,
)
from doc_templates.words import Motivering, Text, Words, means, paragraphs
from service.domain import application
from service.domain.answers import Answers
from service.domain.budget import Row
from service.domain.context import Context
from service.domain.dates import interval
from service.domain.footnotes import marked
from service.domain.kronor import kronor, thousands
from service.domain.project import Project

TITLE = "Ansökan om projektmedel"

_BULLET = re.compile(r"^[•·▪*–-]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsokanWords(Words):
    """All words of the application, in the order of the document."""

    ansokan: Ansokan = field(metadata=means("Rubrik och avsnittet Ansökan"))
    bakgrund: Bakgrund = field(metadata=means("Bakgrund och behov"))
    projektide: Text = field(metadata=means("Projektidé"))
    syfte: Punkter = field(metadata=means("Syfte"))
    mal: Mal = field(metadata=means("Mål"))
    malgrupp: Malgrupp = field(metadata=means("Målgrupp"))
    organisation: Organisation = field(metadata=means("Organisation"))
    metod: Metod = field(metadata=means("Metod och arbetssätt"))
    ansvar: Ansvar = field(metadata=means("Ansvarsfördelning och resurser"))
    uppfoljning: Text = field(metadata=means("Uppföljning och utvärdering"))
    kvalitet: Text = field(metadata=means("Kvalitetssäkring"))
    budget: Budget = field(metadata=means("Finansiering och kostnader"))
    motiveringar: tuple[Motivering, ...] = field(metadata=means("Motiveringar till varningar", each="m"))
    underskriftssida: Underskriftssida = field(metadata=means("Underskriftssidan"))


def words(context: Context, answers: Answers) -> AnsokanWords:
    """The application as text; parties have the names they bear when the project begins."""
    return AnsokanWords(
        dokument=shared.header(context, titel=TITLE),
        ansokan=_ansokan(answers, context.project),
        bakgrund=_bakgrund(answers),
        projektide=paragraphs(answers.text("projektide")),
        syfte=Punkter(punkter=_points(answers, "syfte")),
        mal=Mal(nyckeltal=_points(answers, "nyckeltal"), deltagare=_points(answers, "mal_deltagare")),
        malgrupp=Malgrupp(stycken=_text(answers, "malgrupp"), avgransningar=_text(answers, "avgransningar")),
        organisation=_organisation(answers),
        metod=_metod(answers),
        ansvar=_ansvar(answers),
        uppfoljning=paragraphs(answers.text("uppfoljning")),
        kvalitet=paragraphs(answers.text("kvalitet")),
        budget=_budget(answers),
        motiveringar=shared.reasons(answers),
        underskriftssida=_underskriftssida(answers, context.project),
    )


def _text(answers: Answers, name: str) -> tuple[str, ...]:
    return paragraphs(answers.text(name)).stycken


def _points(answers: Answers, name: str) -> tuple[str, ...]:
    return tuple(_BULLET.sub("", line) for line in _text(answers, name))


def _names(answers: Answers, name: str, project: Project) -> list[str]:
    choices = project.party_choices(project.period.start)
    return [shared.label(choices, row.text("part")) for row in answers.rows(name)]


def _ansokan(answers: Answers, project: Project) -> Ansokan:
    start, end = answers.date("start"), answers.date("slut")
    parties = application.enumeration(_names(answers, "parter", project))
    return Ansokan(
        titel=f"{TITLE} från {answers.text('samordningsforbund')}".upper(),
        namn=answers.text("namn"),
        parter=f"Projektets parter är {parties}." if parties else "",
        period=interval(start, end) if start and end else "",
        stycken=_text(answers, "ansokan"),
    )


def _bakgrund(answers: Answers) -> Bakgrund:
    notes = answers.rows("fotnoter")
    cut, order = marked(_text(answers, "bakgrund"), [note.text("ord") for note in notes])
    texts = [notes[index].text("text") for index in order]
    first, second, third, *_ = [*texts, "", "", ""]
    return Bakgrund(
        stycken=tuple(
            Stycke(delar=tuple(Del(text=p.text, fotnot=str(p.note or "")) for p in pieces)) for pieces in cut
        ),
        fotnot_1=first,
        fotnot_2=second,
        fotnot_3=third,
    )


def _organisation(answers: Answers) -> Organisation:
    return Organisation(
        styrgrupp=_text(answers, "styrgrupp"), oh=_text(answers, "oh"), vagledare=_text(answers, "vagledare")
    )


def _metod(answers: Answers) -> Metod:
    return Metod(
        samarbete=_text(answers, "samarbete"),
        arbetssatt=_text(answers, "arbetssatt"),
        faser=tuple(_fas(_text(row, "text")) for row in answers.rows("faser")),
        avslutning=_text(answers, "avslutning"),
        figur=Figur(
            visas=answers.has("figur_ovre"),
            ovre=answers.text("figur_ovre"),
            mitten=answers.text("figur_mitten"),
            nedre=answers.text("figur_nedre"),
        ),
        stycken=_text(answers, "metod"),
    )


def _fas(paragraphs: Sequence[str]) -> Fas:
    return Fas(text="".join(paragraphs[:1]), fortsattning=tuple(paragraphs[1:]))


def _ansvar(answers: Answers) -> Ansvar:
    rows = answers.rows("ansvar_parter")
    return Ansvar(
        projektet=_text(answers, "ansvar_projektet"),
        parter=tuple(Part(rubrik=row.text("rubrik"), stycken=_text(row, "text")) for row in rows),
    )


def _budget(answers: Answers) -> Budget:
    budget, stated = application.budget(answers), answers.integer("sokt_belopp")
    mean = int(budget.mean.to_integral_value(ROUND_HALF_UP))
    return Budget(
        stycken=_text(answers, "finansiering"),
        ar=tuple(f"År {year}" for year in range(1, budget.years + 1)),
        rader=tuple(_cost(row, number) for number, row in enumerate(budget.costs, start=1)),
        summor=_amounts(budget.cost_sums),
        total=thousands(budget.total),
        intakter=tuple(_income(row) for row in budget.incomes),
        intaktssummor=_amounts(budget.income_sums),
        intaktstotal=thousands(sum(budget.income_sums)),
        sokt_per_ar="" if stated is None else kronor(stated),
        medel_per_ar=kronor(mean),
    )


def _cost(row: Row, number: int) -> Kostnadsrad:
    return Kostnadsrad(
        nr=str(number),
        kostnadsslag=row.name,
        specifikation=row.specification,
        belopp=_amounts(row.amounts),
        summa=thousands(row.total),
    )


def _income(row: Row) -> Intaktsrad:
    return Intaktsrad(finansiar=row.name, belopp=_amounts(row.amounts), summa=thousands(row.total))


def _amounts(amounts: Sequence[int]) -> tuple[str, ...]:
    return tuple(thousands(amount) for amount in amounts)


def _underskriftssida(answers: Answers, project: Project) -> Underskriftssida:
    organisations = _names(answers, "undertecknare", project)
    names = [row.text("namn") for row in answers.rows("undertecknare")]
    signers = [
        Undertecknare(organisation=organisation, namnfortydligande=name)
        for organisation, name in zip(organisations, names, strict=True)
    ]
    nobody = Undertecknare(organisation="", namnfortydligande="")
    pairs = zip(signers[::2], [*signers[1::2], nobody], strict=False)
    return Underskriftssida(
        rubrik=answers.text("underskriftsrubrik"),
        rader=tuple(Underskriftsrad(vanster=left, hoger=right) for left, right in pairs),
    )
