"""What the process for an untrusted file does to examine one: guard, mend, judge, comment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from doc_templates.names import Names
from workers.checking import FieldUse, check, fields_of, names_used, repair
from workers.errors import Mistake, Severity, TemplateError
from workers.guard import inspect
from workers.untrusted import Field
from workers.untrusted.wire import as_data, packed
from workers.word.comments import commented, without_own_comments

_OWN_COMMENTS = "Kommentarerna som Knutpunkt skrev i filen har tagits bort."
_TYPES: Mapping[str, type] = {"str": str, "int": int, "bool": bool, "date": date}


def work(template: bytes, asked: Mapping[str, Any]) -> bytes:
    """All there is to say of the template, the file with comments and the mended one."""
    names, inspection = names_of(asked["names"]), inspect(template)
    if not inspection.may_be_opened:
        return _told(inspection.mistakes)
    whole = without_own_comments(template)
    mended, repairs = repair(whole)
    mistakes = [*inspection.mistakes, *_removed(whole != template), *repairs, *check(mended, names)]
    return _told(
        list(dict.fromkeys(mistakes)),
        _used(mended),
        commented=commented(mended, mistakes) if mistakes else b"",
        repaired=mended if mended != template else b"",
    )


def names_of(data: Mapping[str, Mapping[str, str]] | None) -> Names | None:
    """The names that `wire.names_as_data` made data of."""
    if data is None:
        return None
    words = {path: _TYPES[kind] for path, kind in data["words"].items()}
    return Names(words=words, meanings=data["meanings"], items=data["items"])


def _used(template: bytes) -> Mapping[str, object]:
    try:
        names, fields = sorted(names_used(template)), as_data(map(_field, fields_of(template)))
    except TemplateError:
        return {}
    return {"names": names, "fields": fields}


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
