"""One table: role by document by state of the case by consent, each cell asked of the real rules.

What is expected stands here once more and in other words, so that neither side can change alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from service.documents.kind import DocumentKind, Subject
from service.documents.kinds import REGISTRY
from service.domain import consent
from service.domain.access import allowed
from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.consent_parts import Information
from service.domain.identity import is_unnamed
from service.domain.lifecycle import CaseState
from service.domain.roles import Action, Facts, Grant, Role
from tests.support.kinds import PROJECT

AUTHOR = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")
DAY = date(2017, 9, 1)
MINE = "af"
KINDS = [kind for kind in REGISTRY if kind.subject is Subject.CASE]

REMITTENT_READS = {
    "remiss", "samtycke", "aterkallelse", "begaran_om_komplettering", "motesbeslut", "remissvar",
    "avvikelserapport", "slutanalys", "skydd",
}  # fmt: skip
"""DOMAIN 3.4: own referrals, their answers, deviations and the closing analysis; the consent, and the mark of
protected identity, which she may write; and what a meeting came to about the case."""
BOARD_READS = {"extern_konsultation", "eskalering", "beslutslista", "kompetenshojande_medel"}
"""De-identified matters."""


def _given(**changed: object) -> tuple[str, Mapping[str, object]]:
    said = {"utbyte": True, "ta_emot": [MINE], "uppgiftsslag": [*Information], "oh_mote": True,
            "giltigt_till": "2018-12-31", "undertecknat": "2017-04-24"}  # fmt: skip
    return "samtycke", {**said, **changed}


_WITHDRAWN = ("aterkallelse", {"datum": "2017-08-31", "omfattning": "helt"})
_UNNAMED = ("remiss", {"arendetyp": "konsultation_avidentifierad"})
_REMISS = ("remiss", {"arendetyp": "remiss", "samtycke_bifogat": True})


@dataclass(frozen=True)
class Word:
    """What the person has said, and whether who referred, a meeting with them, and the board read on."""

    records: tuple[tuple[str, Mapping[str, object]], ...]
    remittent: bool
    meeting: bool
    board: bool = False


WORDS = {
    "attested in the referral": Word((_REMISS,), remittent=True, meeting=False),
    "not named": Word((_UNNAMED,), remittent=True, meeting=True, board=True),
    "given": Word((_REMISS, _given()), remittent=True, meeting=True),
    "given, to the board too": Word(
        (_REMISS, _given(styrgrupp=True)), remittent=True, meeting=True, board=True
    ),
    "given, not to meetings": Word((_REMISS, _given(oh_mote=False)), remittent=True, meeting=False),
    "given to others": Word((_REMISS, _given(ta_emot=["fk"])), remittent=False, meeting=False),
    "refused": Word((_REMISS, _given(utbyte=False)), remittent=False, meeting=False),
    "withdrawn": Word((_REMISS, _given(), _WITHDRAWN), remittent=False, meeting=False),
    "withdrawn before it was written down": Word((_REMISS, _WITHDRAWN), remittent=False, meeting=False),
    "expired": Word((_REMISS, _given(giltigt_till="2017-08-31")), remittent=False, meeting=False),
}  # fmt: skip


def cells() -> Iterator[tuple[Role, DocumentKind, CaseState]]:
    yield from ((role, kind, state) for role in Role for kind in KINDS for state in CaseState)


def facts(role: Role, kind: DocumentKind, state: CaseState, word: str, **more: Any) -> Facts:
    """Everything about the case is the asker's own; only role, document, state and consent differ."""
    consented, at_meeting, to_board = said(kind.key, word)
    return Facts(
        project_key=PROJECT.key, kind=kind.key, writers=kind.writers, readers=kind.readers,
        about_case=True, in_packet=True, is_remittent=role is Role.REMITTENT,
        is_vagledare=role is Role.VAGLEDARE, is_participant=role is Role.DELTAGARE,
        referrer=MINE, unsent=state is CaseState.UTKAST, consented=consented, at_meeting=at_meeting,
        to_board=to_board, **more,
    )  # fmt: skip


@cache
def said(key: str, word: str) -> tuple[frozenset[str], bool, bool]:
    """Who may receive the document by what the person has said, and whether a meeting and the board may."""
    case = Case.of("VK-2017-001", [Entry(kind, DAY, Answers(s), AUTHOR) for kind, s in WORDS[word].records])
    tells = REGISTRY[key].tells
    consented = consent.receivers(case, PROJECT, referrer=MINE, tells=tells, on=DAY)
    return consented, consent.at_meeting(case, on=DAY), _to_board(case)


def _to_board(case: Case) -> bool:
    return is_unnamed(case) or consent.to_board(case, on=DAY)


