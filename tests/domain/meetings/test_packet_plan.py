"""Plans of packets: nobody's plan holds a word of a case that they had no consent for at that moment."""

import re
from dataclasses import asdict, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.consent_parts import Information
from service.domain.meetings.agenda import Point
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.domain.meetings.packet import Reader
from service.domain.meetings.packet_changes import AGENDA_CHANGED, changes
from service.domain.meetings.packet_plan import Plan, Planned, PlannedLine, from_json
from service.domain.meetings.packet_planning import planned
from service.domain.meetings.packet_rights import lost
from tests.domain.meetings.packet_cases import DAY, LEADER, ORGANISATIONS, Person, member, session, sight

SOME = st.frozensets(st.sampled_from(ORGANISATIONS), max_size=4)
TOLD = st.frozensets(st.sampled_from([*Information]))
POINTS = st.sampled_from([Point.REFERRALS, Point.ONGOING, Point.ENDING])
PERSON = st.builds(
    Person, number=st.just(0), receives=SOME, information=TOLD | st.just(frozenset(Information)),
    meetings=st.sampled_from([True, True, True, False]), gone_to=st.just(frozenset[str]()) | SOME,
    until=st.sampled_from([DAY, DAY.replace(day=8), DAY.replace(year=2019)]),
    withdrawn=st.sampled_from([False, False, False, True]),
    protected=st.sampled_from([False, False, True]), point=POINTS,
)  # fmt: skip
MEETING = st.lists(PERSON, max_size=6).map(
    lambda people: [replace(each, number=number) for number, each in enumerate(people, start=1)]
)
READER = st.sampled_from(ORGANISATIONS).map(member) | st.just(LEADER)
MARK = re.compile("M[0-9]{4}Q")


def words(found: Planned) -> str:
    """Everything that the packet would say, its contents and its own papers."""
    return found.plan.to_json() + "".join(str(asdict(each)) for each in found.sheets.values())  # type: ignore[call-overload]


def plan_of(reader: Reader, *people: Person) -> Plan:
    return planned(session(*people), sight(reader)).plan


def lines(plan: Plan, point: Point) -> list[str]:
    (found,) = [each for each in plan.points if each.text.startswith(f"{point.value} ")]
    return [each.text for each in found.entries]


def may_hear(reader: Reader, person: Person) -> bool:
    heard = person.heard_by()
    return bool(heard) if reader.organisation == PROJECT_ITSELF else reader.organisation in heard


def may_read(reader: Reader, person: Person) -> frozenset[Information]:
    if not may_hear(reader, person) or person.protected:
        return frozenset()
    return frozenset(Information) if reader.leads else person.information


def test_how_many_have_a_place_is_told_to_who_sits_for_the_project_alone() -> None:
    told = replace(session(), notes={Point.NOLLPLACERADE: "1 plats upptagen"})
    assert "1 plats upptagen" in words(planned(told, sight(LEADER)))
    for organisation in ORGANISATIONS:
        assert "plats" not in words(planned(told, sight(member(organisation)))), organisation


@settings(max_examples=1000)
@given(people=MEETING, reader=READER)
def test_no_packet_holds_a_word_of_a_case_without_consent_for_it(
    people: list[Person], reader: Reader
) -> None:
    found = planned(session(*people), sight(reader))
    said = words(found)
    heard = {person.mark for person in people if may_hear(reader, person)}
    assert {*MARK.findall(said)} == heard
    for person in people:
        kinds = may_read(reader, person)
        for kind in Information:
            assert (f"{person.mark} alias {kind}" in said) is (kind in kinds)
        assert (f"{person.mark}-remiss" in said) is (kinds == frozenset(Information))
        asked = bool(kinds) and (reader.leads or reader.organisation in person.receives)
        assert (f"{person.mark} question" in said) is asked
    assert from_json(found.plan.to_json()) == found.plan


@settings(max_examples=100)
@given(people=MEETING, reader=READER)
def test_where_nobody_has_asked_it_is_told_why_a_case_comes_up(people: list[Person], reader: Reader) -> None:
    asked = session(*people)
    came = replace(asked, matters=tuple(replace(m, question="", why=m.question) for m in asked.matters))
    assert planned(came, sight(reader)) == planned(asked, sight(reader))


@settings(max_examples=300)
@given(before=PERSON, after=PERSON, reader=READER)
def test_a_packet_stands_while_its_receiver_may_have_all_of_it(
    before: Person, after: Person, reader: Reader
) -> None:
    """Asked anew of the case as it is now, exactly what is held too much is found."""
    was, now = replace(before, number=1), replace(after, number=1, point=before.point)
    plan, about = plan_of(reader, was), now.matter().about
    assert about is not None
    too_much = may_hear(reader, was) and (
        not may_hear(reader, now)
        or (now.protected and not was.protected)
        or not may_read(reader, was) <= may_read(reader, now)
    )
    assert bool(lost(plan, {was.case_id: about}, sight(reader))) is too_much


