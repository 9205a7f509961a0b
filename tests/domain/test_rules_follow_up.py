"""What stops a contact and a follow-up after closing: its day (B11, W10), consent (B2), too few attempts."""

from dataclasses import replace

import pytest

from service.documents.kinds import REGISTRY
from service.domain.case import Entry
from service.domain.context import Context
from service.domain.finding import Severity
from service.domain.lifecycle import CaseState
from service.domain.presets_closing import follow_up, kontakt
from tests.support import closed
from tests.support.closed import consented, entry, protected, tried
from tests.support.kinds import PROJECTS, findings, found, told

NINETY, YEAR = "uppfoljning_90_dagar", "uppfoljning_1_ar"
STATUS = ("K66", "note", "")


def after(*entries: Entry, on: str = "2017-12-14", consent: Entry | None = None, **rest: object) -> Context:
    version = rest.get("version", 1)
    assert isinstance(version, int)
    records = (consent or consented(), closed.enrolled(), closed.closed(), *entries)
    return closed.within(*records, on=on, version=version)


def missed(day: str = "2017-12-14", kind: str = NINETY) -> dict[str, object]:
    return {"kontakt": day, "kontaktsatt": "telefon", "natt": False}


@pytest.mark.parametrize("kind", ["kontakt", NINETY, YEAR])
def test_the_examples_are_in_order(kind: str) -> None:
    assert told(kind) == {}


# ---------------------------------------------------------------- B11 and W10: the day


def test_b11_the_status_is_not_told_before_its_day() -> None:
    (_, early) = findings(NINETY, after(on="2017-12-13"), kontakt="2017-12-13")
    assert (early.rule, early.severity.value, early.field) == ("B11", "block", "kontakt")
    assert early.message == "90-dagarsuppföljningen kan registreras från och med 2017-12-14."
    assert found(NINETY, after(), kontakt="2017-12-14") == [STATUS]


def test_b11_the_year_has_a_sentence_of_its_own() -> None:
    (_, early) = findings(YEAR, after(on="2018-09-14"), kontakt="2018-09-14")
    assert (early.rule, early.message) == (
        "B11",
        "1-årsuppföljningen kan registreras från och med 2018-09-15.",
    )
    assert found(YEAR, after(on="2018-09-15"), kontakt="2018-09-15", kontaktsatt="telefon") == [STATUS]


def test_b11_an_empty_draft_tells_from_when_too() -> None:
    assert found(NINETY, after(on="2017-10-01"), kontakt=None)[1] == ("B11", "block", "kontakt")


def test_b11_a_contact_may_be_logged_before_the_day() -> None:
    assert found("kontakt", after(on="2017-12-01"), datum="2017-12-01") == []


def test_the_day_that_the_questions_are_about_is_told() -> None:
    (note,) = findings(NINETY, after())
    assert note.message == "Svara hur det var den 14 december 2017, som uppföljningen gäller."


def test_w10_a_follow_up_more_than_thirty_days_late_is_explained() -> None:
    assert found(NINETY, after(on="2018-01-13"), kontakt="2018-01-13") == [STATUS]
    (_, late) = findings(NINETY, after(on="2018-01-14"), kontakt="2018-01-14")
    assert (late.rule, late.severity.value, late.field) == ("W10", "warn", "kontakt")
    assert late.message == "Uppföljningen skulle ha gjorts senast 2018-01-13. Motivera förseningen."


def test_nobody_was_contacted_tomorrow_nor_before_closing() -> None:
    assert ("M4", "block", "kontakt") in found(NINETY, after(), kontakt="2017-12-15")
    assert found("kontakt", after(), datum="2017-12-15") == [("M4", "block", "datum")]
    assert found("kontakt", after(), datum="2017-09-14") == [("K43", "block", "datum")]


# ---------------------------------------------------------------- B2: consent


def test_b2_who_has_not_consented_to_contact_afterwards_is_not_contacted() -> None:
    for consent in (consented(kontakt_efterat=False), consented(giltigt_till="2017-12-13")):
        assert found("kontakt", after(consent=consent), datum="2017-12-14") == [("B2", "block", "galler")]
        assert found(NINETY, after(consent=consent)) == [STATUS, ("B2", "block", "kontaktsatt")]
    gone = after(closed.withdrawn("2017-10-01"))
    assert found(NINETY, gone) == [STATUS, ("B2", "block", "kontaktsatt")]


