"""What decisions on money and purchases print, and that the styrgrupp reads no name without consent."""

from dataclasses import replace
from datetime import date

from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.funds import Effect, Outlay
from tests.support.kinds import PROJECT, PROJECTS, context, texts, with_remiss, words

NBSP = "\u00a0"
ANONYMOUS = "Avidentifierad person i ärende VK-2017-001"
BOARD = {"beslutande": "over_gransen"}


def consented(key: str) -> Context:
    """The example's context, the person having consented to what the styrgrupp may know."""
    within = context(key)
    assert within.case is not None
    said = {"utbyte": True, "styrgrupp": True, "undertecknat": "2017-04-01", "giltigt_till": "2018-12-31"}
    entry = Entry("samtycke", date(2017, 4, 1), Answers(said), within.author)
    return replace(within, case=Case.of(within.case.number, [*within.case.history, entry]))


def test_the_decision_tells_what_is_left_after_it() -> None:
    told = words("kompetenshojande_medel")["beslut"]
    assert (told["beviljat"], told["kvar"]) == (f"1{NBSP}450{NBSP}kr", f"48{NBSP}550{NBSP}kr")
    part = words("kompetenshojande_medel", beslut="delvis", beviljat_belopp=1000)["beslut"]
    assert (part["beviljat"], part["kvar"]) == (f"1{NBSP}000{NBSP}kr", f"49{NBSP}000{NBSP}kr")
    refused = words("kompetenshojande_medel", beslut="avslag")["beslut"]
    assert (refused["beviljat"], refused["kvar"]) == ("", f"50{NBSP}000{NBSP}kr")


def test_what_waits_for_the_styrgrupp_tells_no_decision_and_is_signed_by_who_proposes() -> None:
    waiting = {**BOARD, "beslut": "vantar", "motivering": "", "datum": None}
    told = words("kompetenshojande_medel", **waiting)
    assert told["beslut"]["utfall"] == "Inte beslutat, underlag för beslut"
    assert (told["beslut"]["datum"], told["beslut"]["beviljat"], told["beslut"]["kvar"]) == ("", "", "")
    assert [each["namnfortydligande"] for each in told["underskrifter"]] == ["Testperson P1"]


def test_a_milestone_is_the_persons_own_words_and_the_styrgrupp_has_its_number_alone() -> None:
    assert words("kompetenshojande_medel")["delmal"].startswith("1.1 ")
    assert words("kompetenshojande_medel", **BOARD)["delmal"] == "1.1"
    assert words("kompetenshojande_medel", consented("kompetenshojande_medel"), **BOARD)["delmal"] != "1.1"


def test_what_others_were_granted_is_no_longer_left() -> None:
    day = date(2017, 4, 1)
    other = Outlay(
        case="VK-2017-009", line="Kompetenshöjande medel", year=1, effect=Effect.DECIDED, amount=6500,
        on=day, decision=day,
    )  # fmt: skip
    within = replace(context("kompetenshojande_medel"), outlays=(other,))
    assert words("kompetenshojande_medel", within)["beslut"]["kvar"] == f"42{NBSP}050{NBSP}kr"


def test_a_project_without_budget_tells_no_remainder() -> None:
    within = replace(context("kompetenshojande_medel"), project=PROJECTS["visa_vagen"])
    assert words("kompetenshojande_medel", within)["beslut"]["kvar"] == ""


def test_the_milestone_is_told_with_its_text() -> None:
    assert words("kompetenshojande_medel")["delmal"].startswith("1.1 Klart prov i Matematik 1")
    unplanned = replace(context("kompetenshojande_medel"), case=None)
    assert words("kompetenshojande_medel", unplanned, delmal="Körkort")["delmal"] == "Körkort"


def test_the_project_leader_signs_what_is_theirs_and_the_styrgrupp_the_rest() -> None:
    (own,) = words("kompetenshojande_medel")["underskrifter"]
    assert (own["rubrik"], own["namnfortydligande"]) == ("Projektledare", "Testperson P1")
    (board,) = words("kompetenshojande_medel", **BOARD)["underskrifter"]
    assert (board["rubrik"], board["namnfortydligande"], board["roll"]) == (
        "Styrgruppen", "", "För styrgruppen",
    )  # fmt: skip


def test_what_the_styrgrupp_decides_on_names_the_person_only_with_consent() -> None:
    key = "kompetenshojande_medel"
    assert words(key)["deltagare"]["namn"] == "Testperson D1"
    assert words(key, **BOARD)["deltagare"] == {"namn": ANONYMOUS, "personnummer": ""}
    assert words(key, consented(key), **BOARD)["deltagare"]["namn"] == "Testperson D1"


def test_a_consultation_names_the_person_only_with_consent() -> None:
    key = "extern_konsultation"
    assert words(key)["deltagare"] == {"namn": ANONYMOUS, "personnummer": ""}
    assert words(key, consented(key))["deltagare"]["namn"] == "Testperson D1"
    hidden = with_remiss(consented(key), skyddade_personuppgifter="annat")
    assert words(key, hidden)["deltagare"]["namn"] == "Deltagare i ärende VK-2017-001"


def test_a_consultation_lists_what_each_party_answered() -> None:
    told = words("extern_konsultation")["provat"]
    assert [row["part"] for row in told] == [*PROJECT.party_choices(date(2017, 6, 7)).values()]
    protected = with_remiss(context("extern_konsultation"), skyddade_personuppgifter="annat")
    assert [row["part"] for row in words("extern_konsultation", protected)["provat"]].count("Kommun") == 3


def test_a_basis_that_waits_says_so_and_grants_nothing() -> None:
    names = ("motivering", "beslutsdatum", "narvarande", "aterkoppling")
    paper = words("extern_konsultation", beslut="vantar", **dict.fromkeys(names))
    told = paper["beslut"]
    assert [block["rubrik"] for block in paper["underskrifter"]] == ["Projektledare"]
    assert told["utfall"] == "Inte beslutat, underlag för beslut"
    assert [text for text in texts({**told, "organ": "", "utfall": ""}) if text] == []


def test_a_purchase_tells_what_is_left_of_its_decision() -> None:
    assert words("inkop")["kvar_av_beslutet"] == f"0{NBSP}kr"
    assert words("inkop", belopp=1000)["kvar_av_beslutet"] == f"450{NBSP}kr"
    free = words("inkop", avser="tolk", beslutets_datum=None)
    assert (free["avser"], free["kvar_av_beslutet"]) == ("Tolk, kräver inget särskilt beslut", "")
