"""The blind index of names: each beginning of a word is kept as a fingerprint that only our key can make.

Whole beginnings rather than whole words, since nobody types a long name to its end; one row for each keeps
the question to the database an equality. Who has both the database and the key can guess names, as they
could open them; who has the database alone sees which rows share a beginning, and nothing of which it is.
"""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from service.domain import names
from service.domain.case import Person
from service.models import NameToken
from service.vault import Vault

_DIGITS = 32
"""Of the fingerprint's 64: more than enough to tell a million beginnings apart."""


def tokens(vault: Vault, person: Person) -> frozenset[str]:
    """Everything that a person is found by: nothing for protected identity."""
    found = () if person.protected else names.beginnings(person.name)
    return frozenset(token(vault, each) for each in found)


def token(vault: Vault, beginning: str) -> str:
    return vault.blind_index(beginning, purpose="namn")[:_DIGITS]


def stored(session: Session, case_id: UUID) -> frozenset[str]:
    return frozenset(session.scalars(select(NameToken.token).where(NameToken.case_id == case_id)))


def store(session: Session, case_id: UUID, wanted: Iterable[str]) -> None:
    """Puts these in the place of what was there."""
    session.execute(delete(NameToken).where(NameToken.case_id == case_id))
    rows = [{"case_id": case_id, "token": each} for each in sorted(wanted)]
    if rows:
        session.execute(insert(NameToken), rows)
