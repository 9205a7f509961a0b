"""Kinds without code in a case and a project: from that somebody approved one to a final document."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from forms.base import as_typed
from service.demo.load import PROJECT
from service.documents.kind import Subject
from service.documents.own import Definition, OwnKind
from service.errors import KindUnknown, NotAllowed
from service.models import Job, RecordState
from service.operations import access, case_page, draft_page, finalising, records, templates
from service.operations.documents import RENDER
from service.operations.own import kinds as own_kinds
from service.operations.own.kinds import Built
from tests.operations.own_documents import NOTE, draft, final, offered
from tests.support.own import EVERY_TYPE, KEY, in_use, kind, upload
from tests.support.people import Cast, begin
from tests.support.templates import APPROVER


def test_a_kind_is_written_from_that_somebody_else_has_approved_it(people: Cast) -> None:
    case_id = people.take_in()
    template_id = upload(people, NOTE)
    assert "Mötesanteckning" not in offered(people, case_id)
    with pytest.raises(KindUnknown):
        draft(people, case_id)
    with people.bench.work(people[APPROVER]) as work:
        templates.activate(work, template_id)
    assert "Mötesanteckning" in offered(people, case_id)
    assert "Mötesanteckning" not in offered(people, case_id, who="projektledare")


def test_it_is_drafted_reviewed_and_made_final_as_the_others(people: Cast) -> None:
    in_use(people, NOTE)
    case_id = people.take_in()
    with people.bench.work(people["vagledare"]) as work:
        record = begin(work, case_id, KEY)
        outcome = finalising.finalise(work, record.id, {"f_text": ["x"]}, lock=record.lock)
        assert [problem.id for problem in outcome.problems] == ["f_rubrik"]
        record = outcome.record
        outcome = finalising.finalise(work, record.id, {"f_rubrik": ["Mötet"]}, lock=record.lock)
        assert outcome.problems == []
        assert work.session.scalar(select(Job.kind).where(Job.subject_id == record.id)) == RENDER
    with people.bench.work(people["vagledare"]) as work:
        second = begin(work, case_id, KEY)
        assert (second.version, draft_page.read(work, second.id).form["f_rubrik"].data) == (2, "Mötet")


def test_it_belongs_to_its_own_project(people: Cast) -> None:
    in_use(people, NOTE)
    with people.bench.work() as work:
        assert [each.key for each in work.kinds(PROJECT)][-1] == KEY
        assert KEY not in [each.key for each in work.kinds("visa_vagen")]
        with pytest.raises(KindUnknown):
            work.kind("egen-visa_vagen-motesanteckning")
        with pytest.raises(KindUnknown):
            work.kind("lagesrapport")


def test_a_closed_case_is_offered_only_kinds_that_are_said_to_be_for_it(people: Cast) -> None:
    usual = Definition.new("Mötesanteckning", Subject.CASE).to_json()["begins"]
    assert usual == [
        "inkommen",
        "komplettering_begard",
        "intag",
        "vilande",
        "endast_konsultation",
        "pagaende",
    ]
    in_use(people, NOTE)
    case_id = people.enrol()
    assert "Mötesanteckning" in offered(people, case_id)
    people.plan(case_id)
    people.close(case_id)
    assert "Mötesanteckning" not in offered(people, case_id)
    in_use(people, {**NOTE, "begins": ["avslutad"]}, text="{{ dokument.id }} efter")
    with people.bench.work(people["vagledare"]) as work:
        found = case_page.read(work, case_id).writable
    assert ("Mötesanteckning", False) in [(each.title, each.is_next) for each in found]


def test_kinds_are_kept_and_few(people: Cast) -> None:
    template_id = in_use(people, NOTE)
    with people.bench.work() as one, people.bench.services.sessions() as session:
        assert one.kind(KEY) is own_kinds.of_template(session, template_id)
    built = Built(room=2)
    made = {number: built.keep(UUID(int=number), own_kinds_kind(people)) for number in range(3)}
    assert (built.get(UUID(int=0)), built.get(UUID(int=2))) == (None, made[2])


def own_kinds_kind(people: Cast) -> OwnKind:
    with people.bench.work() as work:
        return own_kinds.kind(work.session, KEY)


def test_who_is_no_writer_writes_nothing(people: Cast) -> None:
    in_use(people, NOTE)
    case_id = people.take_in()
    with people.bench.work(people["projektledare"]) as work, pytest.raises(NotAllowed):
        begin(work, case_id, KEY)


def test_every_type_of_answer_is_kept_through_the_vault(people: Cast) -> None:
    in_use(people, kind(*EVERY_TYPE, writers=["vagledare"]))
    answers: dict[str, Any] = {
        "f_rubrik": "R", "f_klart": False, "f_stod": "Helt", "f_antal": 3,
        "f_moten": [{"f_datum": "2019-03-01", "f_vem": "Testperson D1"}],
    }  # fmt: skip
    record_id = final(people, people.take_in(), **answers)
    with people.bench.work(people["vagledare"]) as work:
        record, _ = access.record(work, record_id)
        assert record.state == RecordState.FINAL
        assert as_typed(records.form_of(work, record).answers()).items() >= as_typed(answers).items()
