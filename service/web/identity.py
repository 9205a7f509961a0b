"""Who is signed in: Flask-Security's identities on our accounts and pages, none of its features shown."""

import os
from typing import Any, cast

from flask import Flask, g, session
from flask_security import Security, UserDatastore, current_user
from flask_security.core import UserMixin

from service.models import User
from service.operations.accounts import actor_of
from service.operations.work import Actor
from service.web.sessions import WebSession


class Accounts(UserDatastore):
    """Finds accounts for Flask-Security: the session was read with its account, so this asks nobody."""

    def __init__(self) -> None:
        """The base wants model classes for making accounts, which service.operations.accounts does."""

    def find_user(self, case_insensitive: bool = False, **query: Any) -> UserMixin | None:
        user = here().user
        return user if user and user.fs_uniquifier == query.get("fs_uniquifier") else None


def here() -> WebSession:
    """The session of this request."""
    return cast("WebSession", session)


def current_actor() -> Actor | None:
    """Who is signed in, with the roles held when the request began."""
    if "actor" not in g:
        g.actor = actor_of(cast("User", current_user)) if current_user.is_authenticated else None
    return cast("Actor | None", g.actor)


def secure(app: Flask) -> None:
    """Gives the application its identities; service.operations.accounts hashes and checks passwords."""
    app.config.update(
        SECURITY_PASSWORD_SALT=os.urandom(16).hex(),  # demanded, and used by none of what is switched on
        SECURITY_USE_REGISTER_V2=True,
        SECURITY_CLI_USERS_NAME=None,
        SECURITY_CLI_ROLES_NAME=None,
    )
    Security(app, Accounts(), register_blueprint=False).login_manager.session_protection = None
