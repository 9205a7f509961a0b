"""What an edit adds to a document is held against the rules of its kind, as if it were typed in the form."""

from collections.abc import Collection, Iterator

from service.domain.answers import Answers
from service.domain.finding import Severity
from service.domain.rules.case_numbers import cases_named
from service.models import Record
from service.operations.content import open_answers
from service.operations.contexts import context_today
from service.operations.work import Work

AS_TYPED = "Det som är ändrat i Word prövas som det som skrivs i formuläret. "
NEW_CASE = (
    "Filen nämner ett ärende som inte står i det genererade dokumentet. Vem som får läsa dokumentet avgörs "
    "av ärendena i formuläret: skapa en ny version och skriv det där."
)
_ADDED = "redigerat"
"""Stands for the text among the answers; no form asks for it."""


def faults(work: Work, record: Record, after: Collection[str], *, before: Collection[str]) -> tuple[str, ...]:
    """Why a file with these paragraphs may not take the place of the one before: nothing where it may.

    No sentence quotes the file, since reasons are kept without a seal.
    """
    added = "\n".join(text for text in after if text not in frozenset(before))
    told = dict.fromkeys(AS_TYPED + each for each in _blocked(work, record, added)) if added else {}
    return tuple(told or _new_cases(record, after, before))


def _new_cases(record: Record, after: Collection[str], before: Collection[str]) -> Iterator[str]:
    """What is of no single case closes when a case that its answers name is protected later."""
    if record.case_id is None and cases_named("\n".join(after)) - cases_named("\n".join(before)):
        yield NEW_CASE


def _blocked(work: Work, record: Record, added: str) -> Iterator[str]:
    answers = Answers({**open_answers(work, record), _ADDED: added})
    context = context_today(work, record)
    for rule in work.kind(record.kind).rules:
        for found in rule(answers, context):
            if found.field == _ADDED and found.severity is Severity.BLOCK:
                yield found.message
