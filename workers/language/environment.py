"""The template language: Jinja2 in a sandbox that sees plain data, pure filters and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame, operators
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from workers.language.allowed import LOOP_NAMES, forbidden
from workers.language.budget import BUDGET, Budget, steps, weight_of_loop
from workers.language.filters import FILTERS, NO_NUMBER, PLAIN_FILTERS, TESTS, concat, plain_concat
from workers.language.looks import NotInLanguage, UnknownName, as_text

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
# No author can type these names: what has been printed, and what a loop costs.
PRINTED, STEPS = " printed", " steps"
MAX_NUMBER = 10**15
# What a picture, link or subdocument counts for, in characters.
_RICH = 1_000
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


class BoundedContext(Context):
    """A part's words, and what may still be spent on the document."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.budget: Budget = self.parent.get(BUDGET) or Budget()


class BoundedGenerator(CodeGenerator):
    """Jinja's own translation to Python, in which what may cost much is paid before it is done."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  Jinja calls it so
        """The whole part, each of its loops with what one turn costs."""
        for loop in node.find_all(nodes.For):
            price = [nodes.Const(number) for number in (*weight_of_loop(loop), loop.lineno)]
            loop.iter = nodes.Filter(loop.iter, STEPS, price, [], None, None, lineno=loop.lineno)
        super().visit_Template(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  Jinja calls it so
        """``a ~ b``."""
        self.write("environment.concat_bounded(context, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802  Jinja calls it so
        """``a == b``: with something short at once, otherwise both are measured."""
        sides = [node.expr, *(operand.expr for operand in node.ops)]
        if len(sides) == 2 and any(map(_is_short, sides)):
            super().visit_Compare(node, frame)
            return
        self.write("(")
        self._compared(node.expr, frame)
        for operand in node.ops:
            self.write(f" {operators[operand.op]} ")
            self._compared(operand.expr, frame)
        self.write(")")

    def visit_Pair(self, node: nodes.Pair, frame: Frame) -> None:  # noqa: N802  Jinja calls it so
        """A key and a value; Python goes through all of a key."""
        self._compared(node.key, frame)
        self.write(": ")
        self.visit(node.value, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802  Jinja calls it so
        """``{a: b}``."""
        self.write("{")
        for pair in node.items:
            self.visit(pair, frame)
            self.write(", ")
        self.write("}")

    def _compared(self, node: nodes.Expr, frame: Frame) -> None:
        self.write("context.budget.compared(")
        self.visit(node, frame)
        self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Only what stands still: a constant in a tag looks as any other value does."""
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


def _is_short(node: nodes.Expr) -> bool:
    """Whether comparing with it takes one look: what stands in the tag itself, with nothing in it."""
    items = node.items if isinstance(node, (nodes.List, nodes.Tuple)) else [node]
    return all(isinstance(item, nodes.Const) for item in items)


class Language(ImmutableSandboxedEnvironment):
    """The only environment that templates run in: escaped, strict, without globals, calls or attributes."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))
    code_generator_class = BoundedGenerator
    context_class = BoundedContext
    concat_bounded = staticmethod(concat)

    def __init__(self, finalize: Any = as_text) -> None:
        super().__init__(autoescape=True, undefined=_Unknown, finalize=finalize)
        self.globals.clear()
        self.filters = {**FILTERS, STEPS: steps}
        self.tests = {**TESTS}

    def call_filter(self, name: str, *given: Any, **named: Any) -> Any:
        """A filter that another one applies; only by a name that an author may type."""
        return super().call_filter(_known(name, FILTERS), *given, **named)

    def call_test(self, name: str, *given: Any, **named: Any) -> Any:
        """A test that a filter applies."""
        return super().call_test(_known(name, TESTS), *given, **named)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A word by name; never a Python attribute, so that a word may well be called ``items``."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A word by name, or an item of a list by its number from 0."""
        if isinstance(argument, (list, tuple, dict)):
            raise NotInLanguage("Mellan hakparenteser kan bara ett tal eller ett namn inom citattecken stå.")
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
            raise NotInLanguage(NO_NUMBER)
        result = super().call_binop(context, operator, left, right)
        if abs(result) > MAX_NUMBER:
            raise NotInLanguage("Talet blir för stort.")
        return result


def _known(name: Any, names: Mapping[str, object]) -> str:
    if not isinstance(name, str) or name not in names:
        raise NotInLanguage("Ett filter eller villkor skrivs med sitt namn inom citattecken.")
    return name


class PlainLanguage(Language):
    """The same for texts alone: a text made of what is XML already raises JoinedMarkup."""

    concat_bounded = staticmethod(plain_concat)

    def __init__(self) -> None:
        super().__init__()
        self.filters = {**PLAIN_FILTERS, STEPS: steps}


@pass_context
def _marked(context: BoundedContext, value: object) -> Any:
    """What is printed, between marks and noted with its line; what is XML already is no text to compare."""
    text = as_text(value)
    if type(text) is not str:
        context.budget.write(len(getattr(text, "xml", "")) or _RICH)
        return text
    context.budget.write(len(text))
    line = sys._getframe(1).f_lineno  # the compiled template's own line, which Jinja can lead back
    context.resolve(PRINTED).append((text, line))
    return f"{OPEN}{text}{CLOSE}"


LANGUAGE, PLAIN = Language(), PlainLanguage()
MARKED = Language(finalize=_marked)
"""The same language, where each printed value stands between marks until the document is proved."""
