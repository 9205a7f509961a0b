"""Access at the edge: every view says who may call it, and an application with a silent view does not start.

Here stands only which roles a page is for at all; whether somebody may see this very case or document is
decided in service.operations.access. Both answers look the same from outside: the page does not exist.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

from flask import Flask, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import ServiceUnavailable

from service.domain.roles import Role
from service.errors import NotFound
from service.web.identity import current_actor, here

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

_STATIC = frozenset({"static", "bootstrap.static"})
PUBLIC = "public"
_WRITERS = frozenset({Role.REMITTENT, Role.VAGLEDARE, Role.PROJEKTLEDARE, Role.STYRGRUPP})
_READERS = _WRITERS | {Role.OH_LEDAMOT, Role.LSG_FORBUND, Role.DELTAGARE}


class Permission(Enum):
    """What a page is for, and the roles that have use for it; SIGNED_IN needs an account and no role."""

    SIGNED_IN = frozenset(Role)
    SEE_CASES = frozenset({Role.REMITTENT, Role.VAGLEDARE, Role.PROJEKTLEDARE})
    OPEN_CASE = frozenset({Role.REMITTENT})
    KEEP_GROUPS = frozenset({Role.VAGLEDARE, Role.PROJEKTLEDARE})
    SEE_MEETINGS = frozenset(
        {Role.PROJEKTLEDARE, Role.VAGLEDARE, Role.OH_LEDAMOT, Role.STYRGRUPP, Role.LSG_FORBUND}
    )
    SEE_MONEY = frozenset({Role.PROJEKTLEDARE, Role.STYRGRUPP})
    LEAD_CASES = frozenset({Role.PROJEKTLEDARE})
    WRITE = _WRITERS
    READ = _READERS
    MANAGE_TEMPLATES = frozenset({Role.PROJEKTLEDARE, Role.SYSTEMADMINISTRATOR})
    SEE_PROJECTS = _READERS - {Role.DELTAGARE} | {Role.UTVARDERARE}

    def allows(self, roles: frozenset[Role]) -> bool:
        return self is Permission.SIGNED_IN or not self.value.isdisjoint(roles)


class UndeclaredView(RuntimeError):
    """A view without @permission or @public; the application does not start."""


def permission(wanted: Permission) -> Callable[[View], View]:
    """Marks a view as being for these roles."""

    def mark(view: View) -> View:
        view.permission = wanted  # type: ignore[attr-defined]  # a mark on the function, read at start and at each call
        return view

    return mark


def public(view: View) -> View:
    """Marks a view as open to everybody."""
    view.permission = PUBLIC  # type: ignore[attr-defined]  # see permission
    return view


def declared(app: Flask, endpoint: str | None) -> Permission | str | None:
    """What the view of this endpoint says, None when it says nothing."""
    if endpoint in _STATIC:
        return PUBLIC
    return getattr(app.view_functions.get(endpoint or ""), "permission", None)


def check_declared(app: Flask) -> None:
    """Raises UndeclaredView, naming every view that does not say who may call it."""
    silent = {rule.endpoint for rule in app.url_map.iter_rules() if declared(app, rule.endpoint) is None}
    if silent:
        raise UndeclaredView(", ".join(sorted(silent)))


def may(wanted: Permission) -> bool:
    """Whether who is signed in has use for such pages; for menus."""
    actor = current_actor()
    return actor is not None and wanted.allows(frozenset(grant.role for grant in actor.grants))


def guard(app: Flask, sign_in: Callable[[], ResponseReturnValue]) -> Callable[[], Any]:
    """What runs before every view: lets in, shows the sign-in page, or answers that nothing is here."""

    def before() -> ResponseReturnValue | None:
        wanted = declared(app, request.endpoint)
        if wanted is None or wanted == PUBLIC:
            return None
        if here().unavailable:
            raise ServiceUnavailable
        if current_actor() is None:
            return sign_in()
        if not isinstance(wanted, Permission) or not may(wanted):
            raise NotFound
        return None

    return before
