"""Accounts: passwords, who one acts as, and guessing that is slowed down."""

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from service.domain.case import Author
from service.domain.roles import Grant, Role
from service.models import SignInAttempt, User
from service.operations import accounts
from service.operations.accounts import PER_ACCOUNT, PER_ADDRESS, PER_PAIR, Source
from tests.support.work import Bench

AUTHOR = Author(name="Testperson V1", function="Vägledare", organisation="Oskarshamns kommun")
EMAIL, HERE = "vagledare@example.org", Source(address="192.0.2.1")
GRANTS = (Grant(Role.VAGLEDARE, "vagknuten_2_0"), Grant(Role.REMITTENT, "vagknuten_2_0", "af"))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def _create(bench: Bench) -> User:
    with bench.work() as work:
        return accounts.create(
            work, email=f" {EMAIL.title()} ", password="rätt", author=AUTHOR, grants=GRANTS
        )


def _fails(bench: Bench, times: int, source: Source = HERE, email: str = EMAIL) -> bool:
    """Whether the last of so many attempts was let in."""
    admitted = True
    for _ in range(times):
        with bench.work() as work:
            admitted = accounts.admit(work, email, source)
    return admitted


def test_account_acts_with_its_roles(bench: Bench) -> None:
    _create(bench)
    with bench.work() as work:
        user = accounts.find(work, "VAGLEDARE@example.org")
        assert user
        actor = accounts.actor_of(user)
    assert (actor.id, actor.author, actor.email) == (user.id, AUTHOR, EMAIL)
    assert {*actor.grants} == {*GRANTS}


def test_password_is_kept_as_a_hash_only(bench: Bench) -> None:
    user = _create(bench)
    assert user.password.startswith("$argon2id$")
    assert accounts.matches(user, "rätt")
    assert not accounts.matches(user, "Rätt")
    assert not accounts.matches(None, "rätt")


def test_damaged_hash_opens_nothing(bench: Bench) -> None:
    user = _create(bench)
    user.password = "ingen hash"
    assert not accounts.matches(user, "ingen hash")


def test_old_hash_is_renewed_at_the_next_sign_in(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    user = _create(bench)
    monkeypatch.setattr(accounts, "_HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    with bench.work() as work:
        fresh = accounts.signed_in(work, user.id, "rätt", HERE)
    assert "m=16,t=2" in fresh.password
    assert accounts.matches(fresh, "rätt")


def test_one_place_may_fail_a_few_times(bench: Bench) -> None:
    assert _fails(bench, PER_PAIR)
    assert not _fails(bench, 1)
    assert _fails(bench, 1, Source(address="192.0.2.2"))
    bench.clock.forward(minutes=16)
    assert _fails(bench, 1)


def test_refused_attempts_do_not_prolong_the_wait(bench: Bench) -> None:
    _fails(bench, PER_PAIR)
    bench.clock.forward(minutes=14)
    assert not _fails(bench, 3)
    bench.clock.forward(minutes=2)
    assert _fails(bench, 1)


def test_strangers_wait_when_an_account_is_guessed_at_from_everywhere(bench: Bench) -> None:
    """The known browser does not; it is counted by itself."""
    for number in range(PER_ACCOUNT):
        _fails(bench, 1, Source(address=f"198.51.100.{number}"))
    assert not _fails(bench, 1)
    assert _fails(bench, 1, Source(address="192.0.2.1", device="känd"))


def test_one_address_may_not_try_everybody(bench: Bench) -> None:
    for number in range(PER_ADDRESS):
        assert _fails(bench, 1, email=f"person{number}@example.org")
    assert not _fails(bench, 1, email="en.till@example.org")


def test_known_browser_has_a_limit_too(bench: Bench) -> None:
    known = Source(address="192.0.2.1", device="känd")
    _fails(bench, PER_PAIR, known)
    assert not _fails(bench, 1, known)


def test_old_attempts_are_cleared_away(bench: Bench) -> None:
    _fails(bench, 3)
    bench.clock.forward(minutes=20)
    _fails(bench, 1)
    with bench.work() as work:
        assert len([*work.session.scalars(select(SignInAttempt))]) == 1