def test_b2_a_contact_about_something_else_needs_no_consent_to_the_follow_ups() -> None:
    without = after(consent=consented(kontakt_efterat=False))
    assert found("kontakt", without, datum="2017-12-14", galler="annat") == []


def test_b2_e_mail_and_text_messages_need_a_consent_of_their_own() -> None:
    without = after(consent=consented(epost_sms=False))
    for way in ("epost", "sms"):
        wrong = ("B2", "block", "kontaktsatt")
        assert found("kontakt", without, datum="2017-12-14", kontaktsatt=way) == [wrong]
        assert found(NINETY, without, kontaktsatt=way) == [STATUS, wrong]
    assert found(NINETY, after(), kontaktsatt="sms") == [STATUS]


def test_b2_a_protected_person_gets_no_text_message_at_all() -> None:
    said = found(NINETY, protected(after()), kontaktsatt="sms", kommentar=None)
    assert said == [STATUS, ("B2", "block", "kontaktsatt"), ("B3", "note", "")]


def test_who_may_not_be_contacted_is_told_as_not_reached_without_attempts() -> None:
    without = after(consent=consented(kontakt_efterat=False))
    only = dict.fromkeys(("natt", "sysselsattning", "forsorjning", "sjalvforsorjning"))
    assert told(NINETY, without, **only, ratt_ersattning=None, kontaktsatt="ingen") == {}
    assert found(NINETY, after(), **only, kontaktsatt="ingen") == [STATUS, ("B2", "block", "kontaktsatt")]


def test_a_contact_made_by_consent_is_corrected_although_that_is_withdrawn_since() -> None:
    first = entry(NINETY, "2017-12-14", {"kontakt": "2017-12-14", "natt": True})
    again = after(first, closed.withdrawn("2017-12-20"), on="2017-12-21", version=2)
    assert found(NINETY, again, sysselsattning="anstallning") == [STATUS]
    assert ("B2", "block", "kontaktsatt") in found(NINETY, again, kontakt="2017-12-21")


# ---------------------------------------------------------------- three attempts


@pytest.mark.parametrize(("earlier", "stops"), [(0, True), (1, True), (2, False), (3, False)])
def test_nobody_counts_as_not_reached_before_the_third_attempt(earlier: int, stops: bool) -> None:
    attempts = [tried(f"2017-12-1{day}") for day in range(earlier)]
    expected = [("K63", "block", "natt")] if stops else []
    assert found(NINETY, after(*attempts), **missed()) == [STATUS, *expected]


def test_attempts_on_one_day_are_one() -> None:
    few = [("K63", "block", "natt")]
    three = (tried("2017-12-12"), tried("2017-12-12"), tried("2017-12-12"))
    assert found(NINETY, after(*three), **missed()) == [STATUS, *few]
    same_day = (tried("2017-12-12"), tried("2017-12-14"))
    assert found(NINETY, after(*same_day), **missed()) == [STATUS, *few]
    assert found(NINETY, after(tried("2017-12-11"), *same_day), **missed()) == [STATUS]


def test_a_second_attempt_on_a_day_is_told_with_a_reason() -> None:
    again: dict[str, object] = {"datum": "2017-12-12", "natt": False}
    within = after(tried("2017-12-12"), on="2017-12-12")
    (finding,) = findings("kontakt", within, **again)
    assert (finding.rule, finding.severity, finding.field) == ("K118", Severity.WARN, "datum")
    assert "redan registrerat 2017-12-12" in finding.message
    assert found("kontakt", within, **{**again, "natt": True}) == []
    assert found("kontakt", within, **{**again, "galler": "1_ar"}) == []
    assert found("kontakt", within, **{**again, "galler": "annat"}) == []
    assert found("kontakt", after(tried("2017-12-11"), on="2017-12-12"), **again) == []


def test_a_corrected_attempt_is_not_held_against_itself() -> None:
    again: dict[str, object] = {"datum": "2017-12-12", "natt": False}
    itself = after(tried("2017-12-12"), on="2017-12-13", version=2)
    assert found("kontakt", itself, **again) == []
    twice = after(tried("2017-12-12"), tried("2017-12-12"), on="2017-12-13", version=2)
    assert found("kontakt", twice, **again) == [("K118", "warn", "datum")]


