"""What documents are made from: four eyes, one step back however often, and never another in its place."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from service.demo.load import PROJECT
from service.documents.catalogue.referral import REMISS
from service.errors import Transient
from service.models import AuditEntry, Template, TemplateActivation, TemplateFile, TemplateState
from service.operations import templates
from service.operations.audit import Event
from service.operations.content import project_key as key_of
from service.operations.templates.rows import hold
from service.operations.templates.storage import DOCX, place
from tests.support.people import Cast
from tests.support.templates import (
    APPROVER,
    KIND,
    UPLOADER,
    activate,
    passed,
    put_in_use,
    upload,
    used,
    word_file,
)


def back(people: Cast, who: str = UPLOADER, why: str = "Fel rubrik") -> int | None:
    with people.bench.work(people[who]) as work:
        found = templates.roll_back(work, KIND, PROJECT, why)
        return found.number if found else None


def test_without_a_template_of_its_own_a_project_uses_the_built_in_one(people: Cast) -> None:
    with people.bench.work() as work:
        found = templates.in_use(work, REMISS, PROJECT)
    assert (found.data, found.template) == (REMISS.template, None)
    assert found.sha256 == hashlib.sha256(REMISS.template).hexdigest()


def test_an_approved_template_is_used_in_its_project_and_in_no_other(people: Cast) -> None:
    template_id = put_in_use(people, "A")
    with people.bench.work() as work:
        found = templates.in_use(work, REMISS, PROJECT)
        other = templates.in_use(work, REMISS, "visa_vagen")
    assert found.template is not None
    assert (found.template.id, found.data) == (template_id, word_file("A"))
    assert found.sha256 == hashlib.sha256(found.data).hexdigest()
    assert other.data == REMISS.template


def test_nobody_approves_their_own_upload(people: Cast) -> None:
    for who in (UPLOADER, APPROVER):
        template_id = passed(people, upload(people, word_file(who), who=who))
        with pytest.raises(templates.FourEyes) as refused:
            activate(people, template_id, who=who)
        said = "Någon annan än den som laddade upp mallen behöver godkänna den."
        assert str(refused.value) == said
    assert used(people) == REMISS.template


@pytest.mark.parametrize("state", [TemplateState.CHECKING, TemplateState.REFUSED])
def test_only_what_was_found_whole_is_put_into_use(people: Cast, state: TemplateState) -> None:
    template_id = passed(people, upload(people, word_file()), state=state)
    with pytest.raises(templates.NotReady, match="Mallen kan inte tas i bruk"):
        activate(people, template_id)


def test_a_template_whose_names_a_release_took_away_is_not_put_into_use(people: Cast) -> None:
    template_id = passed(people, upload(people, word_file()), names=["dokument.titel", "dokument.rubrik"])
    with pytest.raises(templates.Outdated, match=r"namn som inte längre finns: dokument\.rubrik"):
        activate(people, template_id)


def test_putting_into_use_again_changes_nothing(people: Cast) -> None:
    template_id = put_in_use(people, "A")
    activate(people, template_id)
    with people.bench.work() as work:
        assert len([*work.session.scalars(select(TemplateActivation))]) == 1
        entries = select(AuditEntry).where(AuditEntry.action == Event.TEMPLATE_ACTIVATED)
        assert len([*work.session.scalars(entries)]) == 1


def test_one_step_back_and_another_until_the_built_in_one(people: Cast) -> None:
    for text in "ABC":
        put_in_use(people, text)
    assert (back(people), used(people)) == (2, word_file("B"))
    assert (back(people), used(people)) == (1, word_file("A"))
    assert (back(people), used(people)) == (None, REMISS.template)
    with pytest.raises(templates.NothingBefore, match="ingen tidigare mall"):
        back(people)


def test_after_a_step_back_a_new_one_goes_on_from_there(people: Cast) -> None:
    put_in_use(people, "A")
    second = put_in_use(people, "B")
    back(people)
    put_in_use(people, "C")
    assert (back(people), used(people)) == (1, word_file("A"))
    activate(people, second)
    assert (back(people), used(people)) == (1, word_file("A"))


def test_going_back_needs_a_reason_and_nobody_else(people: Cast) -> None:
    put_in_use(people, "A")
    with pytest.raises(templates.WhyMissing):
        back(people, why=" ")
    assert back(people, who=UPLOADER) is None


def test_the_history_is_whole(people: Cast) -> None:
    put_in_use(people, "A")
    back(people, who=APPROVER)
    with people.bench.work(people[UPLOADER]) as work:
        page = templates.page(work, KIND, PROJECT)
    steps = [(step.number, step.rolled_back, step.who, step.why) for step in page.history]
    assert steps == [(None, True, "Testperson A1", "Fel rubrik"), (1, False, "Testperson A1", "")]
    assert (page.in_use, page.may_roll_back, page.before) == (None, False, None)
    put_in_use(people, "B")
    with people.bench.work(people[UPLOADER]) as work:
        page = templates.page(work, KIND, PROJECT)
    assert (page.in_use, page.may_roll_back, page.before) == (2, True, None)


def test_a_step_counts_though_the_clock_of_the_machine_before_was_ahead(people: Cast) -> None:
    put_in_use(people, "A")
    people.bench.clock.forward(hours=-1)
    put_in_use(people, "B")
    assert used(people) == word_file("B")


def test_what_was_mended_is_what_documents_are_made_from(people: Cast) -> None:
    template_id = passed(people, upload(people, word_file("A")))
    mended = word_file("Lagad")
    with people.bench.work() as work:
        sealed = key_of(work, hold(work, PROJECT)).seal(mended, where=place(template_id, templates.MENDED))
        row = work.session.get_one(Template, template_id)
        row.mended_sha256 = hashlib.sha256(mended).hexdigest()
        work.session.add(TemplateFile(
            template_id=template_id, name=templates.MENDED, media_type=DOCX, blob=work.store.put(sealed)
        ))  # fmt: skip
    activate(people, template_id)
    with people.bench.work() as work:
        found = templates.in_use(work, REMISS, PROJECT)
        assert found.template_id == template_id
    assert (found.data, found.sha256) == (mended, hashlib.sha256(mended).hexdigest())


@pytest.mark.parametrize("harm", ["gone", "damaged", "another's"])
def test_a_template_that_cannot_be_read_is_waited_for_and_never_replaced(people: Cast, harm: str) -> None:
    template_id = put_in_use(people, f"Går inte att läsa, {harm}")
    with people.bench.work() as work:
        row, store = work.session.get_one(Template, template_id), work.store
        if harm == "gone":
            store.delete(row.blob)
        else:
            row.blob = store.put(b"x" * 100) if harm == "damaged" else store.put(b"")
    with people.bench.work() as work:
        found = templates.in_use(work, REMISS, PROJECT)
    with pytest.raises(Transient, match="kan inte läsas just nu"):
        assert found.data


def test_a_kind_without_a_built_in_template_says_that_none_is_in_use(people: Cast) -> None:
    with people.bench.work() as work, pytest.raises(templates.NothingInUse):
        templates.in_use(work, replace(REMISS, key="egen-x-y"), PROJECT)


def test_it_takes_one_question_to_the_database_and_the_file_is_read_once(people: Cast) -> None:
    put_in_use(people, "Läses en gång")
    asked: list[str] = []
    event.listen(people.bench.services.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    with people.bench.work() as work:
        first = templates.in_use(work, REMISS, PROJECT)
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 1
    assert first.data == word_file("Läses en gång")
    assert first.template is not None
    people.bench.services.store.delete(first.template.blob)
    assert used(people) == word_file("Läses en gång")


@pytest.mark.slow
def test_many_who_change_and_read_at_once_see_one_whole_template_each(people: Cast) -> None:
    ids = [passed(people, upload(people, word_file(f"Samtidigt {n}"))) for n in range(4)]
    whole = {word_file(f"Samtidigt {n}") for n in range(4)} | {REMISS.template}
    people[APPROVER]

    def change(number: int) -> None:
        if number % 3 == 2:
            try:
                back(people, who=APPROVER)
            except templates.NothingBefore:
                return
        else:
            activate(people, ids[number % 4])

    def read(_: int) -> bytes:
        with people.bench.work() as work:
            found = templates.in_use(work, REMISS, PROJECT)
        data = found.data
        assert hashlib.sha256(data).hexdigest() == found.sha256
        return data

    with ThreadPoolExecutor(6) as pool:
        changes = [pool.submit(change, number) for number in range(12)]
        assert {*pool.map(read, range(50))} <= whole
        for done in changes:
            done.result()
    with people.bench.work(people[UPLOADER]) as work:
        page = templates.page(work, KIND, PROJECT)
        steps = [*work.session.scalars(select(TemplateActivation).order_by(TemplateActivation.at))]
    assert [step.at for step in page.history] == sorted((step.at for step in steps), reverse=True)
    assert len({step.at for step in steps}) == len(steps)
    assert timedelta() < steps[-1].at - steps[0].at
