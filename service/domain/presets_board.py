"""What papers of the styrgrupp know from the start, all changeable."""

from collections.abc import Mapping

from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.rules.case_numbers import written

Presets = Mapping[str, object]


def escalation(context: Context) -> Presets:
    """It waits for a decision."""
    del context
    return {"beslut": "vantar"}


def decisions_renewed(context: Context, earlier: Answers) -> Presets:
    """The list in force, with the alias of who has been protected since in place of the number."""
    return {name: _unsaid(said, context.instead) for name, said in earlier.items()}


def _unsaid(said: object, instead: Mapping[str, str]) -> object:
    if isinstance(said, str):
        for number, alias in instead.items():
            said = written([number]).sub(alias, said)
        return said
    if isinstance(said, list):
        return [_unsaid(each, instead) for each in said]
    if isinstance(said, Mapping):
        return {name: _unsaid(each, instead) for name, each in said.items()}
    return said


def guideline_renewed(context: Context, earlier: Answers) -> Presets:
    """The text in force, with the days and the change to be told anew."""
    del context
    new = ("galler_fran", "beslutsdatum", "andring")
    return {name: value for name, value in earlier.items() if name not in new}
