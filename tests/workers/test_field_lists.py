"""The field list as a Word file: made by a worker, holding every field, in the house style."""

from importlib.resources import files
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from doc_templates.faltlista import TEMPLATE, FaltlistaWords, words
from doc_templates.names import catalogue
from service.demo.load import PROJECT
from service.documents.fields import fields_of
from service.documents.kinds import REGISTRY
from service.models import Job
from service.operations import field_lists
from service.operations.jobs import Claim
from tests.support import wordstyle
from tests.support.kinds import PROJECTS
from tests.support.people import Cast
from workers import field_lists as making
from workers import jobs
from workers.checking import names_used
from workers.word.package import Package


def made(people: Cast, kind: str = "genomforandeplan") -> UUID:
    """A list that was asked for and that a worker has made."""
    with people.bench.work(people["projektledare"]) as work:
        list_id = field_lists.ask(work, kind, PROJECT).id
    with people.bench.work() as work:
        job_id = work.session.scalars(select(Job.id).where(Job.subject_id == list_id)).one()
    jobs.run(people.bench.services, job_id)
    return list_id


def test_a_worker_makes_the_list(people: Cast) -> None:
    list_id = made(people)
    with people.bench.work(people["projektledare"]) as work:
        assert field_lists.progress(work, list_id).state == "ready"
        file = field_lists.download(work, list_id)
    data = file.read(people.bench.services.store)
    text = wordstyle.text(wordstyle.WordFile(data).body)
    assert file.name == "faltlista-genomforandeplan.docx"
    assert "Fält i genomförandeplan" in text
    assert (
        "{{ deltagare.namn }}Deltagarens namn; ett alias vid skyddade personuppgifter.textTestperson D1"
        in text
    )


def test_one_that_another_worker_has_made_leaves_no_file(people: Cast) -> None:
    services, list_id = people.bench.services, made(people)
    with services.work() as work:
        job_id = work.session.scalars(select(Job.id).where(Job.subject_id == list_id)).one()
    late = Claim(job_id, uuid4(), field_lists.FIELD_LIST, list_id, 1)
    files_before = [*services.store.all()]
    making.make(services, late)
    assert [*services.store.all()] == files_before


@pytest.mark.parametrize("key", REGISTRY.kinds)
def test_every_field_of_every_kind_stands_in_its_list(key: str) -> None:
    kind, project = REGISTRY[key], PROJECTS[PROJECT]
    sections = fields_of(kind, project)
    content = words(kind.title, project=project.name, on=project.period.start, sections=sections)
    text = wordstyle.text(wordstyle.WordFile(making.word(content)).body)
    written = [entry.snippets[0].text.split("\n")[0] for each in sections for entry in each.entries]
    assert [each for each in written if each not in text] == []


def test_a_list_of_rows_is_printed_with_the_whole_of_its_loop() -> None:
    kind, project = REGISTRY["genomforandeplan"], PROJECTS[PROJECT]
    sections = fields_of(kind, project)
    content = words(kind.title, project=project.name, on=project.period.start, sections=sections)
    rows = [row.skriv for each in content.avsnitt for row in each.rader]
    assert "{%tr for u in uppfoljningar %}\n{{ u.datum }} {{ u.hur }}\n{%tr endfor %}" in rows


def test_the_word_file_uses_only_what_the_list_offers() -> None:
    names = catalogue(FaltlistaWords)
    used = names_used(files("doc_templates").joinpath(TEMPLATE).read_bytes())
    assert [name for name in used if not names.knows(name)] == []


def test_the_word_file_keeps_the_house_style() -> None:
    word = wordstyle.WordFile(files("doc_templates").joinpath(TEMPLATE).read_bytes())
    (table,) = [each for each in word.tables() if len(each.findall(wordstyle.q("tr"))) == 8]
    header = table.findall(wordstyle.q("tr"))[0]
    assert wordstyle.is_on(wordstyle.find(header, "trPr/tblHeader"))
    assert all(
        wordstyle.is_on(wordstyle.find(row, "trPr/cantSplit")) for row in table.findall(wordstyle.q("tr"))
    )
    assert b'w:val="sv-SE"' in dict(Package.read(word.data).members)["word/styles.xml"]
    page = next(word.body.iter(wordstyle.q("pgSz")))
    assert (wordstyle.value(page, "w"), wordstyle.value(page, "h")) == ("11906", "16838")


def test_a_group_of_fields_stands_on_one_page_where_there_is_room() -> None:
    word = wordstyle.WordFile(files("doc_templates").joinpath(TEMPLATE).read_bytes())
    kept = [
        wordstyle.text(each)
        for each in word.body.iter(wordstyle.q("p"))
        if wordstyle.find(each, "pPr/keepNext") is not None
    ]
    assert [each for each in kept if "rad." in each][:3] == [
        "{{ rad.skriv }}", "{{ rad.betyder }}", "{{ rad.slag }}",
    ]  # fmt: skip
