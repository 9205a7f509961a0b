"""The page of a case: where it stands, what comes next and from whom, consent, people and papers."""

from service.demo import story
from service.documents import example
from tests.support.people import STORIES, Cast
from tests.web.conftest import Enter

CONSENT = {
    **example.load("samtycke")["answers"],
    "ta_emot": ["af", "fk"],
    "lamna_ut": ["af"],
    "giltigt_till": "2019-12-31",
    "undertecknat": "2019-03-01",
    "kontakt_efterat": False,
}
HOME = {**CONSENT, "epost_sms": False, "forvaras": "Projektets arkiv"}
"""As for somebody with protected identity: no place is told, and no e-mail."""
REVISED = {
    "datum": "2019-03-07",
    "narvarande": ["deltagaren", "vagledaren"],
    "delmal": [
        {"nr": number, "delmal": "Som i planen", "status": "pagar"} for number in ("1.1", "1.2", "2.1", "2.2")
    ],
    "personens_bild": "Det går långsamt.",
    "vagledarens_bild": "Planen är för snabb.",
    "beslut": "revideras",
    "nasta_uppfoljning": "2019-06-07",
    "deltagaren_undertecknar": True,
}
WITHDRAWAL = {"datum": "2019-03-07", "mottagen_av": "Testperson V1"}


def test_a_case_is_drawn_in_the_projects_own_phases(people: Cast, enter: Enter) -> None:
    case_id = people.enrol()
    page = enter("vagledare").get(f"/arenden/{case_id}")
    assert "Identifiering Klart Operativ handläggningsgrupp (OH) Klart Coachning" in page.text
    here = page.all("li", aria_current="step")
    assert [" ".join("".join(one.itertext()).split()) for one in here] == [
        "Coachning med kartläggning (TUBA) och genomförandeplan Här står ärendet"
    ]
    assert "Avslut och resultat Kommer" in page.text


def test_what_comes_next_names_who_owes_it(people: Cast, enter: Enter) -> None:
    case_id = people.refer()
    page = enter("remittent").get(f"/arenden/{case_id}")
    assert "Granskning av remiss Projektledare, Testperson P1 Klar senast 2019-03-14" in page.text


def test_a_case_without_vagledare_says_where_it_is_mended(people: Cast, enter: Enter) -> None:
    case_id = people.meet()
    people.write(case_id, "remissvar", story.remissvar(STORIES["D1"]), who="projektledare")
    page = enter("projektledare").get(f"/arenden/{case_id}")
    assert "Vägledare är inte vald, så ingen kan skriva in personen." in page.text
    assert page.links()["Välj här"] == "#vagledare"
    assert "Projektledaren väljer" in enter("remittent").get(f"/arenden/{case_id}").text


def test_a_further_note_is_a_new_one_and_no_version_of_the_last(people: Cast, enter: Enter) -> None:
    case_id = people.enrol()
    for _ in range(2):
        page = enter("vagledare").get(f"/arenden/{case_id}")
        assert "Skriv minnesanteckning" in page.text
        assert "minnesanteckning, version" not in page.text
        note = {"datum": "2019-03-07", "anteckning": "Vi talades vid."}
        people.write(case_id, "minnesanteckning", note, who="vagledare")


def test_the_consent_is_seen_at_a_glance(people: Cast, enter: Enter) -> None:
    case_id = people.enrol()
    browser = enter("vagledare")
    address = f"/arenden/{case_id}"
    assert "Bifogat till remissen." in browser.get(address).text
    people.write(case_id, "samtycke", CONSENT, who="vagledare")
    page = browser.get(address)
    assert "Gäller till 2019-12-31." in page.text
    assert "Arbetsförmedlingen Lämnar ut och tar emot Försäkringskassan Tar emot" in page.text
    said = {**WITHDRAWAL, "omfattning": "vissa_parter", "parter": ["fk"]}
    people.write(case_id, "aterkallelse", said, who="vagledare")
    assert "Försäkringskassan Återkallat" in browser.get(address).text
    people.write(case_id, "aterkallelse", {**WITHDRAWAL, "omfattning": "helt"}, who="vagledare")
    page = browser.get(address)
    assert "Återkallat 2019-03-07." in page.text
    assert "Samtycket är återkallat. Nya handlingar lämnas inte ut till någon." in page.text
    assert browser.press(page, "Registrera samtycket").heading == "Samtycke"


