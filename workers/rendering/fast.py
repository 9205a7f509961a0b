"""A proved part, compiled: filled by running its code and joining the bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.utils import missing

from workers.errors import TemplateError
from workers.language.budget import TooMuch
from workers.language.environment import PLAIN, BoundedContext
from workers.language.looks import as_text
from workers.rendering.escaping import assembled
from workers.rendering.exact import Exact
from workers.rendering.generator import Plan, translate
from workers.rendering.patched import Patched
from workers.rendering.proof.walk import proved
from workers.rendering.proof.xmltags import named_as_docxtpl_does


class Misfit(Exception):
    """These words make the part take docxtpl's own way."""


class _Words(dict[str, Any]):
    """The words as Jinja asks for them."""

    def __missing__(self, name: str) -> object:
        return missing


class _Run(BoundedContext):
    """What the code of a part needs while it runs: the words, and where to put what it writes."""

    def __init__(self, words: _Words) -> None:
        super().__init__(PLAIN, words, None, {})
        self.out: list[Any] = []
        self.resolve_or_missing = words.__getitem__  # type: ignore[method-assign, assignment]  # quicker

    @staticmethod
    def misfit() -> None:
        raise Misfit

    @staticmethod
    def width(value: object) -> int:
        """The columns that a cell is wide; raises ValueError for what looks like no integer."""
        return int(as_text(value))


FAILED = (
    Misfit, jinja2.TemplateError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError,
)  # fmt: skip
"""What sends a part the exact way: there it is told what is wrong and where, or found that nothing is."""


class Fast:
    """One proved part; raises NotProved when it is made of one that is not."""

    def __init__(self, part: Patched, tree: nodes.Template) -> None:
        named_as_docxtpl_does(part.text)
        plan, self._tabs = proved(tree, body=part.body)
        self._code = translate(tree, plan)
        self._before, self._after, self._part = part.before, part.after, part

    def fill(self, words: Mapping[str, Any]) -> bytes:
        """The finished member; raises one of FAILED, and TemplateError for a loop that costs too much."""
        run = _Run(_Words(words))
        before = run.budget.left()
        try:
            next(self._code.root_render_func(run), None)  # it yields nothing
            return self._before + assembled(run.out, self._tabs, run.misfit, run.budget.write) + self._after
        except TooMuch as error:
            run.budget.begin_again(before)
            if not error.line:
                raise
            raise TemplateError(mistake=self._part.mistake(str(error), line=error.line)) from error
        except Exception:
            run.budget.begin_again(before)
            raise


class Line:
    """A text with tags that is no XML: a property of the file."""

    def __init__(self, part: Patched, tree: nodes.Template) -> None:
        self._code, self._exact = translate(tree, Plan.of_text(tree)), Exact(part)

    def fill(self, words: Mapping[str, Any]) -> str:
        """The finished text, not escaped; raises TemplateError."""
        try:
            run = _Run(_Words(words))
            next(self._code.root_render_func(run), None)
            out, texts = run.out, list(map(as_text, run.out[1::3]))
            run.budget.write(sum(map(len, texts)))
            out[1::3] = texts
            del out[2::3]
            return "".join(out)
        except FAILED:
            return self._exact.line(words)
