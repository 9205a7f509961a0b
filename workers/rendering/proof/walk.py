"""The proof, once for each template: whatever values it is filled with, the part is as docxtpl would make it.

The parsed part is walked with a stack of the XML elements that are open. Conditions and loops must leave
open what was open before them, values may stand where Word shows text and inside attributes, tables and
containers must keep what Word wants of them. What depends on the words is not proved but watched: a line
of code is put where it happens. Anything else is NotProved. docs/engine.md explains why this is enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jinja2 import nodes

from workers.rendering.generator import Code, Plan
from workers.rendering.proof.frames import CROSSED, NOWHERE, TEXTS, UNKNOWN, WATCHABLE, Frame, Sites, merged
from workers.rendering.proof.obligations import Obligations
from workers.rendering.proof.xmltags import Event, NotProved, Pending, read


@dataclass
class Walk:
    """One way through the tree, and what it has found on its way."""

    duty: Obligations
    plan: Plan = field(default_factory=Plan)
    sites: Sites = field(default_factory=Sites)
    open: list[Frame] = field(default_factory=list)
    pending: Pending | None = None
    control: int = 0
    nested: bool = False
    numbers: dict[int, int] = field(default_factory=dict)

    def statements(self, body: list[nodes.Node]) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    self._piece(child) if isinstance(child, nodes.TemplateData) else self._value(child)
            elif isinstance(node, nodes.If):
                self._ways([node.body, *(way.body for way in node.elif_), node.else_])
            elif isinstance(node, nodes.For):
                self._ways([node.body, []])
                # A second round may begin in another run than the first.
                self._ways([node.body, []])
                self._ways([node.else_, []])
            elif not isinstance(node, nodes.Assign):
                raise NotProved

    def _ways(self, bodies: list[list[nodes.Node]]) -> None:
        """Each way from the same start; all must end with the same elements open."""
        before, pending, ends = list(self.open), self.pending, []
        if pending is not None:
            self.duty.decided(pending)
            pending.filled = True
        self.control += 1
        for body in bodies:
            self.open = list(before)
            self.statements(body)
            if self.pending is not pending:
                raise NotProved
            ends.append(self.open)
        self.control -= 1
        together = merged(before, ends, self.control)
        if together is None:
            raise NotProved
        self.open = together

    def _piece(self, node: nodes.TemplateData) -> None:
        number = self.numbers.setdefault(id(node), len(self.numbers))
        pieces: list[bytes | str | Code] = []
        done = 0
        for event in read(node.data, self.pending):
            if isinstance(event, Pending):
                if event.name in WATCHABLE:
                    raise NotProved  # what is taken away again must begin with its own code
                self.pending = event
                break
            self.pending = None
            before, after, text = self._event(event, node.data, f"{number}_{event.start}")
            pieces += [node.data[done : event.start].encode(), *map(Code, before)]
            pieces += [text.encode(), *map(Code, after)]
            done = event.end
        self.plan.pieces[id(node)] = [piece for piece in [*pieces, node.data[done:].encode()] if piece != b""]

    def _event(self, event: Event, data: str, key: str) -> tuple[list[str], list[str], str]:
        """Lines of code before and after what is written for the event."""
        text = data[event.start : event.end]
        if event.kind == "text":
            self._text(text)
            return [], [], text
        if event.kind == "close":
            return *self._close(event.name, data[: event.start]), text
        text = self.duty.numbered(event, text, self.control)
        frame = Frame(event.name, key, self.control)
        self._run_on(event)
        before, after = self.duty.opened(frame, self.open, event.attributes)
        self.open.append(frame)
        self._formatting_begins(frame, event)
        if event.whole:
            if event.name in WATCHABLE:
                raise NotProved
            self._close(event.name, "")
        return before, after, text

    def _run_on(self, event: Event) -> None:
        """Notices where a pattern of docxtpl's takes something else for a paragraph, run or text than it is.

        An element in its like ends with the inner one for it; an empty one with attributes does not end at
        its own end, but with the next. So a run may have another's formatting; a text may hold anything.
        """
        runs_on = event.whole and bool(event.attributes)
        if event.name == "w:t" and runs_on:
            raise NotProved
        within = any(frame.name == event.name for frame in self.open)
        self.nested |= (event.name in ("w:p", "w:r") and within) or (event.name == "w:r" and runs_on)

    def _close(self, name: str, before: str) -> tuple[list[str], list[str]]:
        frame = self.open.pop() if self.open else None
        if frame is None or frame.name != name or (frame.control < self.control and name not in CROSSED):
            raise NotProved
        if name == "w:rPr" and self.open and self.open[-1].name == "w:r":
            self._formatting_ends(self.open[-1], before)
        return self.duty.closed(frame, self.open)

    def _formatting_begins(self, frame: Frame, event: Event) -> None:
        run = next((each for each in reversed(self.open[:-1]) if each.name == "w:r"), None)
        if frame.name == "w:rPr" and run is not None:
            if run.valued or run.formatting or event.attributes:
                raise NotProved
            if frame.control != run.control or self.open[-2] is not run:
                run.formatting = None

    def _formatting_ends(self, run: Frame, before: str) -> None:
        """The run's w:rPr, when it stands in one piece."""
        start = before.rfind("<w:rPr>")
        whole = start >= 0 and run.formatting == "" and before.count("<w:rPr", start) == 1
        # docxtpl looks for it on one line.
        whole = whole and "\n" not in before[start:]
        run.formatting = f"{before[start:]}</w:rPr>" if whole else None

    def _text(self, text: str) -> None:
        top = self.open[-1].name if self.open else ""
        if top == "w:t" and any(sign in text for sign in "\n\t"):
            raise NotProved
        if text.strip() and (not top or (top.startswith("w:") and top not in TEXTS)):
            raise NotProved

    def _value(self, node: nodes.Expr) -> None:
        if self.pending is not None:
            if self.pending.name == "w:t" or any(frame.name == "w:t" for frame in self.open):
                raise NotProved  # docxtpl's pattern for texts takes the attribute for text
            self.plan.sites[id(node)] = NOWHERE
            if code := self.duty.attribute(self.pending, self.open):
                self.plan.after[id(node)] = code
            self.pending.filled = True
            return
        names = [frame.name for frame in self.open]
        if not names or names[-1] not in TEXTS:
            raise NotProved
        if names[-1] != "w:t":
            self.plan.sites[id(node)] = NOWHERE
        elif len(names) > 2 and names[-2] == "w:r" and "w:p" in names:
            self.plan.sites[id(node)] = UNKNOWN if self.nested else self.sites.of_run(self.open[-2])
        else:
            raise NotProved


def proved(tree: nodes.Template, *, body: bool) -> tuple[Plan, list[bytes | None]]:
    """How to write the part, and what a tab becomes at each of its sites; raises NotProved.

    `body` is whether docxtpl mends tables and numbers drawings in it, which it does in the body alone.
    """
    found = _walked(tree, Obligations(body=body))
    walk = _walked(tree, Obligations(body=body, watched=frozenset(found.duty.wanted)))
    if walk.nested:
        # Where paragraphs stand in paragraphs, as text boxes do, docxtpl alone knows what a break becomes.
        walk.plan.sites.update(dict.fromkeys((key for key, site in walk.plan.sites.items() if site), UNKNOWN))
    return walk.plan, walk.sites.tabs


def _walked(tree: nodes.Template, duty: Obligations) -> Walk:
    walk = Walk(duty)
    walk.statements(tree.body)
    if walk.open or walk.pending is not None:
        raise NotProved
    return walk