def test_what_it_is_time_for_stands_first_and_a_renewal_next_year_among_the_rest(
    people: Cast, enter: Enter
) -> None:
    case_id = people.enrol()
    people.write(case_id, "samtycke", CONSENT, who="vagledare")
    page = enter("vagledare").get(f"/arenden/{case_id}")
    assert "Förnya samtycket innan det går ut" in page.text
    asked = [button for button in page.buttons() if button.startswith("Skriv ")]
    assert asked[:2] == ["Skriv kartläggningssammanfattning", "Skriv genomförandeplan"]
    assert "Skriv samtycke, version 2" in asked[2:]


def test_a_plan_that_is_to_be_revised_leads_to_its_new_version(people: Cast, enter: Enter) -> None:
    """From the review's decision to where it is begun, and from then on to the draft."""
    case_id = people.enrol()
    people.plan(case_id)
    people.write(case_id, "uppfoljning", REVISED, who="vagledare")
    browser, address = enter("vagledare"), f"/arenden/{case_id}"
    assert "Revidera planen" in browser.get(address).text
    new = "Skapa en ny version av planen"
    assert new not in enter("projektledare").get(address).buttons()
    draft = browser.press(browser.get(address), new)
    assert draft.heading == "Genomförandeplan"
    page = browser.get(address)
    assert new not in page.buttons()
    assert browser.press(page, "Fortsätt på genomförandeplan, version 2").address == draft.address


def test_an_expired_consent_is_in_the_way(people: Cast, enter: Enter) -> None:
    case_id = people.enrol()
    people.write(case_id, "samtycke", CONSENT, who="vagledare")
    people.bench.clock.forward(days=330)
    page = enter("vagledare").get(f"/arenden/{case_id}")
    assert "Gick ut 2019-12-31." in page.text
    assert "Försäkringskassan Har gått ut" in page.text
    assert "Får utbytas" not in page.text
    assert "Förnya samtycket: det gick ut 2019-12-31" in page.text
    assert "Behöver lösas" in page.text


def test_papers_stand_by_month_with_who_wrote_them(people: Cast, enter: Enter) -> None:
    case_id = people.refer()
    people.bench.clock.forward(days=40)
    answers = {**story.granskning(STORIES["D1"]), "granskad": "2019-04-16"}
    people.write(case_id, "granskning", answers, who="projektledare")
    page = enter("projektledare").get(f"/arenden/{case_id}")
    assert [" ".join(one.itertext()) for one in page.all("h3", class_="month")] == ["April 2019", "Mars 2019"]
    assert "2019-04-16 · Testperson P1 Mars 2019 Remiss" in page.text


def test_the_people_of_a_case_and_what_the_plan_has_them_promise(people: Cast, enter: Enter) -> None:
    case_id = people.enrol()
    people.plan(case_id)
    page = enter("vagledare").get(f"/arenden/{case_id}").text
    assert "Remittent Testperson R1 Arbetsförmedlingen" in page
    assert "Operativ handläggningsgrupp Testperson O1" in page
    assert "Åtagande i genomförandeplan" in page
    assert "Åtagande i genomförandeplan" not in enter("remittent").get(f"/arenden/{case_id}").text


def test_a_protected_person_is_surrounded_by_nobody_from_home(people: Cast, enter: Enter) -> None:
    """Neither who referred nor towards whom consent is given is told: both say where the person lives."""
    case_id = people.enrol("D7")
    people.write(case_id, "samtycke", HOME, who="vagledare")
    page = enter("vagledare").get(f"/arenden/{case_id}")
    assert "Skyddad person" in page.text
    assert "Gäller till 2019-12-31." in page.text
    for hidden in ("Testperson R1", "Försäkringskassan", "Arbetsförmedlingen", "Testperson D7", "19900125"):
        assert hidden not in page.text


def test_an_ending_is_named_as_it_is(people: Cast, enter: Enter) -> None:
    """No page asks anybody to "write" that a case ends."""
    case_id = people.refer()
    browser = enter("projektledare")
    page = browser.press(browser.get(f"/arenden/{case_id}"), "Ärendet avslutas i förtid")
    assert page.heading == "Ärendet avslutas i förtid"
    assert "Fortsätt: Ärendet avslutas i förtid" in browser.get(f"/arenden/{case_id}").buttons()


def test_a_referral_that_is_not_sent_is_gone_on_with_by_what_is_to_be_done(enter: Enter) -> None:
    browser = enter("remittent")
    draft = browser.press(browser.get("/ny-remiss"), "Skriv remiss")
    page = browser.follow(draft, next(text for text in draft.links() if text.startswith("Ärende ")))
    assert "Ett dokument är påbörjat och väntar på att fastställas." in page.text
    assert browser.press(page, "Skriv klart remissen").address == draft.address