def reads(role: Role, kind: DocumentKind, word: Word) -> bool:
    """What DOMAIN 3.4 says of a case that has been sent."""
    if role is Role.REMITTENT:
        return kind.key in REMITTENT_READS and (word.remittent or kind.key == "aterkallelse")
    if role is Role.OH_LEDAMOT:
        return word.meeting
    if role is Role.STYRGRUPP:
        return kind.key in BOARD_READS and word.board
    return role in (Role.VAGLEDARE, Role.PROJEKTLEDARE, Role.DELTAGARE)


@pytest.mark.parametrize("word", WORDS)
def test_who_reads_what_by_which_consent(word: str) -> None:
    wrong = []
    for role, kind, state in cells():
        own = facts(role, kind, state, word)
        seen = allowed(Action.SEE_DOCUMENT, [Grant(role, PROJECT.key, MINE)], own)
        # An unsent draft of a referral is known to its writer alone.
        sent = state is not CaseState.UTKAST or role is Role.REMITTENT
        if seen is not (sent and reads(role, kind, WORDS[word])):
            wrong.append((role, kind.key, state))
    assert wrong == []


@pytest.mark.parametrize("word", WORDS)
def test_who_writes_what_rests_on_role_and_state_and_no_consent(word: str) -> None:
    workers = {Role.REMITTENT, Role.VAGLEDARE, Role.PROJEKTLEDARE}
    wrong = []
    for role, kind, state in cells():
        own = facts(role, kind, state, word)
        may = allowed(Action.WRITE_RECORD, [Grant(role, PROJECT.key, MINE)], own)
        sent = state is not CaseState.UTKAST or role is Role.REMITTENT
        board = role is Role.STYRGRUPP and kind.key in BOARD_READS
        if may is not (role in kind.writers and (role in workers or board) and sent):
            wrong.append((role, kind.key, state))
    assert wrong == []


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("begun", ["by herself", "by a remittent of the case", "by who runs the case"])
def test_a_draft_is_read_on_the_side_that_began_it(word: str, begun: str) -> None:
    """Whoever writes the kind goes on with it: who refers with hers, those who run the case with theirs."""
    by_referrer, wrong = begun == "by a remittent of the case", []
    for role, kind, state in cells():
        own = facts(role, kind, state, word, wrote=begun == "by herself", by_referrer=by_referrer)
        grants = [Grant(role, PROJECT.key, MINE)]
        seen, writes = (allowed(each, grants, own) for each in (Action.SEE_DRAFT, Action.WRITE_RECORD))
        side = role is Role.STYRGRUPP or begun == "by herself" or by_referrer is (role is Role.REMITTENT)
        if seen is not (writes and side):
            wrong.append((role, kind.key, state))
    assert wrong == []


@pytest.mark.parametrize("word", WORDS)
def test_a_protected_identity_is_reached_by_nobody_who_is_not_named(word: str) -> None:
    for role, kind, state in cells():
        hidden = facts(role, kind, state, word, identity_protected=True)
        for action in (Action.SEE_CASE, Action.SEE_DOCUMENT, Action.SEE_DRAFT, Action.WRITE_RECORD):
            assert not allowed(action, [Grant(role, PROJECT.key, MINE)], hidden)
        # Who leads the project may say who opens the case, once its referral is sent.
        leads = role is Role.PROJEKTLEDARE and state is not CaseState.UTKAST
        assert allowed(Action.NAME_PEOPLE, [Grant(role, PROJECT.key, MINE)], hidden) is leads


@pytest.mark.parametrize("word", WORDS)
def test_who_is_named_reaches_a_protected_identity_as_far_as_the_role_goes(word: str) -> None:
    for role, kind, state in cells():
        grants = [Grant(role, PROJECT.key, MINE)]
        plain = facts(role, kind, state, word)
        named = facts(role, kind, state, word, identity_protected=True, named=True)
        for action in (Action.SEE_CASE, Action.SEE_DOCUMENT, Action.SEE_DRAFT, Action.WRITE_RECORD):
            assert allowed(action, grants, named) is allowed(action, grants, plain)
        assert not allowed(Action.NAME_PEOPLE, grants, plain)


def test_another_organisation_reads_nothing_by_this_ones_consent() -> None:
    for role, kind, state in cells():
        own = facts(role, kind, state, "given")
        if role in (Role.REMITTENT, Role.OH_LEDAMOT):
            assert not allowed(Action.SEE_DOCUMENT, [Grant(role, PROJECT.key, "fk")], own)


@pytest.mark.parametrize("word", WORDS)
def test_who_refers_for_another_organisation_now_has_nothing_left_of_the_case(word: str) -> None:
    moved = [Grant(Role.REMITTENT, PROJECT.key, "region"), Grant(Role.OH_LEDAMOT, PROJECT.key, MINE)]
    for _, kind, state in cells():
        own = replace(facts(Role.REMITTENT, kind, state, word, wrote=True, reached=True), in_packet=False)
        for action in (Action.SEE_CASE, Action.SEE_DOCUMENT, Action.SEE_DRAFT, Action.WRITE_RECORD):
            assert not allowed(action, moved, own)
