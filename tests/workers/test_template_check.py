"""The check of an uploaded template: what it writes down, refuses, mends, and never keeps."""

import json

import pytest

from service.demo.load import PROJECT
from service.models import TemplateState
from service.operations.templates import CHECK_TEMPLATE, PREVIEW_TEMPLATE
from tests.support.people import Cast
from tests.support.templates import activate, send, upload, used, word_file
from tests.support.word import replaced
from tests.workers.desk import ADVICE, INTYG, WHOLE, WRONG, Desk, found, run_for_real
from workers.errors import Mistake, Severity
from workers.templates import jobs as template_jobs
from workers.untrusted import Field

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def desk(people: Cast) -> Desk:
    return Desk(people, upload(people, word_file(WHOLE)))


def test_a_template_with_a_mistake_is_refused_with_the_file_that_says_where(desk: Desk) -> None:
    desk.found = found(WRONG, ADVICE, commented=b"PK kommenterad", repaired=b"PK lagad")
    desk.run()
    page = desk.page
    assert page.version.state is TemplateState.REFUSED
    assert [(each.place, each.severity, each.paragraph) for each in page.remarks] == [
        ("brödtexten", "error", 0),
        ("hela mallen", "advice", -1),
    ]
    assert page.files == ("original.docx", "kommenterad.docx", "rattad.docx")
    assert desk.read("kommenterad.docx") == b"PK kommenterad"
    assert desk.job(PREVIEW_TEMPLATE) is None


def test_advice_stops_nothing_and_the_mended_file_is_what_is_used(desk: Desk) -> None:
    mended = replaced(word_file(WHOLE), "dokument.titel", "dokument.projekt")
    desk.found = found(ADVICE, repaired=mended)
    desk.run()
    assert desk.page.version.state is TemplateState.READY
    activate(desk.people, desk.template_id)
    assert used(desk.people) == mended


def test_a_template_that_does_not_print_the_documents_id_is_told_so(desk: Desk) -> None:
    desk.found = found(names=("dokument.titel",))
    desk.run()
    assert desk.row.state == TemplateState.REFUSED
    assert [mistake["message"] for mistake in desk.row.mistakes] == [template_jobs.NOT_PRINTED]


NUMBER, MASKED = "19640823-3234", "********-****"


def test_no_personal_number_that_stands_in_a_file_is_kept_outside_its_seal(people: Cast) -> None:
    template_id = send(people, word_file(), kind=f"egen-{PROJECT}-intyg", definition=INTYG).id
    wrong = Mistake("brödtexten", f"{NUMBER} x 19640823-32…", f"Texten ”{NUMBER}” är fel.", Severity.ADVICE)
    answer = Field("svar", "print", in_table=False, label=f"Karin {NUMBER}", compared=f"Ja\n{NUMBER}")
    desk = Desk(people, template_id, found(wrong, names=("svar", "dokument.id"), fields=(answer,)))
    desk.run(CHECK_TEMPLATE)
    row = desk.row
    assert row.state == TemplateState.READY
    assert row.mistakes[0]["text"] == f"{MASKED} x ********-**…"
    assert row.fields[0]["label"] == f"Karin {MASKED}"
    assert "0823" not in json.dumps([row.mistakes, row.names, row.fields, row.definition])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (word_file("{{ dokument.tittel }} {{ dokument.id }}"), "dokument.titel"),
        (b"PK\x03\x04 inte en zip", ""),
        (b"hej", ""),
    ],
)
def test_what_is_broken_or_no_word_file_is_refused_with_a_sentence(
    people: Cast, data: bytes, said: str
) -> None:
    desk = Desk(people, upload(people, data))
    run_for_real(desk)
    page = desk.page
    assert page.version.state is TemplateState.REFUSED
    assert page.version.mistakes
    assert said in page.remarks[0].message
    assert ("kommenterad.docx" in page.files) is bool(said)
