"""An edited Word file and something else at once on PostgreSQL: who waits goes by what the other wrote.

On SQLite one writes at a time.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from service.models import Record
from service.operations import dispatches, hand_edits
from service.operations.dispatches import Order
from service.operations.hand_edits import rules
from tests.support.at_once import somebody_waits
from tests.support.hand_edits import Editing
from tests.support.people import Cast
from tests.support.processes import until

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.slow,
    pytest.mark.parametrize("database_url", ["postgres"], indirect=True),
]


@pytest.fixture
def editing(people: Cast) -> Editing:
    return Editing.of_plan(people)


def test_an_edit_that_waited_for_a_dispatch_does_not_replace_what_was_sent(editing: Editing) -> None:
    version_id, who = editing.put_in(), editing.people["vagledare"]
    with ThreadPoolExecutor(1) as pool, editing.people.bench.work(who) as work:
        dispatches.send(work, editing.record_id, [Order("deltagare", "", "papper")])
        taking = pool.submit(editing.take, version_id)
        until(lambda: taking.done() or somebody_waits(work))
        work.session.commit()
        with pytest.raises(hand_edits.Stays, match="skickat"):
            taking.result()
    assert editing.document.edit_id is None


def test_of_two_answers_at_once_the_first_counts(editing: Editing) -> None:
    version_id, who = editing.put_in(), editing.people["vagledare"]
    with ThreadPoolExecutor(1) as pool, editing.people.bench.work(who) as work:
        hand_edits.decline(work, version_id)
        work.session.flush()
        taking = pool.submit(editing.take, version_id)
        until(lambda: taking.done() or somebody_waits(work))
        work.session.commit()
        with pytest.raises(hand_edits.Answered):
            taking.result()
    assert (editing.document.edit_id, editing.row(version_id).state) == (None, "declined")


def test_a_pdf_that_waited_for_an_edit_is_not_written_over_it(editing: Editing) -> None:
    """The conversion has read the old file, and comes to write while the edit is put in."""
    version_id, who = editing.put_in(), editing.people["vagledare"]
    before = editing.document.pdf_blob
    editing.take(version_id)
    second = editing.put_in(editing.edited(lambda word: word.add_paragraph("Ett annat stycke")))
    editing.without_pdf()
    with ThreadPoolExecutor(1) as pool, editing.people.bench.work(who) as work:
        hand_edits.take(work, second)
        converting = pool.submit(editing.making.convert)
        until(lambda: converting.done() or somebody_waits(work))
        work.session.commit()
        converting.result()
    assert editing.document.pdf_blob is None
    editing.making.forward(seconds=400)
    editing.making.convert()
    assert editing.document.pdf_blob not in (None, before)


def test_who_asks_anew_while_it_is_made_anew_waits_for_nobody_who_waits_for_her(editing: Editing) -> None:
    """The worker comes to write what it has made as the next is asked for.

    Of two who wait for each other PostgreSQL throws out one: here her, and otherwise now and then.
    """
    who = editing.people["vagledare"]
    with editing.people.bench.work(who) as work:
        first = hand_edits.ask_anew(work, editing.record_id).id
    with ThreadPoolExecutor(1) as pool, editing.people.bench.work(who) as work:
        work.session.execute(text("SET LOCAL deadlock_timeout = '1ms'"))
        rules.hold(work, work.session.get_one(Record, editing.record_id))
        making = pool.submit(editing.compare, first)
        until(lambda: making.done() or somebody_waits(work))
        second = hand_edits.ask_anew(work, editing.record_id).id
        work.session.commit()
        making.result()
    assert (editing.row(first).state, editing.row(first).blob) == ("declined", None)
    assert (editing.row(second).state, editing.job(first).attempts) == ("checking", 1)
