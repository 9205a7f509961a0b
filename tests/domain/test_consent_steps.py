"""When a case waits for a consent: one that nobody has registered, one that is about to expire."""

from collections.abc import Mapping
from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.deadlines import MISSING, WITHDRAWN, Step, steps
from tests.support.kinds import PROJECT

AUTHOR = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")
DAY = date(2017, 4, 24)
Said = tuple[str, Mapping[str, object]]

REMISS: Said = ("remiss", {"arendetyp": "remiss", "samtycke_bifogat": True})
INTAG: Said = ("remissvar", {"stallningstagande": "intag", "startdatum": "2017-04-24"})
ENROLLED: list[Said] = [
    REMISS,
    ("granskning", {}),
    INTAG,
    ("inskrivning", {"inskriven": "2017-04-24", "registrering": "avbojd"}),
]
CONSENT: Said = (
    "samtycke",
    {"registrering": True, "giltigt_till": "2019-05-24", "undertecknat": "2017-04-24"},
)
CLOSED: Said = ("slutanalys", {"slut": "2017-11-30"})
FOLLOWED: list[Said] = [("uppfoljning_90_dagar", {}), ("uppfoljning_1_ar", {})]

WAITS = Step("samtycke", reason=MISSING)
EXPIRES = Step("samtycke", date(2019, 5, 24), since=date(2019, 4, 24))


def wanted(*records: Said) -> list[Step]:
    entries = [Entry(kind, DAY, Answers(said), AUTHOR) for kind, said in records]
    return [step for step in steps(Case.of("VK-2017-003", entries), PROJECT) if step.kind == "samtycke"]


@pytest.mark.parametrize(
    ("records", "step"),
    [
        ([REMISS], []),
        ([REMISS, INTAG], []),
        (ENROLLED, [WAITS]),
        ([*ENROLLED, ("samtycke", {"registrering": True})], [WAITS]),
        ([*ENROLLED, CONSENT], [EXPIRES]),
        ([*ENROLLED, CONSENT, CLOSED], [EXPIRES]),
        ([*ENROLLED, CONSENT, CLOSED, *FOLLOWED], []),
    ],
)
def test_a_consent_is_waited_for_while_the_person_takes_part_or_is_followed_up(
    records: list[Said], step: list[Step]
) -> None:
    assert wanted(*records) == step


def test_nobody_is_asked_again_after_a_no() -> None:
    refused: Said = ("samtycke", {"giltigt_till": "2019-05-24", "undertecknat": "2017-04-24"})
    withdrawn: Said = ("aterkallelse", {"datum": "2017-06-01", "omfattning": "helt"})
    assert wanted(*ENROLLED, refused) == []
    assert wanted(*ENROLLED, CONSENT, withdrawn) == []
    assert wanted(*ENROLLED, withdrawn) == []


GOES_ON: Said = ("minnesanteckning", {"fortsatt_deltagande": "fortsatter"})


@pytest.mark.parametrize(
    ("after", "waits"),
    [
        ([("aterkallelse", {"omfattning": "helt"})], True),
        ([("aterkallelse", {"omfattning": "vissa_delar", "delar": ["utbyte"]})], True),
        ([("aterkallelse", {"omfattning": "vissa_delar", "delar": ["styrgrupp"]})], False),
        ([("aterkallelse", {"omfattning": "helt"}), ("minnesanteckning", {})], True),
        ([("aterkallelse", {"omfattning": "helt"}), GOES_ON], False),
        ([("minnesanteckning", {}), ("aterkallelse", {"omfattning": "helt"})], True),
        ([("aterkallelse", {"omfattning": "helt"}), CLOSED], False),
    ],
)
def test_whether_to_go_on_is_noted_after_a_withdrawal(after: list[Said], waits: bool) -> None:
    entries = [Entry(kind, DAY, Answers(said), AUTHOR) for kind, said in [*ENROLLED, CONSENT, *after]]
    found = steps(Case.of("VK-2017-003", entries), PROJECT)
    assert (Step("minnesanteckning", reason=WITHDRAWN) in found) is waits
