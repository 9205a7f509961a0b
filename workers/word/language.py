"""The template language: Jinja2 in a sandbox that sees plain data, pure filters and nothing else."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS
from jinja2.utils import missing

from workers.word.allowed import LOOP_NAMES, forbidden
from workers.word.filters import FILTERS, TESTS, concat, plain_concat, plain_join, steps
from workers.word.looks import NotInLanguage, UnknownName, as_text

__all__ = [
    "LANGUAGE",
    "LOOP_NAMES",
    "MARKED",
    "PLAIN",
    "PRINTED",
    "NotInLanguage",
    "UnknownName",
    "as_text",
    "forbidden",
]

# Around every value that is printed, until the document is proved; two characters that no text may hold.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
# No author can type these names: what has been printed, and what bounds a loop inside a loop.
PRINTED, STEPS = " printed", " steps"
MAX_NUMBER = 10**15
_GROUP = ("grouper", "list")


class _Unknown(StrictUndefined):
    """An unknown name: any use of it is an error that remembers where it was looked for."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: object = None
    ) -> None:
        del exc  # always our own
        # Jinja types `exc` as a class, but only ever calls it with the message.
        super().__init__(hint, obj, name, partial(UnknownName, obj, name))  # type: ignore[arg-type]


class BoundedGenerator(CodeGenerator):
    """Jinja's own translation to Python, with bounds on what ``~`` makes and on loops inside loops."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  Jinja calls it so
        """The whole part."""
        inner = {id(loop): loop for outer in node.find_all(nodes.For) for loop in outer.find_all(nodes.For)}
        for loop in inner.values():
            loop.iter = nodes.Filter(loop.iter, STEPS, [], [], None, None, lineno=loop.lineno)
        super().visit_Template(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  Jinja calls it so
        """``a ~ b``."""
        self.write("environment.concat_bounded((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Language(ImmutableSandboxedEnvironment):
    """The only environment that templates run in: escaped, strict, without globals, calls or attributes."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))
    code_generator_class = BoundedGenerator
    concat_bounded = staticmethod(concat)

    def __init__(self, finalize: Any = as_text) -> None:
        super().__init__(autoescape=True, undefined=_Unknown, finalize=finalize)
        self.globals.clear()
        self.filters = {**FILTERS, STEPS: steps}
        self.tests = {name: JINJA_TESTS[name] for name in TESTS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A word by name; never a Python attribute, so that a word may well be called ``items``."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A word by name, or an item of a list by its number from 0."""
        if isinstance(obj, dict):
            if argument in obj:
                return obj[argument]
        elif isinstance(obj, (list, tuple, str)):
            if type(argument) is int and -len(obj) <= argument < len(obj):
                return obj[argument]
            if isinstance(obj, tuple) and argument in _GROUP and argument in getattr(obj, "_fields", ()):
                return getattr(obj, argument)
        elif isinstance(obj, LoopContext) and argument in LOOP_NAMES:
            return getattr(obj, argument)
        return self.undefined(obj=obj, name=argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Numbers only, and not too large: multiplying texts or lists could fill the memory."""
        if not {type(left), type(right)} <= {int, float}:
            raise NotInLanguage("Det går bara att räkna med heltal.")
        result = super().call_binop(context, operator, left, right)
        if abs(result) > MAX_NUMBER:
            raise NotInLanguage("Talet blir för stort.")
        return result


class PlainLanguage(Language):
    """The same for texts alone: a text made of what is XML already raises JoinedMarkup."""

    concat_bounded = staticmethod(plain_concat)

    def __init__(self) -> None:
        super().__init__()
        self.filters["join"] = plain_join


@pass_context
def _marked(context: Context, value: object) -> Any:
    """What is printed, between marks and noted with its line; what is XML already is no text to compare."""
    text = as_text(value)
    if type(text) is not str:
        return text
    line = sys._getframe(1).f_lineno  # the compiled template's own line, which Jinja can lead back
    context.resolve(PRINTED).append((text, line))
    return f"{OPEN}{text}{CLOSE}"


LANGUAGE, PLAIN = Language(), PlainLanguage()
MARKED = Language(finalize=_marked)
"""The same language, where each printed value stands between marks until the document is proved."""
