"""The case as a fold over its records: where it stands; corrections undo nothing."""

from collections.abc import Iterable
from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.case import DEIDENTIFIED, Author, Case, Entry
from service.domain.identity import identity
from service.domain.lifecycle import CaseState

AUTHOR = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")
REMISS = (
    "remiss",
    {"namn": "Testperson D1", "personnummer": "199705162387", "skyddade_personuppgifter": "nej"},
)
REVIEWED: tuple[str, dict[str, str]] = ("granskning", {})
INTAG = ("remissvar", {"stallningstagande": "intag", "startdatum": "2017-03-13"})
INSKRIVNING = ("inskrivning", {"inskriven": "2017-03-14"})
PLAN = ("genomforandeplan", {"slut": "2018-03-12"})
SLUT = ("slutanalys", {"slut": "2017-09-15", "avslutsanledning": "studier"})


def answered(standpoint: str, **more: str) -> tuple[str, dict[str, str]]:
    return "remissvar", {"stallningstagande": standpoint, **more}


def case(*records: tuple[str, dict[str, str]]) -> Case:
    entries: Iterable[Entry] = (
        Entry(kind, date(2017, 3, 1 + place), Answers(answers), AUTHOR)
        for place, (kind, answers) in enumerate(records)
    )
    return Case.of("VK-2017-001", entries)


@pytest.mark.parametrize(
    ("records", "state"),
    [
        ([], CaseState.UTKAST),
        ([REMISS], CaseState.INKOMMEN),
        ([REMISS, REVIEWED, INTAG], CaseState.INTAG),
        ([REMISS, REVIEWED, answered("vilande")], CaseState.VILANDE),
        ([REMISS, REVIEWED, answered("ej_intag")], CaseState.EJ_INTAG),
        ([REMISS, REVIEWED, answered("endast_konsultation")], CaseState.KONSULTATION),
        ([REMISS, REVIEWED, answered("komplettering")], CaseState.KOMPLETTERING),
        ([REMISS, REVIEWED, INTAG, INSKRIVNING], CaseState.INSKRIVEN),
        ([REMISS, REVIEWED, INTAG, INSKRIVNING, PLAN], CaseState.PAGAENDE),
        ([REMISS, REVIEWED, INTAG, INSKRIVNING, PLAN, SLUT], CaseState.AVSLUTAD),
        ([REMISS, REVIEWED, INTAG, INSKRIVNING, SLUT], CaseState.AVSLUTAD),
        (
            [REMISS, REVIEWED, INTAG, INSKRIVNING, ("slutanalys", {"avslutsanledning": "felregistrering"})],
            CaseState.FELREGISTRERAD,
        ),
        ([REMISS, ("minnesanteckning", {})], CaseState.INKOMMEN),
    ],
)
def test_where_a_case_stands(records: list[tuple[str, dict[str, str]]], state: CaseState) -> None:
    assert case(*records).state is state


@pytest.mark.parametrize(
    ("records", "state"),
    [
        ([REMISS, REVIEWED, answered("komplettering"), REMISS], CaseState.INKOMMEN),
        ([REMISS, REVIEWED, answered("vilande"), REMISS], CaseState.VILANDE),
        ([REMISS, REVIEWED, INTAG, INSKRIVNING, PLAN, INTAG], CaseState.PAGAENDE),
        ([REMISS, REVIEWED, INTAG, INSKRIVNING, PLAN, INSKRIVNING], CaseState.PAGAENDE),
        ([REMISS, REVIEWED, INTAG, INSKRIVNING, SLUT, PLAN], CaseState.AVSLUTAD),
        ([REMISS, REVIEWED, INTAG, INSKRIVNING, PLAN, SLUT, REMISS], CaseState.AVSLUTAD),
    ],
)
def test_a_corrected_document_does_not_undo_what_came_after_it(
    records: list[tuple[str, dict[str, str]]], state: CaseState
) -> None:
    assert case(*records).state is state


def corrected(kind: str, *versions: dict[str, str]) -> list[Entry]:
    """A record and the new versions that followed it, of which the last is in force."""
    return [
        Entry(kind, date(2017, 9, 1 + n), Answers(said), AUTHOR, n + 1, superseded=n < len(versions) - 1)
        for n, said in enumerate(versions)
    ]


