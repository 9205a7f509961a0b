"""What a case waits for and by when: each step of the specification, and the days of the practice cases."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from service.demo.story import Story, stories
from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.deadlines import EXTENSION, LIFTED, REVISION, Step, longest, steps
from service.domain.lifecycle import CaseState
from service.domain.phases import state_label
from service.domain.project_parts import Firmness, MaxDuration, Times
from tests.support.kinds import PROJECT, PROJECTS

Said = tuple[str, date, Mapping[str, object]]

AUTHOR = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")
REFERRED, REVIEWED, MET = date(2017, 2, 21), date(2017, 2, 24), date(2017, 3, 7)
CLOSED = [each for each in stories(PROJECT) if each.facts.get("avslut")]


def case(*records: Said, drafts: tuple[str, ...] = ()) -> Case:
    entries = [Entry(kind, day, Answers(answers), AUTHOR) for kind, day, answers in records]
    return Case.of("VK-2017-001", entries, drafts=drafts)


REMISS: Said = ("remiss", REFERRED, {})
REFUSED: Said = ("samtycke", REFERRED, {"undertecknat": "2017-02-21"})
REVIEW: Said = ("granskning", REVIEWED, {})
ITEM: Said = ("motesarende", date(2017, 2, 28), {"mote": str(MET)})
INTAG: Said = ("remissvar", MET, {"stallningstagande": "intag", "startdatum": "2017-03-13"})
START: Said = ("inskrivning", date(2017, 3, 13), {"inskriven": "2017-03-13"})
SURVEY: Said = ("kartlaggning", date(2017, 3, 20), {})
PLAN: Said = (
    "genomforandeplan",
    date(2017, 3, 30),
    {"faststalld": "2017-03-30", "slut": "2018-03-12", "uppfoljningar": [{"datum": "2017-06-20"}]},
)
BEFORE = [REMISS, REFUSED, REVIEW, ITEM, INTAG]


def answered(said: str, **more: object) -> Said:
    return "remissvar", MET, {"stallningstagande": said, **more}


def decided(day: str) -> Said:
    """What a meeting came to."""
    return "motesbeslut", date.fromisoformat(day), {"mote": day}


def reviewed(day: date, **answers: object) -> Said:
    return "uppfoljning", day, {"datum": str(day), **answers}


def closed(day: date) -> list[Said]:
    """The analysis, and what is registered at the end."""
    return [("slutanalys", day, {"slut": str(day)}), ("utregistrering", day, {})]


@pytest.mark.parametrize(
    ("records", "wanted"),
    [
        ([], ()),
        ([REMISS], (Step("granskning", date(2017, 2, 28)),)),
        ([REMISS, REVIEW], (Step("motesarende"),)),
        ([REMISS, REVIEW, ITEM], (Step("remissvar", date(2017, 3, 14), since=MET),)),
        (
            [REMISS, ("begaran_om_komplettering", REVIEWED, {"senast": "2017-03-03"})],
            (Step("remiss", date(2017, 3, 3)),),
        ),
        (
            [
                REMISS,
                ("begaran_om_komplettering", REVIEWED, {"senast": "2017-03-03"}),
                REMISS,
                REVIEW,
                ITEM,
                answered("komplettering"),
            ],
            (Step("remiss"),),
        ),
        (
            [REMISS, REVIEW, ITEM, answered("vilande", vilande_till="2018-01-05")],
            (Step("motesarende", date(2018, 1, 5), since=date(2018, 1, 5)),),
        ),
        (
            [REMISS, REVIEW, ITEM, answered("vilande", vilande_till="2018-01-05"), decided("2018-01-09")],
            (Step("remissvar", date(2018, 1, 16), since=date(2018, 1, 9)),),
        ),
        ([REMISS, REVIEW, decided(str(MET))], (Step("remissvar", date(2017, 3, 14), since=MET),)),
        ([REMISS, REVIEW, ITEM, answered("ej_intag")], (Step("stangning"),)),
        ([REMISS, REVIEW, ITEM, answered("endast_konsultation")], (Step("stangning"),)),
        (BEFORE, (Step("inskrivning", date(2017, 3, 13)),)),
        (
            [*BEFORE, START],
            (Step("kartlaggning", date(2017, 4, 12)), Step("genomforandeplan", date(2017, 4, 27))),
        ),
        ([*BEFORE, START, SURVEY], (Step("genomforandeplan", date(2017, 4, 27)),)),
        ([REMISS, ("avbrott", REVIEWED, {"typ": "aterkallad"})], ()),
    ],
)
def test_until_there_is_a_plan(records: list[Said], wanted: tuple[Step, ...]) -> None:
    assert steps(case(*records), PROJECT) == wanted


def test_where_nobody_needs_to_meet_the_answer_comes_next() -> None:
    project = PROJECTS["vagen_till_sjalvforsorjning"]
    assert steps(case(REMISS, REVIEW), project) == (Step("remissvar", date(2017, 3, 3)),)
    resting = case(REMISS, REVIEW, answered("vilande", vilande_till="2018-01-05"))
    until = date(2018, 1, 5)
    assert steps(resting, project) == (Step("remissvar", date(2018, 1, 12), since=until),)
    said = [state_label(CaseState.KLAR_FOR_OH, each) for each in (project, PROJECT)]
    assert said == ["Granskad, klar för svar", "Granskad, klar för möte"]


def test_a_project_says_how_long_a_step_may_take() -> None:
    project = replace(PROJECT, times=Times(review_workdays=10, survey_days=14, plan_days=30))
    assert steps(case(REMISS), project)[0].due == date(2017, 3, 7)
    assert [step.due for step in steps(case(*BEFORE, START), project)] == [
        date(2017, 3, 27),
        date(2017, 4, 12),
    ]


def test_a_plan_is_followed_up_as_agreed_and_extended_in_the_tenth_month() -> None:
    assert steps(case(*BEFORE, START, PLAN), PROJECT) == (
        Step("uppfoljning", date(2017, 6, 20)),
        Step("slutanalys", date(2018, 3, 12)),
        Step("uppfoljning", date(2018, 3, 13), since=date(2018, 1, 13), reason=EXTENSION),
    )


def test_what_a_meeting_lifts_to_the_styrgrupp_is_written_to_it() -> None:
    met = date(2017, 5, 9)
    lifts: Said = ("motesbeslut", met, {"mote": str(met), "stallningstagande": "till_styrgruppen"})
    going_on, owed = [*BEFORE, START, PLAN], Step("eskalering", date(2017, 5, 16), reason=LIFTED)

    def asked(*records: Said) -> bool:
        return owed in steps(case(*going_on, *records), PROJECT)

    waiting, decided_on = {"beslut": "vantar"}, {"beslut": "bifall"}
    assert asked(lifts)
    assert asked(("eskalering", date(2017, 4, 4), decided_on), lifts)
    assert not asked(("eskalering", date(2017, 4, 4), waiting), lifts)
    assert not asked(lifts, ("eskalering", date(2017, 5, 10), decided_on))
    assert not asked(lifts, ("motesbeslut", date(2017, 5, 30), {"stallningstagande": "fortsatter"}))
    assert not asked(lifts, *closed(date(2017, 6, 1)))


def test_a_review_says_when_the_next_one_is_or_it_comes_in_three_months() -> None:
    agreed = reviewed(date(2017, 6, 20), nasta_uppfoljning="2017-08-15", beslut="galler")
    assert steps(case(*BEFORE, START, PLAN, agreed), PROJECT)[0].due == date(2017, 8, 15)
    unsaid = reviewed(date(2017, 11, 30), beslut="galler")
    assert steps(case(*BEFORE, START, PLAN, unsaid), PROJECT)[0].due == date(2018, 2, 28)


def revised(*days: str) -> Said:
    """A new version of the plan, after a follow-up of the 20th of June."""
    rows = [{"datum": day} for day in days]
    return "genomforandeplan", date(2017, 6, 27), {"faststalld": "2017-06-27", "uppfoljningar": rows}


def test_a_new_plan_says_when_it_is_followed_up_and_not_what_was_said_before() -> None:
    told = [
        *BEFORE,
        START,
        PLAN,
        reviewed(date(2017, 6, 20), nasta_uppfoljning="2017-08-15", beslut="revideras"),
    ]
    assert Step("genomforandeplan", reason=REVISION) in steps(case(*told), PROJECT)
    newer = revised("2017-06-20", "2017-09-05", "2017-12-05")
    assert not [step for step in steps(case(*told, newer), PROJECT) if step.reason == REVISION]
    assert steps(case(*told, newer), PROJECT)[0].due == date(2017, 9, 5)
    assert steps(case(*told, revised("2017-06-20")), PROJECT)[0].due == date(2017, 8, 15)
    later = reviewed(date(2017, 9, 5), nasta_uppfoljning="2017-11-14", beslut="galler")
    assert steps(case(*told, newer, later), PROJECT)[0].due == date(2017, 11, 14)


def test_d6_an_extension_moves_the_end() -> None:
    extended = reviewed(date(2018, 1, 8), beslut="forlangs", forlangd_till="2018-09-30")
    told = steps(case(*BEFORE, START, PLAN, extended), PROJECT)
    assert [(step.kind, step.due) for step in told] == [
        ("uppfoljning", date(2018, 4, 8)),
        ("slutanalys", date(2018, 9, 30)),
    ]


def test_a_closing_that_was_decided_is_waited_for() -> None:
    decided = reviewed(date(2017, 6, 20), beslut="avslut", avslut_planeras="2017-07-31")
    assert steps(case(*BEFORE, START, PLAN, decided), PROJECT) == (Step("slutanalys", date(2017, 7, 31)),)


@pytest.mark.parametrize("told", CLOSED, ids=lambda told: str(told.key))
def test_d1_to_d9_are_followed_up_on_their_days(told: Story) -> None:
    whole = case(*BEFORE, START, *closed(date.fromisoformat(told.facts["avslut"])))
    first, second = steps(whole, PROJECT)
    assert (first.kind, str(first.since)) == ("uppfoljning_90_dagar", told.facts["datum90"])
    assert (second.kind, str(second.since)) == ("uppfoljning_1_ar", told.facts["datum1ar"])
    assert [(step.due - step.since).days for step in (first, second) if step.due and step.since] == [30, 30]


def test_29_february_is_28_february_a_year_later() -> None:
    first, second = steps(case(*BEFORE, START, *closed(date(2016, 2, 29))), PROJECT)
    assert (first.since, second.since) == (date(2016, 5, 29), date(2017, 2, 28))
    leap = case(("inskrivning", date(2016, 2, 29), {"inskriven": "2016-02-29"}))
    assert longest(leap, PROJECT) == date(2017, 2, 28)


def test_follow_ups_are_crossed_off_and_then_the_case_is_closed() -> None:
    records = [*BEFORE, START, *closed(date(2017, 9, 15)), ("uppfoljning_90_dagar", date(2017, 12, 14), {})]
    (left,) = steps(case(*records), PROJECT)
    assert left.kind == "uppfoljning_1_ar"
    assert steps(case(*records, ("uppfoljning_1_ar", date(2018, 9, 15), {})), PROJECT) == (Step("stangning"),)


def test_a_project_that_looks_back_on_one_day_for_all_closes_the_case_at_once() -> None:
    whole = case(*BEFORE, START, *closed(date(2017, 9, 15)))
    assert steps(whole, PROJECTS["visa_vagen"]) == (Step("stangning"),)


def test_where_no_limit_is_stated_nobody_is_reminded_of_one() -> None:
    free = replace(PROJECT, max_duration=MaxDuration(firmness=Firmness.INGEN))
    assert longest(case(*BEFORE, START), free) is None
    assert EXTENSION not in {step.reason for step in steps(case(*BEFORE, START, PLAN), free)}
