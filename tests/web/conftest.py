"""Fixtures of the pages: an application over a fresh copy of a database in which everybody has an account."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import select

from service.models import User
from service.operations import accounts
from service.web import create_app
from tests.support import databases
from tests.support.people import ACCOUNTS, QUICK, Cast
from tests.support.work import Bench
from tests.support.work import bench as make_bench
from tests.web.browser import Browser
from tests.web.windows import chromium, leading, window

__all__ = ["chromium", "leading", "window"]

Enter = Callable[[str], Browser]
NOBODY = QUICK.hash("nobody")


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing is slow on purpose; here hundreds of people sign in."""
    monkeypatch.setattr(accounts, "_HASHER", QUICK)
    monkeypatch.setattr(accounts, "_NOBODY", NOBODY)


@cache
def _template() -> Path:
    """A database with the demonstration's accounts, made once: hashing their passwords takes time."""
    folder = Path(mkdtemp(prefix="knutpunkt-web-"))
    made = make_bench(databases.sqlite(folder), folder)
    signed_up = Cast(made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "_HASHER", QUICK)
        assert all(signed_up[key] for key in ACCOUNTS)
    made.services.engine.dispose()
    return folder / "test.db"


@cache
def _compiled() -> FileSystemBytecodeCache:
    """Each test has an application of its own; their templates are compiled once."""
    return FileSystemBytecodeCache(mkdtemp(prefix="knutpunkt-pages-"))


@contextmanager
def fresh_bench(folder: Path) -> Iterator[Bench]:
    """Services over a copy of that database in `folder`."""
    shutil.copy(_template(), folder / "test.db")
    made = make_bench(f"sqlite:///{folder / 'test.db'}", folder)
    yield made
    made.services.engine.dispose()


def everybody(bench: Bench) -> Cast:
    with bench.work() as work:
        users = work.session.scalars(select(User))
        return Cast(bench, {user.email.partition("@")[0]: accounts.actor_of(user) for user in users})


def application(bench: Bench) -> Flask:
    made = create_app(bench.services.settings, services=bench.services)
    made.jinja_env.bytecode_cache = _compiled()
    return made


def entering(app: Flask, people: Cast) -> Enter:
    """Opens a browser in which somebody has signed in, by the first part of the address."""

    def sign_in(key: str) -> Browser:
        browser = Browser(app.test_client())
        with people.bench.work() as work:
            user = work.session.get_one(User, people[key].id)
        with browser.client.session_transaction() as session:
            session.update(_user_id=user.fs_uniquifier, _fresh=True)
            session.begin(user)  # type: ignore[attr-defined]  # our own session, which the stub does not know
        return browser

    return sign_in


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with fresh_bench(tmp_path) as made:
        yield made


@pytest.fixture
def people(bench: Bench) -> Cast:
    return everybody(bench)


@pytest.fixture
def app(bench: Bench) -> Flask:
    return application(bench)


@pytest.fixture
def stranger(app: Flask) -> Browser:
    return Browser(app.test_client())


@pytest.fixture
def enter(app: Flask, people: Cast) -> Enter:
    return entering(app, people)


@pytest.fixture
def leader(enter: Enter) -> Browser:
    """Who leads the project, and manages its templates."""
    return enter("projektledare")


@pytest.fixture
def other(enter: Enter) -> Browser:
    """Somebody else who manages the templates of the project."""
    return enter("systemadministrator")
