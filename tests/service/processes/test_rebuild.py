"""What lists read of a case can be computed again from its records, and a difference is told."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

from sqlalchemy import update

from service.doctor.finding import Level
from service.doctor.lists import lists
from service.domain.lifecycle import CaseState
from service.models import CaseProjection, CaseStep, NumberSeries
from service.operations import computed
from service.processes import prepare
from service.processes.rebuild import rebuild
from tests.support.people import Cast
from tests.support.work import RING, Bench


def test_a_case_that_lists_show_wrong_is_counted_and_mended(bench: Bench, people: Cast) -> None:
    settings = bench.services.settings
    RING.save(settings.keys)
    people.refer()
    case_id = people.refer("D2")
    assert rebuild(settings) == 0
    with bench.work() as work:
        mine = update(CaseProjection).where(CaseProjection.case_id == case_id)
        work.session.execute(mine.values(state="avslutad"))
    assert rebuild(settings) == 1
    assert rebuild(settings) == 0
    with bench.work() as work:
        assert work.session.get_one(CaseProjection, case_id).state == CaseState.INKOMMEN


def spoil(bench: Bench) -> None:
    with bench.work() as work:
        work.session.execute(update(CaseProjection).values(state="avslutad"))


def states(bench: Bench) -> set[str]:
    with bench.work() as work:
        return {row.state for row in work.session.query(CaseProjection)}


def test_a_start_after_new_rules_computes_the_lists_again_and_the_next_start_does_not(
    bench: Bench, people: Cast
) -> None:
    settings = bench.services.settings
    RING.save(settings.keys)
    people.refer()
    assert lists(settings).level is Level.NOTE  # an installation from before anything was noted
    for earlier in (None, 7):
        with bench.work() as work:
            if earlier:
                work.session.get_one(NumberSeries, computed.SERIES).last = earlier
        spoil(bench)
        assert lists(settings).level is Level.NOTE
        assert "knutpunkt migrate" in lists(settings).meaning
        prepare.migrate(settings).engine.dispose()
        assert states(bench) == {CaseState.INKOMMEN}
        assert lists(settings).level is Level.FINE
    spoil(bench)
    prepare.migrate(settings).engine.dispose()
    assert states(bench) == {CaseState.AVSLUTAD}


def test_a_start_after_a_changed_project_file_computes_the_days_anew(
    bench: Bench, people: Cast, tmp_path: Path
) -> None:
    settings = bench.services.settings
    RING.save(settings.keys)
    people.refer()
    prepare.migrate(settings).engine.dispose()
    with bench.work() as work:
        (before,) = [row.due for row in work.session.query(CaseStep) if row.kind == "granskning"]
    changed = replace(settings, projects=copytree(settings.projects, tmp_path / "projekt"))
    for file in changed.projects.glob("*.toml"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("granskning_arbetsdagar = 5", "granskning_arbetsdagar = 15"), "utf-8")
    prepare.migrate(changed).engine.dispose()
    with bench.work() as work:
        (after,) = [row.due for row in work.session.query(CaseStep) if row.kind == "granskning"]
    assert before
    assert after
    assert after > before
