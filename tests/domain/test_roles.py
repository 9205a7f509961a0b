"""The access table: what each role may do, and that everything else is refused."""

from dataclasses import replace
from typing import Any

import pytest

from service.domain.access import allowed
from service.domain.roles import Action, Facts, Grant, Role

PROJECT = "ovning"
OUR_CASE = Facts(
    project_key=PROJECT,
    kind="slutanalys",
    writers=frozenset(Role),
    is_remittent=True,
    referrer="af",
    is_vagledare=True,
    is_participant=True,
    in_packet=True,
    consented=frozenset({"af"}),
)
SOMEBODY_ELSES = Facts(project_key=PROJECT, kind="kartlaggning", writers=frozenset(Role))

EVERYTHING_OF_OURS = {
    Role.REMITTENT: {"see_project", "open_case", "see_case", "write_record", "see_document"},
    Role.VAGLEDARE: {"see_project", "see_case", "write_record", "see_draft", "see_document", "keep_groups"},
    Role.PROJEKTLEDARE: {
        "keep_groups",
        "keep_meetings",
        "see_meeting",
        "see_project",
        "see_budget",
        "see_case",
        "write_record",
        "see_draft",
        "see_document",
        "manage_templates",
    },
    Role.OH_LEDAMOT: {"see_project", "see_document"},
    Role.STYRGRUPP: {"see_project", "see_budget"},
    Role.LSG_FORBUND: {"see_project"},
    Role.UTVARDERARE: {"see_project"},
    Role.SYSTEMADMINISTRATOR: {"administer", "manage_templates"},
    Role.REGISTRATOR: {"see_register", "purge"},
    Role.DELTAGARE: {"see_document"},
}


def actions(role: Role, facts: Facts) -> set[str]:
    grants = [Grant(role, PROJECT, "af")]
    return {action.value for action in Action if allowed(action, grants, facts)}


@pytest.mark.parametrize("role", Role)
def test_what_each_role_may_do_with_a_case_it_has_to_do_with(role: Role) -> None:
    assert actions(role, OUR_CASE) == EVERYTHING_OF_OURS[role]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PROJEKTLEDARE])
def test_nobody_but_the_projektledare_reaches_somebody_elses_case(role: Role) -> None:
    assert not actions(role, SOMEBODY_ELSES) & {"see_case", "see_document", "write_record"}


@pytest.mark.parametrize("role", Role)
def test_a_role_in_one_project_opens_nothing_in_another(role: Role) -> None:
    grants = [Grant(role, "ett_annat_projekt", "af")]
    assert not any(allowed(action, grants, OUR_CASE) for action in Action)


def test_without_a_role_nothing_is_allowed() -> None:
    assert not any(allowed(action, [], OUR_CASE) for action in Action)


def test_a_remittent_opens_cases_only_on_behalf_of_an_organisation() -> None:
    facts = Facts(project_key=PROJECT)
    assert allowed(Action.OPEN_CASE, [Grant(Role.REMITTENT, PROJECT, "af")], facts)
    assert not allowed(Action.OPEN_CASE, [Grant(Role.REMITTENT, PROJECT)], facts)


def test_a_remittent_reads_the_answer_but_not_the_kartlaggning() -> None:
    remittent = [Grant(Role.REMITTENT, PROJECT, "af")]
    agreed = frozenset({"af"})
    answer = Facts(project_key=PROJECT, kind="remissvar", is_remittent=True, referrer="af", consented=agreed)
    survey = Facts(
        project_key=PROJECT, kind="kartlaggning", is_remittent=True, referrer="af", consented=agreed
    )
    assert allowed(Action.SEE_DOCUMENT, remittent, answer)
    assert not allowed(Action.SEE_DOCUMENT, remittent, survey)


def test_only_the_kinds_own_writers_write_it() -> None:
    facts = Facts(project_key=PROJECT, writers=frozenset({Role.PROJEKTLEDARE}), is_vagledare=True)
    assert allowed(Action.WRITE_RECORD, [Grant(Role.PROJEKTLEDARE, PROJECT)], facts)
    assert not allowed(Action.WRITE_RECORD, [Grant(Role.VAGLEDARE, PROJECT)], facts)


@pytest.mark.parametrize("role", [Role.STYRGRUPP, Role.LSG_FORBUND, Role.REMITTENT])
def test_a_kind_of_peoples_own_making_is_read_by_whom_it_names(role: Role) -> None:
    grants = [Grant(role, PROJECT, "af")]
    agreed = frozenset({"af"})
    unnamed = Facts(
        project_key=PROJECT, kind="egen-ovning-brev", is_remittent=True, referrer="af", consented=agreed
    )
    named = replace(unnamed, readers=frozenset({role}))
    assert not allowed(Action.SEE_DOCUMENT, grants, unnamed)
    assert allowed(Action.SEE_DOCUMENT, grants, named)
    elsewhere = Facts(project_key=PROJECT, readers=frozenset({Role.REMITTENT}))
    assert not allowed(Action.SEE_DOCUMENT, [Grant(Role.REMITTENT, PROJECT)], elsewhere)


