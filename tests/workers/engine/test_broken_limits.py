"""What stops the engine, broken on purpose: it goes on where docxtpl stops, or stops without a sentence."""

from typing import Any

import pytest

from tests.workers.engine.corners import RUN_ON, STOPPED, p
from tests.workers.engine.inputs import INPUTS
from tests.workers.engine.oracle import FAILURES, Unhurried, difference, theirs
from tests.workers.engine.package import word_file
from workers.errors import TemplateError
from workers.language import allowed
from workers.language.plain import plain
from workers.rendering import fast
from workers.rendering.proof.walk import Walk
from workers.rendering.template import open_template
from workers.word.package import Package

pytestmark = pytest.mark.slow

WORDS = plain(INPUTS[0])
LEVELS = 120


def filled(data: bytes, words: dict[str, Any] = WORDS) -> bytes:
    """By the engine as it is now."""
    return open_template.__wrapped__(data).fill(words)


@pytest.mark.parametrize("name", ["a cell of a broken width", "a cell as wide as yes"])
def test_a_width_is_read_as_it_is_printed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = word_file(STOPPED[name])
    with pytest.raises(FAILURES):
        theirs(Unhurried(data), WORDS)
    with pytest.raises(TemplateError):
        filled(data)
    monkeypatch.setattr(fast._Run, "width", staticmethod(int))
    assert filled(data).startswith(b"PK")


def test_an_empty_text_is_where_docxtpl_takes_it_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    data, words = word_file(RUN_ON), plain(INPUTS[9])
    with pytest.raises(TemplateError):
        filled(data, words)
    monkeypatch.setattr(Walk, "_run_on", lambda *given: None)
    damaged = theirs(Unhurried(data), words)
    assert difference(Package.read(filled(data, words)).members, damaged) is not None


@pytest.mark.parametrize(
    ("limit", "text", "crash"),
    [
        ("MAX_BLOCKS", "{% if flagga %}" * LEVELS + "x" + "{% endif %}" * LEVELS, SyntaxError),
        ("MAX_STEPS", f"{{{{ n{'|abs' * LEVELS * 2} }}}}", (SyntaxError, RecursionError)),
    ],
    ids=["blocks", "steps"],
)
def test_what_python_cannot_compile_is_told_before_it_tries(
    limit: str, text: str, crash: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = word_file(p(text))
    with pytest.raises(TemplateError):
        filled(data)
    monkeypatch.setattr(allowed, limit, LEVELS * 10)
    with pytest.raises(crash):
        filled(data)
