"""The set-up: locked packages, make targets that tell what they do, sentences for what a machine lacks."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
LOCKS = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("requirements.lock", "requirements-test.lock")
}
LOCKED = {
    name: dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+)", lock, flags=re.MULTILINE))
    for name, lock in LOCKS.items()
}
RUN, TEST = LOCKED.values()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SET_UP_FILES = [
    "Makefile",
    "pyproject.toml",
    *LOCKS,
    "Dockerfile",
    "compose.yaml",
    *(f".ci/{path.name}" for path in (ROOT / ".ci").iterdir()),
]


def wanted(lines: list[str]) -> dict[str, Requirement]:
    """What is declared, by the name that the lock files use."""
    return {each.name.lower().replace("_", "-"): each for each in map(Requirement, lines)}


TO_RUN, TO_TEST = wanted(PROJECT["dependencies"]), wanted(PROJECT["optional-dependencies"]["test"])


@pytest.mark.parametrize("name", [*TO_RUN, *TO_TEST])
def test_the_lock_files_have_what_is_declared(name: str) -> None:
    assert TEST[name] in {**TO_RUN, **TO_TEST}[name].specifier
    assert (name in RUN) == (name in TO_RUN)


def test_what_runs_is_what_was_tested() -> None:
    assert RUN.items() < TEST.items()


@pytest.mark.parametrize("lock", LOCKS.values(), ids=[*LOCKS])
def test_every_locked_package_has_a_hash(lock: str) -> None:
    blocks = re.split(r"^(?=[a-z0-9.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert len(blocks) > len(TO_RUN)
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("name", SET_UP_FILES)
def test_no_file_names_a_package_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.search(r"https?://(?!127\.0\.0\.1)|(?<!no-emit-)index-url|pypi\.|pythonhosted", text) is None


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)[0].split()
    assert re.findall(r"^  make ([a-z]+) +\S", listed, flags=re.MULTILINE) == targets


def test_the_check_of_a_change_runs_everything() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "make test"


def test_the_licence_is_there_in_full() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert text.endswith(
        "All other changes or additions to this Appendix require the production of a new EUPL version.\n"
    )


def bare_machine(folder: Path, **programs: str) -> dict[str, str]:
    """An environment whose PATH holds only what every machine has, and shell scripts of our own."""
    for name in ("dirname", "uname", "ls"):
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return {"PATH": str(folder), "LC_ALL": "C.UTF-8"}


def in_a_copy(folder: Path, script: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    copy = folder / "copy" / ".ci"
    copy.mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / script, copy)
    return subprocess.run([copy / script], env=env, capture_output=True, text=True, check=False)


def test_set_up_names_the_pythons_that_fit_when_there_is_none(tmp_path: Path) -> None:
    done = in_a_copy(tmp_path, "setup", bare_machine(tmp_path, python3="exit 1"))
    assert done.returncode == 1
    assert "Knutpunkt behöver Python 3.11, 3.12 eller 3.13." in done.stderr


def test_set_up_says_what_to_install_when_python_came_without_venv(tmp_path: Path) -> None:
    python = 'case "$2" in *ensurepip*) exit 1;; esac'
    done = in_a_copy(tmp_path, "setup", bare_machine(tmp_path, python3=python, id="echo 1000"))
    assert done.returncode == 1
    assert "sudo apt-get install python3-venv" in done.stderr


def test_programs_that_tests_need_are_named_where_they_cannot_be_installed(tmp_path: Path) -> None:
    done = in_a_copy(tmp_path, "programs", bare_machine(tmp_path, id="echo 1000"))
    assert done.returncode == 0
    assert "installera: libreoffice-writer-nogui chromium poppler-utils" in done.stdout


def test_programs_that_are_there_need_no_word(tmp_path: Path) -> None:
    there = dict.fromkeys(("soffice", "chromium", "pdftotext"), "exit 0")
    done = in_a_copy(tmp_path, "programs", bare_machine(tmp_path, uname="echo Darwin", **there))
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.slow
def test_what_could_not_be_run_is_counted_and_named(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    tests = ["import pytest", "@pytest.mark.office", "def test_a(): pass", "@pytest.mark.browser"]
    tests += ["def test_b(): pass", "def test_c(): pass"]
    (tmp_path / "test_some.py").write_text("\n".join(tests), encoding="utf-8")
    markers = "[pytest]\nmarkers =\n    office: x\n    browser: x\n    postgres: x\n"
    (tmp_path / "pytest.ini").write_text(markers, encoding="utf-8")
    argv = [sys.executable, "-m", "pytest", "--rootdir", str(tmp_path), str(tmp_path)]
    done = subprocess.run(argv, env={"PATH": ""}, capture_output=True, text=True, check=False)
    assert "ALLT HAR INTE PROVATS" in done.stdout
    assert "1 prov kördes inte: LibreOffice Writer saknas på datorn." in done.stdout
    assert "1 prov kördes inte: Chromium saknas på datorn." in done.stdout
    assert "1 passed, 2 skipped" in done.stdout


@pytest.mark.slow
def test_the_built_package_holds_every_page_template_and_parameter_file(tmp_path: Path) -> None:
    packages = ("service", "forms", "doc_templates", "workers")
    for name in packages:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    wanted_files = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*/**/*") if path.is_file()
    }
    argv = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "."]
    subprocess.run(argv, cwd=tmp_path, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert wanted_files - set(zipfile.ZipFile(wheel).namelist()) == set()
