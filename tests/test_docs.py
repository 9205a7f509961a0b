"""The documentation names nothing that is gone: every link leads somewhere, every file named is there."""

import re
from pathlib import Path, PurePath

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_FILE = re.compile(r"`([\w./-]+(?:/|\.(?:py|docx|html|toml|json|js|css|ya?ml)))`")
_EXAMPLES = {"forms/x.py", "doc_templates/x.py", "doc_templates/x.docx"}


_ROOMS = ("service", "forms", "doc_templates", "workers", "tests", "docs")
KEPT = [
    each
    for room in _ROOMS
    for each in (ROOT / room, *(ROOT / room).rglob("*"))
    if "__pycache__" not in each.parts
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_every_file_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [each for each in _LINK.findall(text) if not (page.parent / each).exists()] == []
    named = [PurePath(each) for each in _FILE.findall(text) if each not in _EXAMPLES]
    assert [str(each) for each in named if not _is_there(each)] == []


def test_every_page_is_listed_in_the_readme() -> None:
    listed = _LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert {f"docs/{page.name}" for page in PAGES[1:]} <= set(listed)


def _is_there(named: PurePath) -> bool:
    """A page may leave out the first folders, as long as what is left can be one file alone."""
    end = named.parts
    return (ROOT / named).exists() or [each.parts[-len(end) :] for each in KEPT].count(end) == 1
