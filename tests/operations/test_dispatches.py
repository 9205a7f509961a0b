"""What is sent: judged by the consent at that moment, logged with its file, and read by who received it."""

from collections.abc import Mapping
from uuid import UUID

import pytest
from sqlalchemy import delete, select

from service.demo import story
from service.documents.variants import TWIN
from service.domain.dispatch import Receiver, channels
from service.errors import NobodyChosen, NotAllowed, NotFound, NotSent
from service.models import AuditEntry, CaseFile, Dispatch, Document, Notice, Record
from service.operations import access, dispatches, earlier_dispatches, notices
from service.operations.audit import Event
from service.operations.dispatches import Order
from tests.support.consents import CONSENT, WITHDRAWAL
from tests.support.people import STORIES, Cast
from tests.web import making

AT_HOME = {**CONSENT, "epost_sms": False, "forvaras": "Projektets arkiv"}
"""As a protected person may give it."""
TO_FK = Order("organisation-fk", "", "knutpunkt")


@pytest.fixture
def plan(people: Cast) -> UUID:
    """A final plan with its PDF, in a case whose consent covers Försäkringskassan too."""
    case_id = people.enrol()
    write(people, case_id, "samtycke", CONSENT)
    record_id = people.plan(case_id)
    making.finish(people.bench, record_id)
    return record_id


def write(people: Cast, case_id: UUID, kind: str, said: Mapping[str, object]) -> UUID:
    return people.write(case_id, kind, said, who="projektledare")


def send(people: Cast, record_id: UUID, *orders: Order, who: str = "vagledare", **said: str) -> list[UUID]:
    with people.bench.work(people[who]) as work:
        return [row.id for row in dispatches.send(work, record_id, orders, **said)]


def case_of(people: Cast, record_id: UUID) -> UUID:
    with people.bench.work(people["projektledare"]) as work:
        case_id = access.record(work, record_id)[0].case_id
        assert case_id
        return case_id


def rows(people: Cast) -> list[Dispatch]:
    with people.bench.work() as work:
        found = [*work.session.scalars(select(Dispatch).order_by(Dispatch.at))]
        work.session.expunge_all()
        return found


def opens(people: Cast, who: str, record_id: UUID) -> bool:
    with people.bench.work(people[who]) as work:
        try:
            access.record(work, record_id)
        except NotAllowed:
            return False
        return True


def test_a_dispatch_tells_receiver_ground_number_and_the_very_file(people: Cast, plan: UUID) -> None:
    person = Order("deltagare", "", "papper")
    send(people, plan, TO_FK, person, diarienummer=" 2019/12 ", support="OSL 10 kap. 2 §")
    fk, own = rows(people)[-2:]
    assert (fk.receiver, fk.organisation_key, fk.channel) == ("part", "fk", "knutpunkt")
    assert fk.ground == "Samtycke 2019-03-01; OSL 10 kap. 2 §"
    assert (own.receiver, own.ground) == ("deltagare", "Den enskilde själv; OSL 10 kap. 2 §")
    assert {(each.diarienummer, each.sha256, each.automatic) for each in (fk, own)} == {
        ("2019/12", "0" * 64, False)
    }
    with people.bench.work(people["projektledare"]) as work:
        told = select(AuditEntry).where(AuditEntry.action == Event.DISPATCHED, AuditEntry.record_id == plan)
        assert [entry.detail["receiver"] for entry in work.session.scalars(told)] == ["part", "deltagare"]
        file = work.session.get_one(CaseFile, access.record(work, plan)[0].case_id)
        assert [each.to for each in dispatches.of(work, file)][:2] == ["Deltagaren", "Försäkringskassan"]


def test_who_was_sent_it_in_knutpunkt_reads_it_and_the_rest_of_the_case_not(people: Cast, plan: UUID) -> None:
    assert not opens(people, "remittent.fk", plan)
    (sent,) = send(people, plan, TO_FK)
    assert opens(people, "remittent.fk", plan)
    case_id = case_of(people, plan)
    with people.bench.work(people["remittent.fk"]) as work:
        assert [each.record_id for each in notices.received(work)] == [plan]
        with pytest.raises(NotAllowed):
            access.case_file(work, case_id)
    with people.bench.work(people["projektledare"]) as work:
        dispatches.recall(work, sent)
    assert not opens(people, "remittent.fk", plan)
    assert rows(people)[-1].recalled_at is not None