@pytest.mark.parametrize(
    ("decisions", "state"),
    [
        (["avslut", "planen_galler"], CaseState.PAGAENDE),
        (["avslut", "forlangs"], CaseState.FORLANGD),
        (["forlangs", "planen_galler"], CaseState.PAGAENDE),
        (["forlangs", "avslut"], CaseState.AVSLUT_PAGAR),
        (["avslut", "planen_galler", "avslut"], CaseState.AVSLUT_PAGAR),
    ],
)
def test_a_corrected_review_decides_as_if_the_wrong_one_never_was(
    decisions: list[str], state: CaseState
) -> None:
    reviews = corrected("uppfoljning", *({"beslut": each} for each in decisions))
    before = case(REMISS, REVIEWED, INTAG, INSKRIVNING, PLAN).history
    assert Case.of("VK-2017-001", (*before, *reviews)).state is state
    closing = Entry("slutanalys", date(2017, 9, 15), Answers(SLUT[1]), AUTHOR)
    assert Case.of("VK-2017-001", (*before, *reviews, closing)).state is CaseState.AVSLUTAD


MISTAKE = {"slut": "2017-09-15", "avslutsanledning": "felregistrering"}
NINETY: tuple[str, dict[str, str]] = ("uppfoljning_90_dagar", {})
YEAR: tuple[str, dict[str, str]] = ("uppfoljning_1_ar", {})
EARLY = ("avbrott", {"typ": "felregistrerad"})


@pytest.mark.parametrize(
    ("later", "versions", "state"),
    [
        ([], [MISTAKE, SLUT[1]], CaseState.AVSLUTAD),
        ([NINETY], [SLUT[1], SLUT[1]], CaseState.KLAR_90_DAGAR),
        ([NINETY, YEAR], [SLUT[1], SLUT[1]], CaseState.KLAR_1_AR),
        ([NINETY], [SLUT[1], MISTAKE], CaseState.FELREGISTRERAD),
        ([NINETY], [SLUT[1], MISTAKE, SLUT[1]], CaseState.KLAR_90_DAGAR),
        ([EARLY], [SLUT[1], SLUT[1]], CaseState.FELREGISTRERAD),
    ],
)
def test_a_corrected_closing_leaves_told_what_was_told_after_it(
    later: list[tuple[str, dict[str, str]]], versions: list[dict[str, str]], state: CaseState
) -> None:
    first, *newer = corrected("slutanalys", *versions)
    followed = (Entry(kind, first.on, Answers(said), AUTHOR) for kind, said in later)
    before = case(REMISS, REVIEWED, INTAG, INSKRIVNING, PLAN).history
    assert Case.of("VK-2017-001", (*before, first, *followed, *newer)).state is state


def test_the_person_is_whom_the_referral_names() -> None:
    person = case(REMISS).person
    assert person.name == "Testperson D1"
    assert person.personnummer is not None
    assert person.personnummer.digits == "199705162387"
    assert not person.protected
    assert case().person.personnummer is None


@pytest.mark.parametrize(("before", "protected"), [("sekretessmarkering", True), ("nej", False)])
def test_a_referral_without_a_name_leaves_the_person_as_protected_as_the_one_before_it(
    before: str, protected: bool
) -> None:
    named = Entry("remiss", date(2017, 3, 1), Answers({**REMISS[1], "skyddade_personuppgifter": before}),
                  AUTHOR, superseded=True)  # fmt: skip
    unnamed = Entry("remiss", date(2017, 3, 2), Answers({"arendetyp": DEIDENTIFIED}), AUTHOR, 2)
    told = Case.of("VK-2017-001", [named, unnamed])
    assert (told.person.name, told.person.protected) == ("", protected)
    assert (identity(told).number, identity(told).protected) == ("", protected)


def test_dates_of_a_participation() -> None:
    whole = case(REMISS, INTAG, INSKRIVNING, PLAN, SLUT)
    assert (whole.enrolled, whole.closed) == (date(2017, 3, 14), date(2017, 9, 15))
    assert case(REMISS, INTAG).enrolled == date(2017, 3, 13)
    assert case(REMISS, answered("vilande", startdatum="2017-03-13")).enrolled is None


def test_every_state_has_a_swedish_name() -> None:
    assert len({state.label for state in CaseState}) == len(CaseState)
