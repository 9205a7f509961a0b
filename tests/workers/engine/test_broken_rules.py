"""Each rule of the engine broken on purpose: the comparison with docxtpl must tell, or it proves nothing."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from isal import isal_zlib

from tests.workers.engine.documented import documented, with_rich
from tests.workers.engine.generated import generated
from tests.workers.engine.inputs import INPUTS
from tests.workers.engine.oracle import Parts, Unhurried, difference, theirs
from workers.errors import TemplateError
from workers.language import plain
from workers.rendering import escaping, fast, patched, writer
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
CHOSEN = (0, 1, 5, 7, 8, 10, 19)
"""Inputs that together have everything: none, one and many rows, markup, quotes, breaks."""


@pytest.fixture(scope="module")
def defined() -> list[tuple[str, bytes, list[tuple[dict[str, Any], Parts]]]]:
    """Templates, words, and what docxtpl makes of them, made once for all rules."""
    rich, files = documented(), {**documented(), **generated(10)}
    made = []
    for name, data in files.items():
        template = Unhurried(data)
        inputs = [with_rich(INPUTS[number]) if name in rich else INPUTS[number] for number in CHOSEN]
        made.append((name, data, [(words, theirs(template, plain.plain(words))) for words in inputs]))
    return made


def told(defined: list[tuple[str, bytes, list[tuple[dict[str, Any], Parts]]]]) -> Iterator[str]:
    """Where the engine, as it is now, differs from docxtpl."""
    for name, data, cases in defined:
        for words, wanted in cases:
            try:
                ours = Package.read(open_template.__wrapped__(data).fill(plain.plain(words))).members
                found = difference(ours, wanted)
            except (TemplateError, ValueError, SyntaxError) as error:
                found = repr(error)
            if found is not None:
                yield f"{name}: {found}"


def test_unbroken_nothing_is_told(defined: list[Any]) -> None:
    assert [*told(defined)] == []


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


BROKEN: dict[str, Break] = {
    "ampersands are not escaped": without(b"&", b"&amp;"),
    "less-than is not escaped": without(b"<", b"&lt;"),
    "quotes are not escaped": without(b'"', b"&quot;"),
    "values are escaped twice": swap(
        escaping, "escape", lambda text, right=escaping.escape: right(right(text))
    ),
    "a line feed becomes a page": swap(escaping, "LINE_BREAK", b'</w:t><w:br w:type="page"/><w:t>'),
    "line feeds stay as they are": swap(escaping, "_BREAKS", "\t"),
    "a tab forgets its run's formatting": swap(
        frames, "tab_in_run", lambda _, right=escaping.tab_in_run: right("")
    ),
    "a tab after a choice of runs takes the first one's": swap(
        proof, "merged", lambda entry, ways, control: ways[0]
    ),
    "page breaks are not noticed": swap(fast._Run, "misfit", staticmethod(lambda: None)),
    "cells may be crossed": crossing("w:tc", "w:tcPr", "w:tcW", "w:tr"),
    "text boxes are like other text": swap(
        Sites, "of_run", lambda self, run, right=Sites.of_run: right(self, Frame("w:r", "", 0))
    ),
    "the template's own breaks are left": swap(Walk, "_text", lambda self, text: None),
    "rows need not fit": no_table_code("> "),
    "narrow tables are left": no_table_code("< "),
    "fitting is not proved": swap(Grids, "_row", every_row_fits),
    "widths of cells are not counted": swap(
        Grids, "_span", lambda self, frame, properties, cell, value: setattr(cell, "span", 9)
    ),
    "tables without rows stay": no_table_code("del out[t"),
    "rows without cells stay": no_table_code("del out[w"),
    "empty cells stay": swap(obligations, "_EMPTY_PARAGRAPH", "pass"),
    "every cell gets a paragraph": swap(
        Obligations, "closed", lambda *given: (_PARAGRAPH, _CLOSED(*given)[1])
    ),
    "drawings keep their numbers": swap(Obligations, "numbered", lambda self, event, text, control: text),
    "braces to be read stay": swap(patched, "_LITERAL", {key: key for key in patched._LITERAL}),
    "dirty texts count as clean": swap(plain, "surely_clean", lambda text: True),
    "properties are escaped twice": swap(
        file_properties, "escape", lambda text: escaping.escape(escaping.escape(text))
    ),
    "values stand in the wrong order": swap(
        fast,
        "assembled",
        lambda out, *rest, right=escaping.assembled: right(_turned(out), *rest),
    ),
    "a line of code is lost": swap(proof, "Code", lambda line: Code("pass")),
    "deflated with the wrong sum": swap(isal_zlib, "crc32", lambda content: 1),
}


def _turned(out: list[Any]) -> list[Any]:
    out[1::3] = out[1::3][::-1]
    return out


@pytest.fixture(autouse=True)
def _nothing_broken_is_kept() -> Iterator[None]:
    yield
    writer._packed_well.cache_clear()


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told(rule: str, defined: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    BROKEN[rule](monkeypatch)
    assert next(told(defined), None) is not None