def test_without_consent_an_organisation_gets_the_twin_alone_and_never_in_knutpunkt(
    people: Cast, plan: UUID
) -> None:
    write(people, case_of(people, plan), "aterkallelse", WITHDRAWAL)
    with people.bench.work(people["vagledare"]) as work:
        found = {each.key: each for each in dispatches.addressees(work, access.record(work, plan)[0])}
        assert found["organisation-fk"].why_not.startswith("Samtycke saknas för Försäkringskassan.")
        assert not found["organisation-fk"].variants
        work.session.add(
            Document(
                record_id=plan, variant=TWIN, docx_blob="a", docx_sha256="1" * 64, pdf_blob="b",
                pdf_sha256="2" * 64, template_sha256="0" * 64, created_at=work.now,
            )
        )  # fmt: skip
    before = len(rows(people))
    for refused in (TO_FK, Order("organisation-fk", TWIN, "knutpunkt"), Order("organisation-fk", "", "sdk")):
        with pytest.raises(NotSent):
            send(people, plan, refused)
    assert len(rows(people)) == before
    send(people, plan, Order("organisation-fk", TWIN, "sdk"))
    assert (rows(people)[-1].ground, rows(people)[-1].sha256) == ("Inga personuppgifter", "2" * 64)


def test_an_expired_consent_stops_what_is_sent_the_day_after(people: Cast, plan: UUID) -> None:
    people.bench.clock.forward(days=800)
    with pytest.raises(NotSent, match="Samtycket gick ut 2020-12-31"):
        send(people, plan, TO_FK)


def test_all_who_are_chosen_get_it_or_nobody(people: Cast, plan: UUID) -> None:
    before = len(rows(people))
    with pytest.raises(NobodyChosen):
        send(people, plan)
    with pytest.raises(NotSent):
        send(people, plan, Order("deltagare", "", "papper"), Order("organisation-hogsby_soc", "", "sdk"))
    with pytest.raises(NotFound):
        send(people, plan, Order("deltagare", "", "papper"), Order("styrgrupp", "", "sdk"))
    assert len(rows(people)) == before


def test_who_referred_receives_and_does_not_send(people: Cast) -> None:
    case_id = people.meet()
    answer = write(people, case_id, "remissvar", story.remissvar(STORIES["D1"]))
    making.finish(people.bench, answer)
    with pytest.raises(NotAllowed):
        send(people, answer, Order("remittent", "", "papper"), who="remittent")
    with people.bench.work(people["remittent"]) as work:
        record = access.record(work, answer)[0]
        assert dispatches.addressees(work, record) == []
        assert dispatches.of_record(work, record) == []


def test_an_answer_goes_to_who_referred_by_itself_and_its_file_is_named_when_it_is_made(people: Cast) -> None:
    answer = write(people, people.meet(), "remissvar", story.remissvar(STORIES["D1"]))
    (sent,) = rows(people)
    assert (sent.record_id, sent.automatic, sent.channel, sent.sha256) == (answer, True, "knutpunkt", None)
    assert sent.ground == "Samtycke enligt remissen"
    assert opens(people, "remittent", answer)
    with people.bench.work() as work:
        record = work.session.get_one(Record, answer)
        dispatches.name_file(work, record, variant="", sha256="3" * 64)
    assert rows(people)[0].sha256 == "3" * 64


def test_what_reached_who_referred_before_there_was_a_list_is_found_again(people: Cast) -> None:
    """As after an upgrade: what consent covered then stays hers, and nothing else is made up."""
    case_id = people.meet()
    covered = write(people, case_id, "remissvar", story.remissvar(STORIES["D1"]))
    making.finish(people.bench, covered)
    write(people, case_id, "samtycke", {**CONSENT, "ta_emot": ["fk"], "lamna_ut": ["fk"]})
    late = people.write(case_id, "remissvar", story.remissvar(STORIES["D1"]), who="projektledare")
    with people.bench.work() as work:
        work.session.execute(delete(Dispatch))
    assert not opens(people, "remittent", covered)
    with people.bench.work() as work:
        at = work.session.get_one(Record, covered).finalised_at
        assert earlier_dispatches.restore(work) == 1
    with people.bench.work() as work:
        assert earlier_dispatches.restore(work) == 0
    (sent,) = rows(people)
    assert (sent.record_id, sent.automatic, sent.channel, sent.at) == (covered, True, "knutpunkt", at)
    assert sent.ground == "Samtycke enligt remissen, återskapat ur handlingarna"
    assert sent.sha256 is not None
    assert opens(people, "remittent", covered)
    assert not opens(people, "remittent", late)


def test_a_protected_persons_paper_goes_by_skatteverket_and_opens_for_no_other_party(people: Cast) -> None:
    answer = write(people, people.meet("D7"), "remissvar", story.remissvar(STORIES["D7"]))
    making.finish(people.bench, answer)
    with people.bench.work(people["projektledare"]) as work:
        found = {each.key: each for each in dispatches.addressees(work, access.record(work, answer)[0])}
    assert [*found["deltagare"].channels] == ["formedling", "papper"]
    assert found["remittent"].name == "Remittenten"
    with people.bench.work(people["projektledare"]) as work:
        assert dispatches.of_record(work, access.record(work, answer)[0])[0].to == "Remittenten"
    assert "knutpunkt" not in channels(Receiver.PART, protected=True)
    with pytest.raises(NotSent):
        send(people, answer, Order("deltagare", "", "sdk"), who="projektledare")


