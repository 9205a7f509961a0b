"""Who a person is in the service, and a table of what each role may do; what is not in it is refused."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A role is held in one project; some of them for one organisation."""

    REMITTENT = "remittent"
    VAGLEDARE = "vagledare"
    PROJEKTLEDARE = "projektledare"
    OH_LEDAMOT = "oh_ledamot"
    STYRGRUPP = "styrgrupp"
    LSG_FORBUND = "lsg_forbund"
    UTVARDERARE = "utvarderare"
    SYSTEMADMINISTRATOR = "systemadministrator"
    REGISTRATOR = "registrator"
    DELTAGARE = "deltagare"

    @property
    def label(self) -> str:
        """As people read it: "Projektledare"."""
        return _LABELS[self]


_LABELS = {
    Role.REMITTENT: "Remittent",
    Role.VAGLEDARE: "Vägledare",
    Role.PROJEKTLEDARE: "Projektledare",
    Role.OH_LEDAMOT: "OH-ledamot",
    Role.STYRGRUPP: "Styrgrupp",
    Role.LSG_FORBUND: "LSG/förbund",
    Role.UTVARDERARE: "Extern utvärderare",
    Role.SYSTEMADMINISTRATOR: "Systemadministratör",
    Role.REGISTRATOR: "Registrator/arkivarie",
    Role.DELTAGARE: "Deltagare",
}


class Action(StrEnum):
    """What somebody wants to do."""

    SEE_PROJECT = "see_project"
    SEE_BUDGET = "see_budget"
    OPEN_CASE = "open_case"
    SEE_CASE = "see_case"
    NAME_PEOPLE = "name_people"
    WRITE_RECORD = "write_record"
    SEE_DOCUMENT = "see_document"
    SEE_REGISTER = "see_register"
    PURGE = "purge"
    MANAGE_TEMPLATES = "manage_templates"
    ADMINISTER = "administer"
    KEEP_GROUPS = "keep_groups"
    KEEP_MEETINGS = "keep_meetings"
    SEE_MEETING = "see_meeting"


