"""From a proved part to Python code that writes it: Jinja's own translation, but into ready bytes.

Jinja's code yields text, one piece at a time. This code puts three things at once into a list: the bytes
that stand before a value, the value as it is, and the number of its site (see
`workers.rendering.proof.walk`). So a whole document's values can be made text, escaped and encoded together
(`workers.rendering.escaping`).
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.compiler import Frame
from jinja2.environment import Template
from jinja2.idtracking import VAR_LOAD_PARAMETER

from workers.language.allowed import LOOP_NAMES
from workers.language.environment import PLAIN, BoundedGenerator

Static = bytes | str


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write for each piece and value of a parsed part, by the identity of its node.

    `pieces` holds what stands still and, as Code, what the finished document has to be asked meanwhile.
    """

    pieces: dict[int, list[Static | Code]] = field(default_factory=dict)
    sites: dict[int, int] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)
    nothing: Static = b""

    @classmethod
    def of_text(cls, tree: nodes.Template) -> Plan:
        """To write a text instead of a part's bytes, with nothing to watch."""
        pieces: dict[int, list[Static | Code]] = {
            id(node): [node.data] for node in tree.find_all(nodes.TemplateData)
        }
        return cls(pieces, nothing="")


@dataclass(frozen=True, slots=True)
class Code:
    """A line of Python."""

    line: str


def translate(tree: nodes.Template, plan: Plan) -> Template:
    """The part's code, run with a context that has `out`, a list, and `misfit`, which raises."""
    code = io.StringIO()
    generator = _Generator(PLAIN, None, None, code)
    generator.plan = plan
    generator.visit(tree)
    return Template.from_code(PLAIN, compile(code.getvalue(), "<template>", "exec"), {})


class _Generator(BoundedGenerator):
    plan: Plan

    def enter_frame(self, frame: Frame) -> None:
        if frame.toplevel:
            self.writeline("out = context.out")
            self.writeline("put = out.extend")
            self.writeline("misfit = context.misfit")
            self.writeline("width = context.width")
        super().enter_frame(frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802  Jinja calls it so
        """Text and printed values in a row."""
        group: list[tuple[Static, nodes.Expr | None]] = []
        static: Static | None = None
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                group.append((self.plan.nothing if static is None else static, child))
                static = None
                if code := self.plan.after.get(id(child)):
                    group = self._put(group, frame)
                    self.writeline(code)
                continue
            for piece in self.plan.pieces[id(child)]:
                if isinstance(piece, Code):
                    group = self._put(group if static is None else [*group, (static, None)], frame)
                    static = None
                    self.writeline(piece.line)
                else:
                    # Text follows text where a line of code stood between; both are of one type.
                    static = piece if static is None else static + piece  # type: ignore[operator]
        self._put(group if static is None else [*group, (static, None)], frame)

    def _put(
        self, group: list[tuple[Static, nodes.Expr | None]], frame: Frame
    ) -> list[tuple[Static, nodes.Expr | None]]:
        """Write out what has been gathered; the empty list to gather more in."""
        if group:
            self.writeline("put((")
            for static, value in group:
                self.write(f"{static!r}, ")
                if value is None:
                    self.write('"", 0, ')
                else:
                    self.visit(value, frame)
                    self.write(f", {self.plan.sites.get(id(value), 0)}, ")
            self.write("))")
        return []

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  Jinja calls it so
        """``a.b``, at once where ``a`` is a group of words."""
        if self._is_loop(node.node, frame) and node.attr in LOOP_NAMES:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
            return
        self.write(f"(_group[{node.attr!r}] if type(_group := ")
        self.visit(node.node, frame)
        self.write(f") is dict and {node.attr!r} in _group else environment.getattr(_group, {node.attr!r}))")

    def _is_loop(self, node: nodes.Expr, frame: Frame) -> bool:
        """Whether the name is Jinja's own "loop", and not a word of that name."""
        if not isinstance(node, nodes.Name) or node.name != "loop" or not frame.loop_frame:
            return False
        load = frame.symbols.find_load(frame.symbols.ref("loop"))
        return load is not None and load[0] == VAR_LOAD_PARAMETER
