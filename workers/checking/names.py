"""The names in a template held against those that the document has: what there is, and how it may be used."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from doc_templates.names import Names
from workers.checking import writing
from workers.checking.braces import single_braced
from workers.checking.syntax import Reading
from workers.checking.yes_no import yes_or_no
from workers.errors import Mistake, Severity
from workers.language.environment import LANGUAGE
from workers.language.uses import Use, uses


@dataclass(frozen=True, slots=True)
class Known:
    """A path as it was meant: `path` with misspelt steps put right, or None when nothing is near.

    `at` is the number of the first step that was wrong, -1 when none was; `near` what it should have been;
    `sure` the path as far as it is known.
    """

    path: str | None
    at: int = -1
    near: str = ""
    sure: str = ""


@dataclass
class Judged:
    """What the names of one part come to: mistakes, and the paths that count as used."""

    mistakes: list[Mistake] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)


def used(reading: Reading) -> list[Use]:
    """Every use of a word in the part, in order."""
    return list(uses(LANGUAGE.parse(reading.code))) if reading.lines else []


def judged(reading: Reading, names: Names) -> Judged:
    """The part's names held against those there are; a misspelt one counts as the one it must mean."""
    found = Judged()
    loops = _loop_names(reading)
    for use in used(reading):
        known = known_path(use.path, names)
        found.paths.add(known.sure)
        if use.line in reading.guessed:
            continue
        message = _wrong(use, known, names, loops)
        found.paths |= _meant_paths(use, known, names, loops)
        if message:
            found.mistakes.append(reading.part.mistake(message, reading.tag_on(use.line).paragraph))
    found.mistakes += _single(reading, names, loops)
    return found


def unused(paths: set[str], names: Names, *, lost: bool) -> Iterator[Mistake]:
    """Advice on each word that no part uses; those of lists not where some loop could not be understood."""
    for name in names.words:
        if name not in paths and not (lost and "[]" in name):
            yield Mistake("hela mallen", "", writing.unused(name, names), severity=Severity.ADVICE)


def known_path(path: str, names: Names) -> Known:
    """The path with each misspelt step exchanged for the name that looks most like it."""
    right, at, first_near = "", -1, ""
    for number, step in enumerate(path.split(".")):
        name, brackets = step.partition("[")[0], step[len(step.partition("[")[0]) :]
        children = names.children(right)
        if name not in children:
            near = nearest(name, children)
            at, first_near = (number, near) if at < 0 else (at, first_near)
            if not near:
                return Known(None, at, first_near, right)
            name = near
        before, right = right, f"{right}.{name}{brackets}" if right else f"{name}{brackets}"
        if brackets and right.removesuffix("[]") in names.words:
            right = right.removesuffix("[]")  # the first letter of a text, say
        if not names.knows(right):
            return Known(None, number if at < 0 else at, first_near, before)
    return Known(right, at, first_near, right)


def nearest(name: str, among: Iterable[str]) -> str:
    """The one of `among` that looks most like the name, whatever the case of its letters, or ""."""
    folded = {known.casefold(): known for known in sorted(among)}
    near = difflib.get_close_matches(name.casefold(), list(folded), n=1)
    return folded[near[0]] if near else ""


def _loop_names(reading: Reading) -> dict[str, str]:
    """The names that loops give their items, with how the loop was written."""
    blocks = (block for block in reading.blocks if block.word == "for")
    written = (" ".join(block.opener.content.split()) for block in blocks)
    return {text.split()[1]: text for text in written if len(text.split()) > 3}


def _wrong(use: Use, known: Known, names: Names, loops: dict[str, str]) -> str | None:
    if known.at >= 0 or known.path is None:
        return _unknown(use, known, names, loops) if _is_here(use, known) else None
    if use.compared and names.words.get(known.path) is bool:
        return yes_or_no(use)
    if use.how == "loop" and not names.is_list(known.path):
        return f"”{use.written}” är ingen lista och kan inte gås igenom med ”for”."
    if use.how == "print" and names.is_list(known.path):
        return f"”{use.written}” är en lista. {writing.list_of(use.written, known.path, names)}"
    if use.how == "print" and known.path not in names.words:
        return f"”{use.written}” är en grupp. {writing.group_of(use.written, known.path, names)}"
    return None


