"""Settings: safe from the start, and a clear refusal when they are not."""

from pathlib import Path

import pytest

from service.config import MailTls, Mode, PdfMaker, PdfSettings, Settings
from service.errors import UnsafeSettings
from service.vault import Keyring


@pytest.fixture
def production(tmp_path: Path) -> dict[str, str]:
    Keyring.new().save(tmp_path / "keys.json")
    return {
        "KNUTPUNKT_MODE": "production",
        "KNUTPUNKT_DATA": str(tmp_path),
        "KNUTPUNKT_DATABASE": "postgresql+psycopg://knutpunkt@db/knutpunkt",
        "KNUTPUNKT_BROKER": "redis://broker/0",
        "KNUTPUNKT_HOSTS": "knutpunkt.example.org",
        "KNUTPUNKT_HTTPS": "1",
    }


def test_an_empty_environment_is_one_machine_with_made_up_people() -> None:
    settings = Settings.from_environment({})
    assert settings.mode is Mode.EMBEDDED
    assert settings.test_numbers
    assert settings.database_url.startswith("sqlite:///")
    assert settings.data.is_absolute()


def test_production_refuses_test_numbers(production: dict[str, str]) -> None:
    settings = Settings.from_environment(production)
    assert settings.production
    assert not settings.test_numbers


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("KNUTPUNKT_DATABASE", "sqlite:///x.db", "KNUTPUNKT_DATABASE"),
        ("KNUTPUNKT_BROKER", "", "KNUTPUNKT_BROKER"),
        ("KNUTPUNKT_HOSTS", "", "KNUTPUNKT_HOSTS"),
        ("KNUTPUNKT_HTTPS", "", "KNUTPUNKT_HTTPS"),
        ("KNUTPUNKT_JOB_LEASE", "59", "minst 60 sekunder i KNUTPUNKT_JOB_LEASE"),
        ("KNUTPUNKT_KEYS", "/finns/inte", "Nyckelfilen /finns/inte saknas"),
    ],
)
def test_production_does_not_start_unsafe(
    production: dict[str, str], name: str, value: str, told: str
) -> None:
    with pytest.raises(UnsafeSettings, match=told):
        Settings.from_environment({**production, name: value})


def test_every_fault_is_told_at_once(production: dict[str, str]) -> None:
    with pytest.raises(UnsafeSettings, match=r"KNUTPUNKT_HOSTS.*KNUTPUNKT_HTTPS"):
        Settings.from_environment({**production, "KNUTPUNKT_HOSTS": "", "KNUTPUNKT_HTTPS": ""})


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("KNUTPUNKT_PDF", "word", "KNUTPUNKT_PDF är ”word” men ska vara libreoffice eller rdocx"),
        ("KNUTPUNKT_PDF_A", "ja", "KNUTPUNKT_PDF_A är ”ja” men ska vara 1 eller 0"),
        ("KNUTPUNKT_PDF_PER_OFFICE", "0", "KNUTPUNKT_PDF_PER_OFFICE är ”0” men ska vara ett antal dokument"),
        ("KNUTPUNKT_JOB_LEASE", "länge", "KNUTPUNKT_JOB_LEASE är ”länge” men ska vara ett antal sekunder"),
        ("KNUTPUNKT_JOB_LEASE", "3601", "KNUTPUNKT_JOB_LEASE är ”3601” men får vara högst 3600 sekunder"),
        ("KNUTPUNKT_SWEEP_EVERY", "0", "KNUTPUNKT_SWEEP_EVERY är ”0” men ska vara ett antal sekunder"),
    ],
)
def test_a_value_that_means_nothing_is_named(name: str, value: str, told: str) -> None:
    with pytest.raises(UnsafeSettings, match=told):
        Settings.from_environment({name: value})


def test_the_maker_of_pdf_files_can_be_chosen() -> None:
    assert Settings.from_environment({}).pdf == PdfSettings(PdfMaker.BEST, archive=True)
    chosen = {"KNUTPUNKT_PDF": "rdocx", "KNUTPUNKT_PDF_A": "0", "KNUTPUNKT_PDF_PER_OFFICE": "50"}
    said = Settings.from_environment(chosen).pdf
    assert said == PdfSettings(PdfMaker.RDOCX, archive=False, per_office=50)


