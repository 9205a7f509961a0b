"""The demonstration's accounts: one for each role, and a remittent for each organisation that refers."""

import secrets
from dataclasses import dataclass

from service.domain.project import Project
from service.domain.roles import Grant, Role

REMITTENTS = ("af", "fk", "primarvarden", "oskarshamn_soc", "hogsby_soc", "oskarshamn_ame")
"""Organisations that refer somebody in the practice cases."""


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

_FOR = {Role.OH_LEDAMOT: "af"}
"""Whom a member of the staff acts for: at the meeting each reads what its own organisation may."""


def accounts(project: Project) -> list[Account]:
    """Every account of the demonstration, remittents first."""
    remittents = [_remittent(project, key, place) for place, key in enumerate(REMITTENTS)]
    return [*remittents, *(_staff(project, role, place) for place, role in enumerate(_STAFF))]


def password() -> str:
    """One password for all of them, new for each installation."""
    return "-".join(secrets.token_hex(2) for _ in range(3))


def log_ins(project: Project, word: str) -> str:
    """The accounts as a person reads them after the start."""
    everyone = accounts(project)
    width = max(len(account.email) for account in everyone)
    rows = [f"  {account.email:<{width}}  {_shown(account)}" for account in everyone]
    return "\n".join([f"Logga in med lösenordet {word} som:", *rows])


def _shown(account: Account) -> str:
    role = account.grants[0].role.label
    return f"{role}, {account.organisation}" if account.grants[0].role is Role.REMITTENT else role


def _remittent(project: Project, key: str, place: int) -> Account:
    organisation = project.organisation(key)
    own = "remittent" if key == REMITTENTS[0] else f"remittent.{key}"
    grant = Grant(Role.REMITTENT, project.key, key)
    return Account(own, f"Testperson R{place + 1}", "Handläggare", organisation.name, _phone(place), (grant,))


def _staff(project: Project, role: Role, place: int) -> Account:
    name, function, organisation = _STAFF[role]
    grants = (Grant(role, project.key, _FOR.get(role)),)
    return Account(role.value, name, function, organisation, _phone(place + 10), grants)


def _phone(place: int) -> str:
    """Numbers that the telephone authority keeps for fiction."""
    return f"070-174 06 {place + 5:02d}"
