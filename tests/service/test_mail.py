"""Mail: a letter every program can read, handed to a server at most once, or written as a file."""

import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from service import mail
from service.config import MailSettings, MailTls
from service.mail import Folder, MailRefused, MailUncertain, NotDelivered, Server
from tests.support.smtp import HANG_UP, HOST, Inbox, certificate, encrypted, serving

TEXT = "Hej!\n\nDu är försenad: 3 saker väntar på dig här.\n.\nSlut\n"


def letter(day: int = 7, month: int = 3) -> EmailMessage:
    return mail.write(
        TEXT,
        subject="Påminnelse från Knutpunkt",
        to="vagledare@example.org",
        sender="knutpunkt@example.org",
        key="7b1c",
        at=datetime(2019, month, day, 7, 5, tzinfo=UTC),
    )


def server(inbox: Inbox, tls: MailTls = MailTls.NONE, **more: str) -> Server:
    return Server(MailSettings(host=HOST, port=inbox.port, tls=tls, **more), patience=5)


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with serving() as found:
        yield found


class Brink:
    """Counts how often a letter was about to leave."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


def deliver(inbox: Inbox) -> Brink:
    brink = Brink()
    server(inbox).deliver(letter(), brink=brink)
    return brink


def test_what_arrives_is_what_was_written(inbox: Inbox) -> None:
    assert deliver(inbox).times == 1
    (came,) = inbox.letters
    assert came.get_content().replace("\r\n", "\n") == TEXT
    assert (came["Subject"], came["To"]) == ("Påminnelse från Knutpunkt", "vagledare@example.org")
    assert came["From"] == "Knutpunkt <knutpunkt@example.org>"
    assert came["Date"] == "Thu, 07 Mar 2019 08:05:00 +0100"
    assert came["Message-ID"] == "<7b1c@example.org>"
    assert came["Auto-Submitted"] == "auto-generated"
    assert came["Content-Language"] == "sv"
    assert came.get_content_type() == "text/plain"
    assert came.get_content_charset() == "utf-8"
    assert inbox.said[1:3] == ["mail FROM:<knutpunkt@example.org>", "rcpt TO:<vagledare@example.org>"]


@pytest.mark.parametrize(
    ("word", "answer", "error", "brinks"),
    [
        ("MAIL", "451 later", NotDelivered, 0),
        ("RCPT", "450 greylisted", NotDelivered, 0),
        ("RCPT", "550 no such user", MailRefused, 0),
        ("RCPT", HANG_UP, NotDelivered, 0),
        ("DATA", "421 too busy", NotDelivered, 1),
        (".", "452 full", NotDelivered, 1),
        (".", "554 no", MailRefused, 1),
        (".", HANG_UP, MailUncertain, 1),
    ],
)
def test_only_what_the_server_did_not_take_may_be_tried_again(
    inbox: Inbox, word: str, answer: str, error: type[Exception], brinks: int
) -> None:
    inbox.answers[word] = answer
    brink = Brink()
    with pytest.raises(error) as told:
        server(inbox).deliver(letter(), brink=brink)
    assert brink.times == brinks
    assert "user" not in str(told.value)


def test_a_goodbye_without_an_answer_takes_nothing_back(inbox: Inbox) -> None:
    inbox.answers["QUIT"] = HANG_UP
    deliver(inbox)
    assert len(inbox.letters) == 1


def test_a_letter_that_is_kept_back_on_the_brink_does_not_leave(inbox: Inbox) -> None:
    def refuse() -> None:
        raise MailUncertain

    with pytest.raises(MailUncertain):
        server(inbox).deliver(letter(), brink=refuse)
    assert inbox.letters == []


def test_a_server_that_is_away_may_come_back() -> None:
    away = Inbox(port=1)
    with pytest.raises(NotDelivered, match=r"^E-postservern svarar inte\.$"):
        server(away).deliver(letter(), brink=Brink())


@pytest.mark.parametrize("tls", [MailTls.STARTTLS, MailTls.TLS])
def test_name_and_password_go_encrypted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tls: MailTls
) -> None:
    path = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with serving(tls=encrypted(path), at_once=tls is MailTls.TLS) as inbox:
        server(inbox, tls, user="knutpunkt", password="hemligt").deliver(letter(), brink=Brink())
        assert len(inbox.letters) == 1
        words = [line.partition(" ")[0] for line in inbox.said]
        assert "AUTH" in words
        assert ("STARTTLS" in words[: words.index("AUTH")]) is (tls is MailTls.STARTTLS)


def test_a_certificate_that_nobody_vouches_for_is_not_spoken_to(tmp_path: Path) -> None:
    with serving(tls=encrypted(certificate(tmp_path))) as inbox:
        with pytest.raises(NotDelivered, match="certifikat"):
            server(inbox, MailTls.STARTTLS, user="knutpunkt", password="hemligt").greet()
        assert "AUTH" not in " ".join(inbox.said)


def test_a_server_without_encryption_is_not_spoken_to(inbox: Inbox) -> None:
    inbox.answers["EHLO"] = "250 localhost"
    with pytest.raises(NotDelivered, match="kryptering"):
        server(inbox, MailTls.STARTTLS, user="knutpunkt", password="hemligt").deliver(letter(), brink=Brink())


def test_a_wrong_password_is_told_without_it(inbox: Inbox) -> None:
    inbox.answers["AUTH"] = "535 hemligt is wrong"
    with pytest.raises(NotDelivered, match="godtog inte namnet och lösenordet") as told:
        server(inbox, user="knutpunkt", password="hemligt").deliver(letter(), brink=Brink())
    assert "hemligt" not in f"{told.value}{MailSettings(password='hemligt')}"


def test_a_greeting_sends_nothing_and_signs_in_nowhere(inbox: Inbox) -> None:
    server(inbox, user="knutpunkt", password="hemligt").greet()
    assert [line.partition(" ")[0].upper() for line in inbox.said] == ["EHLO", "QUIT"]


def test_without_a_server_each_letter_is_a_file_of_its_owners(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "data" / "mail")
    for _ in range(2):
        folder.deliver(letter(), brink=Brink())
    (path,) = folder.root.iterdir()
    assert path.name == "2019-03-07-7b1c.eml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.root.stat().st_mode) == 0o700
    came = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(came, EmailMessage)
    assert came.get_content().replace("\r\n", "\n") == TEXT


def test_the_files_of_a_month_are_kept_and_nothing_else_is_touched(tmp_path: Path) -> None:
    (tmp_path / "anteckning.txt").touch()
    for day, month in ((4, 2), (5, 2), (7, 3)):
        Folder(tmp_path).deliver(letter(day, month), brink=Brink())
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["2019-02-05-7b1c.eml", "2019-03-07-7b1c.eml", "anteckning.txt"]
