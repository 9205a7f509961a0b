"""Documents of kinds without code, from the upload of a Word file to the text in the finished document."""

import re
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.documents.kind import Subject
from service.documents.own import Definition
from service.models import Job, JobState, Template, TemplateState
from service.operations import templates
from service.operations.documents import download
from service.operations.own import editing as own_editing
from service.operations.templates import CHECK_TEMPLATE, PREVIEW_TEMPLATE
from tests.support.own import KEY, in_use, kind, question
from tests.support.people import Cast, begin, must_finalise
from tests.support.templates import APPROVER, UPLOADER, activate, sent
from tests.support.word import paragraphs, template
from tests.workers.making import Making
from workers import jobs
from workers.templates import jobs as template_jobs
from workers.untrusted import examine

NOTE = kind(
    question("rubrik"), question("klart", "ja_nej"), question("datum", "datum"), writers=["vagledare"]
)
WORD = "{{ dokument.titel }}: {{ rubrik }} {% if klart %}klart{% else %}inte klart{% endif %} {{ datum }} "
ID = "{{ dokument.id }}"


@pytest.fixture
def case_id(people: Cast) -> UUID:
    return people.take_in()


def written(people: Cast, case_id: UUID, **answers: object) -> Making:
    with people.bench.work(people["vagledare"]) as work:
        record = begin(work, case_id, KEY)
        must_finalise(work, record, answers)
        return Making(people, record.id)


def printed(making: Making) -> str:
    people = making.people
    making.write()
    with people.bench.work(people["vagledare"]) as work:
        file = download(work, making.record_id, "docx")
        assert re.fullmatch(r"VK-\d{4}-\d{3}-motesanteckning-v1\.docx", file.name)
    return " ".join(paragraphs(file.read(people.bench.services.store)))


def test_a_document_is_made_of_the_template_in_use(people: Cast, case_id: UUID) -> None:
    in_use(people, NOTE, text=WORD + ID)
    said = printed(written(people, case_id, f_rubrik="Våren", f_klart=True, f_datum="2019-03-01"))
    assert said.startswith("Mötesanteckning: Våren klart 1 mars 2019")


def test_a_document_that_waited_over_a_change_prints_what_was_answered(people: Cast, case_id: UUID) -> None:
    in_use(people, NOTE, text=WORD + ID)
    making = written(people, case_id, f_rubrik="i våras", f_klart=False)
    changed = kind(question("rubrik", "datum"), question("ny"), writers=["vagledare"])
    in_use(people, changed, text="{{ rubrik }} {{ ny }}" + ID)
    assert printed(making).startswith("i våras ")


def test_without_a_template_in_use_the_document_waits_with_a_sentence(people: Cast, case_id: UUID) -> None:
    in_use(people, NOTE, text=WORD + ID)
    making = written(people, case_id, f_rubrik="Våren")
    with people.bench.work(people[UPLOADER]) as work:
        templates.roll_back(work, KEY, PROJECT, "Stopp")
    making.write()
    assert "ingen mall i bruk" in making.job.error


def test_an_uploaded_file_gets_its_questions_from_the_real_check(people: Cast, case_id: UUID) -> None:
    data = template("Rubrik: {{ rubrik }} {% if klart %}klart{% endif %} den {{ datum }} " + ID)
    with sent(people, data) as file, people.bench.work(people[UPLOADER]) as work:
        made = own_editing.begin(work, file=file, title="Mötesanteckning", subject=Subject.CASE, why="Första")
        job_id = work.session.scalars(select(Job.id).where(Job.subject_id == made.id)).one()
    jobs.run(
        people.bench.services, job_id, tasks={CHECK_TEMPLATE: partial(template_jobs.check, examine=examine)}
    )
    with people.bench.work() as work:
        row = work.session.get_one(Template, made.id)
        assert row.state == TemplateState.READY
        asked = {
            each.name: (each.label, each.type.value)
            for each in Definition.from_json(row.definition).questions
        }
    assert asked["rubrik"] == ("Rubrik", "text")
    assert (asked["klart"][1], asked["datum"][1]) == ("ja_nej", "datum")
    _drawn(people, made.id)
    activate(people, made.id, who=APPROVER)
    said = printed(written(people, case_id, f_rubrik="Våren", f_klart=True, f_datum="2019-03-01"))
    assert said.startswith("Rubrik: Våren klart den 1 mars 2019")


def _drawn(people: Cast, template_id: UUID) -> None:
    """Its pages were drawn, which is waited for before it is approved."""
    with people.bench.work() as work:
        job = work.session.scalars(
            select(Job).where(Job.dedup_key == f"{PREVIEW_TEMPLATE}:{template_id}")
        ).one()
        job.state = JobState.DONE
