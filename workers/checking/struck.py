"""Tags in text that is struck out with Word's tracked changes: they are filled all the same."""

from __future__ import annotations

from collections.abc import Iterator

from workers.checking.syntax import Reading
from workers.checking.text import DELETED
from workers.errors import Mistake


def struck_out(reading: Reading) -> Iterator[Mistake]:
    """Advice on each tag that only looks deleted."""
    for tag in reading.tags:
        if tag.piece.node.tag == DELETED:
            message = (
                f"”{tag}” är struken med Spåra ändringar men gäller ännu: godkänn eller avvisa ändringen "
                "under Granska."
            )
            yield reading.part.advice(message, tag.paragraph)
