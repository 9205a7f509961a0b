"""What is told of each practice case, a line for each kind of record: who wrote it, when, and what."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from service.demo import story
from service.demo.story import Answers, Story, activities, afterwards, along_the_way, board, consent, money

Occasions = Callable[[Story], Iterable[tuple[date, Answers]]]


@dataclass(frozen=True, slots=True)
class Told:
    """Records of one kind: the account that wrote them, and the days on which, with the answers."""

    kind: str
    who: str
    occasions: Occasions


def once(day: Callable[[Story], date | None], answers: Callable[[Story], Answers]) -> Occasions:
    """One record, or none in a case where `day` is None."""

    def occasions(told: Story) -> Iterator[tuple[date, Answers]]:
        if on := day(told):
            yield on, answers(told)

    return occasions


TOLD: tuple[Told, ...] = (
    Told("samtycke", "projektledare", consent.samtycke),
    Told("granskning", "projektledare", once(lambda told: told.reviewed, story.granskning)),
    Told("motesarende", "projektledare", once(lambda told: told.summoned, story.motesarende)),
    Told("motesbeslut", "projektledare", once(lambda told: told.decided, story.motesbeslut)),
    Told("remissvar", "projektledare", once(lambda told: told.answered, story.remissvar)),
    Told("inskrivning", "vagledare", once(lambda told: told.day("inskriven"), story.inskrivning)),
    Told("kartlaggning", "vagledare", along_the_way.kartlaggning),
    Told("genomforandeplan", "vagledare", once(lambda told: told.day("plan"), story.plan)),
    Told("kompetenshojande_medel", "projektledare", money.kompetenshojande_medel),
    Told("extern_konsultation", "projektledare", money.extern_konsultation),
    Told("inkop", "projektledare", money.inkop),
    Told("eskalering", "projektledare", board.eskalering),
    Told("uppfoljning", "projektledare", along_the_way.uppfoljning),
    Told("aterkallelse", "vagledare", consent.aterkallelse),
    Told("praktik", "vagledare", activities.praktik),
    Told("slutanalys", "vagledare", once(lambda told: told.day("avslut"), story.slutanalys)),
    Told("utregistrering", "vagledare", afterwards.utregistrering),
    Told("kontakt", "vagledare", afterwards.kontakt),
    Told("uppfoljning_90_dagar", "vagledare", afterwards.ninety_days),
    Told("uppfoljning_1_ar", "vagledare", afterwards.one_year),
    Told("stangning", "projektledare", story.stangning),
)
"""In the order of a case's life, which decides between records of one day."""


def of(told: Story) -> list[tuple[date, Told, Answers]]:
    """Everything after the referral, in the order it was written."""
    records = [(day, each, answers) for each in TOLD for day, answers in each.occasions(told)]
    return sorted(records, key=lambda record: record[0])