def _is_here(use: Use, known: Known) -> bool:
    """Whether the wrong step was written here, and not where the loop around it began."""
    steps, written = len(use.path.split(".")), len(use.written.split("."))
    of_loop = use.path.replace("[]", "") != use.written
    return known.at >= steps - written + (1 if of_loop else 0)


def _unknown(use: Use, known: Known, names: Names, loops: dict[str, str]) -> str:
    message = f"Namnet ”{use.written}” finns inte."
    root = use.written.split(".")[0]
    if root == "loop":
        return f"{message} ”loop” finns bara inne i en upprepning, mellan ”for” och ”endfor”."
    if known.at == 0 and root in loops and root == use.path.split(".")[0]:
        return f"{message} ”{root}” finns bara inne i ”{loops[root]}”, före dess ”endfor”."
    if known.at > 0 and (inside := _inside_list(use, known, names)):
        return f"{message} {inside}"
    meant = _meant(use, known) or _elsewhere(use, names, loops)
    if known.at == 0 and not meant and (near := nearest(root, loops)):
        meant = ".".join([near, *use.written.split(".")[1:]])
    return f"{message} Menade du ”{meant}”?" if meant else message


def _meant(use: Use, known: Known) -> str:
    """The written name with what was wrong in it exchanged, as far as it is known."""
    if not known.near:
        return ""
    written = use.written.split(".")
    offset = len(use.path.split(".")) - len(written)
    if known.path is None:
        return ".".join([*written[: known.at - offset], known.near])
    right = [step.partition("[")[0] for step in known.path.split(".")]
    return ".".join([*written[: known.at - offset], *right[known.at :]])


def _meant_paths(use: Use, known: Known, names: Names, loops: dict[str, str]) -> set[str]:
    """What a name that is known elsewhere stands for, so that it is not told as unused besides."""
    meant = "" if known.path or known.near or known.at != 0 else _elsewhere(use, names, loops)
    return {_walked(meant, loops)} if meant else set()


def _inside_list(use: Use, known: Known, names: Names) -> str:
    """A name that is there, but only for each item of a list."""
    steps = use.path.split(".")
    before, name = ".".join(steps[: known.at]), steps[known.at]
    if before.endswith("[]") or name not in names.children(f"{before}[]"):
        return ""
    written = ".".join(use.written.split(".")[: known.at - len(steps)])
    return f"”{written}” är en lista: skriv {{% for x in {written} %}} och {{{{ x.{name} }}}}."


def _elsewhere(use: Use, names: Names, loops: dict[str, str]) -> str:
    """The only place where the last step of a name stands: outside lists, or in one that a loop walks."""
    last = use.written.rpartition(".")[2].casefold()
    found = [path for path in names.words if "[]" not in path and path.rpartition(".")[2].casefold() == last]
    walked = [f"{loop}.{last}" for loop in loops if names.knows(_walked(f"{loop}.{last}", loops))]
    every = [*found, *walked]
    return every[0] if len(every) == 1 else ""


def _walked(name: str, loops: dict[str, str]) -> str:
    """The path of a name that may begin with a loop's: "d.text" is "delmal[].text" for "for d in delmal"."""
    root, _, rest = name.partition(".")
    return ".".join([f"{loops[root].split()[3]}[]", *filter(None, [rest])]) if root in loops else name


def _single(reading: Reading, names: Names, loops: dict[str, str]) -> Iterator[Mistake]:
    """A known name in single braces, which would be printed as it stands."""
    for paragraph in reading.part.paragraphs:
        for name in single_braced(paragraph.text):
            if names.knows(_walked(name, loops)):
                message = f"”{{{name}}}” skrivs ut som det står. Menade du ”{{{{ {name} }}}}”?"
                yield reading.part.mistake(message, paragraph)
