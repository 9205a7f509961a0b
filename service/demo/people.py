"""The demonstration's accounts: one for each role, and a remittent for each organisation that refers."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from service.domain.project import Project
from service.domain.roles import Grant, Role

REMITTENTS = ("af", "fk", "primarvarden", "oskarshamn_soc", "hogsby_soc", "oskarshamn_ame")
"""Organisations that refer somebody in the practice cases."""

_REFERS_EVERYWHERE = "fk"


@dataclass(frozen=True, slots=True)
class Account:
    """A made-up account; `key` is the part of the address before the @."""

    key: str
    name: str
    function: str
    organisation: str
    phone: str
    grants: tuple[Grant, ...]

    @property
    def email(self) -> str:
        return f"{self.key}@example.org"


_STAFF = {
    Role.VAGLEDARE: ("Testperson V1", "Vägledare", "Arbetsmarknadsenheten, Oskarshamns kommun"),
    Role.PROJEKTLEDARE: ("Testperson P1", "Projektledare", "Arbetsmarknadsenheten, Oskarshamns kommun"),
    Role.OH_LEDAMOT: ("Testperson O1", "OH-ledamot", "Arbetsförmedlingen"),
    Role.STYRGRUPP: ("Testperson S1", "Ledamot i styrgruppen", "Försäkringskassan"),
    Role.LSG_FORBUND: ("Testperson F1", "Förbundssekreterare", "Samordningsförbundet i Kalmar län"),
    Role.UTVARDERARE: ("Testperson U1", "Extern utvärderare", "Utvärderingsbyrån"),
    Role.SYSTEMADMINISTRATOR: ("Testperson A1", "Systemadministratör", "Oskarshamns kommun"),
    Role.REGISTRATOR: ("Testperson G1", "Registrator", "Oskarshamns kommun"),
    Role.DELTAGARE: ("Testperson D1", "Deltagare", "Vägknuten 2.0"),
}

_ELSEWHERE = {
    Role.VAGLEDARE: ("Testperson V2", "Vägledare"),
    Role.PROJEKTLEDARE: ("Testperson P2", "Projektledare"),
}
ELSEWHERE = "andra"
"""The end of the keys of those who work in all projects but the one of the practice cases."""

MEMBERS = (
    ("fk", "OH-ledamot"),
    ("primarvarden", "OH-ledamot"),
    ("oskarshamn_soc", "OH-ledamot"),
    ("af", "Ersättare i OH"),
)
"""For whom more members sit in the body of the cases, besides the one of the staff."""

_FOR = {Role.OH_LEDAMOT: "af"}
"""Whom a member of the staff acts for: at the meeting each reads what its own organisation may."""


def accounts(project: Project) -> list[Account]:
    """Every account of the demonstration, remittents first."""
    remittents = [_remittent(project, key, place) for place, key in enumerate(REMITTENTS)]
    members = [_member(project, key, function, place) for place, (key, function) in enumerate(MEMBERS)]
    return [*remittents, *(_staff(project, role, place) for place, role in enumerate(_STAFF)), *members]


def everyone(projects: Mapping[str, Project], main: str) -> list[Account]:
    """The accounts of the main project, and those with which the cases of the others are opened."""
    others = [project for key, project in projects.items() if key != main]
    staff = [_elsewhere(others, role, place) for place, role in enumerate(_ELSEWHERE)]
    return [*(_refers_too(account, others) for account in accounts(projects[main])), *staff]


def password() -> str:
    """One password for all of them, new for each installation."""
    return "-".join(secrets.token_hex(2) for _ in range(3))


def log_ins(told: Iterable[Account], word: str) -> str:
    """The accounts as a person reads them after the start."""
    accounts = [*told]
    width = max(len(account.email) for account in accounts)
    rows = [f"  {account.email:<{width}}  {_shown(account)}" for account in accounts]
    return "\n".join([f"Logga in med lösenordet {word} som:", *rows])


def _shown(account: Account) -> str:
    role = account.grants[0].role.label
    named = account.grants[0].role in (Role.REMITTENT, Role.OH_LEDAMOT) or account.key.endswith(ELSEWHERE)
    return f"{role}, {account.organisation}" if named else role


def _remittent(project: Project, key: str, place: int) -> Account:
    organisation = project.organisation(key)
    own = "remittent" if key == REMITTENTS[0] else f"remittent.{key}"
    grant = Grant(Role.REMITTENT, project.key, key)
    return Account(own, f"Testperson R{place + 1}", "Handläggare", organisation.name, _phone(place), (grant,))


def _staff(project: Project, role: Role, place: int) -> Account:
    name, function, organisation = _STAFF[role]
    grants = (Grant(role, project.key, _FOR.get(role)),)
    return Account(role.value, name, function, organisation, _phone(place + 10), grants)


def _member(project: Project, key: str, function: str, place: int) -> Account:
    grant, name = Grant(Role.OH_LEDAMOT, project.key, key), f"Testperson O{place + 2}"
    organisation = project.organisation(key).name
    return Account(
        f"{Role.OH_LEDAMOT.value}.{key}", name, function, organisation, _phone(place + 40), (grant,)
    )


def _elsewhere(projects: Iterable[Project], role: Role, place: int) -> Account:
    (name, function), grants = _ELSEWHERE[role], tuple(Grant(role, each.key) for each in projects)
    return Account(
        f"{role.value}.{ELSEWHERE}", name, function, "de andra projekten", _phone(place + 30), grants
    )


def _refers_too(account: Account, others: Iterable[Project]) -> Account:
    """Who refers for an authority that stands behind other projects as well refers to them too."""
    more = (Grant(Role.REMITTENT, each.key, _REFERS_EVERYWHERE) for each in others)
    here = account.grants[0].organisation_key == _REFERS_EVERYWHERE
    return replace(account, grants=(*account.grants, *more)) if here else account


def _phone(place: int) -> str:
    """Numbers that the telephone authority keeps for fiction."""
    return f"070-174 06 {place + 5:02d}"
