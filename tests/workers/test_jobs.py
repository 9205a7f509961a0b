"""What becomes of a job that goes wrong: the right verdict, a Swedish sentence, and logs without a text."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from sqlalchemy.exc import OperationalError

from doc_templates.words import Words
from service.documents.catalogue.referral import REMISS
from service.documents.kind import Registry
from service.domain.answers import Answers
from service.domain.context import Context
from service.errors import CannotOpen, StorageFull
from service.models import Job, JobState
from service.operations import jobs as operations
from service.operations.jobs import Failure
from tests.support.converter import raising
from tests.support.words import DOKUMENT
from tests.support.work import Bench
from tests.workers.making import Making
from workers import jobs
from workers.errors import Mistake, PdfFailed, PdfTimeout, TemplateError, WordsError
from workers.jobs import judged

SECRET = "Testperson D1 har ont"
LOCKED = OperationalError("UPDATE job", {}, Exception(SECRET))


@pytest.mark.parametrize(
    ("error", "failure", "sentence"),
    [
        (SoftTimeLimitExceeded(), Failure.TRANSIENT, "Det tog för lång tid."),
        (
            PdfTimeout(),
            Failure.TRANSIENT,
            "Det tog för lång tid att göra en PDF av dokumentet. Försök igen om en stund.",
        ),
        (
            StorageFull(),
            Failure.TRANSIENT,
            "Lagringsutrymmet är fullt. Dokumentet kunde inte sparas.",
        ),
        (OSError(SECRET), Failure.TRANSIENT, "Servern kunde inte läsa eller spara."),
        (LOCKED, Failure.TRANSIENT, "Servern kunde inte läsa eller spara."),
        (
            TemplateError(mistake=Mistake("sidfoten", "{{ plan.mål }}", "Namnet finns inte.")),
            Failure.TEMPLATE_ERROR,
            "Word-mallen behöver rättas. Sidfoten, ”{{ plan.mål }}”: Namnet finns inte.",
        ),
        (
            WordsError(path="plan.mal", problem="har för många nivåer."),
            Failure.BAD_INPUT,
            "Uppgifterna till dokumentet kan inte användas: plan.mal har för många nivåer.",
        ),
        (
            CannotOpen(where="record.content"),
            Failure.BAD_INPUT,
            "Uppgiften kan inte läsas (record.content). Nyckeln är fel eller så har uppgiften ändrats.",
        ),
        (
            PdfFailed(reason="LibreOffice lämnade ingen PDF."),
            Failure.UNKNOWN,
            "Det gick inte att göra en PDF av dokumentet: LibreOffice lämnade ingen PDF.",
        ),
        (RuntimeError(SECRET), Failure.UNKNOWN, "Ett oväntat fel inträffade."),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_every_error_has_a_verdict_and_a_sentence(error: Exception, failure: Failure, sentence: str) -> None:
    assert judged(error) == (failure, sentence)


def test_what_may_pass_is_told_tried_again_after_a_pause_and_then_made(making: Making) -> None:
    making.converter.during = [raising(PdfTimeout())]
    making.run()
    job = making.pdf_job
    assert (job.state, job.error_code, job.error) == (JobState.QUEUED, Failure.TRANSIENT, PdfTimeout.message)
    making.convert()
    assert making.pdf_told == 0
    making.forward(seconds=13)
    making.convert()
    assert (making.pdf_job.state, making.pdf_job.attempts, making.pdf_told) == (JobState.DONE, 2, 1)


def test_the_soft_limit_ends_the_attempt_and_not_the_job(making: Making) -> None:
    making.converter.during = [raising(SoftTimeLimitExceeded())]
    making.run()
    assert (making.pdf_job.state, making.pdf_job.error) == (JobState.QUEUED, jobs.TOO_SLOW)


def test_a_converter_that_leaves_nothing_is_tried_again(making: Making) -> None:
    making.converter.during = [raising(PdfFailed(reason="Fake lämnade ingen PDF."))]
    making.run()
    assert (making.pdf_job.state, making.pdf_job.error_code) == (JobState.QUEUED, Failure.UNKNOWN)
    assert making.pdf_job.error.endswith("Fake lämnade ingen PDF.")


def test_what_nobody_understands_is_tried_four_times_and_then_waits_for_a_person(
    making: Making, caplog: pytest.LogCaptureFixture
) -> None:
    making.converter.during = [raising(RuntimeError(SECRET))] * 4
    for _ in range(5):
        making.run()
        making.forward(minutes=7)
    job = making.pdf_job
    assert (job.state, job.attempts, job.error) == (JobState.DEAD, 4, jobs.UNEXPECTED)
    assert making.converter.runs == 4
    stopped = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert len(stopped) == 4
    assert all("RuntimeError < converter.py:" in line for line in stopped)


def test_neither_logs_nor_rows_hold_what_somebody_wrote(
    making: Making, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    making.converter.during = [raising(RuntimeError(SECRET)), raising(OSError(SECRET)), raising(LOCKED)]
    for _ in range(3):
        making.run()
        making.forward(minutes=7)
    assert SECRET not in caplog.text
    assert "Testperson" not in caplog.text
    assert SECRET not in making.pdf_job.error


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFew(Words):
    """Words that lack what the referral's Word file asks for."""


