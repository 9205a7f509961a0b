"""A table of what each role may do; what is not in it is refused."""

from collections.abc import Iterable, Mapping

from service.domain.access_rules import (
    Rule,
    about_me,
    always,
    at_meeting,
    by_referrer,
    by_staff,
    called,
    consented,
    every,
    for_organisation,
    hushed,
    in_packet,
    is_protected,
    never,
    of,
    on_board,
    own_case,
    project_reader,
    reached,
    reader,
    referred,
    sent,
    some,
    unless,
    writer,
    wrote,
)
from service.domain.roles import Action, Facts, Grant, Role


def allowed(action: Action, grants: Iterable[Grant], facts: Facts) -> bool:
    """Whether any of the roles that somebody holds lets them do this."""
    held = [grant for grant in grants if grant.project_key == facts.project_key]
    if action in _ABOUT_A_PERSON:
        if facts.unsent and not any(referred(grant, facts) for grant in held):
            return False
        if facts.identity_protected and not facts.named:
            return False
    return any(_RULES.get(grant.role, {}).get(action, never)(grant, facts) for grant in held)


_ABOUT_A_PERSON = frozenset({Action.SEE_CASE, Action.WRITE_RECORD, Action.SEE_DRAFT, Action.SEE_DOCUMENT})

# Aggregates and the application, never a person (SFS 2003:1210, 7 §).
_PROJECT_DOCUMENTS = ("ansokan", "lagesrapport", "arsrapport", "slutrapport")
STYRGRUPP_DOCUMENTS = (
    "beslutslista",
    "eskalering",
    "extern_konsultation",
    "kompetenshojande_medel",
    "riktlinjer_medel",
    "strukturellt_problem",
    *_PROJECT_DOCUMENTS,
)
_REMITTENT_DOCUMENTS = (
    "remiss",
    "begaran_om_komplettering",
    "motesbeslut",
    "remissvar",
    "samtycke",
    "aterkallelse",
    "avvikelserapport",
    "slutanalys",
)


_MINUTES = every(of("motesanteckningar"), called, unless(hushed))
"""The common notes of a meeting are for who was called to it; they tell of nobody."""


def goes_to_remittent(kind: str, readers: Iterable[Role]) -> bool:
    """Whether who referred reads documents of this kind, so that they go there by themselves."""
    return kind in _REMITTENT_DOCUMENTS or Role.REMITTENT in readers


_RULES: Mapping[Role, Mapping[Action, Rule]] = {
    Role.REMITTENT: {
        Action.SEE_PROJECT: always,
        Action.OPEN_CASE: for_organisation,
        Action.SEE_CASE: referred,
        Action.WRITE_RECORD: every(writer, referred),
        # What is begun and not finished has left nobody (DOMAIN 3.2): who refers goes on with what was begun
        # for the same organisation, and those who run the case with what they have begun.
        Action.SEE_DRAFT: every(writer, referred, some(wrote, by_referrer)),
        Action.SEE_DOCUMENT: some(
            sent,
            every(referred, reached),
            every(
                referred,
                some(of(*_REMITTENT_DOCUMENTS, "skydd"), reader),
                # That the consent is withdrawn is told to who no longer has it.
                some(wrote, consented, of("aterkallelse")),
            ),
        ),
    },
    Role.VAGLEDARE: {
        Action.SEE_PROJECT: always,
        Action.SEE_CASE: own_case,
        Action.WRITE_RECORD: every(writer, own_case),
        Action.SEE_DRAFT: every(writer, own_case, some(wrote, by_staff)),
        # By the guideline they prepare decisions on kompetenshöjande medel.
        Action.SEE_DOCUMENT: some(own_case, _MINUTES, of("riktlinjer_medel")),
        Action.KEEP_GROUPS: always,
        Action.SEE_MEETING: called,
    },
    Role.PROJEKTLEDARE: {
        Action.KEEP_GROUPS: always,
        Action.KEEP_MEETINGS: always,
        Action.SEE_MEETING: always,
        Action.SEE_PROJECT: always,
        Action.SEE_BUDGET: always,
        Action.SEE_CASE: always,
        Action.NAME_PEOPLE: is_protected,
        Action.WRITE_RECORD: writer,
        Action.SEE_DRAFT: every(writer, some(wrote, by_staff)),
        Action.SEE_DOCUMENT: always,
        Action.MANAGE_TEMPLATES: always,
    },
    Role.OH_LEDAMOT: {
        Action.SEE_PROJECT: always,
        Action.SEE_DOCUMENT: some(every(in_packet, at_meeting), _MINUTES),
        Action.SEE_MEETING: called,
    },
    Role.STYRGRUPP: {
        Action.SEE_PROJECT: always,
        Action.SEE_BUDGET: always,
        Action.WRITE_RECORD: every(writer, of(*STYRGRUPP_DOCUMENTS)),
        Action.SEE_DRAFT: every(writer, of(*STYRGRUPP_DOCUMENTS)),
        Action.SEE_DOCUMENT: some(every(of(*STYRGRUPP_DOCUMENTS), on_board), project_reader),
        Action.SEE_MEETING: called,
    },
    Role.LSG_FORBUND: {
        Action.SEE_PROJECT: always,
        Action.SEE_DOCUMENT: some(of(*_PROJECT_DOCUMENTS), project_reader),
        Action.SEE_MEETING: called,
    },
    Role.UTVARDERARE: {
        Action.SEE_PROJECT: always,
    },
    Role.SYSTEMADMINISTRATOR: {
        Action.ADMINISTER: always,
        Action.MANAGE_TEMPLATES: always,
    },
    Role.REGISTRATOR: {
        Action.SEE_REGISTER: always,
        Action.PURGE: always,
    },
    Role.DELTAGARE: {
        Action.SEE_DOCUMENT: about_me,
    },
}
