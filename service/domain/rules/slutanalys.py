"""What a slutanalys must fulfil: an end, an outcome (B10), and dates that are possible."""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.messages import Message
from service.domain.rules import hidden
from service.domain.rules.shared import block, not_in_future, ordered, protected

_NEEDED: tuple[tuple[str, Message, str], ...] = (
    ("slut", messages.REQUIRED, "Slut"),
    ("avslutsanledning", messages.CHOICE_REQUIRED, "Avslutsanledning"),
    ("forsorjning_efter", messages.CHOICE_REQUIRED, "Försörjning efter"),
    ("sysselsattning", messages.CHOICE_REQUIRED, "Sysselsättning"),
)


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a closing analysis."""
    for name, message, label in _NEEDED:
        if not answers.has(name):
            yield block("B10", message, field=name, etikett=label)
    yield from ordered(answers.date("start"), answers.date("slut"), field="slut")
    yield from not_in_future(answers, context, ["slut"])
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)
