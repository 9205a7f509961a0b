"""What the styrgrupp reads of a person: what names nobody always, a name while consent to the board holds."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from service.demo.story import money
from service.errors import NotAllowed, NotSent
from service.operations import documents, notices
from service.operations.dispatches import Order
from tests.operations.test_dispatches import opens, send
from tests.support.consents import CONSENT, LETS_BOARD, OF_BOARD, WITHDRAWAL
from tests.support.people import STORIES, Cast
from tests.web import making

TO_BOARD = Order("styrgrupp", "", "sdk")


def consulted(people: Cast, consent: Mapping[str, object]) -> tuple[UUID, UUID]:
    """A case and its external consultation, made while this consent held."""
    case_id = people.enrol("D3")
    people.write(case_id, "samtycke", consent, who="projektledare")
    people.plan(case_id, "D3")
    ((_, answers),) = money.extern_konsultation(STORIES["D3"])
    return case_id, people.write(case_id, "extern_konsultation", answers, who="projektledare")


def test_what_names_the_person_closes_when_the_consent_to_the_board_ends(people: Cast) -> None:
    case_id, paper = consulted(people, LETS_BOARD)
    assert opens(people, "styrgrupp", paper)
    people.write(case_id, "aterkallelse", {**WITHDRAWAL, **OF_BOARD}, who="projektledare")
    assert not opens(people, "styrgrupp", paper)
    with pytest.raises(NotAllowed), people.bench.work(people["styrgrupp"]) as work:
        documents.download(work, paper, "pdf")
    assert opens(people, "projektledare", paper)


def test_what_names_the_person_closes_when_the_consent_runs_out(people: Cast) -> None:
    _, paper = consulted(people, LETS_BOARD)
    people.bench.clock.forward(days=800)
    assert not opens(people, "styrgrupp", paper)


def test_what_names_nobody_stays_open_whatever_is_withdrawn(people: Cast) -> None:
    case_id, paper = consulted(people, CONSENT)
    people.write(case_id, "aterkallelse", WITHDRAWAL, who="projektledare")
    assert opens(people, "styrgrupp", paper)


def test_what_names_the_person_is_not_sent_when_the_identity_is_protected_since(people: Cast) -> None:
    case_id, paper = consulted(people, LETS_BOARD)
    making.finish(people.bench, paper)
    mark = {"skydd": "sekretessmarkering", "fran": "2019-03-01", "kalla": "personen"}
    people.write(case_id, "skydd", mark, who="projektledare")
    assert not opens(people, "styrgrupp", paper)
    with pytest.raises(NotSent):
        send(people, paper, TO_BOARD, who="projektledare")


@pytest.mark.parametrize(
    ("consent", "said", "told"),
    [
        (LETS_BOARD, OF_BOARD, 1),
        (LETS_BOARD, {"omfattning": "helt"}, 1),
        (LETS_BOARD, {"omfattning": "vissa_delar", "delar": ["epost_sms"]}, 0),
        (CONSENT, {"omfattning": "helt"}, 0),
    ],
)
def test_the_board_is_told_when_it_loses_what_it_might_read(
    people: Cast, consent: Mapping[str, object], said: Mapping[str, object], told: int
) -> None:
    case_id, _ = consulted(people, consent)
    people.write(case_id, "aterkallelse", {**WITHDRAWAL, **said}, who="projektledare")
    with people.bench.work(people["styrgrupp"]) as work:
        waiting = notices.unread(work)
        assert len(waiting) == told
        for each in waiting:
            notices.read(work, each.id)
        assert notices.unread(work) == []