def test_what_is_not_known_any_more_is_lost() -> None:
    person = Person(number=1)
    assert lost(plan_of(LEADER, person), {}, sight(LEADER)) == {person.case_id}


def test_the_packet_test_of_the_ninth_of_may() -> None:
    """D5 and D6 are new, D1, D2 and D3 ongoing; D3's consent does not cover Arbetsförmedlingen."""
    d3 = Person(number=3, receives=frozenset({"primarvarden", "fk", "oskarshamn_soc"}))
    new = [Person(number=number, point=Point.REFERRALS) for number in (5, 6)]
    people = [*new, Person(number=1), Person(number=2), d3]
    plan = plan_of(member("af"), *people)
    assert lines(plan, Point.ONGOING) == ["6.1 M0001Q alias", "6.2 M0002Q alias", "AF lämnar mötet"]
    assert lines(plan, Point.REFERRALS) == ["3.1 M0005Q alias", "3.2 M0006Q alias"]
    assert len([*plan_of(member("fk"), *people).cases()]) == 5


def test_several_matters_in_a_row_make_one_neutral_line() -> None:
    hidden = [Person(number=number, receives=frozenset({"fk"})) for number in (1, 2)]
    plan = plan_of(member("af"), *hidden, Person(number=3), replace(hidden[0], number=4))
    assert lines(plan, Point.ONGOING) == ["AF lämnar mötet", "6.1 M0003Q alias", "AF lämnar mötet"]


def test_what_nobody_may_hear_leaves_no_line_at_all() -> None:
    for reader in (LEADER, member("af")):
        plan = plan_of(reader, Person(number=1, withdrawn=True))
        assert not any(point.entries for point in plan.points)


def test_a_protected_person_is_an_alias_and_opens_for_who_is_named() -> None:
    person = Person(number=7, protected=True)
    (case,) = plan_of(member("af"), person).cases()
    sealed = "6.1 M0007Q alias (skyddade uppgifter: inga handlingar)"
    assert (case.text, case.papers, case.open) == (sealed, (), False)
    (case,) = plan_of(replace(LEADER, named=frozenset({person.case_id})), person).cases()
    assert [each.title for each in case.papers] == ["Ärendeblad", "M0007Q remiss", "M0007Q uppfoljning"]


def test_a_vagledare_hears_all_and_reads_her_own() -> None:
    mine, other = Person(number=1), Person(number=2)
    plan = plan_of(member(PROJECT_ITSELF, guides=frozenset({mine.case_id})), mine, other)
    assert [bool(case.papers) for case in plan.cases()] == [True, False]


def test_a_case_at_two_points_has_its_sheet_once() -> None:
    person = Person(number=1, point=Point.ENDING)
    plan = plan_of(LEADER, replace(person, point=Point.ONGOING), person)
    assert [len(case.papers) for case in plan.cases()] == [3, 1]


def test_a_new_edition_tells_what_is_new_and_nothing_of_what_may_not_be_known() -> None:
    kept, gone, off, new = (Person(number=number) for number in (1, 2, 3, 4))
    before = plan_of(member("af"), kept, gone, off)
    after = plan_of(member("af"), kept, replace(gone, gone_to=frozenset({"af"})), new)
    told = changes(before, after, heard={kept.case_id, off.case_id, new.case_id})
    assert told[-2:] == ("M0004Q alias: nytt på dagordningen.", "M0003Q alias: tas inte upp.")
    assert "M0002Q" not in "".join(told)
    assert changes(before, before, heard=()) == ()


def test_a_paper_that_comes_goes_or_is_another_is_told() -> None:
    before = plan_of(LEADER, Person(number=1))
    (was,) = before.cases()
    sheet, remiss, review = was.papers
    papers = (
        replace(sheet, sha256="annat"),
        replace(remiss, sha256="annan"),
        replace(review, title="Slutanalys"),
    )
    after = with_papers(before, papers)
    assert changes(before, after, heard=()) == (
        "M0001Q alias: Ärendeblad är ändrat.",
        "M0001Q alias: M0001Q remiss är i ny version.",
        "M0001Q alias: Slutanalys har tillkommit.",
        "M0001Q alias: M0001Q uppfoljning ingår inte längre.",
    )
    assert changes(before, after, heard=(), shut={was.case_id}) == ("M0001Q alias: något är ändrat.",)


def test_another_order_is_told_as_that() -> None:
    before = plan_of(LEADER, Person(number=1))
    points = tuple(
        replace(each, entries=(*each.entries, PlannedLine("AF lämnar mötet"))) for each in before.points
    )
    assert changes(before, replace(before, points=points), heard=()) == (AGENDA_CHANGED,)


def with_papers(plan: Plan, papers: object) -> Plan:
    points = tuple(
        replace(point, entries=tuple(replace(each, papers=papers) for each in point.entries))  # type: ignore[arg-type]
        for point in plan.points
    )
    return replace(plan, points=points)
