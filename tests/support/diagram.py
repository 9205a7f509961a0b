"""Draws the life of a case from its table: `python -m tests.support.diagram` writes docs/case.md anew."""

from collections.abc import Iterator
from pathlib import Path

from service.documents.kinds import REGISTRY
from service.domain.lifecycle import (
    AFTERWARDS,
    ENDED,
    ONGOING,
    PLANNING,
    REFERRED,
    TRANSITIONS,
    CaseState,
    States,
    Transition,
)

PAGE = Path(__file__).parents[2] / "docs" / "case.md"
INTRO = """# The life of a case

A case is the sequence of its final records, and where it stands is computed from them
(`service/domain/case.py`). Which record takes it where is a table, `TRANSITIONS` in
`service/domain/lifecycle.py`; nothing else decides. What a case waits for, and by when, is computed from the
same records in `service/domain/deadlines.py`.

This page is drawn from the table: after a change there, run `python -m tests.support.diagram`. An arrow from
a box holds for every state in it. *Utkast* after a name means that it is enough to begin writing; a draft
that is thrown away leaves the case where it was. Records that are named nowhere here, such as notes and
purchases, leave the case where it is. A new version of a remissvar takes the case where the new answer says,
as long as nobody is enrolled; so does a new version of a remiss that names the person of what was a
de-identified consultation, which takes a registered consent. A new version of what only ends a case, an early
end or a closing, or of a review of the plan, acts alone, as if the old one never was. A new version of a
slutanalys acts where the first one stood, so that the follow-ups told since stay told. An early end that
should not have been written is taken back by a version that says so (*Avslutet gäller inte*), and the case
goes on where it was. A new version of anything else takes it nowhere.
"""
BOXES: dict[str, tuple[str, States]] = {
    "remitterad": ("Remitterad", REFERRED),
    "planeras": ("Inskriven, utan plan", PLANNING),
    "med_plan": ("Inskriven, med plan", ONGOING),
    "efter": ("Efter deltagandet", AFTERWARDS),
}


def page() -> str:
    """The whole page as it must stand in docs."""
    return "\n".join([INTRO, "```mermaid", *diagram(), "```", "", *table(), ""])


def diagram() -> Iterator[str]:
    """The states in their boxes, and an arrow for each way between them."""
    yield "stateDiagram-v2"
    yield f"    [*] --> {CaseState.UTKAST.name.lower()}"
    yield f"    {_state(CaseState.UTKAST)}"
    for key, (title, states) in BOXES.items():
        yield f'    state "{title}" as {key} {{'
        yield from (f"        {_state(state)}" for state in CaseState if state in states)
        yield "    }"
    yield from (f"    {_state(state)}" for state in CaseState if state in ENDED)
    arrows: dict[tuple[str, str], list[str]] = {}
    for each in TRANSITIONS:
        for source in _sources(each):
            arrows.setdefault((source, each.target.name.lower()), []).append(_label(each))
    for (source, target), labels in arrows.items():
        yield f"    {source} --> {target} : {', '.join(dict.fromkeys(labels))}"


def table() -> Iterator[str]:
    """The same in words, with the step's number in the domain description."""
    yield "| Step | Record | From | To |"
    yield "|---|---|---|---|"
    for each in TRANSITIONS:
        sources = ", ".join(state.label for state in CaseState if state in _possible(each))
        yield f"| {each.step or ''} | {_label(each)} | {sources} | {each.target.label} |"


def _state(state: CaseState) -> str:
    return f'state "{state.label}" as {state.name.lower()}'


def _label(each: Transition) -> str:
    title = REGISTRY[each.kind].title
    said = f" ({each.said.answer.replace('_', ' ')})" if each.said else ""
    return f"{title}{said}{', utkast' if each.draft else ''}{', med namn' if each.named else ''}"


def _possible(each: Transition) -> States:
    """Where the record can be written: a correction made later takes the case nowhere."""
    kind = REGISTRY[each.kind]
    return each.sources & (kind.begins | kind.revises if each.draft or each.named else kind.begins)


def _sources(each: Transition) -> Iterator[str]:
    """A box where all of its states are sources, else the states one by one."""
    left = set(_possible(each))
    for key, (_, states) in BOXES.items():
        if states <= left:
            left -= states
            yield key
    yield from (state.name.lower() for state in CaseState if state in left)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
