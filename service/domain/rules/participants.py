"""The names of participants that the papers of a meeting may not hold, whoever came up or was there."""

from collections.abc import Iterable, Iterator

from service.domain.context import Context
from service.domain.rules.hidden import name_pairs
from service.domain.text import plain


def pairs(texts: Iterable[str], context: Context) -> Iterator[str]:
    """What those are known by whom some texts may name, but for what a member who was there is called too.

    A guest is no member: of a guest nobody knows more than the name that was typed.
    """
    members = {plain(pair).casefold() for name in context.members for pair in name_pairs(name)}
    for name in context.people(texts):
        yield from (pair for pair in name_pairs(name) if plain(pair).casefold() not in members)
