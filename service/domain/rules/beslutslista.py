"""What a list of decisions must fulfil: possible days, papers that are there, and nobody named (B12)."""

from collections import Counter
from collections.abc import Iterator

from service.domain import messages, messages_meeting
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.meetings.board import OF_MONEY, BoardPaper
from service.domain.rules import hidden, meeting_day, participants
from service.domain.rules.case_numbers import naming
from service.domain.rules.shared import block, early
from service.domain.rules.texts import texts
from service.domain.text import plain


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with the list."""
    yield from meeting_day.on_its_day(answers, context)
    yield from _signed_by_two(answers)
    yield from _days(answers, context)
    yield from _papers(answers, context)
    yield from _unnamed(answers, context)
    yield from _hushed(answers, context)


def _signed_by_two(answers: Answers) -> Iterator[Finding]:
    """Who checks the list is somebody else than the one who led the meeting."""
    led, checked = (plain(answers.text(name)).casefold().split() for name in ("ordforande", "justerare"))
    if led and led == checked:
        yield block("B12", messages_meeting.SIGNS_TWICE, field="justerare")


def _days(answers: Answers, context: Context) -> Iterator[Finding]:
    """Nothing is due, told or done before it was decided."""
    met = answers.date("mote")
    asked = {
        "arenden": {"sista_dag": "Sista dag", "aterkoppling": "Återkoppling"},
        "uppdrag": {"sista_dag": "Sista dag", "klart": "Dag då det blev klart"},
    }
    for name, days in asked.items():
        for index, row in enumerate(answers.rows(name)):
            for day, label in days.items():
                yield from early(row.date(day), met, field=f"{name}-{index}-{day}", label=label)
    for index, row in enumerate(answers.rows("uppdrag")):
        done = row.date("klart")
        if done and done > context.on:
            yield block("M4", messages.DATE_IN_FUTURE, field=f"uppdrag-{index}-klart")


def _papers(answers: Answers, context: Context) -> Iterator[Finding]:
    """K121 to K123: each paper is there, is decided on once, and what is granted in part to an amount."""
    if context.board is None:
        return
    known = {each.document_id: each for each in context.board}
    times = Counter(row.text("underlag") for row in answers.rows("arenden"))
    for index, row in enumerate(answers.rows("arenden")):
        said = row.text("underlag")
        place = f"arenden-{index}-underlag"
        if said and said not in known:
            yield block("B12", messages.PAPER_UNKNOWN, field=place, id=said)
        elif said and times[said] > 1:
            yield block("B12", messages.PAPER_TWICE, field=place)
        elif said and _without_amount(row, known[said]):
            yield block("B7", messages.AMOUNT_MISSING, field=f"arenden-{index}-beviljat_belopp")


def _without_amount(row: Answers, paper: BoardPaper) -> bool:
    return paper.kind in OF_MONEY and row.text("beslut") == "delvis" and not row.has("beviljat_belopp")


_AT_WORK = ("ordforande", "justerare", "ansvarig", "beslutande", "till", "givet_av")
"""Questions about somebody at work, whose last name may well be a participant's too."""


def _unnamed(answers: Answers, context: Context) -> Iterator[Finding]:
    """M24: nothing that tells who somebody is, nor the name of a participant, with a paper or without.

    Of those present a member may be called as a participant is, and nobody else.
    """
    full = [name for paper in context.board or () for name in paper.names]
    pairs = [*participants.pairs((text for _, _, text in texts(answers)), context)]
    whole, parts = hidden.whole_words([*full, *pairs]), hidden.whole_words(_parts(full, answers, context))
    guests = hidden.whole_words(pairs)
    ids = {each.document_id for each in context.board or ()}
    for name, place, text in texts(answers):
        if text in ids:
            continue
        said, at_work = plain(text), place.rpartition("-")[2] in _AT_WORK
        named = whole.search(said) or (not at_work and parts.search(said))
        if name == "narvarande":
            named = guests.search(said.replace(",", " "))  # last name first
        if named or hidden.tells_who(text):
            yield block("B12", messages.IDENTIFYING, field=place)


def _hushed(answers: Answers, context: Context) -> Iterator[Finding]:
    """K133: a case whose person is protected has an alias, and no number."""
    for number, alias in context.instead.items():
        named = naming([number])
        for _, place, text in texts(answers):
            if named(text):
                yield block("B3", messages.PROTECTED_SINCE, field=place, nummer=number, alias=alias)


def _parts(names: list[str], answers: Answers, context: Context) -> Iterator[str]:
    """Parts of names; one that somebody present has too tells nothing."""
    there = {part.casefold() for row in answers.rows("narvarande") for part in row.text("namn").split()}
    there |= {part.casefold() for part in context.author.name.split()}
    for name in names:
        yield from (part for part in name.split() if len(part) > 2 and part.casefold() not in there)