@pytest.mark.parametrize("role", [Role.STYRGRUPP, Role.LSG_FORBUND])
def test_what_belongs_to_a_case_is_read_by_no_board_even_if_its_kind_names_it(role: Role) -> None:
    of_a_case = Facts(
        project_key=PROJECT, kind="egen-ovning-brev", readers=frozenset({role}), about_case=True
    )
    assert not allowed(Action.SEE_DOCUMENT, [Grant(role, PROJECT)], of_a_case)


@pytest.mark.parametrize("role", [Role.LSG_FORBUND, Role.STYRGRUPP])
def test_the_association_reads_the_application_and_no_persons_document(role: Role) -> None:
    grants = [Grant(role, PROJECT)]
    assert allowed(Action.SEE_DOCUMENT, grants, Facts(project_key=PROJECT, kind="ansokan"))
    assert not allowed(Action.SEE_DOCUMENT, grants, Facts(project_key=PROJECT, kind="genomforandeplan"))


@pytest.mark.parametrize("role", Role)
def test_a_protected_identity_opens_only_for_those_named(role: Role) -> None:
    hidden = Facts(
        project_key=PROJECT,
        kind="remiss",
        writers=frozenset(Role),
        is_remittent=True,
        referrer="af",
        is_vagledare=True,
        in_packet=True,
        consented=frozenset({"af"}),
        at_meeting=True,
        identity_protected=True,
    )
    assert not actions(role, hidden) & {"see_case", "see_document", "write_record"}


def test_the_named_vagledare_reaches_a_protected_case() -> None:
    named = Facts(project_key=PROJECT, is_vagledare=True, identity_protected=True, named=True)
    assert allowed(Action.SEE_CASE, [Grant(Role.VAGLEDARE, PROJECT)], named)


AGREED = Facts(
    project_key=PROJECT,
    kind="remissvar",
    about_case=True,
    is_remittent=True,
    referrer="af",
    consented=frozenset({"af"}),
)


@pytest.mark.parametrize(
    ("facts", "seen"),
    [
        (AGREED, True),
        (replace(AGREED, consented=frozenset({"fk"})), False),
        (replace(AGREED, consented=frozenset(), wrote=True), True),
        (replace(AGREED, consented=frozenset(), reached=True), True),
        (replace(AGREED, consented=frozenset(), kind="aterkallelse"), True),
        (replace(AGREED, kind="kartlaggning", wrote=True), False),
        (replace(AGREED, kind="genomforandeplan", consented=frozenset(), reached=True), True),
        (replace(AGREED, is_remittent=False, reached=True), False),
        (replace(AGREED, is_remittent=False), False),
    ],
)
def test_a_remittent_without_consent_keeps_what_she_wrote_and_what_had_come(facts: Facts, seen: bool) -> None:
    assert allowed(Action.SEE_DOCUMENT, [Grant(Role.REMITTENT, PROJECT, "af")], facts) is seen


PACKET = Facts(
    project_key=PROJECT, about_case=True, in_packet=True, at_meeting=True, consented=frozenset({"af"})
)


@pytest.mark.parametrize(
    ("facts", "organisation", "seen"),
    [
        (PACKET, "af", True),
        (PACKET, "fk", False),
        (PACKET, None, False),
        (replace(PACKET, at_meeting=False), "af", False),
        (replace(PACKET, in_packet=False), "af", False),
        (replace(PACKET, consented=frozenset(), reached=True), "af", False),
        (Facts(project_key=PROJECT, in_packet=True), "fk", True),
        (replace(PACKET, identity_protected=True), "af", False),
    ],
)
def test_a_member_reads_of_a_person_only_what_consent_lets_the_meeting_and_her_organisation_read(
    facts: Facts, organisation: str | None, seen: bool
) -> None:
    grants = [Grant(Role.OH_LEDAMOT, PROJECT, organisation)]
    assert allowed(Action.SEE_DOCUMENT, grants, facts) is seen


def test_every_role_has_a_swedish_name() -> None:
    assert [role.label for role in Role][:3] == ["Remittent", "Vägledare", "Projektledare"]
    assert len({role.label for role in Role}) == len(Role)


@pytest.mark.parametrize(
    ("organisation", "changed", "seen"),
    [("fk", {}, True), ("af", {}, False), ("fk", {"identity_protected": True}, False)],
)
def test_another_partys_officer_reads_what_was_sent_there(
    organisation: str, changed: dict[str, Any], seen: bool
) -> None:
    facts = replace(AGREED, is_remittent=False, consented=frozenset(), sent=frozenset({"fk"}), **changed)
    assert allowed(Action.SEE_DOCUMENT, [Grant(Role.REMITTENT, PROJECT, organisation)], facts) is seen
    assert not allowed(Action.SEE_CASE, [Grant(Role.REMITTENT, PROJECT, organisation)], facts)
