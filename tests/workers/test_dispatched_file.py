"""What was sent by itself before its PDF was there is named with the hash of that very file."""

from sqlalchemy import select

from service.demo import story
from service.models import Dispatch
from tests.support.people import STORIES, Cast
from tests.workers.making import Making


def test_the_dispatch_of_an_answer_names_the_pdf_once_it_is_made(people: Cast) -> None:
    answer = story.remissvar(STORIES["D1"])
    making = Making(people, people.write(people.meet(), "remissvar", answer, who="projektledare"))
    sent = select(Dispatch.sha256).where(Dispatch.record_id == making.record_id)
    with making.services.work() as work:
        assert [*work.session.scalars(sent)] == [None]
    making.run()
    document = making.document
    assert document is not None
    assert document.pdf_sha256
    with making.services.work() as work:
        assert [*work.session.scalars(sent)] == [document.pdf_sha256]
