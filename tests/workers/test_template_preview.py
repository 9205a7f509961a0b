"""The pages of an uploaded template: of three made-up documents, beside those of the template in use."""

from collections.abc import Mapping

import pytest

from service.documents.catalogue.referral import REMISS
from service.models import JobState, TemplateState
from service.operations import templates
from service.operations.templates import CHECK_TEMPLATE, PREVIEW_TEMPLATE
from tests.support.people import Cast
from tests.support.templates import activate, put_in_use, upload, word_file
from tests.workers.desk import WHOLE, Desk, run_for_real
from workers.templates.examples import DOCUMENT_ID

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def desk(people: Cast) -> Desk:
    return Desk(people, upload(people, word_file(WHOLE)))


NUMBER, MASKED = "19640823-3234", "********-****"


def test_the_three_examples_are_the_kinds_own_and_of_nobody(desk: Desk) -> None:
    desk.run()
    empty, ordinary, extreme = desk.filled[:3]
    header = ordinary["dokument"]
    assert isinstance(header, Mapping)
    assert (header["titel"], header["id"], header["mall"]) == ("Remiss", DOCUMENT_ID, header["mall"])
    assert str(header["mall"]).startswith("remiss ")
    assert empty["motiveringar"] == []
    assert len(str(extreme)) > 3 * len(str(ordinary)) > 3 * len(str(empty))
    assert len(desk.filled) == 6


def test_the_pictures_of_the_day_are_of_the_template_in_use(people: Cast) -> None:
    put_in_use(people, f"I bruk {WHOLE}")
    desk = Desk(people, upload(people, word_file(WHOLE)))
    desk.run()
    assert desk.page.today.keys() == desk.page.pictures.keys()


def test_a_template_that_one_example_breaks_is_refused_with_the_place(people: Cast) -> None:
    desk = Desk(people, upload(people, word_file(f"{WHOLE} {{{{ finns_inte.alls }}}}")))
    desk.run()
    page = desk.page
    assert page.version.state is TemplateState.REFUSED
    assert page.remarks[-1].place.startswith("brödtext")
    job = desk.job(PREVIEW_TEMPLATE)
    assert job is not None
    assert job.state == JobState.DONE


def test_a_template_in_use_that_cannot_be_filled_leaves_its_pictures_out(people: Cast) -> None:
    put_in_use(people, "{{ finns_inte.alls }}")
    desk = Desk(people, upload(people, word_file(WHOLE)))
    desk.run()
    assert (len(desk.page.pictures), dict(desk.page.today)) == (3, {})
    assert desk.page.version.state is TemplateState.READY


def test_nothing_is_put_into_use_before_its_pages_are_drawn(people: Cast) -> None:
    desk = Desk(people, upload(people, word_file("{{ finns_inte.alls }}")))
    desk.run(CHECK_TEMPLATE)
    with pytest.raises(templates.NotReady, match="Vänta tills provsidorna är ritade"):
        activate(people, desk.template_id)
    desk.run(PREVIEW_TEMPLATE)
    assert (desk.row.state, len(desk.row.mistakes)) == (TemplateState.REFUSED, 1)


def test_no_personal_number_that_breaks_a_preview_is_kept(people: Cast) -> None:
    desk = Desk(people, upload(people, word_file(f"{WHOLE} {NUMBER} {{{{ finns_inte.alls }}}}")))
    desk.run()
    assert MASKED in desk.page.remarks[-1].text


def test_everything_that_was_made_is_sealed(desk: Desk) -> None:
    desk.run()
    store = desk.people.bench.services.store
    assert not any(store.get(blob).startswith((b"PK", b"sida")) for blob in store.all())


@pytest.mark.slow
def test_the_built_in_template_itself_is_found_whole_and_drawn(people: Cast) -> None:
    desk = Desk(people, upload(people, REMISS.template))
    run_for_real(desk)
    page = desk.page
    assert (page.version.state, page.version.mistakes, page.trouble) == (TemplateState.READY, 0, "")
    assert {which: len(names) for which, names in page.pictures.items()} == dict.fromkeys(templates.WHICH, 1)
    assert desk.read("vanlig-1.png").startswith(b"\x89PNG")
