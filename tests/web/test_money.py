"""The page with a project's money: figures for the styrgrupp, and the entries too for the project leader."""

from uuid import UUID

from service.demo.story import money
from service.operations import naming
from tests.support.people import STORIES, Cast
from tests.web.conftest import Enter

PAGE = "/projekt/vagknuten_2_0/medel"


def grant(people: Cast, key: str, **changed: object) -> str:
    """A case with a plan and a decision on money, and the number of the case."""
    case_id = people.enrol(key)
    people.plan(case_id, key)
    ((_, answers),) = money.kompetenshojande_medel(STORIES["D1"])
    people.write(case_id, "kompetenshojande_medel", {**answers, **changed}, who="projektledare")
    return str(case_id)


def figures(page: object) -> str:
    return " ".join(str(getattr(page, "text", "")).replace("\u00a0", " ").split())


def test_the_project_leader_sees_figures_and_entries(people: Cast, enter: Enter) -> None:
    case_id = grant(people, "D1")
    told = figures(enter("projektledare").get(PAGE).response)
    assert "50 000" in told
    assert "48 550" in told
    assert "Testperson D1" in told
    assert f"/arenden/{case_id}" in told


def test_the_styrgrupp_sees_figures_and_no_case(people: Cast, enter: Enter) -> None:
    case_id = grant(people, "D1")
    told = figures(enter("styrgrupp").get(PAGE).response)
    assert "48 550" in told
    for secret in ("Testperson D1", case_id, "VK-2019-001", "Poster"):
        assert secret not in told


def test_of_a_protected_person_only_the_number_is_told_to_who_is_named(people: Cast, enter: Enter) -> None:
    case_id, leader = grant(people, "D7", leverantor=None), people["projektledare"]
    told = figures(enter("projektledare").get(PAGE).response)
    assert f"/arenden/{case_id}" in told
    assert "Testperson D7" not in told
    assert "Skyddad person" not in told
    assert "Skyddade ärenden" not in told
    with people.bench.work(leader) as work:
        naming.take_away(work, UUID(case_id), leader.id)
    told = figures(enter("projektledare").get(PAGE).response)
    assert "Skyddade ärenden: beviljat 1 450, köpt 0." in told
    assert "Inget är beviljat eller köpt ännu." not in told
    for secret in (case_id, "VK-2019-001", "Testperson D7"):
        assert secret not in told


def test_the_page_is_for_nobody_else(people: Cast, enter: Enter) -> None:
    for role in ("vagledare", "remittent", "lsg_forbund"):
        enter(role).get(PAGE, status=404)
    enter("styrgrupp").get("/projekt/visa_vagen/medel", status=404)


def test_the_project_leads_to_it_for_those_who_may(people: Cast, enter: Enter) -> None:
    assert PAGE in enter("styrgrupp").get("/projekt/vagknuten_2_0").response.text
    assert PAGE not in enter("vagledare").get("/projekt/vagknuten_2_0").response.text


def test_an_untouched_budget_says_so(people: Cast, enter: Enter) -> None:
    told = figures(enter("projektledare").get(PAGE).response)
    assert "Inget är beviljat eller köpt ännu." in told
    assert "År 3 (2019-02-01 – 2020-01-31)" in told


def test_the_styrgrupp_reads_the_paper_and_learns_no_name(people: Cast, enter: Enter) -> None:
    case_id = people.enrol("D3")
    people.plan(case_id, "D3")
    ((_, answers),) = money.extern_konsultation(STORIES["D3"])
    paper = people.write(case_id, "extern_konsultation", answers, who="projektledare")
    page = enter("styrgrupp").get(f"/dokument/{paper}").response.text
    assert "Extern konsultation" in page
    assert "VK-2019-001" in page
    assert "Testperson D3" not in page
    assert str(case_id) not in page
    assert "Testperson D3" in enter("projektledare").get(f"/dokument/{paper}").response.text


def test_a_decision_that_is_prepared_waits_for_the_project_leader(people: Cast, enter: Enter) -> None:
    case_id = people.enrol("D1")
    people.plan(case_id, "D1")
    guide = enter("vagledare")
    page = guide.press(guide.get(f"/arenden/{case_id}"), "Skriv beslut om kompetenshöjande medel")
    assert "Fastställ" not in page.buttons()
    guide.press(page, "Spara utkast")
    assert "Beslut om kompetenshöjande medel fastställs av den som är projektledare." in page.text
    own, _, of_others = guide.get("/").text.partition("Väntar på andra")
    assert "Besluta om kompetenshöjande medel" in of_others
    assert "Besluta om kompetenshöjande medel" not in own
    leader = enter("projektledare")
    page = leader.follow(leader.get("/"), "Besluta om kompetenshöjande medel")
    page = leader.press(page, "Fortsätt på beslut om kompetenshöjande medel")
    assert "Fastställ" in page.buttons()
