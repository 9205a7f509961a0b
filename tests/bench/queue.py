"""From a button in the browser to a file on the disk, through the real pages, queue and workers.

Two worker processes: one writes Word files, one lays out pages. Database and queue are those of
`knutpunkt run`; what sends the forms runs on the same machine and takes its share of it.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

from service.operations import jobs
from service.queues import PAGES, QUICK
from tests.bench.app import PREVIEW
from tests.bench.prepared import Draft, Prepared
from tests.bench.site import Seen, Site, Visitor, site
from tests.bench.table import Row, Table, milliseconds
from tests.workers.faults.installation import children

RATE, FORMS, WARMING = 20, 300, 20
"""Forms sent a second, measured ones in all, and those before them, of which each part takes its first."""
BURST, PREVIEWS = 1000, 25
FEW, MANY = 500, 5000
"""Documents of a worker between which its memory may not grow."""
_WORD = "SELECT rowid, record_id FROM document WHERE rowid > ?"
_CLIENTS = 16
_PATIENCE = 600.0  # seconds, on a machine that does other things


def measure() -> list[Table]:
    return [Table("From the form to the file", tuple(measure_queue()))]


def measure_queue() -> list[Row]:
    """All rows about the queue; takes about three minutes."""
    return [*_latency(), *_burst(), *_memory()]


def _latency() -> Iterator[Row]:
    with site() as measured:
        prepared = Prepared(measured.services)
        drafts = prepared.drafts(WARMING + FORMS)
        _start_workers(measured)
        measured.start_web()
        who = {name: Visitor(measured.port) for name in {draft.who for draft in drafts}}
        for name, visitor in who.items():
            visitor.sign_in(f"{name}@example.org")
        _sent(measured, drafts[:WARMING], who)
        answered, stored = _sent(measured, drafts[WARMING:], who)
    what = f"{RATE} forms a second, {FORMS} in all, plans and applications by turns"
    yield Row("POST → answer, median and p95", _spread(answered), what)
    yield Row("POST → stored Word file, median and p95", _spread(stored), "seen by another reader")


def _sent(
    measured: Site, drafts: Sequence[Draft], who: dict[str, Visitor]
) -> tuple[list[float], list[float]]:
    """Seconds to the answer and to the stored Word file, for each draft sent at its time."""
    seen = Seen(measured, _WORD)
    seen.start()
    gc.freeze()  # or the senders' own search for garbage would be measured too
    bodies = [who[each.who].written({**each.fields, "lock": "1", "command": "finalise"}) for each in drafts]
    begin = time.monotonic() + 0.2

    def send(number: int, draft: Draft) -> tuple[float, float]:
        time.sleep(max(0.0, begin + number / RATE - time.monotonic()))
        at = time.monotonic()
        assert who[draft.who].post(f"/utkast/{draft.record_id}", bodies[number]) == 303
        return at, time.monotonic()

    with ThreadPoolExecutor(_CLIENTS) as pool:
        times = [*pool.map(send, range(len(drafts)), drafts)]
    seen.wait_for(len(drafts), seconds=_PATIENCE)
    stored = [seen.at[draft.record_id.hex] - at for draft, (at, _) in zip(drafts, times, strict=True)]
    return [end - at for at, end in times], stored


def _burst() -> Iterator[Row]:
    with site() as measured:
        prepared = Prepared(measured.services)
        waiting = prepared.finals(BURST)
        _start_workers(measured)
        _preview(measured)
        seen = Seen(measured, _WORD)
        seen.start()
        begun = time.monotonic()
        _ring(measured, waiting)
        rung = time.monotonic() - begun
        waits = [_preview(measured, every=1.0) for _ in range(PREVIEWS)]
        seen.wait_for(BURST, seconds=_PATIENCE)
        last = max(seen.at.values()) - begun
        queued = measured.count("queued")
    rate = f"{BURST / last:.0f} Word files a second, beside the previews"
    yield Row(f"{BURST} documents queued at once, until the last Word file", milliseconds(last), rate)
    note = f"one example, of which an upload draws six; one a second; {queued} PDF files wait at the end"
    yield Row("one preview meanwhile, median and max", _spread(waits, most=True), note)
    yield Row("ringing for all of them", milliseconds(rung), "")


def _preview(measured: Site, *, every: float = 0.0) -> float:
    """Seconds from asking until a preview is there; returns when the next may be asked for."""
    begun = time.monotonic()
    with measured.services.work() as work:
        key = uuid4()
        job = jobs.ask(work, PREVIEW, subject_id=key, queue="interactive", dedup_key=f"{PREVIEW}:{key}")
    with measured.looker() as database:
        done = "SELECT 1 FROM job WHERE id = ? AND state = 'done'"
        while not database.execute(done, (job.id.hex,)).fetchone():
            time.sleep(0.005)
            assert time.monotonic() - begun < _PATIENCE
    taken = time.monotonic() - begun
    time.sleep(max(0.0, every - taken))
    return taken


def _memory() -> Iterator[Row]:
    with site() as measured:
        prepared = Prepared(measured.services)
        worker = measured.start_worker(processes=1, queues=QUICK)
        sizes = []
        for number in (FEW, MANY - FEW):
            seen = Seen(measured, _WORD)
            seen.start()
            _ring(measured, prepared.finals(number))
            seen.wait_for(number, seconds=_PATIENCE)
            sizes.append(children(worker)[0].memory_info().rss)
    few, many = sizes
    sizes_told = f"{few / 2**20:.0f} MB → {many / 2**20:.0f} MB"
    note = f"{sizes_told}; Word files through the queue, in a process that is never replaced"
    yield Row(f"memory of a worker after {MANY} documents beside {FEW}", f"{many / few:.2f} ×", note)


def _start_workers(measured: Site) -> None:
    for queues in (QUICK, PAGES):
        measured.start_worker(processes=1, queues=queues)


def _ring(measured: Site, waiting: Sequence[UUID]) -> None:
    for job_id in waiting:
        measured.services.bell("documents", job_id)


def _spread(seconds: Sequence[float], *, most: bool = False) -> str:
    high = max(seconds) if most else statistics.quantiles(seconds, n=20)[-1]
    return f"{milliseconds(statistics.median(seconds))}, {milliseconds(high)}"


if __name__ == "__main__":
    for table in measure():
        print(table.markdown())
