"""Templates carried from one installation to another with two commands."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from service.cli import cli
from service.config import Settings
from service.demo.load import PROJECT
from service.errors import ServiceError
from service.models import Job, Template
from service.operations import templates
from service.operations.templates.archive import unpacked
from tests.support import databases, work
from tests.support.people import Cast
from tests.support.templates import UPLOADER, put_in_use
from tests.support.work import RING, Bench

pytestmark = pytest.mark.slow

EMAIL = f"{UPLOADER}@example.org"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """An installation that commands find by its settings."""
    folder = tmp_path / "here"
    folder.mkdir()
    RING.save(folder / "keys.json")
    monkeypatch.setenv("KNUTPUNKT_DATA", str(folder))
    monkeypatch.setenv("KNUTPUNKT_DATABASE", databases.sqlite(folder))
    settings = Settings.from_environment()
    bench = work.bench(settings.database_url, folder)
    bench.services = replace(bench.services, settings=settings)
    return bench


def knutpunkt(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [*map(str, words)])


def test_what_one_command_writes_the_other_takes_in(here: Bench, tmp_path: Path) -> None:
    people, out = Cast(here), tmp_path / "ut.zip"
    put_in_use(people, "A")
    assert knutpunkt("export-templates", PROJECT, out, "--as", EMAIL).output == f"{out}\n"
    put_in_use(people, "B")
    said = knutpunkt("import-templates", PROJECT, out, "--as", EMAIL)
    assert said.output == "remiss, version 3: prövas, och behöver godkännas.\n"
    with here.work() as opened:
        newest = opened.session.scalars(select(Template).order_by(Template.number.desc())).first()
        assert newest is not None
        assert newest.uploaded_by == people[UPLOADER].id
        job = opened.session.scalars(select(Job).where(Job.subject_id == newest.id)).one()
        assert job.kind == templates.CHECK_TEMPLATE
    again = knutpunkt("import-templates", PROJECT, out, "--as", EMAIL)
    assert again.output.startswith("Togs inte in. remiss: Filen är exakt densamma som version 3")


def test_the_kinds_that_are_carried_can_be_chosen(here: Bench, tmp_path: Path) -> None:
    out = tmp_path / "ut.zip"
    people = Cast(here)
    for kind in ("remiss", "ansokan"):
        put_in_use(people, "A", kind=kind)
    knutpunkt("export-templates", PROJECT, out, "--kind", "ansokan", "--kind", "remissvar", "--as", EMAIL)
    assert [each.kind for each in unpacked(out.read_bytes())] == ["ansokan", "remissvar"]
    done = knutpunkt("export-templates", PROJECT, out, "--kind", "remis", "--as", EMAIL)
    assert "Det finns ingen dokumenttyp som heter ”remis”." in str(done.exception)


@pytest.mark.parametrize(
    ("project", "email"),
    [(PROJECT, "vagledare@example.org"), (PROJECT, "ingen@example.org"), ("visa_vagen", EMAIL), ("x", EMAIL)],
)
def test_an_account_without_the_right_is_told_so(
    here: Bench, tmp_path: Path, project: str, email: str
) -> None:
    people = Cast(here)
    assert people["vagledare"].id != people[UPLOADER].id
    done = knutpunkt("export-templates", project, tmp_path / "ut.zip", "--as", email)
    assert isinstance(done.exception, ServiceError)
    assert f"Kontot {email} får inte ändra mallar i projektet ”{project}”" in str(done.exception)
    assert not (tmp_path / "ut.zip").exists()


def test_files_that_cannot_be_read_or_written_are_told_of(here: Bench, tmp_path: Path) -> None:
    put_in_use(Cast(here), "A")
    for words, said in (
        (("import-templates", PROJECT, tmp_path / "ingen.zip"), "finns inte eller går inte att läsa"),
        (("export-templates", PROJECT, tmp_path / "ingen" / "ut.zip"), "Det går inte att skriva"),
    ):
        done = knutpunkt(*words, "--as", EMAIL)
        assert said in str(done.exception)
    (tmp_path / "hej.zip").write_bytes(b"hej")
    done = knutpunkt("import-templates", PROJECT, tmp_path / "hej.zip", "--as", EMAIL)
    assert isinstance(done.exception, templates.NotOurs)
