"""The rules of the application for project funds (DOMAIN 4 m)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP

from service.domain import messages
from service.domain.answers import Answers
from service.domain.application import FIGURE, MAX_YEARS, budget, stated_sums
from service.domain.budget import project_years
from service.domain.context import Context
from service.domain.finding import Finding, Severity
from service.domain.footnotes import place
from service.domain.kronor import kronor
from service.domain.project import Project
from service.domain.project_parts import PartyKind
from service.domain.rules.shared import block, ordered, warn
from service.domain.text import several

_KINDS = {
    PartyKind.FK: "Försäkringskassan",
    PartyKind.AF: "Arbetsförmedlingen",
    PartyKind.REGION: "region",
    PartyKind.KOMMUN: "kommun",
}


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with an application."""
    yield from _period(answers)
    yield from _parties(answers, context.project)
    yield from _signers(answers, context.project)
    yield from _footnotes(answers)
    yield from _sums(answers)
    yield from _stated_amount(answers)
    yield from _figure(answers)


def _period(answers: Answers) -> Iterator[Finding]:
    """M5, and a period that the budget has no columns for."""
    start, end = answers.date("start"), answers.date("slut")
    yield from ordered(start, end, field="slut")
    if (project_years(start, end) or 0) > MAX_YEARS:
        yield block("K12", messages.PERIOD_TOO_LONG, field="slut", n=MAX_YEARS)


def _parties(answers: Answers, project: Project) -> Iterator[Finding]:
    """A party named twice; a warning when FK, AF, region or kommun is missing (SFS 2003:1210, 3 §)."""
    keys = _keys(answers, "parter")
    yield from _twice(keys, "parter", project)
    there = {party.kind for party in project.parties if party.key in keys}
    missing = [label for kind, label in _KINDS.items() if kind not in there]
    if keys and missing:
        yield warn("K15", messages.PARTIES_MISSING, field="parter", lista=", ".join(missing))


def _signers(answers: Answers, project: Project) -> Iterator[Finding]:
    """A party that signs twice; a warning when those who sign are not the parties."""
    keys = _keys(answers, "undertecknare")
    yield from _twice(keys, "undertecknare", project)
    if keys and (different := {*keys} ^ {*_keys(answers, "parter")}):
        names = several(name for key, name in _names(project).items() if key in different)
        yield warn("K17", messages.SIGNERS_ARE_NOT_PARTIES, field="undertecknare", lista=names)


def _footnotes(answers: Answers) -> Iterator[Finding]:
    """A footnote whose word does not stand in the text, or that is there twice."""
    said: set[str] = set()
    for index, row in enumerate(answers.rows("fotnoter")):
        word, field = row.text("ord"), f"fotnoter-{index}-ord"
        if word and place(answers.text("bakgrund"), word) < 0:
            yield block("K13", messages.WORD_NOT_IN_TEXT, field=field, ord=word)
        if word in said:
            yield block("K14", messages.TWICE, field=field, part=word)
        said.add(word)


def _sums(answers: Answers) -> Iterator[Finding]:
    """M20 at the sum that was written wrong, M21 at the incomes for each year out of balance."""
    said = budget(answers)
    costs = stated_sums(answers, "summa", said.years)
    incomes = stated_sums(answers, "intaktssumma", said.years)
    fields = {"costs": "summa_ar{}", "incomes": "intaktssumma_ar{}", "balance": "intakter"}
    for mistake in said.mistakes(cost_sums=costs, income_sums=incomes):
        rule = messages.INCOME_IS_NOT_COST if mistake.part == "balance" else messages.SUM_WRONG
        yield Finding(rule.code, Severity.BLOCK, mistake.text, fields[mistake.part].format(mistake.year))


def _stated_amount(answers: Answers) -> Iterator[Finding]:
    """A warning when the amount stated as "ca" lies far from the budget's yearly mean."""
    stated, said = answers.integer("sokt_belopp"), budget(answers)
    if stated is not None and said.years and said.far_from_mean(stated):
        mean = int(said.mean.to_integral_value(ROUND_HALF_UP))
        yield warn("K16", messages.STATED_AMOUNT, field="sokt_belopp", kr1=kronor(stated), kr2=kronor(mean))


def _figure(answers: Answers) -> Iterator[Finding]:
    """The labels of the track figure are given together or not at all."""
    missing = [name for name in FIGURE if not answers.has(name)]
    if 0 < len(missing) < len(FIGURE):
        yield block("K18", messages.ALL_OR_NONE, field=missing[0])


def _keys(answers: Answers, name: str) -> list[str]:
    return [row.text("part") for row in answers.rows(name) if row.has("part")]


def _twice(keys: Iterable[str], field: str, project: Project) -> Iterator[Finding]:
    names = _names(project)
    for key, times in Counter(keys).items():
        if times > 1:
            yield block("K14", messages.TWICE, field=field, part=names.get(key, key))


def _names(project: Project) -> dict[str, str]:
    return {**project.party_choices(project.period.start)}
