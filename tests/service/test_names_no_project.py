"""What differs between projects stands in their files: no code, form or template names one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.told import said
from tests.support.work import PROJECTS

ROOT = Path(__file__).parents[2]
PARTS = ("service", "forms", "doc_templates", "workers")
ABOUT_PROJECTS = (
    ROOT / "service" / "projects",
    ROOT / "service" / "demo",
    ROOT / "service" / "documents" / "examples",
    ROOT / "doc_templates" / "languages",
)
"""The project files themselves, made-up material that is about one, and translations of what they say."""
CODE = (".py", ".html", ".js", ".css", ".toml", ".docx")
NAMES = sorted({name for key, project in PROJECTS.items() for name in (key, project.name)})


def sources() -> Iterator[Path]:
    for part in PARTS:
        for path in (ROOT / part).rglob("*"):
            if path.suffix in CODE and not any(path.is_relative_to(each) for each in ABOUT_PROJECTS):
                yield path


def told(path: Path) -> str:
    data = path.read_bytes()
    return said(data) if path.suffix == ".docx" else data.decode()


def test_no_code_names_a_project() -> None:
    files = [*sources()]
    assert len(files) > 200
    assert [str(path) for path in files if any(name in told(path) for name in NAMES)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_would_be_found(name: str, tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(f'if project == "{name}":\n    pass\n', encoding="utf-8")
    assert name in told(planted)
