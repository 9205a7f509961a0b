"""What the doctor says of mail: the server and whether it answers, or the folder; and what was not sent."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from service.config import MailSettings, MailTls, Mode, Settings
from service.database import connect, migrate, sessions
from service.doctor.finding import Finding, Level
from service.doctor.mail import mail, undelivered
from service.domain.dates import today
from service.models import Job, JobState
from service.operations.reminders import REMINDER
from service.operations.work import now
from tests.support.smtp import HANG_UP, HOST, Inbox, serving


def judged(inbox: Inbox) -> Finding:
    server = MailSettings(HOST, inbox.port, "knutpunkt", "hemligt", MailTls.NONE)
    return mail(replace(Settings.from_environment({}), mail=server))


def test_a_server_that_answers_is_fine_and_told_without_its_password() -> None:
    with serving() as inbox:
        finding = judged(inbox)
    assert finding.level is Level.FINE
    assert f"genom {HOST}:{inbox.port}, utan kryptering. Den svarar." in finding.meaning
    assert "hemligt" not in str(finding)
    assert not [line for line in inbox.said if line.upper().startswith("AUTH")]


@pytest.mark.parametrize("answer", [HANG_UP, "421 go away"])
def test_a_server_that_is_away_is_worth_knowing_and_stops_no_work(answer: str) -> None:
    with serving() as inbox:
        inbox.answers.update(EHLO=answer, HELO=answer)
        finding = judged(inbox)
    assert finding.level is Level.NOTE
    assert "E-postservern svarar inte." in finding.meaning


def test_without_a_server_the_folder_is_named(tmp_path: Path) -> None:
    settings = Settings.from_environment({"KNUTPUNKT_DATA": str(tmp_path)})
    assert mail(settings).level is Level.FINE
    assert str(tmp_path / "mail") in mail(settings).meaning
    assert mail(replace(settings, mode=Mode.PRODUCTION)).level is Level.NOTE


def test_reminders_that_failed_this_week_are_counted(tmp_path: Path) -> None:
    settings = Settings.from_environment({"KNUTPUNKT_DATA": str(tmp_path)})
    migrate(settings.database_url)
    assert [*undelivered(settings)] == []
    engine = connect(settings.database_url)
    with sessions(engine).begin() as session:
        for key in ("1", "2"):
            session.add(_failed(key))
    engine.dispose()
    (finding,) = undelivered(settings)
    assert finding.level is Level.NOTE
    assert finding.meaning.startswith("2 påminnelser kunde inte skickas den senaste veckan.")
    assert finding.meaning.endswith("Vägrades.")


def _failed(key: str) -> Job:
    return Job(
        kind=REMINDER, queue="mail", subject_id=uuid4(), variant=today().isoformat(), dedup_key=key,
        state=JobState.FAILED, error="Vägrades.", not_before=now(), created_at=now(),
    )  # fmt: skip
