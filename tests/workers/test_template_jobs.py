"""The jobs of an uploaded template: what the check writes down, what is drawn, and what a crash leaves."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select

from doc_templates.names import Names
from service.demo.load import PROJECT
from service.documents.catalogue.referral import REMISS
from service.documents.kind import Subject
from service.documents.own import Definition
from service.models import AuditEntry, Job, JobState, Template, TemplateState
from service.operations import templates
from service.operations.audit import Event
from service.operations.templates import CHECK_TEMPLATE, PREVIEW_TEMPLATE, TemplatePage
from service.operations.templates.upload import IN_TURN
from tests.support.converter import FakeConverter
from tests.support.people import Cast
from tests.support.templates import (
    APPROVER,
    KIND,
    UPLOADER,
    activate,
    put_in_use,
    send,
    sent,
    upload,
    used,
    word_file,
)
from tests.support.word import replaced
from workers import jobs
from workers.errors import Mistake, PdfTimeout, Severity
from workers.rendering import fill
from workers.templates import jobs as template_jobs
from workers.templates import preview as template_preview
from workers.templates.examples import DOCUMENT_ID
from workers.untrusted import Examined, Field

WHOLE = "{{ dokument.titel }} {{ dokument.id }}"
NAMES = ("dokument.titel", "dokument.id")
WRONG = Mistake("brödtexten", "{{ x }}", "Namnet ”x” finns inte.", part="word/document.xml", paragraph=0)
ADVICE = Mistake("hela mallen", "", "Språket saknas.", severity=Severity.ADVICE)


def use(path: str, how: str = "print") -> Field:
    return Field(path, how, in_table=False)


USES = (use("dokument.titel"), use("dokument.id"))


def found(
    *mistakes: Mistake,
    names: tuple[str, ...] = NAMES,
    fields: tuple[Field, ...] = USES,
    commented: bytes | None = None,
    repaired: bytes | None = None,
) -> Examined:
    """What an examination in a process of its own gives, had it found this."""
    return Examined(mistakes, names, fields, commented, repaired)


def picture(pdf: bytes) -> list[bytes]:
    """As many pictures as are made of a long document."""
    assert pdf.startswith(b"%PDF-")
    return [f"sida {number}".encode() for number in range(1, 13)]


@dataclass
class Desk:
    """An upload and the jobs that it asks for, done with this examination and a converter in no time."""

    people: Cast
    template_id: UUID
    found: Examined = field(default_factory=found)
    converter: FakeConverter = field(default_factory=FakeConverter)
    offered: list[Names | None] = field(default_factory=list)
    filled: list[Mapping[str, object]] = field(default_factory=list)

    def job(self, kind: str) -> Job | None:
        with self.people.bench.work() as work:
            return work.session.scalar(select(Job).where(Job.dedup_key == f"{kind}:{self.template_id}"))

    def run(self, *kinds: str) -> None:
        tasks = {
            CHECK_TEMPLATE: partial(template_jobs.check, examine=self._examine),
            PREVIEW_TEMPLATE: partial(
                template_preview.preview, fill=self._fill, draw=picture, using=self.converter
            ),
        }
        for kind in kinds or (CHECK_TEMPLATE, PREVIEW_TEMPLATE):
            if job := self.job(kind):
                jobs.run(self.people.bench.services, job.id, tasks=tasks)

    @property
    def row(self) -> Template:
        with self.people.bench.work() as work:
            return work.session.get_one(Template, self.template_id)

    @property
    def page(self) -> TemplatePage:
        with self.people.bench.work(self.people[APPROVER]) as work:
            return templates.one(work, self.template_id)

    def read(self, name: str) -> bytes:
        with self.people.bench.work(self.people[APPROVER]) as work:
            hand = templates.picture if name.endswith(".png") else templates.file
            return hand(work, self.template_id, name).read(work.store)

    def _examine(self, data: bytes, names: Names | None) -> Examined:
        self.offered.append(names)
        return self.found

    def _fill(self, data: bytes, words: Mapping[str, object]) -> bytes:
        self.filled.append(words)
        return fill(data, words)


@pytest.fixture
def desk(people: Cast) -> Desk:
    return Desk(people, upload(people, word_file(WHOLE)))


def told(people: Cast) -> list[dict[str, object]]:
    with people.bench.work() as work:
        entries = select(AuditEntry).where(AuditEntry.action == Event.TEMPLATE_CHECKED)
        return [entry.detail for entry in work.session.scalars(entries)]


def test_a_whole_template_is_ready_and_its_pages_are_drawn(desk: Desk) -> None:
    desk.run()
    page = desk.page
    assert (page.version.state, page.version.hindrance) == (TemplateState.READY, "")
    assert page.names == [*NAMES]
    assert page.fields[0] == asdict(USES[0])
    assert {which: len(names) for which, names in page.pictures.items()} == dict.fromkeys(templates.WHICH, 12)
    assert page.today.keys() == page.pictures.keys()
    assert page.pictures["tom"][9:] == ("tom-10.png", "tom-11.png", "tom-12.png")
    assert desk.read("idag-extrem-2.png") == b"sida 2"
    assert (page.checking, page.drawing, page.trouble) == (False, False, "")
    assert told(desk.people) == [
        {"kind": KIND, "number": 1, "state": "ready", "mistakes": 0, "definition_sha256": ""}
    ]
    offered = desk.offered[0]
    assert offered is not None
    assert offered.knows("dokument.titel")


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


@pytest.mark.parametrize("kind", [CHECK_TEMPLATE, PREVIEW_TEMPLATE])
def test_a_worker_that_dies_leaves_the_job_to_another(desk: Desk, kind: str) -> None:
    if kind == PREVIEW_TEMPLATE:
        desk.run(CHECK_TEMPLATE)
    job = desk.job(kind)
    assert job is not None
    with pytest.raises(SystemExit):
        jobs.run(desk.people.bench.services, job.id, tasks={kind: dying})
    expected = TemplateState.READY if kind == PREVIEW_TEMPLATE else TemplateState.CHECKING
    assert desk.row.state == expected
    desk.run()
    assert not desk.page.pictures
    desk.people.bench.clock.forward(seconds=desk.people.bench.services.settings.job_lease + 1)
    desk.run()
    assert desk.page.pictures_ready
    assert len(told(desk.people)) == 1


def dying(services: object, held: object) -> None:
    raise SystemExit("kill -9")


def test_who_has_lost_the_job_leaves_nothing(desk: Desk) -> None:
    def examine(data: bytes, names: Names | None) -> Examined:
        desk.people.bench.clock.forward(seconds=desk.people.bench.services.settings.job_lease + 1)
        desk.run(CHECK_TEMPLATE)
        return found(WRONG, commented=b"PK for sent")

    job = desk.job(CHECK_TEMPLATE)
    assert job is not None
    jobs.run(
        desk.people.bench.services,
        job.id,
        tasks={CHECK_TEMPLATE: partial(template_jobs.check, examine=examine)},
    )
    assert (desk.row.state, desk.row.mistakes) == (TemplateState.READY, [])
    assert len([*desk.people.bench.services.store.all()]) == 1


def test_a_converter_that_is_slow_is_tried_again_and_then_by_a_person(desk: Desk) -> None:
    desk.run(CHECK_TEMPLATE)

    def slow(pdf: bytes) -> list[bytes]:
        raise PdfTimeout

    job = desk.job(PREVIEW_TEMPLATE)
    assert job is not None
    tasks = {PREVIEW_TEMPLATE: partial(template_preview.preview, fill=fill, draw=slow, using=desk.converter)}
    for _ in range(4):
        desk.people.bench.clock.forward(hours=1)
        jobs.run(desk.people.bench.services, job.id, tasks=tasks)
    page = desk.page
    assert page.trouble == str(PdfTimeout())
    assert page.version.state is TemplateState.READY
    with desk.people.bench.work(desk.people[UPLOADER]) as work:
        templates.retry(work, desk.template_id)
    desk.run(PREVIEW_TEMPLATE)
    assert (desk.page.trouble, desk.page.pictures_ready) == ("", True)


INTYG = Definition.new("Intyg", Subject.PROJECT).to_json()


def test_a_kind_that_is_being_defined_has_names_of_its_own_making(people: Cast) -> None:
    data = word_file("{{ namn }} {% for r in rader %}{{ r.vad }}{% endfor %} {{ dokument.id }}")
    template_id = send(people, data, kind=f"egen-{PROJECT}-intyg", definition=INTYG).id
    fields = (use("namn"), use("rader", how="loop"), use("rader[].vad"), use("dokument.id"))
    desk = Desk(people, template_id, found(names=("namn", "rader[].vad", "dokument.id"), fields=fields))
    desk.run()
    assert desk.offered == [None]
    asked = Definition.from_json(desk.row.definition).walk()
    assert [(path, each.type.value) for path, each in asked] == [
        ("namn", "text"), ("rader", "rader"), ("rader[].vad", "text"),
    ]  # fmt: skip
    ordinary = desk.filled[1]
    assert (ordinary["namn"], ordinary["rader"]) == ("Namn (exempel)", [{"vad": "Vad (exempel)"}] * 2)
    page = desk.page
    assert (page.title, len(page.pictures), dict(page.today)) == ("Intyg", 3, {})


@pytest.mark.parametrize(
    ("path", "words"), [("class", "Byt"), ("dokument.titeln", "titel"), ("deltagare.namn", "om projektet")]
)
def test_names_that_cannot_be_asked_about_refuse_the_file(people: Cast, path: str, words: str) -> None:
    template_id = send(people, word_file(), kind=f"egen-{PROJECT}-intyg", definition=INTYG).id
    desk = Desk(people, template_id, found(names=(path, "dokument.id"), fields=(use(path),)))
    desk.run()
    assert desk.page.version.state is TemplateState.REFUSED
    (remark,) = desk.page.remarks
    assert words in remark.message


def test_every_mistake_in_a_file_with_names_of_its_own_is_told_in_one_round(people: Cast) -> None:
    template_id = send(people, word_file(), kind=f"egen-{PROJECT}-intyg", definition=INTYG).id
    wrong = found(WRONG, names=("class", "dokument.titeln"), fields=(use("class"),), commented=b"PK")
    desk = Desk(people, template_id, wrong)
    desk.run()
    messages = [remark.message for remark in desk.page.remarks]
    assert desk.page.version.state is TemplateState.REFUSED
    for start in (
        WRONG.message,
        "Mallen skriver inte ut dokumentets id",
        "Namnet ”dokument.titeln”",
        "Namnet ”class”",
    ):
        assert sum(message.startswith(start) for message in messages) == 1


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


def test_no_personal_number_that_breaks_a_preview_is_kept(people: Cast) -> None:
    desk = Desk(people, upload(people, word_file(f"{WHOLE} {NUMBER} {{{{ finns_inte.alls }}}}")))
    desk.run()
    assert MASKED in desk.page.remarks[-1].text


def test_one_of_many_that_came_in_one_file_is_drawn_when_its_turn_comes(people: Cast) -> None:
    with sent(people, word_file(WHOLE)) as file, people.bench.work(people[UPLOADER]) as work:
        row = templates.upload(work, kind_key=KIND, file=file, why="Hämtad", queue=IN_TURN)
    desk = Desk(people, row.id)
    desk.run(CHECK_TEMPLATE)
    job = desk.job(PREVIEW_TEMPLATE)
    assert job is not None
    assert job.queue == IN_TURN


def test_what_could_not_be_opened_is_told_of_nothing_else(people: Cast) -> None:
    template_id = send(people, word_file(), kind=f"egen-{PROJECT}-intyg", definition=INTYG).id
    desk = Desk(people, template_id, found(WRONG, names=(), fields=()))
    desk.run()
    assert [remark.message for remark in desk.page.remarks] == [WRONG.message]


def test_a_file_that_nobody_can_answer_in_is_told_so(people: Cast) -> None:
    template_id = send(people, word_file(), kind=f"egen-{PROJECT}-intyg", definition=INTYG).id
    desk = Desk(people, template_id, found())
    desk.run()
    (remark,) = desk.page.remarks
    assert "inga egna namn inom klamrar: skriv till exempel {{ datum }}" in remark.message


def test_everything_that_was_made_is_sealed(desk: Desk) -> None:
    desk.run()
    store = desk.people.bench.services.store
    assert not any(store.get(blob).startswith((b"PK", b"sida")) for blob in store.all())


def run_for_real(desk: Desk) -> None:
    """The jobs are done as in use, but for the converter."""
    drawn: jobs.Task = partial(template_preview.preview, using=desk.converter)
    tasks = {**jobs.TASKS, PREVIEW_TEMPLATE: drawn}
    for kind in (CHECK_TEMPLATE, PREVIEW_TEMPLATE):
        if job := desk.job(kind):
            jobs.run(desk.people.bench.services, job.id, tasks=tasks)


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_built_in_template_itself_is_found_whole_and_drawn(people: Cast) -> None:
    desk = Desk(people, upload(people, REMISS.template))
    run_for_real(desk)
    page = desk.page
    assert (page.version.state, page.version.mistakes, page.trouble) == (TemplateState.READY, 0, "")
    assert {which: len(names) for which, names in page.pictures.items()} == dict.fromkeys(templates.WHICH, 1)
    assert desk.read("vanlig-1.png").startswith(b"\x89PNG")


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
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
