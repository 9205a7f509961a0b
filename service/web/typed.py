"""Text that a person has typed and must not lose: read from a post, kept over a sign-in, shown again."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from forms import rows
from service.errors import CannotOpen
from service.vault import DataKey
from service.web.edge import services
from service.web.identity import here
from service.web.keys import key

Typed = dict[str, list[str]]

NOT_TEXT = frozenset({"csrf_token", "lock", "command"})
"""Inputs of every form page that are no answers."""
MOST_NAMES, MOST_SAVINGS = 6000, 2**31 - 1
"""Inputs of a page, four hundred steps of a plan among them; savings that the database can count."""
KEPT_FOR = timedelta(hours=10)
MOST_KEPT = 4
"""Drafts whose text is kept at once, as when several tabs stood open over a sign-out."""
_WHERE = "web.kept"
_SLOT = "kept"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed into a record's form, and the saving of the draft that it began from."""

    record_id: UUID
    typed: Typed
    lock: int


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
    """Keeps it in the session until the draft has been saved; of many such texts the latest."""
    others = {key: said for key, said in _all_kept().items() if key != str(kept.record_id)}
    latest = [*others.items(), (str(kept.record_id), _plain(kept))][-MOST_KEPT:]
    here()[_SLOT] = dict(latest)


def kept_for(record_id: UUID) -> Kept | None:
    said = _all_kept().get(str(record_id))
    return _kept(said) if said else None


def let_go(record_id: UUID) -> None:
    if kept_for(record_id):
        here()[_SLOT] = {key: said for key, said in _all_kept().items() if key != str(record_id)}


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
    return {"record": str(kept.record_id), "typed": kept.typed, "lock": kept.lock}


def _kept(told: Mapping[str, Any]) -> Kept:
    return Kept(UUID(told["record"]), told["typed"], told["lock"])


def _key() -> DataKey:
    return key(services(), _SLOT)
