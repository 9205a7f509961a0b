"""What a version would change for people, in the words that the questions page asks with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from service.documents.kind import Recipient, Retention, Signer, Subject
from service.domain.roles import Role
from service.operations.templates import Change
from service.web.own_labels import RECIPIENT_LABELS, RETENTION_LABELS, SIGNER_LABELS, SUBJECT_LABELS

_ASKED: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "subject": ("Handlar om", lambda value: SUBJECT_LABELS[Subject(value)]),
    "writers": ("Skriver dokumentet", lambda value: Role(value).label),
    "signers": ("Undertecknar", lambda value: SIGNER_LABELS[Signer(value)]),
    "recipients": ("Får dokumentet och kan läsa det", lambda value: RECIPIENT_LABELS[Recipient(value)]),
    "retention": ("Hur länge det sparas", lambda value: RETENTION_LABELS[Retention(value)]),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of the list: what is asked, what was answered before, and what is answered now."""

    what: str
    before: list[str]
    now: list[str]


def told(changes: Iterable[Change]) -> list[Changed]:
    """The changes as people read them."""
    return [_line(each) for each in changes]


def _line(change: Change) -> Changed:
    what, label = _ASKED[change.what]
    return Changed(what, [*map(label, change.before)], [*map(label, change.now)])
