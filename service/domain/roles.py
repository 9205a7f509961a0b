"""Who a person is in the service, what there is to do, and the facts that a decision on it rests on.

What each role may do stands in service.domain.access.
"""

from collections.abc import Iterable
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
    SEE_DRAFT = "see_draft"
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


def refers_for(grants: Iterable[Grant], *, project_key: str, organisation_key: str) -> bool:
    """Whether somebody is a remittent of the organisation in the project."""
    return bool(organisation_key) and Grant(Role.REMITTENT, project_key, organisation_key) in {*grants}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a decision on access rests on; all are about the object and the person who asks.

    `kind`, `writers` and `readers` are of the document kind concerned: the readers are the roles that a kind
    of people's own making names, since the table below knows only the built-in ones.
    `about_case`: the object is a case or belongs to one, so that it tells of a person.
    `is_remittent`: who referred the case asks, `referrer` being the organisation that it was done for;
    `is_vagledare`: the case's own vägledare asks;
    `is_participant`: the case is about who asks; `in_packet`: the document is in a meeting's packet that may
    reach them now.
    `consented` are the organisations that may take part of the document by the person's consent just now,
    and `at_meeting` tells whether that lets the case be brought up at a meeting; `to_board`: the document
    names nobody to the styrgrupp, or the person lets them know just now; `reached`: the document was sent to
    who referred, lawfully, before that ended, and `sent` are the other organisations that have got it
    so; `wrote`: who asks has written it, and `by_referrer`: who has or had the case as its remittent did.
    `unsent`: the referral is still a draft, which nobody but its writer knows of.
    `called`: who asks is called to the meeting, and a member of its body on its day.
    `hushed`: a meeting's record tells by number of a case whose person has had protected identity since.
    `identity_protected` cases open only for those `named` for the case; who leads the project may name.
    """

    project_key: str
    kind: str = ""
    writers: frozenset[Role] = frozenset()
    readers: frozenset[Role] = frozenset()
    about_case: bool = False
    is_remittent: bool = False
    referrer: str = ""
    is_vagledare: bool = False
    is_participant: bool = False
    in_packet: bool = False
    consented: frozenset[str] = frozenset()
    at_meeting: bool = False
    to_board: bool = False
    reached: bool = False
    sent: frozenset[str] = frozenset()
    wrote: bool = False
    by_referrer: bool = False
    unsent: bool = False
    called: bool = False
    hushed: bool = False
    identity_protected: bool = False
    named: bool = False
