"""What papers of the styrgrupp know from the start, all changeable."""

from collections.abc import Mapping

from service.domain.answers import Answers
from service.domain.context import Context

Presets = Mapping[str, object]


def escalation(context: Context) -> Presets:
    """It waits for a decision."""
    del context
    return {"beslut": "vantar"}


def guideline_renewed(context: Context, earlier: Answers) -> Presets:
    """The text in force, with the days and the change to be told anew."""
    del context
    new = ("galler_fran", "beslutsdatum", "andring")
    return {name: value for name, value in earlier.items() if name not in new}
