"""What an item for a meeting must fulfil: nothing tells who somebody is where nobody may know (B2, B3)."""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.identity import is_deidentified
from service.domain.rules import hidden
from service.domain.rules.shared import block, protected, remiss_of


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with an item for a meeting."""
    if is_deidentified(remiss_of(context)) and answers.text("typ") not in ("", "konsultation"):
        yield block("B2", messages.SAMTYCKE_MISSING, field="typ", part="övriga parter")
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)
