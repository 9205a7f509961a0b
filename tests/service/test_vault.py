"""Keys: what is sealed opens only with its key, in its place, unchanged."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import CannotOpen, KeysWrong
from service.vault import DataKey, Keyring, Vault

RING = Keyring.new()
KEY = DataKey(b"0123456789abcdefghijklmnopqrstuv")


@given(st.binary(max_size=2000))
def test_what_is_sealed_opens_again(data: bytes) -> None:
    assert KEY.open(KEY.seal(data, where="record.content.1"), where="record.content.1") == data


@given(st.integers(min_value=0, max_value=47), st.integers(min_value=1, max_value=255))
def test_one_changed_bit_anywhere_is_found(place: int, flip: int) -> None:
    sealed = bytearray(KEY.seal(b"Testperson D1, hemligt", where="a"))
    sealed[place % len(sealed)] ^= flip
    with pytest.raises(CannotOpen):
        KEY.open(bytes(sealed), where="a")


def test_a_ciphertext_moved_to_another_row_does_not_open() -> None:
    with pytest.raises(CannotOpen):
        KEY.open(KEY.seal(b"x", where="record.content.1"), where="record.content.2")


def test_equal_texts_are_sealed_differently() -> None:
    assert KEY.seal(b"x", where="a") != KEY.seal(b"x", where="a")


def test_a_data_key_opens_with_the_ring_that_wrapped_it() -> None:
    vault = Vault(RING)
    wrapped = vault.new_key(where="case.1")
    sealed = vault.unwrap(wrapped, where="case.1").seal(b"x", where="a")
    assert vault.unwrap(wrapped, where="case.1").open(sealed, where="a") == b"x"
    for wrong in (Vault(Keyring.new()), vault):
        with pytest.raises(CannotOpen):
            wrong.unwrap(wrapped, where="case.2")


def test_a_destroyed_key_opens_nothing() -> None:
    with pytest.raises(CannotOpen):
        Vault(RING).unwrap(b"", where="case.1")


def test_a_new_master_key_takes_over_while_the_old_one_still_opens() -> None:
    old, fresh = RING, Keyring.new()
    both = Keyring({**old.master, **fresh.master}, fresh.current, old.index, old.secret)
    wrapped = Vault(old).new_key(where="case.1")
    assert Vault(both).new_key(where="case.1").startswith(fresh.current.encode() + b"|")
    assert Vault(both).unwrap(wrapped, where="case.1") == Vault(old).unwrap(wrapped, where="case.1")


def test_a_blind_index_is_keyed_and_knows_its_purpose() -> None:
    vault = Vault(RING)
    index = vault.blind_index("199705162387", purpose="personnummer")
    assert index == vault.blind_index("199705162387", purpose="personnummer")
    assert index != vault.blind_index("199705162387", purpose="telefon")
    assert index != Vault(Keyring.new()).blind_index("199705162387", purpose="personnummer")


def test_a_key_file_is_for_its_owner_only_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "new" / "keys.json"
    RING.save(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Keyring.load(path) == RING
    with pytest.raises(FileExistsError):
        Keyring.new().save(path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"master": {"a": "AAAA"}, "current": "a", "index": "AAAA", "secret": "AAAA"}',
        "inte json",
    ],
)
def test_a_damaged_or_weak_key_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text)
    with pytest.raises(KeysWrong, match=r"keys\.json"):
        Keyring.load(path)


def test_a_weak_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    Keyring(RING.master, RING.current, b"a" * 32, RING.secret).save(path)
    with pytest.raises(KeysWrong):
        Keyring.load(path)


def test_keys_are_not_shown() -> None:
    assert KEY.key.decode() not in repr(KEY) + repr(RING) + repr(Vault(RING))
