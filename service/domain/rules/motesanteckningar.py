"""What the common notes of a meeting must fulfil: no word about any one person stands in them (B9, B2)."""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.meetings import agenda_rules
from service.domain.meetings.spoken import Spoken
from service.domain.rules import hidden, meeting_day, participants
from service.domain.rules.case_numbers import names_case
from service.domain.rules.shared import block
from service.domain.rules.texts import texts
from service.domain.text import plain

_NOT_NOTES = ("arenden", "motiveringar")


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with the notes of a meeting."""
    yield from meeting_day.on_its_day(answers, context)
    yield from meeting_day.next_comes_after(answers, field="nasta_mote", label="Dag för nästa möte")
    yield from _listed(answers, context)
    yield from _notes(answers, context)
    yield from hidden.telling_texts(Answers({k: v for k, v in answers.items() if k != "arenden"}))


def _listed(answers: Answers, context: Context) -> Iterator[Finding]:
    """Only a case that came up, that everybody may know of, and whose consent stands."""
    if context.spoken is None:
        return
    by_alias = {each.alias: each for each in context.spoken}
    for index, row in enumerate(answers.rows("arenden")):
        found, place = by_alias.get(row.text("alias")), f"arenden-{index}-alias"
        if found is None:
            yield block("B9", messages.NOT_AT_MEETING, field=place)
        elif found.withdrawn:
            yield block("B9", messages.WITHDRAWN_IN_NOTES, field=place)
        elif not found.told:
            yield block("B9", messages.NOT_FOR_ALL, field=place)


def _notes(answers: Answers, context: Context) -> Iterator[Finding]:
    about = Answers({name: value for name, value in answers.items() if name not in _NOT_NOTES})
    pairs = [*participants.pairs((text for _, _, text in texts(about)), context)]
    named, tells = hidden.whole_words(pairs), hidden.whole_words([*_secrets(answers, context), *pairs])
    for name, place, text in texts(about):
        said = plain(text)
        if name == "narvarande" and named.search(said.replace(",", " ")):  # last name first
            yield agenda_rules.named(field=place)
        elif names_case(said) or (name != "narvarande" and tells.search(said)):
            yield block("B9", messages.CASE_IN_NOTES, field=place)


def _secrets(answers: Answers, context: Context) -> Iterator[str]:
    """Names of the people spoken of; a part that somebody present has too tells nothing."""
    there = {part.casefold() for row in answers.rows("narvarande") for part in row.text("namn").split()}
    there |= {part.casefold() for part in context.author.name.split()}
    for each in context.spoken or ():
        yield from _of(each, there)


def _of(each: Spoken, there: set[str]) -> Iterator[str]:
    for name in each.names:
        yield name
        yield from (part for part in name.split() if len(part) > 2 and part.casefold() not in there)
