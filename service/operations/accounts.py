"""Accounts: made with their roles, signed in to, and guarded against guessing without locking anyone out.

Failures are counted for a quarter of an hour by blind indexes of the account and of where they came from. A
browser that has signed in to the account before is known and counted by itself, so that somebody who guesses
elsewhere slows strangers down and never the person's own computer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import ColumnElement, delete, func, select

from service.domain.case import Author
from service.domain.roles import Grant, Role
from service.models import GrantRow, SignInAttempt, User
from service.operations.audit import Event, tell
from service.operations.work import Actor, Work

WINDOW = timedelta(minutes=15)
"""How long a failed sign-in is counted."""
PER_PAIR, PER_ACCOUNT, PER_ADDRESS = 5, 20, 50
"""Failures within the window: of one account from one place, of one account from strange places, of one
strange address whatever the account. A whole office may share an address, so the last one is wide."""

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(uuid4().hex)
"""What a password is compared with when there is no such account, so that the answer takes as long."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sign-in comes from: an address, and the mark of a browser known to this account or ""."""

    address: str
    device: str = ""


def create(
    work: Work, *, email: str, password: str, author: Author, grants: Iterable[Grant] = (), phone: str = ""
) -> User:
    """A new account; its e-mail address is how it signs in, whatever the case of the letters."""
    user = User(
        id=uuid4(), email=plain_email(email), password=_HASHER.hash(password), fs_uniquifier=uuid4().hex,
        name=author.name, function=author.function, organisation=author.organisation, phone=phone,
        active=True, created_at=work.now,
    )  # fmt: skip
    user.grants = [_row(grant) for grant in grants]
    work.session.add(user)
    work.session.flush()
    return user


def actor_of(user: User) -> Actor:
    """Who the account acts as."""
    author = Author(name=user.name, function=user.function, organisation=user.organisation, phone=user.phone)
    grants = tuple(
        Grant(Role(row.role), row.project_key, row.organisation_key or None) for row in user.grants
    )
    return Actor(id=user.id, author=author, grants=grants, phone=user.phone, email=user.email)


def admit(work: Work, email: str, source: Source) -> bool:
    """Whether another sign-in may be tried now. It counts as failed until it has succeeded."""
    work.session.execute(delete(SignInAttempt).where(SignInAttempt.at < work.now - WINDOW))
    # held until the failure is counted, so that guesses sent at once are counted one by one
    work.session.execute(select(User.id).where(User.email == plain_email(email)).with_for_update())
    account, place = _account(work, email), _place(work, source)
    own = _failures(work, SignInAttempt.account_index == account, SignInAttempt.address_index == place)
    if own >= PER_PAIR or (not source.device and _strangers_wait(work, account, place)):
        return False
    work.session.add(SignInAttempt(account_index=account, address_index=place, at=work.now))
    return True


def find(work: Work, email: str) -> User | None:
    """The account that may sign in with this address."""
    return work.session.scalar(select(User).where(User.email == plain_email(email), User.active))


def matches(user: User | None, password: str) -> bool:
    """Whether the password is the account's; takes as long without an account. Needs no database."""
    try:
        _HASHER.verify(user.password if user else _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return user is not None


def signed_in(work: Work, user_id: UUID, password: str, source: Source) -> User:
    """Tells of the sign-in, forgets the failures before it, and renews an old hash of the password."""
    user = work.session.get_one(User, user_id)
    pair = (_account(work, user.email), _place(work, source))
    mine = (SignInAttempt.account_index == pair[0], SignInAttempt.address_index == pair[1])
    work.session.execute(delete(SignInAttempt).where(*mine))
    if _HASHER.check_needs_rehash(user.password):
        user.password = _HASHER.hash(password)
    tell(work, Event.SIGNED_IN, actor_id=user.id)
    return user


def refused(work: Work, user: User | None) -> None:
    tell(work, Event.SIGN_IN_REFUSED, actor_id=user.id if user else None)


def signed_out(work: Work) -> None:
    tell(work, Event.SIGNED_OUT)


def plain_email(typed: str) -> str:
    return typed.strip().lower()


def _row(grant: Grant) -> GrantRow:
    return GrantRow(
        role=grant.role, project_key=grant.project_key, organisation_key=grant.organisation_key or ""
    )


def _account(work: Work, email: str) -> str:
    return work.vault.blind_index(plain_email(email), purpose="sign_in.account")


def _place(work: Work, source: Source) -> str:
    purpose = "sign_in.device" if source.device else "sign_in.address"
    return work.vault.blind_index(source.device or source.address, purpose=purpose)


def _strangers_wait(work: Work, account: str, place: str) -> bool:
    everywhere = _failures(work, SignInAttempt.account_index == account)
    return everywhere >= PER_ACCOUNT or _failures(work, SignInAttempt.address_index == place) >= PER_ADDRESS


def _failures(work: Work, *which: ColumnElement[bool]) -> int:
    return work.session.scalar(select(func.count()).select_from(SignInAttempt).where(*which)) or 0