class Loud(str):
    """A text with a method of its own, which no template may get hold of."""

    __slots__ = ()


def writing(make: Callable[[], Words]) -> Any:
    def words(context: Context, answers: Answers) -> Words:
        return make()

    return replace(REMISS, words=words)


def test_a_template_that_asks_for_an_unknown_name_is_told_of_with_its_place(making: Making) -> None:
    making.change_kind(writing(lambda: TooFew(dokument=DOKUMENT)))
    making.run()
    job = making.job
    assert (job.state, job.error_code, job.attempts) == (JobState.FAILED, Failure.TEMPLATE_ERROR, 1)
    assert job.error.startswith("Word-mallen behöver rättas. Brödtexten, ”{")
    assert "finns inte" in job.error


def test_words_that_are_not_plain_are_told_of_with_their_place(making: Making) -> None:
    making.change_kind(writing(lambda: TooFew(dokument=replace(DOKUMENT, titel=Loud("Plan")))))
    making.run()
    assert (making.job.state, making.job.error_code) == (JobState.FAILED, Failure.BAD_INPUT)
    assert "dokument.titel" in making.job.error


def test_a_person_tries_again_when_the_template_is_mended(making: Making) -> None:
    whole = making.services.registry
    making.change_kind(writing(lambda: TooFew(dokument=DOKUMENT)))
    making.run()
    with making.services.work() as work:
        operations.retry(work, work.session.get_one(Job, making.job.id))
    making.services = replace(making.services, registry=whole)
    making.run()
    assert (making.job.state, making.job.error, making.told) == (JobState.DONE, "", 1)


def test_a_kind_of_document_that_this_program_does_not_know_waits_for_one_that_does(making: Making) -> None:
    making.services = replace(making.services, registry=Registry.of())
    making.run()
    assert making.job.state == JobState.QUEUED
    assert making.job.error == "Det finns ingen dokumenttyp som heter ”remiss”."


def test_a_kind_of_job_that_this_program_does_not_know_waits_for_one_that_does(bench: Bench) -> None:
    with bench.work() as work:
        asked = operations.ask(work, "seal", subject_id=uuid4(), queue="documents", dedup_key="seal:1")
    jobs.run(bench.services, asked.id)
    with bench.work() as work:
        job = work.session.get_one(Job, asked.id)
        assert (job.state, job.error) == (JobState.QUEUED, jobs.UNEXPECTED)


def test_a_message_for_a_job_that_is_not_there_is_nothing(bench: Bench) -> None:
    jobs.run(bench.services, uuid4())