def test_an_unknown_mode_says_what_is_allowed() -> None:
    with pytest.raises(UnsafeSettings, match="”debug” men ska vara embedded eller production"):
        Settings.from_environment({"KNUTPUNKT_MODE": "debug"})


MAIL = {"KNUTPUNKT_SMTP_HOST": "mail.example.org", "KNUTPUNKT_MAIL_FROM": "knutpunkt@example.org"}
SIGNED_IN = {"KNUTPUNKT_SMTP_USER": "knutpunkt", "KNUTPUNKT_SMTP_PASSWORD": "hemligt"}


def test_without_a_mail_server_letters_have_a_folder(tmp_path: Path) -> None:
    settings = Settings.from_environment({"KNUTPUNKT_DATA": str(tmp_path)})
    assert (settings.mail.host, settings.letters) == ("", tmp_path / "mail")


@pytest.mark.parametrize(("tls", "port"), [("", 587), ("starttls", 587), ("tls", 465), ("none", 25)])
def test_a_mail_server_is_spoken_to_encrypted_unless_told_otherwise(tls: str, port: int) -> None:
    said = {**MAIL, **SIGNED_IN, **({"KNUTPUNKT_SMTP_TLS": tls} if tls else {})}
    found = Settings.from_environment(said).mail
    assert (found.host, found.port, found.tls) == ("mail.example.org", port, MailTls(tls or "starttls"))
    assert (found.user, found.password) == ("knutpunkt", "hemligt")
    assert Settings.from_environment({**said, "KNUTPUNKT_SMTP_PORT": "2525"}).mail.port == 2525
    assert "hemligt" not in repr(found)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"KNUTPUNKT_MAIL_FROM": ""}, "KNUTPUNKT_MAIL_FROM är ”” men ska vara en e-postadress"),
        ({"KNUTPUNKT_MAIL_FROM": "knutpunkt"}, "”knutpunkt” men ska vara en e-postadress"),
        ({"KNUTPUNKT_MAIL_FROM": "a@example.org\nBcc: b@example.org"}, "men ska vara en e-postadress"),
        (
            {"KNUTPUNKT_SMTP_TLS": "ssl"},
            "KNUTPUNKT_SMTP_TLS är ”ssl” men ska vara starttls eller tls eller none",
        ),
        ({"KNUTPUNKT_SMTP_PORT": "70000"}, "KNUTPUNKT_SMTP_PORT är ”70000” men ska vara ett tal från 1"),
        ({"KNUTPUNKT_SMTP_USER": "knutpunkt"}, "både KNUTPUNKT_SMTP_USER och KNUTPUNKT_SMTP_PASSWORD"),
        ({"KNUTPUNKT_ADDRESS": "knutpunkt.example.org"}, "KNUTPUNKT_ADDRESS är .* men ska börja med https"),
    ],
)
def test_a_mail_setting_that_means_nothing_is_named(changes: dict[str, str], told: str) -> None:
    with pytest.raises(UnsafeSettings, match=told):
        Settings.from_environment({**MAIL, **changes})


def test_production_says_no_password_in_the_clear(production: dict[str, str]) -> None:
    with pytest.raises(UnsafeSettings, match="Kryptera vägen till e-postservern"):
        Settings.from_environment({**production, **MAIL, **SIGNED_IN, "KNUTPUNKT_SMTP_TLS": "none"})
    assert Settings.from_environment({**production, **MAIL, "KNUTPUNKT_SMTP_TLS": "none"}).mail.host


def test_mail_leads_to_the_address_that_people_type(production: dict[str, str]) -> None:
    assert Settings.from_environment(production).address == "https://knutpunkt.example.org/"
    told = {**production, "KNUTPUNKT_ADDRESS": "https://example.org/knutpunkt"}
    assert Settings.from_environment(told).address == "https://example.org/knutpunkt/"
    assert Settings.from_environment({}).address == "http://127.0.0.1:8000/"
