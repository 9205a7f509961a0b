"""A case's sheet holds no text of a kind that its reader may not have, and never who a hidden person is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.consent_parts import EVERYTHING, Information
from service.domain.meetings.extracts import arendeblad_of
from service.domain.meetings.papers import CaseSheet, Item
from service.domain.meetings.unsaid import WITHHELD
from tests.support.work import PROJECTS

PROJECT = PROJECTS["vagknuten_2_0"]
WRITER = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")
DAY = date(2017, 5, 9)
ALIAS = "Ärende S1"
ITEM = Item(alias=ALIAS, kind="Uppföljning", presenter="Testperson V1", question="fråga-till-mötet")
REFERRER = "Oskarshamns kommun, socialtjänsten"
SECRETS = (
    "Testperson Dsju", "Dsju", "19900125-2387", "900125-2387", "Oskarshamn", "070-174 06 05",
    "Testperson Remitt", "remitt@example.org", REFERRER, "Oskarshamns kommun", "Högsby",
)  # fmt: skip
PLANNING, FUNDS = {Information.PLANERING}, {Information.FORSORJNING, Information.ARBETE}
NARRATIVE = {Information.ARBETE, Information.SOCIALT, Information.INSATSER, *PLANNING}
NEEDS: Mapping[str, set[Information]] = {
    "mål-i-stort": PLANNING, "ett-mål": PLANNING, "ett-delmål": PLANNING, "den-ansvarige": PLANNING,
    "egen-bild": NARRATIVE, "vägledarens-bild": NARRATIVE, "fortsatt-stöd": NARRATIVE,
    "truckkort": {*FUNDS, *PLANNING}, "varför-medel": {*EVERYTHING}, "varför-konsultation": {*EVERYTHING},
    "fråga-till-mötet": {*EVERYTHING}, "varför-mötet": {*EVERYTHING},
    "tas upp igen": {Information.INSATSER, *PLANNING},
}  # fmt: skip
NEVER = (
    "åtagande-hos-part",
    "hur-och-var",
    "kommentar-i-uppföljning",
    "ändring-i-uppföljning",
    "hälsa-i-remiss",
)
kinds = st.frozensets(st.sampled_from([*Information]))
Written = tuple[str, dict[str, object]]


def entries(*written: Written) -> list[Entry]:
    return [Entry(kind, DAY, Answers(said), WRITER) for kind, said in written]


def remiss(**said: object) -> Written:
    return "remiss", {
        "arendetyp": "remiss", "namn": "Testperson Dsju", "personnummer": "199001252387",
        "folkbokforingskommun": "oskarshamn", "telefon": "070-174 06 05",
        "remittent_organisation": _key(REFERRER), "remittent_namn": "Testperson Remitt",
        "remittent_epost": "remitt@example.org", "skyddade_personuppgifter": "nej",
        "halsa": "hälsa-i-remiss", **said,
    }  # fmt: skip


def _key(name: str) -> str:
    return next(each.key for each in PROJECT.organisations if each.name == name)


def samtycke() -> Written:
    keys = [each.key for each in PROJECT.organisations]
    return "samtycke", {
        "utbyte": True, "oh_mote": True, "lamna_ut": keys[:2], "ta_emot": keys, "undertecknat": "2017-03-01",
        "giltigt_till": "2019-01-01", "uppgiftsslag": ["planering"],
    }  # fmt: skip


def written(more: str = "") -> list[Written]:
    """One record of each kind that extracts are made of, every text with `more` in it."""
    step = {"delmal": "ett-delmål", "ansvarig": "den-ansvarige", "hur_och_var": "hur-och-var"}
    said: list[Written] = [
        ("genomforandeplan", {
            "faststalld": "2017-03-27", "slut": "2017-09-15", "overgripande_mal": "mål-i-stort",
            "mal": [{"mal": "ett-mål", "delmal": [step]}],
            "ansvarsfordelning": [{"part": "AF", "atagande": "åtagande-hos-part"}],
        }),
        ("uppfoljning", {
            "datum": "2017-05-02", "beslut": "forlangs", "forlangd_till": "2018-09-30",
            "personens_bild": "egen-bild", "vagledarens_bild": "vägledarens-bild",
            "behov_av_stod": "fortsatt-stöd",
            "delmal": [{
                "nr": "1.1", "status": "pagar", "kommentar": "kommentar-i-uppföljning",
                "andring": "ändring-i-uppföljning",
            }],
        }),
        ("kompetenshojande_medel", {
            "andamal": "truckkort", "beslut": "bifall", "belopp": 6500, "datum": "2017-04-27",
            "motivering": "varför-medel",
        }),
        ("extern_konsultation", {
            "beslut": "bifall", "offert": 28000, "beslutsdatum": "2017-05-01",
            "motivering": "varför-konsultation",
        }),
        ("motesbeslut", {
            "mote": "2017-04-18", "stallningstagande": "tas_upp_igen", "motivering": "varför-mötet",
        }),
    ]  # fmt: skip
    return [(kind, {name: _longer(value, more) for name, value in answers.items()}) for kind, answers in said]


def _longer(value: object, more: str) -> object:
    if isinstance(value, str) and more and "-" in value and not value[0].isdigit():
        return f"{value} {more}."
    if isinstance(value, list):
        return [_longer(each, more) for each in value]
    if isinstance(value, dict):
        return {name: _longer(each, more) for name, each in value.items()}
    return value


def sheet(
    *history: Written, allowed: Iterable[Information] = EVERYTHING, item: Item = ITEM, shielded: bool = False
) -> CaseSheet:
    case = replace(Case.of("VK-2017-007", entries(*history)), shielded=shielded)
    return arendeblad_of(case, PROJECT, frozenset(allowed), DAY, item=item)


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def said(made: CaseSheet) -> str:
    return "\n".join(texts(asdict(made))).casefold()


def test_who_may_have_everything_gets_every_extract() -> None:
    told = said(sheet(remiss(), samtycke(), *written()))
    assert [each for each in NEEDS if each not in told] == []
    assert [each for each in NEVER if each in told] == []


@given(kinds)
def test_no_text_is_told_of_a_kind_that_is_not_allowed(allowed: frozenset[Information]) -> None:
    told = said(sheet(remiss(), samtycke(), *written(), allowed=allowed))
    assert {each for each in NEEDS if each in told} == {
        each for each, needed in NEEDS.items() if needed <= allowed
    }
    assert ("inkommen" in told) == (Information.PLANERING in allowed)


def test_who_may_have_nothing_gets_alias_and_the_matrix_of_consent_alone() -> None:
    made = sheet(remiss(), samtycke(), *written(), allowed=())
    assert made.exchange is not None
    left = replace(made, exchange=None)
    assert left == CaseSheet(alias=ALIAS, kind=ITEM.kind, presenter=ITEM.presenter)


@given(
    kinds, st.sampled_from(SECRETS), st.sampled_from(["remiss", "skydd", "skugga"]), st.permutations(range(5))
)
def test_nothing_tells_who_a_protected_person_is(
    allowed: frozenset[Information], secret: str, marked: str, order: list[int]
) -> None:
    """Whatever somebody has written in any text, and by whichever record the identity was protected."""
    mark = remiss(skyddade_personuppgifter="sekretessmarkering" if marked == "remiss" else "nej")
    skydd: list[Written] = [("skydd", {"skydd": "sekretessmarkering"})] if marked == "skydd" else []
    records = [written(f"med {secret.upper()} i sig")[place] for place in order]
    asked = replace(ITEM, presenter=f"{secret}, remittent", question=f"Vad säger {secret}?")
    made = sheet(mark, samtycke(), *skydd, *records, allowed=allowed, item=asked, shielded=marked == "skugga")
    assert secret.casefold() not in said(made)
    assert made.presenter == WITHHELD


@pytest.mark.parametrize("place", range(6))
def test_what_was_written_before_the_protection_is_not_told(place: int) -> None:
    records = written()
    records.insert(place, ("skydd", {"skydd": "sekretessmarkering"}))
    made = sheet(remiss(), samtycke(), *records)
    assert (made.plan is None) == (place > 0)
    assert (made.review is None) == (place > 1)
    assert len(made.decisions) == len([n for n in (1, 2, 3, 4) if n >= place])


def test_a_text_that_tells_who_it_is_leaves_a_sentence_in_its_place() -> None:
    made = sheet(remiss(skyddade_personuppgifter="sekretessmarkering"), *written("i Oskarshamn"))
    assert made.plan is not None
    assert made.plan.purpose == WITHHELD
    assert made.plan.goals[0].milestones[0].responsible == WITHHELD
    again, *others = [each.outcome for each in made.decisions]
    assert again.startswith("Tas upp igen")
    assert others == ["Bifall", "Bifall", "Till och med 2018-09-30"]


def test_what_the_meeting_itself_comes_to_is_not_on_its_sheet() -> None:
    """Or every packet would be another one, as soon as the first case is decided on."""
    decided: Written = ("motesbeslut", {"mote": DAY.isoformat(), "stallningstagande": "intag"})
    assert sheet(remiss(), samtycke(), decided) == sheet(remiss(), samtycke())


def test_the_matrix_names_no_kommun_under_protection() -> None:
    open_, hidden = (
        sheet(remiss(skyddade_personuppgifter=mark), samtycke()).exchange
        for mark in ("nej", "sekretessmarkering")
    )
    assert open_ is not None
    assert hidden is not None
    assert REFERRER in [each.organisation for each in open_.partners]
    assert [each.organisation for each in hidden.partners].count("Kommun") == 1
    assert "Oskarshamn" not in str(hidden)


def test_who_has_never_been_named_has_no_matrix_and_no_place() -> None:
    case = remiss(arendetyp="konsultation_avidentifierad", namn="", personnummer="", telefon="")
    made = sheet(case, item=replace(ITEM, question="Hur gör vi i Oskarshamn?"))
    assert (made.exchange, made.question) == (None, WITHHELD)


def test_the_review_that_was_held_last_is_told_whenever_it_was_recorded() -> None:
    days = ("2017-05-02", "2017-03-30")
    reviews: list[Written] = [("uppfoljning", {"datum": day, "beslut": "planen_galler"}) for day in days]
    made = sheet(remiss(), *reviews)
    assert made.review is not None
    assert made.review.on == date(2017, 5, 2)


@pytest.mark.parametrize(
    "told", ["Arbetsförmedlingen frågar.", "Beslut hos AF i maj", "arbetsförmedlingens krav"]
)
def test_a_text_that_names_who_referred_a_protected_person_is_not_told(told: str) -> None:
    referred = {"remittent_organisation": _key("Arbetsförmedlingen")}
    open_, hidden = (
        sheet(remiss(skyddade_personuppgifter=mark, **referred), item=replace(ITEM, question=told)).question
        for mark in ("nej", "sekretessmarkering")
    )
    assert (open_, hidden) == (told, WITHHELD)
