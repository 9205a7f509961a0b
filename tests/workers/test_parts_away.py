"""A part that the work needs is away for a moment: the document is made when it is back."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, make_url, text

from service.config import PdfMaker, PdfSettings
from service.models import JobState
from tests.workers.making import Making
from workers import jobs, pdf


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Somebody else writes to the SQLite database."""
    other = sqlite3.connect(make_url(url).database or "", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def lock_for_a_while(url: str) -> None:
    """Holds the lock when this returns, and for half a second more."""
    holds = threading.Event()

    def hold() -> None:
        with locked(url):
            holds.set()
            time.sleep(0.5)

    threading.Thread(target=hold).start()
    holds.wait()


def end_all_connections(url: str) -> None:
    """What the others see when PostgreSQL is restarted."""
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    engine = create_engine(url)
    with engine.connect() as connection:
        # S608: the condition is the constant above, nobody else writes it
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))  # noqa: S608
    engine.dispose()


def test_a_database_that_is_locked_or_restarted_delays_the_document(making: Making) -> None:
    url = making.services.settings.database_url
    fault = lock_for_a_while if url.startswith("sqlite") else end_all_connections
    making.converter.during = [lambda: fault(url)]
    making.run()
    assert (making.pdf_job.state, making.pdf_job.attempts, making.pdf_told) == (JobState.DONE, 1, 1)


def test_a_temporary_folder_that_is_away_is_told_of_and_tried_again(
    making: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as changed:
        changed.setattr("tempfile.tempdir", str(making.services.settings.data / "away"))
        making.run()
    assert (making.pdf_job.state, making.pdf_job.error) == (JobState.QUEUED, jobs.OUT_OF_REACH)
    making.forward(seconds=13)
    making.convert()
    assert making.pdf_told == 1


def test_a_libreoffice_that_must_be_there_and_is_not_is_told_of(
    making: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "office_program", lambda: None)
    settings = replace(making.services.settings, pdf=PdfSettings(PdfMaker.LIBREOFFICE))
    making.services = replace(making.services, settings=settings)
    making.write()
    making.convert(tasks=jobs.TASKS)
    assert making.pdf_job.state == JobState.QUEUED
    assert making.pdf_job.error.endswith("LibreOffice är inte installerat.")
