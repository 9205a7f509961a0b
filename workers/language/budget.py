"""What filling a document may cost: one budget of steps and characters, spent before the work is done.

Most is bounded already: a template has so many tags, each so long, and words come from forms. What is left
are products: loops in loops, lists of lists that a tag puts together. What would run long inside C, where
nothing can interrupt it, is asked for here first.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from jinja2 import nodes, pass_context

from workers.language.looks import NotInLanguage
from workers.word.limits import MAX_STEPS, MAX_WRITTEN

# No author can type this name: a document's words carry its budget from part to part.
BUDGET = " budget"
_LONG = "Mallen gör för många varv och jämförelser med de uppgifter som finns. Ta bort en slinga."
_LARGE = "Mallen gör dokumentet för stort med de uppgifter som finns. Ta bort en slinga."
# Characters that are compared while one step is taken.
_PER_STEP = 8


class TooMuch(NotInLanguage):
    """The document costs more than any may; `line` is the template's, when it is known."""

    line = 0


class Budget:
    """What is left to spend while one document is filled."""

    __slots__ = ("steps", "written")

    def __init__(self) -> None:
        self.steps, self.written = MAX_STEPS, MAX_WRITTEN

    def left(self) -> tuple[int, int]:
        """The steps and characters that may still be spent."""
        return self.steps, self.written

    def begin_again(self, left: tuple[int, int]) -> None:
        """What was begun since is thrown away, and done in another way."""
        self.steps, self.written = left

    def step(self, count: int) -> None:
        """Take steps; raises TooMuch."""
        self.steps -= count
        if self.steps < 0:
            raise TooMuch(_LONG)

    def write(self, size: int) -> None:
        """Write characters, or make a text of them; raises TooMuch."""
        self.written -= size
        if self.written < 0:
            raise TooMuch(_LARGE)

    def listed(self, value: Any) -> Any:
        """What can be gone through, its length known and paid; raises TooMuch."""
        items = value if hasattr(value, "__len__") else list(islice(value, self.steps + 1))
        self.step(len(items))
        return items

    def compared(self, value: Any) -> Any:
        """The same value, once it is paid that all of it is compared or hashed; raises TooMuch."""
        if isinstance(value, str):
            self.step(len(value) >> _PER_STEP)
        elif isinstance(value, (list, tuple, dict)):
            self._walked(value)
        return value

    def _walked(self, value: Any) -> None:
        waiting = [value]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                self.step(len(item) >> _PER_STEP)
            elif isinstance(item, (list, tuple, dict)):
                self.step(len(item))
                waiting.extend(item.values() if isinstance(item, dict) else item)


@pass_context
def steps(context: Any, value: Any, tags: int, size: int, line: int) -> Any:
    """What a loop goes through, each time `tags` steps and `size` characters, all paid at once."""
    budget = context.budget
    try:
        count = len(value)
    except TypeError:
        value = budget.listed(value)
        count = len(value)
    try:
        budget.step(count * tags)
        budget.write(count * size)
    except TooMuch as error:
        error.line = line
        raise
    return value


def weight(node: nodes.Node) -> tuple[int, int]:
    """The most steps and characters of this piece of a template; a loop in it pays for itself."""
    if isinstance(node, nodes.TemplateData):
        return 0, len(node.data)
    if isinstance(node, nodes.For):
        return _sum([node.iter, *node.else_], begin=1)
    if isinstance(node, nodes.If):
        branches = [_sum(node.body), *map(weight, node.elif_), _sum(node.else_)]
        tested, _ = weight(node.test)
        return 1 + tested + max(tags for tags, _ in branches), max(size for _, size in branches)
    return _sum(list(node.iter_child_nodes()), begin=1)


def weight_of_loop(loop: nodes.For) -> tuple[int, int]:
    """What one turn of the loop costs."""
    return _sum([*loop.body, *([loop.test] if loop.test is not None else [])], begin=1)


def _sum(pieces: list[Any], *, begin: int = 0) -> tuple[int, int]:
    weights = list(map(weight, pieces))
    return begin + sum(tags for tags, _ in weights), sum(size for _, size in weights)
