"""The jobs of an uploaded template: done once, by who owns them, also when one dies or is slow."""

from dataclasses import asdict
from functools import partial

import pytest

from doc_templates.names import Names
from service.models import TemplateState
from service.operations import templates
from service.operations.templates import CHECK_TEMPLATE, PREVIEW_TEMPLATE
from service.operations.templates.upload import IN_TURN
from tests.support.people import Cast
from tests.support.templates import KIND, UPLOADER, sent, upload, word_file
from tests.workers.desk import NAMES, USES, WHOLE, WRONG, Desk, found, told
from workers import jobs
from workers.errors import PdfTimeout
from workers.rendering import fill
from workers.templates import jobs as template_jobs
from workers.templates import preview as template_preview
from workers.untrusted import Examined


@pytest.fixture
def desk(people: Cast) -> Desk:
    return Desk(people, upload(people, word_file(WHOLE)))


def test_a_whole_template_is_ready_and_its_pages_are_drawn(desk: Desk) -> None:
    desk.run()
    page = desk.page
    assert (page.version.state, page.version.hindrance) == (TemplateState.READY, "")
    assert desk.row.names == [*NAMES]
    assert desk.row.fields[0] == asdict(USES[0])
    assert {which: len(names) for which, names in page.pictures.items()} == dict.fromkeys(templates.WHICH, 12)
    assert page.today.keys() == page.pictures.keys()
    assert page.pictures["tom"][9:] == ("tom-10.png", "tom-11.png", "tom-12.png")
    assert desk.read("idag-extrem-2.png") == b"sida 2"
    assert (page.checking, page.drawing, page.trouble) == (False, False, "")
    assert told(desk.people) == [
        {"kind": KIND, "number": 1, "state": "ready", "mistakes": 0, "definition_sha256": ""}
    ]
    offered = desk.offered[0]
    assert offered is not None
    assert offered.knows("dokument.titel")


@pytest.mark.parametrize("kind", [CHECK_TEMPLATE, PREVIEW_TEMPLATE])
def test_a_worker_that_dies_leaves_the_job_to_another(desk: Desk, kind: str) -> None:
    if kind == PREVIEW_TEMPLATE:
        desk.run(CHECK_TEMPLATE)
    job = desk.job(kind)
    assert job is not None
    with pytest.raises(SystemExit):
        jobs.run(desk.people.bench.services, job.id, tasks={kind: dying})
    expected = TemplateState.READY if kind == PREVIEW_TEMPLATE else TemplateState.CHECKING
    assert desk.row.state == expected
    desk.run()
    assert not desk.page.pictures
    desk.people.bench.clock.forward(seconds=desk.people.bench.services.settings.job_lease + 1)
    desk.run()
    assert desk.page.pictures
    assert len(told(desk.people)) == 1


def dying(services: object, held: object) -> None:
    raise SystemExit("kill -9")


def test_who_has_lost_the_job_leaves_nothing(desk: Desk) -> None:
    def examine(data: bytes, names: Names | None) -> Examined:
        desk.people.bench.clock.forward(seconds=desk.people.bench.services.settings.job_lease + 1)
        desk.run(CHECK_TEMPLATE)
        return found(WRONG, commented=b"PK for sent")

    job = desk.job(CHECK_TEMPLATE)
    assert job is not None
    jobs.run(
        desk.people.bench.services,
        job.id,
        tasks={CHECK_TEMPLATE: partial(template_jobs.check, examine=examine)},
    )
    assert (desk.row.state, desk.row.mistakes) == (TemplateState.READY, [])
    assert len([*desk.people.bench.services.store.all()]) == 1


def test_a_converter_that_is_slow_is_tried_again_and_then_by_a_person(desk: Desk) -> None:
    desk.run(CHECK_TEMPLATE)

    def slow(pdf: bytes) -> list[bytes]:
        raise PdfTimeout

    job = desk.job(PREVIEW_TEMPLATE)
    assert job is not None
    tasks = {PREVIEW_TEMPLATE: partial(template_preview.preview, fill=fill, draw=slow, using=desk.converter)}
    for _ in range(4):
        desk.people.bench.clock.forward(hours=1)
        jobs.run(desk.people.bench.services, job.id, tasks=tasks)
    page = desk.page
    assert page.trouble == str(PdfTimeout())
    assert page.version.state is TemplateState.READY
    with desk.people.bench.work(desk.people[UPLOADER]) as work:
        templates.retry(work, desk.template_id)
    desk.run(PREVIEW_TEMPLATE)
    assert (desk.page.trouble, len(desk.page.pictures)) == ("", 3)


def test_one_of_many_that_came_in_one_file_is_drawn_when_its_turn_comes(people: Cast) -> None:
    with sent(people, word_file(WHOLE)) as file, people.bench.work(people[UPLOADER]) as work:
        row = templates.upload(work, kind_key=KIND, file=file, why="Hämtad", queue=IN_TURN)
    desk = Desk(people, row.id)
    desk.run(CHECK_TEMPLATE)
    job = desk.job(PREVIEW_TEMPLATE)
    assert job is not None
    assert job.queue == IN_TURN
