"""Answers of a remiss that cannot all be true: one of them is mended before anybody decides by them."""

from collections.abc import Iterator

from service.domain import messages_remiss as messages
from service.domain.answers import Answers
from service.domain.capacity import NOLLPLACERAD
from service.domain.context import Context
from service.domain.dates import age_at, months_between
from service.domain.finding import Finding, Severity
from service.domain.personnummer import Personnummer
from service.domain.project_parts import Ages
from service.domain.rules.shared import block, warn

NO_INCOME = "ingen"
PUBLIC = frozenset(
    {
        "sjukpenning", "rehabiliteringspenning", "aktivitetsersattning", "sjukersattning", "a_kassa",
        "aktivitetsstod", "etableringsersattning", "forsorjningsstod",
    }
)  # fmt: skip
"""Sources of income that are public support, whose months are counted."""
WORKING = frozenset({"anstallning", "subventionerad_anstallning", "egenforetagande"})
ADULT = 18
_BOUNDS = {"16_17": (16, 17), "18_24": (18, 24), "25_34": (25, 34), "35_49": (35, 49), "50_64": (50, 64)}
_OLDEST = 65


def of_all(answers: Answers, context: Context) -> Iterator[Finding]:
    """What may contradict itself also where nobody is named."""
    sources = set(answers.many("forsorjning"))
    if NO_INCOME in sources and len(sources) > 1:
        yield block("W4", messages.NO_INCOME_AND_INCOME, field="forsorjning")
    yield from _nollplacerad(answers, context)
    since, months = answers.date("forsorjning_sedan"), answers.integer("forsorjning_manader")
    if sources and sources <= PUBLIC and since and months is not None:
        lasted = months_between(since, context.on)
        if months < lasted:
            told = messages.FEWER_MONTHS.text(n=lasted)
            yield Finding("K143", Severity.NOTE, told, "forsorjning_manader")


def of_number(answers: Answers, context: Context, number: Personnummer) -> Iterator[Finding]:
    """What a personnummer tells, or the date of birth in it, against the other answers."""
    born = number.birth_date
    since, months = answers.date("forsorjning_sedan"), answers.integer("forsorjning_manader")
    if since and since < born:
        yield block("B1", messages.BEFORE_BIRTH, field="forsorjning_sedan")
    if months is not None and months > (lived := months_between(born, context.on)):
        yield block("B1", messages.MONTHS_BEFORE_BIRTH, field="forsorjning_manader", n=lived)
    if (age := age_at(born, context.on)) >= ADULT and answers.rows("vardnadshavare"):
        yield block("W1", messages.OF_AGE, field="vardnadshavare", n=age)
    yield from _sex(answers, number)


def of_confirmations(answers: Answers) -> Iterator[Finding]:
    """Nobody consents to, or chooses, what she has not been told of."""
    given = answers.yes("frivillighet") or answers.yes("samtycke_bifogat")
    if answers.yes("informerad") is False and given:
        yield block("B5", messages.NOT_INFORMED, field="informerad")


def of_interval(answers: Answers, ages: Ages) -> Iterator[Finding]:
    """W1 where nobody of the interval is of the target group's age."""
    key = answers.text("aldersintervall")
    if not key:
        return
    lowest, highest = _BOUNDS.get(key, (_OLDEST, None))
    if not any(map(ages.holds, range(lowest, (highest or max(lowest, ages.highest or lowest)) + 1))):
        text = f"från {ages.lowest} år" if ages.highest is None else f"{ages.lowest}–{ages.highest} år"
        yield warn("W1", messages.UNNAMED_OUTSIDE_AGE, field="aldersintervall", text=text)


def _nollplacerad(answers: Answers, context: Context) -> Iterator[Finding]:
    said = answers.yes("nollplacerad")
    if said and answers.text("sgi") == "finns":
        yield block("W4", messages.SGI_KNOWN, field="sgi")
    if said and answers.text("sysselsattning") in WORKING:
        yield block("W4", messages.WORKS, field="sysselsattning")
    label = context.project.category_choices.get(NOLLPLACERAD)
    if said is False and label and NOLLPLACERAD in answers.many("kategorier"):
        yield block("W4", messages.CATEGORY_DENIED, field="kategorier", text=label)


def _sex(answers: Answers, number: Personnummer) -> Iterator[Finding]:
    """The last digit but one is odd for a man (SFS 1991:481, 18 §); it is told, since both may be meant."""
    said = answers.text("kon")
    told = "man" if number.is_of_man else "kvinna"
    if said in ("kvinna", "man") and said != told:
        yield Finding("K149", Severity.NOTE, messages.OTHER_SEX.text(vems=f"{told}s"), "kon")
