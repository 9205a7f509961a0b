"""The guideline for kompetenshöjande medel is one chain of versions, known to a decision by its day."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from service.demo.load import PROJECT
from service.documents.example import load
from service.errors import NotAllowed
from service.models import Record
from service.operations import contexts, documents, guidelines, projects, records
from tests.support.people import Cast, must_finalise

KIND = "riktlinjer_medel"


def laid_down(people: Cast, since: str, **changed: object) -> UUID:
    """A version of the guideline in force from a day; its record."""
    answers: Mapping[str, object] = {**load(KIND)["answers"], "galler_fran": since, **changed}
    with people.bench.work(people["projektledare"]) as work:
        draft = records.begin(work, work.kind(KIND), project_key=PROJECT)
        must_finalise(work, draft, answers)
        return draft.id


def test_what_is_written_next_is_a_new_version_of_the_one_there_is(people: Cast) -> None:
    first, second = laid_down(people, "2018-03-01"), laid_down(people, "2019-01-01")
    with people.bench.work(people["projektledare"]) as work:
        newer = work.session.get_one(Record, second)
        assert (newer.version, newer.supersedes_id) == (2, first)
        assert [(each.version, str(each.since)) for each in guidelines.of(work, PROJECT)] == [
            (1, "2018-03-01"),
            (2, "2019-01-01"),
        ]
        begun = records.begin(work, work.kind(KIND), project_key=PROJECT)
        assert records.begin(work, work.kind(KIND), project_key=PROJECT).id == begun.id
        assert (begun.version, begun.supersedes_id) == (3, second)


def test_a_decision_knows_the_versions_that_were_there_when_it_was_made(people: Cast) -> None:
    laid_down(people, "2018-03-01")
    case_id = people.enrol("D1")
    people.plan(case_id, "D1")
    answers = {**load("kompetenshojande_medel")["answers"], "datum": "2019-03-07", "projektar": "3"}
    paper = people.write(case_id, "kompetenshojande_medel", answers, who="projektledare")
    laid_down(people, "2019-03-01")
    with people.bench.work(people["projektledare"]) as work:
        then = contexts.context_of(work, work.session.get_one(Record, paper))
        assert [each.version for each in then.guidelines] == [1]


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("projektledare", True),
        ("vagledare", True),
        ("styrgrupp", True),
        ("lsg_forbund", False),
        ("remittent", False),
        ("oh_ledamot", False),
    ],
)
def test_who_decides_by_the_guideline_reads_it(people: Cast, who: str, reads: bool) -> None:
    paper = laid_down(people, "2018-03-01")
    with people.bench.work(people[who]) as work:
        assert [row.id for row in projects.papers(work, PROJECT)] == [paper] * reads
    if not reads:
        with pytest.raises(NotAllowed), people.bench.work(people[who]) as work:
            documents.download(work, paper, "docx")


def test_nobody_but_the_leader_writes_it(people: Cast) -> None:
    for who in ("vagledare", "styrgrupp", "lsg_forbund"):
        with pytest.raises(NotAllowed), people.bench.work(people[who]) as work:
            records.begin(work, work.kind(KIND), project_key=PROJECT)
