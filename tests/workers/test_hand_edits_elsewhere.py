"""Word files edited by hand that are about a project or a meeting: as those of a case, and naming nobody."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from service.errors import NotAllowed, NotFound
from service.models import Record
from service.operations import documents, finalising, hand_edits
from service.operations.content import open_draft
from service.operations.hand_edits import Change, judged
from tests.support import board
from tests.support.board import LEADER
from tests.support.hand_edits import GOAL, Editing
from tests.support.meetings import AF
from tests.support.people import Cast
from tests.support.room import Held, held
from tests.support.word import member

pytestmark = pytest.mark.slow
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def decisions(people: Cast) -> Editing:
    board.structural(people)
    return Editing.of(people, board.decide(people, board.held_today(people)).id, who=LEADER)


@pytest.fixture
def minutes(tmp_path: Path) -> Iterator[Editing]:
    """Common notes of a meeting to which Arbetsförmedlingen was called, and where one case was decided on."""
    with held(tmp_path) as meeting:
        meeting.there(AF, LEADER)
        meeting.decide("D5")
        notes = meeting.end()
        finish(meeting, notes)
        yield Editing.of(meeting.people, notes, who=LEADER)


def finish(meeting: Held, notes: UUID) -> None:
    with meeting.people.bench.work(meeting.people[LEADER]) as work:
        record = work.session.get_one(Record, notes)
        outcome = finalising.finalise(work, record.id, open_draft(work, record), lock=record.lock)
        assert outcome.problems == []


def reads(editing: Editing, who: str) -> None:
    """Somebody who may open the document and not write it: the edit stands for her, and no more is told."""
    people, record_id = editing.people, editing.record_id
    version_id = editing.put_in()
    with people.bench.work(people[who]) as work:
        found = documents.progress(work, record_id)
        page = hand_edits.of_document(work, found)
        assert (page.may, page.waiting) == (False, None)
        for act, about in (
            (hand_edits.take, version_id), (hand_edits.decline, version_id), (hand_edits.one, version_id),
            (hand_edits.version_file, version_id), (hand_edits.ask_anew, record_id),
            (hand_edits.generated, record_id),
        ):  # fmt: skip
            with pytest.raises((NotAllowed, NotFound)):
                act(work, about)
    editing.take(version_id)
    with people.bench.work(people[who]) as work:
        page = hand_edits.of_document(work, documents.progress(work, record_id))
        assert page.edit
        assert (page.edit.by, page.edit.differences.generated) == (people[LEADER].author.name, None)


def edits_all_the_way(editing: Editing) -> None:
    edited = editing.edited()
    version_id = editing.put_in(edited)
    told = editing.version(version_id).differences.generated
    assert told
    assert told.changes == (Change("brödtexten", "", GOAL),)
    editing.take(version_id)
    assert (editing.word(), editing.document.edit_id) == (edited, version_id)
    editing.take(editing.ask_anew())
    assert GOAL not in member(editing.word())


@on_sqlite
@pytest.mark.parametrize("make", [Editing.of_application, decisions])
def test_a_document_of_the_project_and_of_the_board_is_edited_and_made_anew(
    people: Cast, make: Callable[[Cast], Editing]
) -> None:
    edits_all_the_way(make(people))


@on_sqlite
def test_an_edit_of_the_boards_decisions_names_no_participant_and_no_further_case(people: Cast) -> None:
    editing = decisions(people)
    people.refer()
    refused(editing, "Gäller Testperson D1.")
    assert faults(editing, "Se VK-2019-001.", "VK-2019-001") == ()
    for text in ("Se VK-2019-001.", "Ring 070-174 06 05.", "Född 19900107-2381."):
        assert len(faults(editing, text)) == 1, text


def refused(editing: Editing, text: str) -> None:
    """The file is not kept, and the reason, which is not sealed, quotes nothing of it."""
    row = editing.row(editing.put_in(editing.edited(lambda word: word.add_paragraph(text))))
    assert (row.state, row.blob, len(row.reasons)) == ("refused", None, 1), text
    assert not any(word in row.reasons[0] for word in text.split() if len(word) > 5)


def faults(editing: Editing, added: str, *before: str) -> tuple[str, ...]:
    with editing.people.bench.work() as work:
        record = work.session.get_one(Record, editing.record_id)
        return judged.faults(work, record, [*before, added], before=before)


def test_the_notes_of_a_meeting_are_edited_and_made_anew(minutes: Editing) -> None:
    edits_all_the_way(minutes)
    reads(minutes, AF)
    refused(minutes, "VK-2017-001 tas upp igen.")
    assert "enskilt ärende" in faults(minutes, "Testperson D5 ska få besked.")[0]
