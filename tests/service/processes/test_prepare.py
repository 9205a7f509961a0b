"""A new installation gets the demonstration once, whole or not at all, and an old one keeps what it has."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from service.boot import Services
from service.config import Settings
from service.processes.prepare import with_demonstration
from service.vault import Keyring


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    Keyring.new().save(tmp_path / "keys.json")
    return Settings.from_environment({"KNUTPUNKT_DATA": str(tmp_path)})


class Story:
    """Tells a log-in the first time only, as the demonstration does, and leaves a file behind."""

    def __init__(self, *, cut_short: bool = False) -> None:
        self.cut_short = cut_short

    def __call__(self, services: Services) -> str | None:
        told = services.settings.blobs / "told"
        if told.exists():
            return None
        told.parent.mkdir(exist_ok=True)
        told.touch()
        if self.cut_short:
            raise KeyboardInterrupt
        return "vagledare@example.org"


def test_the_log_ins_land_in_a_private_file(settings: Settings) -> None:
    log_ins = settings.data / "inloggningar.txt"
    with_demonstration(settings, log_ins=log_ins, tell_story=Story())
    assert log_ins.read_text(encoding="utf-8") == "vagledare@example.org"
    assert stat.S_IMODE(log_ins.stat().st_mode) == 0o600


def test_a_second_start_changes_neither_people_nor_log_ins(settings: Settings) -> None:
    log_ins = settings.data / "inloggningar.txt"
    for _ in range(2):
        with_demonstration(settings, log_ins=log_ins, tell_story=Story())
    assert log_ins.read_text(encoding="utf-8") == "vagledare@example.org"


def test_a_first_start_that_was_cut_short_begins_again(settings: Settings) -> None:
    log_ins = settings.data / "inloggningar.txt"
    with pytest.raises(KeyboardInterrupt):
        with_demonstration(settings, log_ins=log_ins, tell_story=Story(cut_short=True))
    assert not log_ins.exists()
    with_demonstration(settings, log_ins=log_ins, tell_story=Story())
    assert log_ins.exists()


def test_a_later_start_that_was_cut_short_throws_nothing_away(settings: Settings) -> None:
    log_ins, kept = settings.data / "inloggningar.txt", settings.blobs / "kept"
    with_demonstration(settings, log_ins=log_ins, tell_story=Story())
    kept.touch()
    (settings.blobs / "told").unlink()
    with pytest.raises(KeyboardInterrupt):
        with_demonstration(settings, log_ins=log_ins, tell_story=Story(cut_short=True))
    with_demonstration(settings, log_ins=log_ins, tell_story=Story())
    assert kept.exists()


@pytest.mark.slow
def test_a_preparation_that_cannot_be_done_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("{}", encoding="utf-8")
    argv = [sys.executable, "-m", "service.processes.prepare"]
    env = {**os.environ, "KNUTPUNKT_DATA": str(tmp_path)}
    done = subprocess.run(argv, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Nyckelfilen ")