@dataclass(frozen=True, slots=True)
class Grant:
    """One role in one project, for one organisation where the role is held on its behalf."""

    role: Role
    project_key: str
    organisation_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a decision on access rests on; all are about the object and the person who asks.

    `kind`, `writers` and `readers` are of the document kind concerned: the readers are the roles that a kind
    of people's own making names, since the table below knows only the built-in ones.
    `about_case`: the object is a case or belongs to one, so that it tells of a person.
    `is_remittent`: who referred the case asks; `is_vagledare`: the case's own vägledare asks;
    `is_participant`: the case is about who asks; `in_packet`: the document is in a meeting's packet that may
    reach them now.
    `consented` are the organisations that may take part of the document by the person's consent just now,
    and `at_meeting` tells whether that lets the case be brought up at a meeting; `to_board`: the document
    names nobody to the styrgrupp, or the person lets them know just now; `reached`: the document was sent to
    who referred, lawfully, before that ended, and `sent` are the other organisations that have got it
    so; `wrote`: who asks has written it.
    `unsent`: the referral is still a draft, which nobody but its writer knows of.
    `called`: who asks is called to the meeting, and a member of its body on its day.
    `identity_protected` cases open only for those `named` for the case; who leads the project may name.
    """

    project_key: str
    kind: str = ""
    writers: frozenset[Role] = frozenset()
    readers: frozenset[Role] = frozenset()
    about_case: bool = False
    is_remittent: bool = False
    is_vagledare: bool = False
    is_participant: bool = False
    in_packet: bool = False
    consented: frozenset[str] = frozenset()
    at_meeting: bool = False
    to_board: bool = False
    reached: bool = False
    sent: frozenset[str] = frozenset()
    wrote: bool = False
    unsent: bool = False
    called: bool = False
    identity_protected: bool = False
    named: bool = False


def allowed(action: Action, grants: Iterable[Grant], facts: Facts) -> bool:
    """Whether any of the roles that somebody holds lets them do this."""
    if facts.unsent and not facts.is_remittent and action in _ABOUT_A_PERSON:
        return False
    if facts.identity_protected and not facts.named and action in _ABOUT_A_PERSON:
        return False
    return any(
        grant.project_key == facts.project_key
        and _RULES.get(grant.role, {}).get(action, _never)(grant, facts)
        for grant in grants
    )


Rule = Callable[[Grant, Facts], bool]


def _never(_grant: Grant, _facts: Facts) -> bool:
    return False


def _always(_grant: Grant, _facts: Facts) -> bool:
    return True


def _writer(grant: Grant, facts: Facts) -> bool:
    return grant.role in facts.writers


def _reader(grant: Grant, facts: Facts) -> bool:
    return grant.role in facts.readers


def _project_reader(grant: Grant, facts: Facts) -> bool:
    """A case tells of a person, whom the styrgrupp and the förbund never read of (DOMAIN 3.4)."""
    return not facts.about_case and _reader(grant, facts)


def _for_organisation(grant: Grant, _facts: Facts) -> bool:
    return grant.organisation_key is not None


def _is_protected(_grant: Grant, facts: Facts) -> bool:
    """There is somebody to name only where the identity is protected, and the referral sent."""
    return facts.identity_protected and not facts.unsent


def _referred(_grant: Grant, facts: Facts) -> bool:
    return facts.is_remittent


def _own_case(_grant: Grant, facts: Facts) -> bool:
    return facts.is_vagledare


def _about_me(_grant: Grant, facts: Facts) -> bool:
    return facts.is_participant


def _in_packet(_grant: Grant, facts: Facts) -> bool:
    return facts.in_packet


def _consented(grant: Grant, facts: Facts) -> bool:
    """The person has agreed that the organisation takes part of it, and has not taken that back."""
    return grant.organisation_key in facts.consented


def _at_meeting(grant: Grant, facts: Facts) -> bool:
    """A meeting reads of a person only by consent; what is about no person needs none."""
    return not facts.about_case or (facts.at_meeting and _consented(grant, facts))


def _on_board(_grant: Grant, facts: Facts) -> bool:
    """The styrgrupp reads of a person by consent alone; what names nobody needs none."""
    return not facts.about_case or facts.to_board


def _wrote(_grant: Grant, facts: Facts) -> bool:
    return facts.wrote


def _reached(_grant: Grant, facts: Facts) -> bool:
    return facts.reached


def _sent(grant: Grant, facts: Facts) -> bool:
    return grant.organisation_key in facts.sent


def _called(_grant: Grant, facts: Facts) -> bool:
    return facts.called


def _of(*kinds: str) -> Rule:
    return lambda _grant, facts: facts.kind in kinds


def _all(*rules: Rule) -> Rule:
    return lambda grant, facts: all(rule(grant, facts) for rule in rules)


def _any(*rules: Rule) -> Rule:
    return lambda grant, facts: any(rule(grant, facts) for rule in rules)


_ABOUT_A_PERSON = frozenset({Action.SEE_CASE, Action.WRITE_RECORD, Action.SEE_DOCUMENT})

# Aggregates and the application, never a person (SFS 2003:1210, 7 §).
_PROJECT_DOCUMENTS = ("ansokan", "lagesrapport", "arsrapport", "slutrapport")
STYRGRUPP_DOCUMENTS = ("beslutslista", "eskalering", "extern_konsultation", *_PROJECT_DOCUMENTS)
_REMITTENT_DOCUMENTS = (
    "remiss",
    "begaran_om_komplettering",
    "remissvar",
    "samtycke",
    "aterkallelse",
    "avvikelserapport",
    "slutanalys",
)


def goes_to_remittent(kind: str, readers: Iterable[Role]) -> bool:
    """Whether who referred reads documents of this kind, so that they go there by themselves."""
    return kind in _REMITTENT_DOCUMENTS or Role.REMITTENT in readers


_RULES: Mapping[Role, Mapping[Action, Rule]] = {
    Role.REMITTENT: {
        Action.SEE_PROJECT: _always,
        Action.OPEN_CASE: _for_organisation,
        Action.SEE_CASE: _referred,
        Action.WRITE_RECORD: _all(_writer, _referred),
        Action.SEE_DOCUMENT: _any(
            _sent,
            _all(_referred, _reached),
            _all(
                _referred,
                _any(_of(*_REMITTENT_DOCUMENTS, "skydd"), _reader),
                # That the consent is withdrawn is told to who no longer has it.
                _any(_wrote, _consented, _of("aterkallelse")),
            ),
        ),
    },
    Role.VAGLEDARE: {
        Action.SEE_PROJECT: _always,
        Action.SEE_CASE: _own_case,
        Action.WRITE_RECORD: _all(_writer, _own_case),
        Action.SEE_DOCUMENT: _own_case,
        Action.KEEP_GROUPS: _always,
        Action.SEE_MEETING: _called,
    },
    Role.PROJEKTLEDARE: {
        Action.KEEP_GROUPS: _always,
        Action.KEEP_MEETINGS: _always,
        Action.SEE_MEETING: _always,
        Action.SEE_PROJECT: _always,
        Action.SEE_BUDGET: _always,
        Action.SEE_CASE: _always,
        Action.NAME_PEOPLE: _is_protected,
        Action.WRITE_RECORD: _writer,
        Action.SEE_DOCUMENT: _always,
        Action.MANAGE_TEMPLATES: _always,
    },
    Role.OH_LEDAMOT: {
        Action.SEE_PROJECT: _always,
        Action.SEE_DOCUMENT: _all(_in_packet, _at_meeting),
        Action.SEE_MEETING: _called,
    },
    Role.STYRGRUPP: {
        Action.SEE_PROJECT: _always,
        Action.SEE_BUDGET: _always,
        Action.WRITE_RECORD: _all(_writer, _of(*STYRGRUPP_DOCUMENTS)),
        Action.SEE_DOCUMENT: _any(_all(_of(*STYRGRUPP_DOCUMENTS), _on_board), _project_reader),
        Action.SEE_MEETING: _called,
    },
    Role.LSG_FORBUND: {
        Action.SEE_PROJECT: _always,
        Action.SEE_DOCUMENT: _any(_of(*_PROJECT_DOCUMENTS), _project_reader),
        Action.SEE_MEETING: _called,
    },
    Role.UTVARDERARE: {
        Action.SEE_PROJECT: _always,
    },
    Role.SYSTEMADMINISTRATOR: {
        Action.ADMINISTER: _always,
        Action.MANAGE_TEMPLATES: _always,
    },
    Role.REGISTRATOR: {
        Action.SEE_REGISTER: _always,
        Action.PURGE: _always,
    },
    Role.DELTAGARE: {
        Action.SEE_DOCUMENT: _about_me,
    },
}
