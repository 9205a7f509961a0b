"""The practice cases from remiss to their end, as people take them there through the pages."""

from collections.abc import Iterator

import pytest

from service.demo import story
from service.operations import accounts
from service.web import create_app
from tests.support import lives
from tests.support.people import QUICK
from tests.support.told import said, signed_up
from tests.web.case_reader import documents
from tests.web.conftest import NOBODY
from tests.web.walking import Mistake, Walk

MISTAKES = {
    ("D5", "remiss"): Mistake(  # B1
        {"personnummer": "198101079295"},
        "Personnumret eller samordningsnumret stämmer inte. Kontrollera siffrorna.",
    ),
    ("D4", "remiss"): Mistake(  # B2
        {"halsa": "Sökte vård 19810107-9294."},
        "Avidentifierat ärende: ta bort uppgifter som kan röja personen.",
    ),
    ("D10", "remiss"): Mistake({"vardnadshavare": []}, "Fyll i vårdnadshavare."),  # W1, under 18 years
    ("D1", "remissvar"): Mistake(  # B4
        {"oh_mote": "2017-03-06"},
        "Ärendet tas upp på OH-möte först 2017-03-07. Personen kan inte tas in före dess.",
        days=1,
    ),
    ("D2", "inskrivning"): Mistake(  # B5
        {"frivillighet": False}, "Deltagandet är frivilligt. Bekräfta att personen vill delta."
    ),
    ("D6", "genomforandeplan"): Mistake(  # B6
        {"mal": []},
        "Planen måste ha minst ett mål, och varje mål minst ett delmål med ansvarig och slutdatum.",
    ),
    ("D3", "inkop"): Mistake(  # B7, the day before the styrgrupp met
        {"datum": "2017-06-06", "beslutets_datum": "2017-06-06"},
        "Inköpet kräver beslut av styrgruppen.",
        days=15,
    ),
    ("D2", "kompetenshojande_medel"): Mistake(  # B7
        {"belopp": 60000}, "Beloppet överstiger kvarvarande medel (48 550 kr)."
    ),
    ("D6", "slutanalys"): Mistake(  # B10
        {"avslutsanledning": None}, "Välj ett alternativ för avslutsanledning."
    ),
    ("D1", "uppfoljning_90_dagar"): Mistake(  # B11
        {"kontakt": "2017-12-13"},
        "90-dagarsuppföljningen kan registreras från och med 2017-12-14.",
        days=1,
    ),
    ("E1", "uppfoljning_1_ar"): Mistake(  # B11, a year after a 29 February
        {"kontakt": "2017-02-27"},
        "1-årsuppföljningen kan registreras från och med 2017-02-28.",
        days=1,
    ),
    ("E1", "uppfoljning"): Mistake(  # W9 where the limit is hard
        {"undantag_beslutat": None, "undantag": None},
        "Insatstiden får vara högst 12 månader. "
        "Ange styrgruppens beslut om undantag eller ett tidigare slutdatum.",
    ),
}
"""What was tried first and refused; after it the same draft is put right."""
OPENED = ("D1", "E1", "E2", "E3")
"""One case of each project, whose documents everybody opens who has them."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    whole = signed_up(tmp_path_factory.mktemp("whole-lives"))
    services = whole.bench.services
    projects = services.projects
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "_HASHER", QUICK)
        patch.setattr(accounts, "_NOBODY", NOBODY)
        walked = Walk(whole, create_app(services.settings, services=services), MISTAKES, OPENED)
        walked.everything([*story.stories(projects["vagknuten_2_0"]), *story.elsewhere(projects)])
    yield walked
    services.engine.dispose()


@pytest.mark.parametrize("key", lives.KEYS)
def test_the_pages_tell_each_case_as_it_goes(walk: Walk, key: str) -> None:
    """State, next steps with who owes them and when, what is in the way, and which rules ask for a reason."""
    assert walk.lives[key].text == lives.text(key)


@pytest.mark.parametrize("tried", MISTAKES, ids="-".join)
def test_a_mistake_is_refused_with_the_way_out_of_it(walk: Walk, tried: tuple[str, str]) -> None:
    assert MISTAKES[tried].told in walk.refused[tried]


@pytest.mark.parametrize("key", lives.KEYS)
def test_every_document_can_be_fetched_and_says_what_was_typed(walk: Walk, key: str) -> None:
    life = walk.lives[key]
    browser, page = walk.listed(life.told.account("projektledare"), life)
    found = [address for _, address in documents(page)]
    assert sorted(found) == sorted(life.typed)
    for address in found:
        file = browser.client.get(browser.get(address).links()["Ladda ned Word"]).data
        words = " ".join(said(file).split())
        assert [text for text in prose(life.typed[address]) if text not in words] == [], address


def prose(answers: object) -> Iterator[str]:
    """Whatever was written as a sentence."""
    if isinstance(answers, str) and len(answers) > 30 and " " in answers:
        yield " ".join(answers.split())
    elif isinstance(answers, dict):
        yield from (text for each in answers.values() for text in prose(each))
    elif isinstance(answers, list):
        yield from (text for each in answers for text in prose(each))
