"""What stops an item for a meeting: an impossible day, a person who is not named, a text that tells who."""

from dataclasses import replace
from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.finding import Severity
from service.domain.project_parts import Meetings
from tests.support.kinds import PROJECT, context, findings, found, with_remiss

DEIDENTIFIED = with_remiss(
    context("motesarende"), arendetyp="konsultation_avidentifierad", namn="", personnummer=""
)


def test_the_example_is_in_order() -> None:
    assert found("motesarende") == []


@pytest.mark.parametrize("day", ["2017-02-20", "2017-02-28", "2017-03-28", "2017-05-23"])
def test_a_meeting_may_have_been_or_lie_ahead(day: str) -> None:
    assert found("motesarende", mote=day) == []


def test_a_case_is_on_no_meeting_before_it_was_referred() -> None:
    (finding,) = findings("motesarende", mote="2017-02-19")
    assert (finding.severity, finding.field) == (Severity.BLOCK, "mote")
    assert finding.message == "OH-möte kan inte ligga före 2017-02-20."
    within = with_completion(context("motesarende"), date(2017, 2, 27))
    assert found("motesarende", within, mote="2017-02-21") == []


def with_completion(context: Context, day: date) -> Context:
    """The same, the referral having been completed that day."""
    assert context.case is not None
    (remiss,) = context.case.all("remiss")
    history = [replace(each, superseded=each is remiss) for each in context.case.history]
    completed = Entry("remiss", day, remiss.answers, remiss.author, version=2)
    return replace(context, case=Case.of(context.case.number, [*history, completed]))


def test_no_meeting_lies_ahead_when_the_project_is_over() -> None:
    late = replace(context("motesarende"), on=date(2020, 1, 28))
    assert found("motesarende", late, mote="2020-01-31") == []
    (finding,) = findings("motesarende", late, mote="2020-02-01")
    assert finding.severity is Severity.BLOCK
    assert finding.message == "Dagen ligger utanför projektets tid (1 februari 2017 – 31 januari 2020)."
    # What still goes on by then is not locked by the day that the project file states.
    assert found("motesarende", replace(late, on=date(2020, 2, 3)), mote="2020-02-11") == []


def test_a_day_far_ahead_is_doubted_where_the_rhythm_is_known() -> None:
    (finding,) = findings("motesarende", mote="2017-05-24")
    assert (finding.rule, finding.severity, finding.field) == ("K117", Severity.WARN, "mote")
    assert finding.message.startswith("Dagen ligger mer än 12 veckor fram.")
    unknown = replace(PROJECT, meetings=Meetings(every_weeks=None))
    assert found("motesarende", context("motesarende", project=unknown), mote="2017-12-05") == []


def test_a_case_that_rests_comes_up_when_its_rest_is_over() -> None:
    within = context("motesarende")
    assert within.case is not None
    answer = Answers({"stallningstagande": "vilande", "vilande_till": "2017-11-30"})
    resting = replace(
        within.case, history=(*within.case.history, Entry("remissvar", within.on, answer, within.author))
    )
    assert found("motesarende", replace(within, case=resting), mote="2017-12-05") == []


def test_b2_without_consent_a_case_is_only_a_consultation() -> None:
    (finding,) = findings("motesarende", DEIDENTIFIED)
    assert (finding.rule, finding.severity, finding.field) == ("B2", Severity.BLOCK, "typ")
    assert finding.message == "Samtycke saknas för övriga parter. Ärendet kan bara lyftas avidentifierat."
    assert found("motesarende", DEIDENTIFIED, typ="konsultation") == []


def test_b2_the_question_about_an_unnamed_person_may_not_tell_who_it_is() -> None:
    said = found("motesarende", DEIDENTIFIED, typ="konsultation", fraga="Skriv till d1@example.org.")
    assert said == [("B2", "block", "fraga")]


def test_b3_the_question_about_a_protected_person_may_not_tell_where_they_live() -> None:
    within = with_remiss(context("motesarende"), skyddade_personuppgifter="sekretessmarkering")
    said = found("motesarende", within, fraga="Kan personen börja i Högsby?")
    assert said == [("B3", "block", "fraga"), ("B3", "note", "")]
