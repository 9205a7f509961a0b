"""Who may put which version into use, and what a step back leads to when a release has broken versions."""

from uuid import UUID

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.doctor.templates import templates as examined
from service.models import Job, JobState, Template
from service.operations import templates
from service.operations.templates import PREVIEW_TEMPLATE, Missing, TemplatesPage
from service.operations.templates.upload import ask
from tests.support.own import KEY, in_use, kind, question
from tests.support.own import upload as upload_own
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

NOTE = kind(question("rubrik"), writers=["vagledare"])


def page(people: Cast, kind_key: str = KIND) -> TemplatesPage:
    with people.bench.work(people[APPROVER]) as work:
        return templates.page(work, kind_key, PROJECT)


def back(people: Cast) -> int | None:
    with people.bench.work(people[UPLOADER]) as work:
        found = templates.roll_back(work, KIND, PROJECT, "Fel rubrik")
        return found.number if found else None


def test_two_who_have_both_sent_the_same_file_can_put_it_into_use(people: Cast) -> None:
    """Who made the version is the first pair of eyes and cannot be the second, whoever else has sent it."""
    for text in "AB":
        upload(people, word_file(text), who=UPLOADER)
    newest = passed(people, upload(people, word_file("A"), who=APPROVER))
    with pytest.raises(templates.FourEyes, match="Någon annan än den som laddade upp mallen"):
        activate(people, newest, who=APPROVER)
    activate(people, newest, who=UPLOADER)
    assert page(people).in_use == 3


def test_two_colleagues_can_finish_a_kind_of_their_own_between_them(people: Cast) -> None:
    upload_own(people, NOTE, who=UPLOADER)
    second = upload_own(people, {**NOTE, "title": "Anteckning"}, who=APPROVER)
    with pytest.raises(templates.FourEyes):
        activate(people, second, who=APPROVER)
    activate(people, second, who=UPLOADER)
    assert page(people, KEY).in_use == 2


def test_who_approves_once_does_not_approve_the_next_that_is_their_own(people: Cast) -> None:
    first = passed(people, upload(people, word_file("A"), who=UPLOADER))
    activate(people, first, who=APPROVER)
    passed(people, upload(people, word_file("B"), who=UPLOADER))
    again = passed(people, upload(people, word_file("A"), who=APPROVER))
    with pytest.raises(templates.FourEyes):
        activate(people, again, who=APPROVER)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (JobState.QUEUED, "Vänta tills provsidorna är ritade."),
        (JobState.RUNNING, "Vänta tills provsidorna är ritade."),
        (JobState.DEAD, "Provsidorna kunde inte ritas. Be om ett nytt försök innan mallen tas i bruk."),
        (JobState.DONE, ""),
    ],
)
def test_a_version_is_approved_by_somebody_who_can_see_its_pages(
    people: Cast, state: JobState, said: str
) -> None:
    template_id = passed(people, upload(people, word_file()))
    with people.bench.work() as work:
        ask(work, work.session.get_one(Template, template_id), PREVIEW_TEMPLATE)
        job = work.session.scalars(select(Job).where(Job.dedup_key == f"{PREVIEW_TEMPLATE}:{template_id}"))
        job.one().state = state
    assert [each.hindrance for each in page(people).versions] == [said]
    if said:
        with pytest.raises(templates.NotReady, match=said):
            activate(people, template_id)
    else:
        activate(people, template_id)


def test_a_step_back_passes_over_what_a_release_has_broken_and_says_so(people: Cast) -> None:
    ids = [put_in_use(people, text) for text in "ABC"]
    passed(people, ids[1], names=["dokument.rubrik"])
    before = page(people)
    assert (before.before, [each.number for each in before.passed_over]) == (1, [2])
    assert before.passed_over[0].missing == (Missing("dokument.rubrik", "dokument.id"),)
    assert (back(people), used(people)) == (1, word_file("A"))
    after = page(people)
    assert (after.in_use, after.before, after.passed_over, after.may_roll_back) == (1, None, (), True)
    assert back(people) is None
    with pytest.raises(templates.NothingBefore):
        back(people)


def broken(people: Cast, template_id: UUID, *names: str) -> None:
    """A release takes these names away, and leaves the version in use."""
    passed(people, template_id, names=names)


def test_a_version_in_use_that_a_release_has_broken_is_told(people: Cast) -> None:
    template_id = put_in_use(people, "A")
    assert page(people).broken is None
    broken(people, template_id, "dokument.titel", "dokument.titeln")
    found = page(people).broken
    assert found is not None
    assert (found.number, found.missing) == (1, (Missing("dokument.titeln", "dokument.titel"),))


def test_names_that_fill_themselves_are_watched_in_kinds_of_peoples_own_making(people: Cast) -> None:
    template_id = in_use(people, NOTE)
    broken(people, template_id, "rubrik", "dokument.idd", "deltagare.namn")
    found = page(people, KEY).broken
    assert found is not None
    assert found.missing == (Missing("dokument.idd", "dokument.id"),)
    with people.bench.work() as work:
        told = templates.impact.broken(work.session, work.registry)
    assert [each.title for each in told] == ["Mötesanteckning"]


def test_the_doctor_tells_of_questions_that_cannot_be_read(people: Cast) -> None:
    template_id = in_use(people, NOTE)
    with people.bench.work() as work:
        work.session.get_one(Template, template_id).definition = {**NOTE, "writers": ["samordnare"]}
    (finding,) = examined(people.bench.services.settings)
    assert finding.meaning == (
        f"Mötesanteckning, {PROJECT}, version 1 (i bruk): Frågorna kan inte läsas längre. "
        "Dokument kan inte göras."
    )
