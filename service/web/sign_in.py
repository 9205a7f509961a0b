"""Signing in and out."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import login_user, logout_user

from service.errors import CannotOpen
from service.models import User
from service.operations import accounts
from service.operations.accounts import Source
from service.web import scripts, typed
from service.web.access import Permission, permission, public
from service.web.edge import services, work
from service.web.identity import current_actor, here
from service.web.keys import key

blueprint = Blueprint("sign_in", __name__)

WRONG = "E-postadressen eller lösenordet stämmer inte."
LONGEST_GOAL = 500
"""Characters of an address to go to after signing in; no page of ours has one that long."""
WAIT = "För många försök har misslyckats. Vänta en kvart och försök igen."
AWAY = "Du har varit borta en stund och är utloggad. Logga in, så finns texten du skrev kvar."
FILE_AGAIN = "Filen behöver du välja igen."
TOO_OLD = "Sidan hade stått öppen för länge. Försök igen."
_DEVICE = "knutpunkt-enhet"
_YEAR = 365 * 24 * 3600
_MARKS = 10  # colleagues who share a computer


@blueprint.get("/logga-in")
@public
def ask() -> ResponseReturnValue:
    if current_actor():
        return redirect(_goal())
    return page()


@blueprint.post("/logga-in")
@public
def enter() -> ResponseReturnValue:
    email, password = request.form.get("email", ""), request.form.get("password", "")
    source = Source(address=request.remote_addr or "", device=_marks().get(accounts.plain_email(email), ""))
    with work() as opened:
        admitted, user = accounts.admit(opened, email, source), accounts.find(opened, email)
    if not admitted:
        return page(WAIT, status=429)
    # Outside the transaction: hashing is slow on purpose and nobody shall wait for it.
    if not accounts.matches(user, password) or user is None:
        with work() as opened:
            accounts.refused(opened, user)
        return page(WRONG, status=422)
    with work() as opened:
        user = accounts.signed_in(opened, user.id, password, source)
    _begin(user)
    response = make_response(redirect(_goal()))
    _remember_device(response, user.email)
    return response


@blueprint.post("/logga-ut")
@permission(Permission.SIGNED_IN)
def leave() -> ResponseReturnValue:
    with work() as opened:
        accounts.signed_out(opened)
    logout_user()
    here().end()
    flash("Du är utloggad.")
    return redirect(url_for(".ask"))


def page(problem: str = "", *, status: int = 200, kept: str = "", goal: str = "") -> ResponseReturnValue:
    """The sign-in page; it carries where to go afterwards and what had been typed, through every attempt."""
    carried = {
        "email": request.form.get("email", "") if request.endpoint == "sign_in.enter" else "",
        "kept": kept or request.form.get("kept", ""),
        "goal": goal or request.values.get("next", ""),
    }
    return render_template("sign_in.html", problem=problem, **carried), status


def needed() -> ResponseReturnValue:
    """What a person meets who is not, or no longer, signed in; nothing they had typed is lost."""
    if request.method != "POST":
        goal = request.full_path.rstrip("?") if request.method == "GET" else ""
        return redirect(url_for("sign_in.ask", next=goal if goal != "/" else None))
    if scripts.asks():
        return {"fel": "utloggad"}, 401
    kept = typed.of_post() if typed.from_our_page() else None
    if not kept:
        return page("Logga in för att fortsätta.", status=401, goal=url_for("start.desk"))
    told = f"{AWAY} {FILE_AGAIN}" if request.files else AWAY
    return page(told, status=401, kept=typed.sealed(kept), goal=kept.page)


def _begin(user: User) -> None:
    kept = typed.opened(request.form.get("kept", ""))
    here().clear()
    login_user(user, remember=False)
    here().begin(user)
    if kept:
        typed.keep(kept)


def _goal() -> str:
    """Where to go now: a page of ours, or the start page for anything else that somebody wrote."""
    said = request.values.get("next", "")
    odd = said.startswith("//") or "\\" in said or not said.isprintable() or len(said) > LONGEST_GOAL
    return said if said.startswith("/") and not odd else url_for("start.desk")


def _marks() -> dict[str, str]:
    """The marks that this browser holds, one for each account that has signed in with it."""
    try:
        sealed = urlsafe_b64decode(request.cookies.get(_DEVICE, "").encode())
        said: dict[str, str] = json.loads(key(services(), "device").open(sealed, where=_DEVICE))
    except (CannotOpen, ValueError):
        return {}
    return said


def _remember_device(response: Response, email: str) -> None:
    marks = {**_marks(), email: _marks().get(email) or secrets.token_urlsafe(16)}
    text = json.dumps(dict([*marks.items()][-_MARKS:]))
    sealed = key(services(), "device").seal(text.encode(), where=_DEVICE)
    response.set_cookie(
        _DEVICE, urlsafe_b64encode(sealed).decode(), max_age=_YEAR, path=url_for(".ask"),
        secure=services().settings.https, httponly=True, samesite="Lax",
    )  # fmt: skip
