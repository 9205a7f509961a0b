"""A database of very many cases, written in bulk as the use cases would have left it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert

from service.domain.case import Person
from service.domain.lifecycle import CaseState
from service.models import CaseFile, CaseProjection, CaseStep, NameToken, Record, RecordState
from service.operations import name_index
from service.operations.work import Work
from service.vault import DataKey
from tests.support.people import Cast

OWN = 300
"""Cases of the one vägledare and the one remittent who are measured, however many there are in all."""
NEWEST, YEARS = datetime(2019, 3, 6, tzinfo=UTC), 5
_AT_ONCE = 1000
_SYLLABLES = [first + last for first in "bdfgklmnprstv" for last in "aeiouåäö"]
_ALIVE = (
    (CaseState.INKOMMEN, ("granskning",)),
    (CaseState.PA_DAGORDNING, ("remissvar",)),
    (CaseState.KARTLAGGNING, ("genomforandeplan",)),
    (CaseState.PAGAENDE, ("uppfoljning", "slutanalys")),
    (CaseState.AVSLUTAD, ("uppfoljning_90_dagar", "uppfoljning_1_ar")),
)
"""Three of ten cases wait for something; the others are closed."""


@dataclass(frozen=True)
class Rows:
    """What one case is, table by table."""

    file: dict[str, Any]
    projection: dict[str, Any]
    steps: list[dict[str, Any]]
    tokens: list[dict[str, Any]]
    record: dict[str, Any]


def fill(people: Cast, number: int) -> str:
    """So many cases, spread over all projects; the answer is the name of one, to look for."""
    chance = Random(number)
    with people.bench.work() as work:
        maker = _Maker(people, work, chance)
        for start in range(0, number, _AT_ONCE):
            rows = [maker.case(each) for each in range(start, min(start + _AT_ONCE, number))]
            _write(work, rows)
        return maker.last_name


def _write(work: Work, rows: list[Rows]) -> None:
    for model, of_model in (
        (CaseFile, [each.file for each in rows]),
        (CaseProjection, [each.projection for each in rows]),
        (CaseStep, [step for each in rows for step in each.steps]),
        (NameToken, [token for each in rows for token in each.tokens]),
        (Record, [each.record for each in rows]),
    ):
        work.session.execute(insert(model), of_model)


class _Maker:
    def __init__(self, people: Cast, work: Work, chance: Random) -> None:
        self.work, self.chance, self.last_name = work, chance, ""
        self.projects = [*work.projects.values()]
        self.guide, self.other_guide = people["vagledare"].id, people["projektledare"].id
        self.remittent, self.other_remittent = people["remittent"].id, people["remittent.fk"].id
        self.names = [self._word(), *(self._word() for _ in range(1999))]

    def case(self, number: int) -> Rows:
        """The first OWN of the measured project belong to those who are measured."""
        project = self.projects[number % len(self.projects)]
        own = project.key == "vagknuten_2_0" and number // len(self.projects) < OWN
        case_id, at = uuid4(), NEWEST - timedelta(days=self.chance.uniform(0, YEARS * 365))
        wrapped = self.work.vault.new_key(where=f"case_file.wrapped_key.{case_id}")
        key = self.work.vault.unwrap(wrapped, where=f"case_file.wrapped_key.{case_id}")
        state, kinds = self.chance.choice(_ALIVE) if self.chance.random() < 0.3 else (CaseState.STANGD, ())
        file = {
            "id": case_id, "number": project.case_number(2017, number + 1), "project_key": project.key,
            "organisation_key": project.organisations[0].key, "wrapped_key": wrapped, "created_at": at,
            "remittent_id": self.remittent if own else self.other_remittent,
            "vagledare_id": self.guide if own else self.other_guide,
        }  # fmt: skip
        name = f"{self.chance.choice(self.names[:300])} {self.chance.choice(self.names)}"
        self.last_name = name if own else self.last_name
        return Rows(
            file, self._projection(case_id, key, state=state, name=name),
            [*self._steps(case_id, kinds)], [*self._tokens(case_id, name)],
            self._record(file, key, at=at),
        )  # fmt: skip

    def _projection(self, case_id: UUID, key: DataKey, *, state: CaseState, name: str) -> dict[str, Any]:
        return {
            "case_id": case_id, "state": state, "enrolled_on": None, "closed_on": None, "protected": False,
            "group_key": "", "followed_until": date(2030, 1, 1),
            "person_index": self.work.vault.blind_index(str(case_id), purpose="personnummer"),
            "name": key.seal(name.encode(), where=f"case_projection.name.{case_id}"),
        }  # fmt: skip

    def _steps(self, case_id: UUID, kinds: tuple[str, ...]) -> Iterator[dict[str, Any]]:
        for place, kind in enumerate(kinds):
            due = date(2019, 3, 7) + timedelta(days=self.chance.randint(-60, 200))
            yield {"case_id": case_id, "place": place, "kind": kind, "due": due, "since": None, "reason": ""}

    def _tokens(self, case_id: UUID, name: str) -> Iterator[dict[str, Any]]:
        for token in name_index.tokens(self.work.vault, Person(name, None, protected=False)):
            yield {"case_id": case_id, "token": token}

    def _record(self, file: dict[str, Any], key: DataKey, *, at: datetime) -> dict[str, Any]:
        record_id = uuid4()
        return {
            "id": record_id, "kind": "remiss", "project_key": file["project_key"], "case_id": file["id"],
            "state": RecordState.FINAL, "version": 1, "lock": 1, "author_id": file["remittent_id"],
            "supersedes_id": None, "created_at": at, "updated_at": at, "finalised_at": at,
            "content": key.seal(b'{"samtycke_bifogat":true}', where=f"record.content.{record_id}"),
        }  # fmt: skip

    def _word(self) -> str:
        return "".join(self.chance.choice(_SYLLABLES) for _ in range(self.chance.randint(2, 4))).capitalize()
