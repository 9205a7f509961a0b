"""The way back to the tables of an older version, with rows in them."""

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import select, text

from service.database import MIGRATIONS
from service.demo.load import PROJECT
from service.models import CaseFile, Document, Job, JobState, Record, TemplateActivation
from service.operations import case_page, field_lists, projection, records
from service.processes import prepare
from tests.support.own import in_use, kind, question
from tests.support.people import Cast, begin
from tests.support.templates import KIND, UPLOADER, put_in_use
from tests.support.work import RING, Bench
from tests.workers.making import Making


def move(bench: Bench, *, down: str = "", up: str = "") -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with bench.services.engine.begin() as connection:
        config.attributes["connection"] = connection
        if down:
            command.downgrade(config, down)
        if up:
            command.upgrade(config, up)


def test_a_document_without_its_pdf_is_made_again_by_the_older_version(people: Cast) -> None:
    put_in_use(people, "{{ dokument.id }} A")
    with people.bench.work(people[UPLOADER]) as work:
        field_lists.ask(work, KIND, PROJECT)
    making = Making.of_referral(people)
    making.write()
    move(people.bench, down="0001")
    with people.bench.work() as work:
        jobs = [*work.session.execute(select(Job.kind, Job.state, Job.attempts))]
        assert jobs == [("render", JobState.QUEUED, 0)]
        assert work.session.scalar(text("SELECT count(*) FROM document")) == 0
        assert work.session.scalar(select(Record.state)) == "final"
    move(people.bench, up="head")
    making.run()
    with people.bench.work() as work:
        assert work.session.scalars(select(Document.pages)).one() == 1


def test_what_lists_read_is_computed_again_when_the_tables_have_moved(people: Cast) -> None:
    case_id, settings = people.refer(), people.bench.services.settings
    RING.save(settings.keys)
    with people.bench.work() as work:
        before = projection.stored(work, work.session.get_one(CaseFile, case_id))
    assert before.steps
    move(people.bench, down="0005")
    prepare.migrate(settings).engine.dispose()
    with people.bench.work() as work:
        assert projection.stored(work, work.session.get_one(CaseFile, case_id)) == before


def test_what_reached_who_referred_is_in_the_list_after_an_upgrade(people: Cast) -> None:
    """The older version kept no list, and let her read what consent covered when it became final."""
    case_id, settings = people.take_in(), people.bench.services.settings
    RING.save(settings.keys)
    move(people.bench, down="0010")
    prepare.migrate(settings).engine.dispose()
    with people.bench.work(people["projektledare"]) as work:
        (sent,) = case_page.read(work, case_id).sent
    assert (sent.title, sent.to, sent.automatic) == ("Remissvar", "Arbetsförmedlingen", True)
    assert sent.ground.endswith("återskapat ur handlingarna")


def test_a_finished_document_stands_and_finds_its_template_on_the_way_up(people: Cast) -> None:
    template_id = put_in_use(people, "{{ dokument.id }} A")
    people.bench.clock.forward(seconds=1)
    making = Making.of_referral(people)
    making.run()
    move(people.bench, down="0004", up="head")
    assert making.document is not None
    assert making.document.template_id == template_id
    move(people.bench, down="0001")
    with people.bench.work() as work:
        assert work.session.scalar(text("SELECT count(*) FROM document")) == 1
        assert [*work.session.scalars(select(Job.state))] == [JobState.DONE]


def test_of_two_drafts_that_an_older_version_had_no_room_for_neither_is_thrown_away(people: Cast) -> None:
    case_id = people.enrol()
    for who in ("remittent", "vagledare"):
        with people.bench.work(people[who]) as work:
            begin(work, case_id, "samtycke")
    with pytest.raises(RuntimeError, match="1 documents are being written twice"):
        move(people.bench, down="0019")


def test_records_that_an_older_version_cannot_read_are_never_lost(people: Cast) -> None:
    in_use(people, kind(question("rubrik"), subject="project"))
    with people.bench.work() as work:
        step = work.session.scalars(select(TemplateActivation)).one()
    with people.bench.work(people[UPLOADER]) as work:
        records.begin(work, work.kind(step.kind), project_key=PROJECT, file=None)
    with pytest.raises(RuntimeError, match="1 records are of kinds that people made"):
        move(people.bench, down="0001")
    with people.bench.work() as work:
        assert work.session.scalars(select(Record.kind)).one() == step.kind