def test_the_message_counts_the_attempts() -> None:
    (_, few) = findings(NINETY, after(tried("2017-12-12"), tried("2017-12-13", "1_ar")), **missed())
    assert few.message.startswith(
        "Försök att nå personen minst 3 gånger, på olika dagar. Det här är försök 2:"
    )


def test_who_was_not_reached_is_asked_nothing_more() -> None:
    asked = ("sysselsattning", "omfattning", "forsorjning", "sjalvforsorjning", "ratt_ersattning")
    none = dict.fromkeys((*asked, "ersattning"))
    within = after(tried("2017-12-12"), tried("2017-12-13"))
    assert told(NINETY, within, **none, **missed()) == {}
    assert set(told(NINETY, after(), **none)) == {*asked} - {"omfattning"}


def test_a_right_benefit_is_named() -> None:
    assert told(NINETY, after(), ersattning=None) == {"ersattning": "Fyll i vilken ersättning."}
    assert told(NINETY, after(), ersattning=None, ratt_ersattning=False) == {}


# ---------------------------------------------------------------- where, and from what


def test_a_project_is_offered_only_the_follow_ups_that_it_has() -> None:
    kinds = ("kontakt", NINETY, YEAR)
    offered = {
        key: [each for each in kinds if REGISTRY[each].offered(project)] for key, project in PROJECTS.items()
    }
    assert offered == {
        "vagen_till_sjalvforsorjning": [*kinds],
        "vagknuten_2": ["kontakt", NINETY],
        "vagknuten_2_0": [*kinds],
        "visa_vagen": [],
    }


def test_a_follow_up_is_told_once_and_then_only_corrected() -> None:
    assert REGISTRY[NINETY].may_begin(CaseState.AVSLUTAD, again=False)
    assert not REGISTRY[NINETY].may_begin(CaseState.KLAR_90_DAGAR, again=False)
    assert REGISTRY[NINETY].may_begin(CaseState.KLAR_90_DAGAR, again=True)
    assert not REGISTRY[YEAR].may_begin(CaseState.PAGAENDE, again=False)


def test_a_new_contact_is_of_today_and_for_the_follow_up_that_is_left() -> None:
    assert kontakt(after()) == {"datum": "2017-12-14", "galler": "90_dagar"}
    done = entry(NINETY, "2017-12-14", {"kontakt": "2017-12-14"})
    year = entry(YEAR, "2018-09-15", {"kontakt": "2018-09-15"})
    assert kontakt(after(done))["galler"] == "1_ar"
    assert kontakt(after(done, year))["galler"] == "annat"
    assert follow_up(after()) == {"kontakt": "2017-12-14"}


@pytest.mark.parametrize(
    "changed",
    [
        (closed.withdrawn("2017-12-15"),),
        (consented(undertecknat="2017-12-15", kontakt_efterat=False, epost_sms=False),),
        (consented(undertecknat="2017-12-15"),),
    ],
)
def test_a_contact_that_was_lawful_on_its_day_is_written_down_after_the_consent_has_changed(
    changed: tuple[Entry, ...],
) -> None:
    first = replace(consented(), superseded=changed[0].kind == "samtycke")
    later = after(*changed, consent=first, on="2017-12-20")
    for way in ("telefon", "sms"):
        assert found("kontakt", later, datum="2017-12-14", kontaktsatt=way) == []
        assert found(NINETY, later, kontaktsatt=way) == [STATUS]


def test_a_contact_on_the_day_of_the_withdrawal_or_before_the_signature_has_no_consent() -> None:
    wrong = [("B2", "block", "galler")]
    gone = after(closed.withdrawn("2017-12-14"), on="2017-12-20")
    assert found("kontakt", gone, datum="2017-12-14") == wrong
    late = after(consent=consented(undertecknat="2017-12-15"), on="2017-12-20")
    assert found("kontakt", late, datum="2017-12-14") == wrong
    assert found("kontakt", late, datum="2017-12-16") == []


def test_who_can_be_asked_no_more_is_told_as_not_contacted_on_a_day_before_the_withdrawal() -> None:
    only = dict.fromkeys(("natt", "sysselsattning", "forsorjning", "sjalvforsorjning"))
    gone = after(closed.withdrawn("2017-12-15"), on="2017-12-20")
    assert found(NINETY, gone, **only, kontaktsatt="ingen") == [STATUS]