@pytest.mark.parametrize("given", [False, True], ids=["attested in the referral", "registered"])
def test_who_referred_a_protected_person_is_not_told_by_who_is_missing(people: Cast, given: bool) -> None:
    """Every organisation stands among the parties, by name, and all are judged alike."""
    case_id = people.enrol("D7")
    if given:
        write(people, case_id, "samtycke", AT_HOME)
    record_id = people.plan(case_id, "D7")
    making.finish(people.bench, record_id)
    with people.bench.work(people["vagledare"]) as work:
        record = access.record(work, record_id)[0]
        listed = dispatches.addressees(work, record)
        project = work.project(record.project_key)
    parties = [each for each in listed if each.receiver == Receiver.PART]
    assert sorted(each.name for each in parties) == sorted(each.name for each in project.organisations)
    assert "Remittenten" not in {each.name for each in listed}
    covered = {each.organisation_key for each in parties if each.named}
    assert covered == ({"af", "fk"} if given else set())
    assert {each.channels for each in parties} == {channels(Receiver.PART, protected=True)}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"omfattning": "vissa_delar", "delar": ["epost_sms"]}, []),
        ({"omfattning": "vissa_parter", "parter": ["hogsby_soc"]}, []),
        ({"omfattning": "vissa_parter", "parter": ["fk"]}, ["fk"]),
        ({"omfattning": "vissa_delar", "delar": ["utbyte"]}, ["af", "fk"]),
    ],
)
def test_nobody_is_told_of_a_withdrawal_by_which_they_lose_nothing(
    people: Cast, plan: UUID, said: Mapping[str, object], told: list[str]
) -> None:
    send(people, plan, TO_FK)
    write(people, case_of(people, plan), "aterkallelse", {**WITHDRAWAL, **said})
    with people.bench.work() as work:
        assert sorted(work.session.scalars(select(Notice.organisation_key))) == told


def test_who_loses_by_a_narrower_consent_is_told_as_of_a_withdrawal(people: Cast, plan: UUID) -> None:
    case_id = case_of(people, plan)
    send(people, plan, TO_FK)
    write(people, case_id, "samtycke", CONSENT)
    with people.bench.work() as work:
        assert [*work.session.scalars(select(Notice))] == []
    write(people, case_id, "samtycke", {**CONSENT, "ta_emot": ["af"]})
    with people.bench.work() as work:
        assert [*work.session.scalars(select(Notice.organisation_key))] == ["fk"]
    with people.bench.work(people["remittent.fk"]) as work:
        assert len(notices.unread(work)) == 1


def test_of_a_protected_person_every_receiver_is_told_by_the_number_alone(people: Cast) -> None:
    case_id = people.enrol("D7")
    write(people, case_id, "samtycke", AT_HOME)
    plan = people.plan(case_id, "D7")
    making.finish(people.bench, plan)
    send(people, plan, Order("organisation-fk", "", "sdk"))
    write(people, case_id, "aterkallelse", WITHDRAWAL)
    with people.bench.work(people["remittent.fk"]) as work:
        (notice,) = notices.unread(work)
        assert notice.number == work.session.get_one(CaseFile, case_id).number
        notices.read(work, notice.id)
        assert (notices.unread(work), notices.received(work)) == ([], [])


def test_receivers_of_what_was_sent_are_told_of_a_withdrawal_once_and_keep_it(
    people: Cast, plan: UUID
) -> None:
    case_id = case_of(people, plan)
    send(people, plan, TO_FK)
    write(people, case_id, "aterkallelse", {**WITHDRAWAL, "omfattning": "vissa_parter", "parter": ["fk"]})
    write(people, case_id, "aterkallelse", WITHDRAWAL)
    assert opens(people, "remittent.fk", plan)
    with people.bench.work() as work:
        told = sorted(work.session.scalars(select(Notice.organisation_key)))
        number = work.session.get_one(CaseFile, case_id).number
    assert told == ["af", "fk"]
    for who, other in (("remittent.fk", "remittent"), ("remittent", "remittent.fk")):
        with people.bench.work(people[who]) as work:
            (notice,) = notices.unread(work)
            assert notice.number == number
        with pytest.raises(NotFound), people.bench.work(people[other]) as work:
            notices.read(work, notice.id)
        with people.bench.work(people[who]) as work:
            notices.read(work, notice.id)
            assert notices.unread(work) == []
