"""Each rule of the engine broken on purpose: the comparison with docxtpl must tell, or it proves nothing.

Every rule names one template of the corpus that tells when it is broken, and tells nothing when it is not.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from isal import isal_zlib

from tests.workers.engine.documented import documented
from tests.workers.engine.inputs import INPUTS
from tests.workers.engine.oracle import Parts, Unhurried, difference, theirs
from workers.errors import TemplateError
from workers.language import plain
from workers.rendering import escaping, fast, patched
from workers.rendering import properties as file_properties
from workers.rendering.generator import Code
from workers.rendering.proof import frames, obligations
from workers.rendering.proof import walk as proof
from workers.rendering.proof.frames import CROSSED, Frame, Sites
from workers.rendering.proof.grids import Grids
from workers.rendering.proof.obligations import Obligations
from workers.rendering.proof.walk import Walk
from workers.rendering.template import open_template
from workers.word.package import Package

pytestmark = pytest.mark.slow

Break = Callable[[pytest.MonkeyPatch], None]
Cases = list[tuple[dict[str, Any], Parts]]
CHOSEN = (0, 1, 5, 7, 8, 10, 14, 19)
"""Inputs that together have everything: none, one and many rows, markup, quotes, breaks, braces."""


@cache
def corpus() -> dict[str, bytes]:
    """The templates by name: `test_difference.py` compares them all, with every input and nothing broken."""
    return documented()


@cache
def defined(name: str) -> Cases:
    """Words, and what docxtpl makes of them with this template, once for all rules that ask for it."""
    template = Unhurried(corpus()[name])
    inputs = [INPUTS[number] for number in CHOSEN]
    return [(words, theirs(template, plain.plain(words))) for words in inputs]


def told(name: str) -> Iterator[str]:
    """Where the engine, as it is now, differs from docxtpl; what it merely stops at is no difference."""
    for words, wanted in defined(name):
        try:
            made = open_template.__wrapped__(corpus()[name]).fill(plain.plain(words))
        except (TemplateError, ValueError, SyntaxError):
            continue
        if (found := difference(Package.read(made).members, wanted)) is not None:
            yield found


def swap(owner: Any, name: str, value: Any) -> Break:
    return lambda monkeypatch: monkeypatch.setattr(owner, name, value)


def without(sign: bytes, entity: bytes) -> Break:
    """Escaping that forgets one sign."""
    right = escaping.escape
    return swap(escaping, "escape", lambda text: right(text).replace(entity, sign))


def no_table_code(lost: str) -> Break:
    """Watched tables without some of their lines."""
    right = Grids.closed

    def closed(self: Grids, frame: Frame, around: list[Frame]) -> list[str]:
        return [line for line in right(self, frame, around) if lost not in line]

    return swap(Grids, "closed", closed)


def crossing(*more: str) -> Break:
    """Elements that only docxtpl may close in one cell and open in the next."""

    def broken(monkeypatch: pytest.MonkeyPatch) -> None:
        for module in (frames, proof):
            monkeypatch.setattr(module, "CROSSED", CROSSED | {*more})

    return broken


def every_row_fits(self: Grids, row: Frame, table: Frame, tables: list[Frame]) -> list[str]:
    table.full = True
    return []


_CLOSED = Obligations.closed
_PARAGRAPH = ["put((b'<w:p/>', '', 0))"]


BROKEN: dict[str, tuple[str, Break]] = {
    "ampersands are not escaped": ("rows in a loop", without(b"&", b"&amp;")),
    "less-than is not escaped": ("rows in a loop", without(b"<", b"&lt;")),
    "quotes are not escaped": ("an attribute", without(b'"', b"&quot;")),
    "values are escaped twice": (
        "rows in a loop",
        swap(escaping, "escape", lambda text, right=escaping.escape: right(right(text))),
    ),
    "a line feed becomes a page": (
        "rows in a loop",
        swap(escaping, "LINE_BREAK", b'</w:t><w:br w:type="page"/><w:t>'),
    ),
    "line feeds stay as they are": ("rows in a loop", swap(escaping, "_BREAKS", "\t")),
    "a tab forgets its run's formatting": (
        "formatting around breaks",
        swap(frames, "tab_in_run", lambda _, right=escaping.tab_in_run: right("")),
    ),
    "a tab after a choice of runs takes the first one's": (
        "a loop over two runs",
        swap(proof, "merged", lambda entry, ways, control: ways[0]),
    ),
    "page breaks are not noticed": (
        "a row that is too narrow",
        swap(fast._Run, "misfit", staticmethod(lambda: None)),
    ),
    "cells may be crossed": ("a choice over the only two cells", crossing("w:tc", "w:tcPr", "w:tcW", "w:tr")),
    "text boxes are like other text": (
        "formatting around breaks",
        swap(Sites, "of_run", lambda self, run, right=Sites.of_run: right(self, Frame("w:r", "", 0))),
    ),
    "the template's own breaks are left": ("literal breaks", swap(Walk, "_text", lambda self, text: None)),
    "rows need not fit": ("a row of no cells", no_table_code("> ")),
    "narrow tables are left": ("a row that is too narrow", no_table_code("< ")),
    "fitting is not proved": ("rows without a header", swap(Grids, "_row", every_row_fits)),
    "widths of cells are not counted": (
        "merged across",
        swap(Grids, "_span", lambda self, frame, properties, cell, value: setattr(cell, "span", 9)),
    ),
    "tables without rows stay": ("all parts", no_table_code("del out[table")),
    "rows without cells stay": ("a row of no cells", no_table_code("del out[row")),
    "empty cells stay": ("a cell that may be empty", swap(obligations, "_EMPTY_PARAGRAPH", "pass")),
    "every cell gets a paragraph": (
        "rows in a loop",
        swap(Obligations, "closed", lambda *given: (_PARAGRAPH, _CLOSED(*given)[1])),
    ),
    "drawings keep their numbers": (
        "a picture",
        swap(Obligations, "numbered", lambda self, event, text, control: text),
    ),
    "braces to be read stay": (
        "braces to be read",
        swap(patched, "_LITERAL", {key: key for key in patched._LITERAL}),
    ),
    "dirty texts count as clean": ("rows in a loop", swap(plain, "surely_clean", lambda text: True)),
    "properties are escaped twice": (
        "all parts",
        swap(file_properties, "escape", lambda text: escaping.escape(escaping.escape(text))),
    ),
    "values stand in the wrong order": (
        "rows in a loop",
        swap(
            fast,
            "assembled",
            lambda out, *rest, right=escaping.assembled: right(_turned(out), *rest),
        ),
    ),
    "a line of code is lost": ("rows without a header", swap(proof, "Code", lambda line: Code("pass"))),
}


def _turned(out: list[Any]) -> list[Any]:
    out[1::3] = out[1::3][::-1]
    return out


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    template, broken = BROKEN[rule]
    assert [*told(template)] == []
    broken(monkeypatch)
    assert [*told(template)] != []


def test_a_file_with_a_wrong_sum_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data, words = corpus()["braces to be read"], plain.plain({**INPUTS[3], "a": "lång text " * 1000})
    assert Package.read(open_template.__wrapped__(data).fill(words)).members
    monkeypatch.setattr(isal_zlib, "crc32", lambda content: 1)
    with pytest.raises(TemplateError):
        Package.read(open_template.__wrapped__(data).fill(words))
