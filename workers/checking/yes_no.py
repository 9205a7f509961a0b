"""A word that is yes or no, held against a text: never equal, whatever the text says."""

from __future__ import annotations

from workers.language.uses import Use

_BOTH = "{{% if {0} %}} för Ja och {{% if not {0} %}} för Nej."
_INSTEAD = {"ja": "{{% if {0} %}}.", "nej": "{{% if not {0} %}}."}


def yes_or_no(use: Use) -> str:
    """What to write instead, when a yes/no word is compared with a text."""
    meant = {text.strip().casefold() for text in use.compared}
    only = meant.pop() if len(meant) == 1 else ""
    return f"”{use.written}” är ja eller nej: skriv {_INSTEAD.get(only, _BOTH).format(use.written)}"
