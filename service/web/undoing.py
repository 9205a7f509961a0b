"""The way back from "Ta bort": the row that was removed last from a form page stays in the session."""

from collections.abc import Callable
from typing import Any

from forms.base import KindForm
from forms.rows import Typed
from forms.taken import Taken, had_back, taken
from service.web.identity import here

_SLOT, _MOST = "taken_rows", 4
_LEAVE_IT = ("add:", "autosave")
"""A row that is added comes last, so what was removed before it still has its place."""


def offered(page: str) -> Taken | None:
    """What can be had back on the page at this address."""
    said = _all().get(page)
    return Taken(**said) if said else None


def put_back(page: str, text: Typed, command: str, *, read: Callable[[Typed], KindForm | None]) -> Typed:
    """The text with the row that the button asks for, as it is for any other; `read` gives its form."""
    gone = offered(page)
    if gone is None or command != gone.command or (form := read(text)) is None:
        return text
    return had_back(text, gone, form=form)


def follow(page: str, text: Typed, command: str) -> Taken | None:
    """After what was posted has been saved: the row that it removed, which is kept from now on.

    It is kept until another row of the page is removed, moved or had back, its draft is saved or ends, or
    rows have been removed from four other pages.
    """
    gone = taken(text, command)
    if gone:
        said = {"path": gone.path, "index": gone.index, "texts": dict(gone.texts), "only": gone.only}
        here()[_SLOT] = dict([*_others(page).items(), (page, said)][-_MOST:])
    elif not command.startswith(_LEAVE_IT):
        let_go(page)
    return gone


def let_go(page: str) -> None:
    """Nothing can be had back on the page any more: its draft has ended, or holds another text."""
    if page in _all():
        here()[_SLOT] = _others(page)


def _others(page: str) -> dict[str, Any]:
    return {other: said for other, said in _all().items() if other != page}


def _all() -> dict[str, Any]:
    said: dict[str, Any] = here().get(_SLOT) or {}
    return said
