"""How long it takes to fill a Word template, ours and the peers' in alternating rounds."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.documents import APPLICATION, PLAN, Bench
from tests.bench.engines import DOCXTPL, ENGINES, FLOOR, OURS, Engine, Running
from tests.bench.table import Row, Table, milliseconds

ROUNDS = 15
"""Rounds in which each engine has its turn; what others do on the machine hits all alike."""
_TURN = 0.2
"""Seconds that an engine's turn should last, so that the quick ones are measured over many documents."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine and one document: seconds in each round, bytes of the file and of the engine's memory."""

    engine: Engine
    seconds: tuple[float, ...]
    size: int
    memory: int

    def times_faster(self, than: Measured) -> list[float]:
        """In each round, how many times the other's time is ours."""
        return [theirs / ours for theirs, ours in zip(than.seconds, self.seconds, strict=True)]


def measure() -> list[Table]:
    """A table for each document; an engine that cannot be had is named in it."""
    missing = {engine: why for engine in ENGINES if (why := engine.install())}
    with _started([engine for engine in ENGINES if engine not in missing]) as running:
        return [_table(bench, _rounds(bench, running), missing) for bench in (PLAN, APPLICATION)]


@contextmanager
def _started(engines: Iterable[Engine]) -> Iterator[list[Running]]:
    with tempfile.TemporaryDirectory(prefix="knutpunkt-bench-") as folder:
        running = [Running.start(engine, (PLAN, APPLICATION), Path(folder)) for engine in engines]
        try:
            yield running
        finally:
            for each in running:
                each.stop()


def _rounds(bench: Bench, running: Sequence[Running]) -> dict[Engine, Measured]:
    turns = {each.engine.name: _warm(bench, each) for each in running}
    seconds: dict[Engine, list[float]] = {each.engine: [] for each in running}
    sizes: dict[Engine, int] = {}
    for _ in range(ROUNDS):
        for each in running:
            times, sizes[each.engine] = each.fill(bench, times=turns[each.engine.name])
            seconds[each.engine].append(median(times))
    return {
        each.engine: Measured(each.engine, (*seconds[each.engine],), sizes[each.engine], each.memory)
        for each in running
    }


def _warm(bench: Bench, running: Running) -> int:
    """Documents in one turn; the first are filled here, and an engine that compiles has done it."""
    times, _ = running.fill(bench, times=5)
    return max(2, min(500, round(_TURN / median(times))))


def _table(bench: Bench, measured: Mapping[Engine, Measured], missing: Mapping[Engine, str]) -> Table:
    rows = [_row(each, measured) for each in sorted(measured.values(), key=lambda each: median(each.seconds))]
    rows += [Row(engine.title, "–", f"not measured: {why}") for engine, why in missing.items()]
    return Table(f"Filling: {bench.title}", (*rows, *_verdicts(measured)))


def _row(each: Measured, measured: Mapping[Engine, Measured]) -> Row:
    faster, larger = _ratio(each.times_faster(measured[DOCXTPL])), each.size / measured[DOCXTPL].size - 1
    told = f"{faster} docxtpl’s speed; {each.size:,} bytes ({larger:+.1%}); {each.memory / 1e6:.0f} MB"
    if each.engine is FLOOR:
        told = "escape, deflate, CRC, copy: no engine can be faster"
    return Row(each.engine.title, _time(each.seconds), told)


def _verdicts(measured: Mapping[Engine, Measured]) -> list[Row]:
    ours, peers = measured[OURS], [each for each in measured.values() if each.engine.is_peer]
    fastest = min(peers, key=lambda each: median(each.seconds))
    of_docxtpl, of_peer = ours.times_faster(measured[DOCXTPL]), ours.times_faster(fastest)
    of_floor = measured[FLOOR].times_faster(ours)
    return [
        Row("**faster than docxtpl**", f"**{_ratio(of_docxtpl)}**", "median (min–max)"),
        Row("**faster than the fastest peer**", f"**{_ratio(of_peer)}**", fastest.engine.title),
        Row("**slower than the physical floor**", f"**{_ratio(of_floor)}**", "1 × would be the floor itself"),
    ]


def _time(seconds: Sequence[float]) -> str:
    return f"{milliseconds(median(seconds))} ({milliseconds(min(seconds))}–{milliseconds(max(seconds))})"


def _ratio(ratios: Sequence[float]) -> str:
    return f"{median(ratios):.3g} × ({min(ratios):.3g}–{max(ratios):.3g})"
