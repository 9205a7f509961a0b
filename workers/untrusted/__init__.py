"""Word files from outside, opened only in a process of their own that has little memory and little time."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workers.errors import Mistake, NotOpened, TemplateError
from workers.language.plain import plain
from workers.untrusted.limits import Limits
from workers.untrusted.process import Ended, TooSlow, ask
from workers.untrusted.wire import Garbage, names_as_data, opened, packed, rows_of, strict

if TYPE_CHECKING:
    from doc_templates.names import Names

log = logging.getLogger(__name__)

# The modules of the process, which imports what they need and nothing else.
_EXAMINE, _FILL = "workers.untrusted.examining", "workers.untrusted.filling"
# An ordinary template takes 0.1 s of computing to examine. On a machine where nothing else runs, the answer
# has come before two seconds; on a busy one the wait is longer, the computing is not.
EXAMINING = Limits(computing=1.6, waiting=15)
FILLING = Limits(computing=5, waiting=30)

_SAID = {
    "slow": "Mallen tar för lång tid att granska och används därför inte. Gör den enklare: färre taggar, "
    "färre tabeller i varandra.",
    "memory": "Mallen tar för mycket minne att granska och används därför inte. Gör den enklare.",
    "depth": "Mallen har för många nivåer i varandra och används därför inte. Gör den enklare.",
    "failed": "Mallen går inte att granska och används därför inte. Öppna den i Word, spara den som "
    "Word-dokument (.docx) och ladda upp den igen.",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One use of a word in a template; see workers.checking.fields.FieldUse.

    `compared` has one text a line.
    """

    path: str
    how: str
    in_table: bool
    label: str = ""
    in_cell: bool = False
    alone: bool = False
    section: str = ""
    yes_no: bool = False
    compared: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of an uploaded template.

    `names` are the paths of the words that it uses, `fields` each use of them. `commented` is the file with
    a Word comment at each mistake, None when there is no mistake or the file is not opened. `repaired` is
    the file with what was mended, from which documents are made; None when nothing was.
    """

    mistakes: tuple[Mistake, ...]
    names: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    commented: bytes | None = None
    repaired: bytes | None = None


class _Failed(Exception):
    """There is no answer; `cause` is a key of _SAID."""

    def __init__(self, cause: str, where: str = "") -> None:
        super().__init__(cause)
        self.cause, self.where = cause, where


def examine(template: bytes, names: Names | None) -> Examined:
    """Everything about a Word file from outside; never raises for a bad one, `mistakes` tells what is wrong.

    Without names, as for a kind that is only being made, no name in the file is wrong. Raises NotOpened when
    it is we who cannot open any file.
    """
    try:
        said, files = _answer(_EXAMINE, template, EXAMINING, names=names_as_data(names))
        return _examined(said, files)
    except (_Failed, Garbage) as error:
        return Examined(mistakes=(_mistake(error),))


def filled(template: bytes, words: Mapping[str, object]) -> bytes:
    """The Word file that a template and words make, for a preview of a template that nobody has approved.

    Raises TemplateError, also when it takes too long, and WordsError, as workers.rendering.fill does, and
    NotOpened when it is we who cannot open any file.
    """
    try:
        said, files = _answer(_FILL, template, FILLING, words=plain(words))
        mistakes = rows_of(Mistake, said.get("mistakes"))
        if not mistakes and len(files) == 1:
            return files[0]
    except (_Failed, Garbage) as error:
        raise TemplateError(mistake=_mistake(error)) from error
    raise TemplateError(mistake=mistakes[0] if mistakes else _mistake(Garbage()))


def _answer(task: str, template: bytes, limits: Limits, **more: object) -> tuple[dict[str, Any], list[bytes]]:
    try:
        # A template that is filled once is mostly filled with each of the examples.
        said, files = opened(ask(packed(more, template), limits, task=task, more=task == _FILL))
    except TooSlow as error:
        raise _Failed("slow") from error
    except Ended as error:
        raise _Failed("failed", str(error)) from error
    if said.get("failed") == "ours":
        log.error("the process for templates is broken: %s", str(said.get("where", ""))[:100])
        raise NotOpened
    if "failed" in said:
        raise _Failed(str(said["failed"]), str(said.get("where", "")))
    return said, files


def _examined(said: Mapping[str, Any], files: list[bytes]) -> Examined:
    if len(files) != 2:
        raise Garbage
    return Examined(
        mistakes=rows_of(Mistake, said.get("mistakes")),
        names=tuple(strict(name, str) for name in strict(said.get("names"), list)),
        fields=rows_of(Field, said.get("fields")),
        commented=files[0] or None,
        repaired=files[1] or None,
    )


def _mistake(error: _Failed | Garbage) -> Mistake:
    cause, where = (error.cause, error.where) if isinstance(error, _Failed) else ("failed", "garbage")
    log.warning("a template was not examined: %s %s", cause, where[:100])
    return Mistake("filen", "", _SAID.get(cause, _SAID["failed"]))
