"""The file store: whole files only, found by their content, and damage is noticed."""

import errno
import hashlib
import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.errors import StorageDamaged, StorageFull, StorageMissing, Transient
from service.storage import FileStore


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "blobs")


def files(store: FileStore) -> list[Path]:
    return [path for path in store._root.rglob("*") if path.is_file()]


def test_what_is_stored_comes_back_under_its_hash(store: FileStore) -> None:
    name = store.put(b"hej")
    assert name == hashlib.sha256(b"hej").hexdigest()
    assert store.get(name) == b"hej"
    assert store.has(name)
    assert files(store) == [store._root / name[:2] / name[2:4] / name]


def test_the_same_content_is_one_file(store: FileStore) -> None:
    assert store.put(b"hej") == store.put(b"hej")
    assert len(files(store)) == 1


def test_many_may_store_the_same_content_at_once(store: FileStore) -> None:
    threads = [threading.Thread(target=store.put, args=(b"x" * 100_000,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [store.get(name) for name in store.all()] == [b"x" * 100_000]
    assert len(files(store)) == 1


def test_all_names_every_file_and_nothing_else(store: FileStore) -> None:
    assert list(store.all()) == []
    names = sorted(store.put(text) for text in (b"a", b"b", b"c"))
    (files(store)[0].parent / "unfinished.part").write_bytes(b"x")
    assert list(store.all()) == names


def test_a_deleted_file_is_gone_and_may_be_deleted_again(store: FileStore) -> None:
    name = store.put(b"hej")
    store.delete(name)
    store.delete(name)
    assert not store.has(name)
    with pytest.raises(StorageMissing):
        store.get(name)


def test_a_changed_file_is_noticed_and_mended_by_storing_it_again(store: FileStore) -> None:
    name = store.put(b"hej")
    files(store)[0].write_bytes(b"hopp")
    with pytest.raises(StorageDamaged):
        store.get(name)
    store.put(b"hej")
    assert store.get(name) == b"hej"


def aged(path: Path, at: datetime) -> None:
    os.utime(path, (at.timestamp(), at.timestamp()))


def test_what_is_stored_again_is_young_again(store: FileStore) -> None:
    moment = datetime(2019, 3, 7, tzinfo=UTC)
    name, other = store.put(b"hej"), store.put(b"hopp")
    for path in files(store):
        aged(path, moment - timedelta(seconds=1))
    assert {*store.older_than(moment)} == {name, other}
    store.put(b"hej")
    assert [*store.older_than(moment)] == [other]


def test_only_old_unfinished_files_are_cleared(store: FileStore) -> None:
    moment, name = datetime(2019, 3, 7, tzinfo=UTC), store.put(b"hej")
    folder = files(store)[0].parent
    for part, age in {"old.part": 1, "young.part": -1}.items():
        (folder / part).touch()
        aged(folder / part, moment - timedelta(seconds=age))
    aged(folder / name, moment - timedelta(days=9))
    assert store.clear_unfinished(before=moment) == 1
    assert {path.name for path in files(store)} == {name, "young.part"}


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "/etc/passwd", "A" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n"]
)
def test_a_name_that_is_no_hash_leads_nowhere(store: FileStore, name: str) -> None:
    for use in (store.get, store.has, store.delete):
        with pytest.raises(StorageMissing):
            use(name)


def _failing(code: int) -> object:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_and_leaves_nothing_half_written(
    store: FileStore, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", _failing(code))
    with pytest.raises(StorageFull, match="fullt") as caught:
        store.put(b"hej")
    assert isinstance(caught.value, Transient)
    assert files(store) == []


def test_another_trouble_with_the_disk_keeps_its_own_name(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", _failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        store.put(b"hej")
    assert files(store) == []
