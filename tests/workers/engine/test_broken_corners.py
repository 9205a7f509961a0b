"""What keeps a corner out of the proof, broken on purpose: the template at that corner must then differ."""

from typing import Any

import pytest

from tests.workers.engine.documented import documented, with_rich
from tests.workers.engine.inputs import INPUTS
from tests.workers.engine.oracle import Unhurried, difference, theirs
from workers.language.environment import Language, PlainLanguage
from workers.language.plain import plain
from workers.rendering import fast, patched
from workers.rendering.proof import grids, walk
from workers.rendering.proof.frames import Frame
from workers.rendering.proof.obligations import Obligations
from workers.rendering.proof.walk import Walk
from workers.rendering.proof.xmltags import Pending
from workers.rendering.template import open_template
from workers.word.package import Package

pytestmark = pytest.mark.slow

Break = tuple[str, object, str, Any]
CHOSEN = (0, 1, 8, 9, 10)
"""Ordinary words, none at all, line feeds and tabs."""


def every_width(self: Obligations, tag: Pending, around: list[Frame]) -> str:
    """A width is taken up at each value in it."""
    return f"span{around[-2].key} = width(out[-2])" if tag.name == "w:gridSpan" else ""


def nothing(*given: object) -> None:
    """No rule."""


# The template that tells, and what is broken: the owner, the name and what stands in its place.
BROKEN: dict[str, Break] = {
    "another prefix is another name": ("a table with another prefix", fast, "named_as_docxtpl_does", nothing),
    "no prefix is another name": ("a picture without a prefix", fast, "named_as_docxtpl_does", nothing),
    "an empty run ends where it ends": ("an empty run with an attribute", Walk, "_run_on", nothing),
    "a text box is like other text": ("a text box", Walk, "_run_on", nothing),
    "formatting may follow the text": ("formatting after the text", Walk, "_formatting_begins", nothing),
    "formatting is never known": ("formatting around breaks", Walk, "_formatting_ends", nothing),
    "joined listings are texts": (
        "a listing in a text",
        PlainLanguage,
        "concat_bounded",
        staticmethod(Language.concat_bounded),
    ),
    "a width may stand in pieces": ("a width in two pieces", Obligations, "attribute", every_width),
    "a cell may have two properties": ("properties of a cell twice", grids, "_must_be", nothing),
    "a row may begin with a value": ("a row with a value in its tag", walk, "WATCHABLE", frozenset()),
    "the body's namespaces are the document's": (
        "a namespace of the body alone",
        patched,
        "_kept",
        lambda namespace, declared: "",
    ),
}


def told(data: bytes) -> list[str | None]:
    """Where the engine, as it is now, differs from docxtpl; what it merely stops at is raised."""
    template, ours = Unhurried(data), open_template.__wrapped__(data)
    words = [plain(with_rich(INPUTS[number])) for number in CHOSEN]
    return [difference(Package.read(ours.fill(each)).members, theirs(template, each)) for each in words]


@pytest.mark.parametrize("rule", BROKEN)
def test_the_template_at_the_corner_tells(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, owner, broken, instead = BROKEN[rule]
    data = documented()[name]
    assert not any(told(data))
    monkeypatch.setattr(owner, broken, instead)
    assert any(told(data))
