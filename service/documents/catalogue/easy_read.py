"""The easy-read plan, which goes with every record that says how the plan stands."""

from collections.abc import Callable
from dataclasses import replace

from doc_templates.lattlast import LattlastWords
from service.documents.kind import DocumentKind
from service.domain.answers import Answers
from service.domain.context import Context


def with_easy_read(kind: DocumentKind, words: Callable[[Context, Answers], LattlastWords]) -> DocumentKind:
    """The kind with the easy-read plan beside it, which can be had in two languages."""
    plan = replace(
        kind,
        key="lattlast",
        title="Lättläst plan",
        words=words,
        words_type=LattlastWords,
        signers=(),
        companions=(),
        translated=True,
    )
    return replace(kind, companions=(plan,))
