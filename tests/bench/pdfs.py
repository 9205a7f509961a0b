"""How long a PDF takes: LibreOffice started for each document, kept going, and kept going by two workers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from statistics import median

from service.config import Settings
from service.documents import example
from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from service.domain.context import printed_id
from service.domain.project_file import load_projects
from tests.bench.table import Row, Table, milliseconds
from workers.documents import word
from workers.pdf import Converter, convert_anew
from workers.pdf.office.found import office_program, python_with_uno
from workers.pdf.office.kept import Setup, kept
from workers.pdf.rdocx import Rdocx
from workers.pdf.started_office import LibreOffice

ROUNDS = 7
_STEADY = 4
"""Documents that a kept converter makes in one round."""
_LIMIT = 60.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished Word file, and a text that its PDF is sure to hold."""

    what: str
    docx: bytes
    must_contain: str


def measure() -> list[Table]:
    """One table for plan and application each; without LibreOffice it says so."""
    with _workers() as workers:
        return [_table(paper, workers) for paper in _papers()]


def _papers() -> Iterator[Paper]:
    projects = load_projects(Settings.from_environment().projects)
    for what, kind in (("Plan", "genomforandeplan"), ("Ansökan", "ansokan")):
        data = example.load(kind)
        context = replace(example.context_of(data, projects), document_id=printed_id("0123456789ab"))
        written = word(REGISTRY[kind], context, Answers(data["answers"]))
        yield Paper(what, written.docx, context.document_id)


@contextmanager
def _workers() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        yield pool


def _table(paper: Paper, workers: ProcessPoolExecutor) -> Table:
    program = office_program()
    python = python_with_uno(program) if program else None
    ways: dict[str, Callable[[], float]] = {"rdocx": lambda: _each(paper, Rdocx(), times=_STEADY)}
    if program is not None:
        ways["LibreOffice, started each time"] = lambda: _each(paper, LibreOffice(program), times=1)
    if program is not None and python is not None:
        setup = Setup(program, python)
        ways["LibreOffice, kept going"] = lambda: _each(paper, kept(setup), times=_STEADY)
        ways["LibreOffice, kept going by two workers"] = lambda: _both(paper, setup, workers)
    return Table(f"PDF: {paper.what}", (*_rows(_rounds(ways)),))


def _rounds(ways: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    for way in ways.values():
        way()
    turns = [{name: way() for name, way in ways.items()} for _ in range(ROUNDS)]
    return {name: [turn[name] for turn in turns] for name in ways}


def _each(paper: Paper, using: Converter, *, times: int) -> float:
    """Seconds for one of `times` documents in a row."""
    begin = time.perf_counter()
    for _ in range(times):
        convert_anew(
            paper.docx, title=paper.what, must_contain=paper.must_contain, timeout=_LIMIT, using=using
        )
    return (time.perf_counter() - begin) / times


def _both(paper: Paper, setup: Setup, workers: ProcessPoolExecutor) -> float:
    """Seconds for a document when two workers make them side by side, each with a LibreOffice of its own."""
    begin = time.perf_counter()
    for made in [workers.submit(_in_worker, paper, setup) for _ in range(2)]:
        made.result()
    return (time.perf_counter() - begin) / (2 * _STEADY)


def _in_worker(paper: Paper, setup: Setup) -> float:
    return _each(paper, kept(setup), times=_STEADY)


def _rows(seconds: dict[str, list[float]]) -> Iterator[Row]:
    for name, of in sorted(seconds.items(), key=lambda each: -median(each[1])):
        spread = f"{milliseconds(min(of))}–{milliseconds(max(of))}"
        yield Row(name, f"{milliseconds(median(of))} ({spread})")
    started, steady, two = (
        seconds.get(f"LibreOffice, {way}")
        for way in ("started each time", "kept going", "kept going by two workers")
    )
    if started and steady and two:
        yield Row("**kept going: faster than started each time**", f"**{_ratio(started, steady)}**")
        yield Row("**two workers: faster than one**", f"**{_ratio(steady, two)}**")


def _ratio(slow: Sequence[float], quick: Sequence[float]) -> str:
    ratios = [each / other for each, other in zip(slow, quick, strict=True)]
    return f"{median(ratios):.3g} × ({min(ratios):.3g}–{max(ratios):.3g})"
