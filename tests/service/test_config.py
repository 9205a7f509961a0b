"""Settings: safe from the start, and a clear refusal when they are not."""

from pathlib import Path

import pytest

from service.config import Mode, PdfMaker, PdfSettings, Settings
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
