"""Files that no document names are deleted in time; one that is named or young never is."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from service.models import TemplateFile
from service.operations.files import KEPT_AT_LEAST
from tests.support.templates import upload, word_file
from tests.workers.making import Making
from workers import schedule


def aged(making: Making, name: str, age: timedelta) -> Path:
    """The file of this name in the store, of that age by the test's clock."""
    path = making.services.settings.blobs / name[:2] / name[2:4] / name
    moment = (making.services.clock() - age).timestamp()
    os.utime(path, (moment, moment))
    return path


@pytest.fixture
def named(making: Making) -> list[str]:
    """The files of a document made long ago."""
    making.run()
    names = [*making.services.store.all()]
    for name in names:
        aged(making, name, timedelta(days=400))
    return names


def test_what_a_crash_left_is_deleted_after_a_day_and_a_document_s_files_never(
    making: Making, named: list[str]
) -> None:
    left = making.services.store.put(b"left by a crash")
    aged(making, left, timedelta())
    making.forward(hours=23)
    schedule.collect(making.services)
    assert making.services.store.has(left)
    making.forward(hours=2)
    schedule.collect(making.services)
    assert [*making.services.store.all()] == named


def test_what_a_killed_writer_left_half_written_is_deleted_after_a_day(
    making: Making, named: list[str]
) -> None:
    folder = aged(making, named[0], timedelta(days=400)).parent
    for name, age in {"old.part": timedelta(hours=1), "young.part": timedelta(hours=-1)}.items():
        (folder / name).touch()
        moment = (making.services.clock() - KEPT_AT_LEAST - age).timestamp()
        os.utime(folder / name, (moment, moment))
    schedule.collect(making.services)
    assert [path.name for path in folder.glob("*.part")] == ["young.part"]
    assert [*making.services.store.all()] == named


def test_an_uploaded_template_and_what_was_made_of_it_are_kept(making: Making, named: list[str]) -> None:
    template_id = upload(making.people, word_file())
    with making.services.work() as work:
        pictured = work.store.put(b"a picture")
        picture = TemplateFile(
            template_id=template_id, name="tom-1.png", media_type="image/png", blob=pictured
        )
        work.session.add(picture)
    kept = [*making.services.store.all()]
    for name in kept:
        aged(making, name, timedelta(days=400))
    schedule.collect(making.services)
    assert [*making.services.store.all()] == kept
    assert len(kept) == len(named) + 2


def test_a_database_without_documents_costs_no_file(making: Making) -> None:
    name = making.services.store.put(b"of another database")
    aged(making, name, timedelta(days=400))
    schedule.collect(making.services)
    assert making.services.store.has(name)
