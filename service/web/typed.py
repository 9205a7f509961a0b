"""Text that a person has typed and must not lose: read from a post, kept over a sign-in, shown again."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from flask import current_app, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from forms import rows
from forms.rows import Typed
from service.domain.text import clean
from service.errors import CannotOpen
from service.vault import DataKey
from service.web.edge import services
from service.web.identity import here
from service.web.keys import key

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

NOT_TEXT = frozenset({"csrf_token", "lock", "command"})
"""Inputs of every form page that are no answers."""
MOST_NAMES, MOST_SAVINGS = 6000, 2**31 - 1
"""Inputs of a page, four hundred steps of a plan among them; savings that the database can count."""
KEPT_FOR = timedelta(hours=10)
MOST_KEPT = 4
"""Pages whose text is kept at once, as when several tabs stood open over a sign-out."""
_WHERE = "web.kept.page"
_SLOT = "kept_pages"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed into a form of the page at this address, and the saving of the draft that it began from.

    `lock` is 0 for a form that is no draft.
    """

    page: str
    typed: Typed
    lock: int = 0

    def one(self, name: str) -> str:
        """The first text of an input, cleaned as that of a question is; "" when there is none."""
        return clean(next(iter(self.typed.get(name, ())), ""))


def stands_on(page: str, *, words: Callable[[str], bool] = bool) -> Callable[[View], View]:
    """Marks a view that is posted text: the endpoint of the page that has the form, with the same arguments.

    `words` tells by its name which input a person writes in, when not all are.
    """

    def mark(view: View) -> View:
        view.typed_on = page, words  # type: ignore[attr-defined]  # a mark on the function, as of @permission
        return view

    return mark


def of_post() -> Kept | None:
    """What the posted form holds; None for a form that nobody writes in.

    Of the page that shows two texts it is the person's own, which that page carries.
    """
    if not (said := _mark()):
        return None
    if "mine" in request.form:
        return opened(request.form["mine"])
    return Kept(url_for(said[0], **(request.view_args or {})), posted(), posted_lock())


def words_of_post() -> list[str]:
    """The texts that a person has written in the posted form."""
    said, kept = _mark(), of_post()
    if not said or not kept:
        return []
    return [text for name, texts in kept.typed.items() if said[1](name) for text in texts if len(text) > 1]


def _mark() -> tuple[str, Callable[[str], bool]] | None:
    return getattr(current_app.view_functions.get(request.endpoint or ""), "typed_on", None)


def posted() -> Typed:
    """The answers of the posted form, by input name; a form that no person fills is refused as too large."""
    if len(request.form) > MOST_NAMES or rows.count(request.form) > rows.RowsField.ceiling:
        raise RequestEntityTooLarge
    return {name: values for name, values in request.form.to_dict(flat=False).items() if name not in NOT_TEXT}


def posted_lock() -> int:
    """The saving of the draft that the posted form began from; 0 when the page was tampered with."""
    lock = request.form.get("lock", 0, type=int)
    return lock if 0 < lock < MOST_SAVINGS else 0


def keep(kept: Kept) -> None:
    """Keeps it in the session until it has been saved; of many such texts the latest."""
    latest = [*_others(kept.page).items(), (kept.page, _plain(kept))][-MOST_KEPT:]
    here()[_SLOT] = dict(latest)


def kept_for(page: str) -> Kept | None:
    """What was typed into the page at this address and came to nothing."""
    said = _all_kept().get(page)
    return _kept(said) if said else None


def let_go(page: str) -> None:
    if kept_for(page):
        here()[_SLOT] = _others(page)


def _others(page: str) -> dict[str, Any]:
    return {other: said for other, said in _all_kept().items() if other != page}


def _all_kept() -> dict[str, Any]:
    said: dict[str, Any] = here().get(_SLOT) or {}
    return said


def sealed(kept: Kept) -> str:
    """For the sign-in page to carry: only this server can open it, and only for some hours."""
    told = {**_plain(kept), "at": services().clock().isoformat()}
    return urlsafe_b64encode(_key().seal(json.dumps(told).encode(), where=_WHERE)).decode()


def opened(text: str) -> Kept | None:
    """None for what is empty, old, or none of ours."""
    try:
        told = json.loads(_key().open(urlsafe_b64decode(text.encode()), where=_WHERE))
    except (CannotOpen, ValueError):
        return None
    age = services().clock() - datetime.fromisoformat(told["at"])
    return _kept(told) if age < KEPT_FOR else None


def from_our_page() -> bool:
    """Whether the browser says that the post came from a page of ours, and not from somebody else's."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    ours = origin is None or origin.partition("://")[2] == request.host
    return ours and site in (None, "same-origin", "none")


def _plain(kept: Kept) -> dict[str, object]:
    return {"page": kept.page, "typed": kept.typed, "lock": kept.lock}


def _kept(told: Mapping[str, Any]) -> Kept:
    return Kept(told["page"], told["typed"], told["lock"])


def _key() -> DataKey:
    return key(services(), _SLOT)
