"""The file store: whole files by content, and damage that is told."""

import errno
import os
from pathlib import Path

import pytest

from service.errors import StorageDamaged, StorageFull, StorageMissing
from service.storage import FileStore


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def test_what_is_put_comes_back(store: FileStore) -> None:
    address = store.put(b"plan")
    assert store.get(address) == b"plan"
    assert store.has(address)
    assert [*store.all()] == [address]


def test_the_same_content_twice_is_one_file(store: FileStore) -> None:
    assert store.put(b"plan") == store.put(b"plan")
    assert len([*store.all()]) == 1


def test_a_deleted_file_is_missing(store: FileStore) -> None:
    address = store.put(b"plan")
    store.delete(address)
    store.delete(address)
    assert not store.has(address)
    with pytest.raises(StorageMissing, match=address):
        store.get(address)


def test_changed_bytes_are_never_handed_out(store: FileStore, tmp_path: Path) -> None:
    address = store.put(b"plan")
    next((tmp_path / "files").glob("??/??/*")).write_bytes(b"annat")
    with pytest.raises(StorageDamaged, match=address):
        store.get(address)


@pytest.mark.parametrize("address", ["", "../../etc/passwd", "a" * 63, "A" * 64, "a" * 64 + "/.."])
def test_no_address_leads_out_of_the_store(store: FileStore, address: str) -> None:
    with pytest.raises(StorageMissing):
        store.get(address)


def test_a_full_disk_is_told_and_leaves_no_half_file(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFull):
        store.put(b"plan")
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_another_fault_of_the_disk_is_not_called_full(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="Input/output"):
        store.put(b"plan")
