"""The questions of an uploaded Word file whose names are its maker's own: proposed, or why they cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from doc_templates.names import catalogue, is_shared
from service.documents.own import Definition, DefinitionWrong, OwnKind
from service.documents.own.proposal import completed, made_choices
from workers.errors import Mistake, Severity

EVERYWHERE, PRINTED = "hela mallen", "dokument"


@dataclass(frozen=True, slots=True)
class Questions:
    """A definition whose questions are those of the Word file, as JSON; None when `mistakes` tell why not."""

    definition: dict[str, Any] | None
    mistakes: tuple[Mistake, ...] = ()


def questions(kind: OwnKind, names: Iterable[str], fields: Sequence[Mapping[str, object]]) -> Questions:
    """What the uses that a check found ask for; what the kind's makers have adjusted before stays so."""
    names = [*names]
    strange = [*_strange(kind, names)] or [*_nothing_asked(names)]
    try:
        definition = completed(kind.definition.to_json(), fields)
    except DefinitionWrong as error:
        wrong = (Mistake(EVERYWHERE, fault.path, fault.message) for fault in error.faults)
        return Questions(None, (*strange, *wrong))
    if strange:
        return Questions(None, tuple(strange))
    return Questions(definition.to_json(), tuple(_made_choices(kind.definition, definition)))


def _made_choices(start: Definition, definition: Definition) -> Iterator[Mistake]:
    """What the Word file has made of questions that somebody had made a yes or no."""
    for each in made_choices(start, definition):
        message = (
            f"Frågan ”{each.label}” var ja eller nej, men Word-filen jämför svaret med en text. "
            f"Den är nu ett val mellan {' och '.join(each.choices)}."
        )
        yield Mistake(EVERYWHERE, each.name, message, severity=Severity.ADVICE)


_NO_NAMES = "Filen har inga egna namn inom klamrar: skriv till exempel {{ datum }} där svaret ska stå."


def _nothing_asked(names: Iterable[str]) -> Iterator[Mistake]:
    """A file that says the same whatever happens: nobody has told where the answers go."""
    if all(name.partition(".")[0] == PRINTED for name in names):
        yield Mistake(EVERYWHERE, "", _NO_NAMES)


def _strange(kind: OwnKind, names: Iterable[str]) -> Iterator[Mistake]:
    """Names in the groups that fill themselves, such as "dokument.titeln", that are not there."""
    known = catalogue(kind.words_type)
    for name in names:
        if is_shared(name) and not known.knows(name):
            group = name.partition(".")[0].partition("[")[0]
            message = f"Namnet ”{name}” finns inte."
            if inside := sorted(word for word in known.words if word.startswith(group)):
                message += f" I ”{group}” finns {', '.join(word.partition('.')[2] for word in inside)}."
            elif group == "deltagare":
                message += " Ett dokument om projektet handlar inte om någon deltagare."
            yield Mistake(EVERYWHERE, name, message)
