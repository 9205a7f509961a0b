"""How two Word files differ in text, as it is kept: sealed with the key of what the record is about."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from service.models import Record, WordVersion
from service.operations.content import record_key
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph, added when `before` is "" and removed when `after` is; `place` is such as "sidfoten"."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes in the order of the document, how many `more` there are than can be shown, and `told`.

    `told` are figures, names and dates that were changed and also stand in the record's answers.
    """

    changes: tuple[Change, ...] = ()
    more: int = 0
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """Between the generated Word file and this one, and between the edit that stands and this one."""

    generated: Difference | None = None
    standing: Difference | None = None


def sealed(work: Work, record: Record, version_id: UUID, found: Differences) -> bytes:
    said = {"generated": _data(found.generated), "standing": _data(found.standing)}
    data = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return record_key(work, record).seal(data, where=_place(version_id))


def opened(work: Work, record: Record, version: WordVersion) -> Differences:
    """What was found; nothing where nothing was compared."""
    if version.differences is None:
        return Differences()
    data = record_key(work, record).open(version.differences, where=_place(version.id))
    said = json.loads(data)
    return Differences(_difference(said["generated"]), _difference(said["standing"]))


def _place(version_id: UUID) -> str:
    return f"word_version.differences.{version_id}"


def _data(found: Difference | None) -> dict[str, object] | None:
    if found is None:
        return None
    rows = [[each.place, each.before, each.after] for each in found.changes]
    return {"changes": rows, "more": found.more, "told": [*found.told]}


def _difference(said: Mapping[str, Any] | None) -> Difference | None:
    if said is None:
        return None
    return Difference(tuple(Change(*row) for row in said["changes"]), said["more"], tuple(said["told"]))
