"""Text that somebody forgot to write: "[Skriv här]" and its like must never reach a document (DOMAIN 1.1)."""

import re
from collections.abc import Callable, Iterator, Mapping

from service.domain import messages
from service.domain.answers import Answers
from service.domain.finding import Finding
from service.domain.rules.shared import block
from service.domain.rules.texts import texts

_TOLD_TO = r"(?:skriv|fyll|ange|infoga|klicka|välj|lägg till)\b[^\[\]\n]{0,80}\](?!\()"
_NAMED = r"(?:text|rubrik|namn|datum|ifylles|ifylls|x+|\.{2,}|…)\s*\](?!\()"
_CLICK = r"klicka (?:eller tryck )?här för att (?:ange|skriva)"
_CROSSES = r"(?-i:(?<![\w-])X{3,10}(?![\w-]))"
_PLACEHOLDER = re.compile(rf"\[\s*(?:{_TOLD_TO}|{_NAMED})|{_CLICK}|{_CROSSES}", re.IGNORECASE)


def has_placeholder(text: str) -> bool:
    """Whether a text holds what a template tells its reader to replace.

    Braces, angle brackets, links and lines are left in peace: they are printed as they were typed.
    """
    return bool(_PLACEHOLDER.search(text))


def unfilled(answers: Answers, titles: Callable[[], Mapping[str, str]]) -> Iterator[Finding]:
    """M23 with the titles of the questions whose answers hold a placeholder.

    `titles` gives them by name, and is only asked when there is such an answer.
    """
    names = dict.fromkeys(name for name, _, text in texts(answers) if has_placeholder(text))
    if names:
        known = titles()
        titled = ", ".join(known.get(name, name) for name in names)
        yield block("M23", messages.UNFILLED, field=next(iter(names)), lista=titled)
