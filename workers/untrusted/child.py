"""The process for one untrusted file: holds its limits, reads the question, answers, ends."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from doc_templates.names import Names
from workers.checking import FieldUse, check, fields_of, names_used, repair
from workers.errors import Mistake, Severity, TemplateError
from workers.guard import guard, inspect
from workers.rendering import fill
from workers.untrusted import Field
from workers.untrusted.limits import Limits, hold
from workers.untrusted.wire import as_data, names_of, opened, packed
from workers.word.comments import commented, without_own_comments

EXAMINE, FILL = "examine", "fill"
MEMORY, DEPTH, FAILED = "memory", "depth", "failed"
_OWN_COMMENTS = "Kommentarerna som Knutpunkt skrev i filen har tagits bort."


def main(computing: float, waiting: float, memory: float) -> None:
    """Answer the question on standard input, within these limits, and end at once."""
    hold(Limits(computing, waiting, int(memory)))
    answers = os.dup(sys.stdout.fileno())
    # What a library may print is no part of the answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    message = answer(sys.stdin.buffer.read())
    with os.fdopen(answers, "wb") as pipe:
        pipe.write(message)
    os._exit(0)


def answer(question: bytes) -> bytes:
    """The message that answers a message; what goes wrong is told in it, by cause and place."""
    try:
        asked, (template,) = opened(question)
        if asked["task"] == EXAMINE:
            return _examined(template, names_of(asked["names"]))
        return _filled(template, asked["words"])
    except MemoryError:
        return packed({"failed": MEMORY})
    except RecursionError:
        return packed({"failed": DEPTH})
    except Exception as error:  # noqa: BLE001 - whatever a file makes of our libraries, somebody waits for an answer
        return packed({"failed": FAILED, "where": _place(error)})


def _filled(template: bytes, words: Mapping[str, object]) -> bytes:
    refused = guard(template)
    if refused:
        return packed({"mistakes": as_data(refused)})
    try:
        return packed({"mistakes": []}, fill(template, words))
    except TemplateError as error:
        return packed({"mistakes": as_data([error.mistake])})


def _examined(template: bytes, names: Names | None) -> bytes:
    inspection = inspect(template)
    if not inspection.may_be_opened:
        return _told(inspection.mistakes)
    whole = without_own_comments(template)
    mended, repairs = repair(whole)
    mistakes = [*inspection.mistakes, *_removed(whole != template), *repairs, *check(mended, names)]
    try:
        used: dict[str, object] = {
            "names": sorted(names_used(mended)),
            "fields": as_data(map(_field, fields_of(mended))),
        }
    except TemplateError:
        used = {}
    return _told(
        list(dict.fromkeys(mistakes)),
        used,
        commented=commented(mended, mistakes) if mistakes else b"",
        repaired=mended if mended != template else b"",
    )


def _field(use: FieldUse) -> Field:
    return Field(
        use.path, use.how, use.in_table, use.label,
        in_cell=use.in_cell, alone=use.alone, section=use.section, yes_no=use.yes_no,
        compared="\n".join(use.compared),
    )  # fmt: skip


def _removed(happened: bool) -> list[Mistake]:
    if not happened:
        return []
    return [Mistake("hela mallen", "", _OWN_COMMENTS, severity=Severity.ADVICE, fixed=True)]


def _told(
    mistakes: Sequence[Mistake],
    used: Mapping[str, Any] | None = None,
    *,
    commented: bytes = b"",
    repaired: bytes = b"",
) -> bytes:
    said = {"mistakes": as_data(mistakes), "names": [], "fields": [], **(used or {})}
    return packed(said, commented, repaired)


def _place(error: Exception) -> str:
    """The class and the line, never the message: it may quote the file."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"
