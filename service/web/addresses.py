"""What a request may carry to any page: no control characters, since PostgreSQL refuses to look for NUL.

They are left out of what was asked and typed, as service.domain.text does; an address with one leads nowhere.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import flask
from flask import Flask, request
from werkzeug.datastructures import ImmutableMultiDict, iter_multi_items

from service.errors import NotFound

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class Fields(ImmutableMultiDict[str, Any]):
    """The parameters of an address, or the fields and files of a posted form."""

    def __init__(self, mapping: Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None) -> None:
        given = iter_multi_items(mapping) if mapping is not None else ()
        super().__init__([(_plain(name), _plain(said)) for name, said in given])


class Request(flask.Request):
    """A request without control characters in what was asked and typed."""

    parameter_storage_class = Fields


def listen(app: Flask) -> None:
    """Makes every request one of ours, and refuses addresses with control characters."""
    app.request_class = Request
    app.before_request(_lead_somewhere)


def _lead_somewhere() -> None:
    if any(_CONTROLS.search(said) for said in (request.view_args or {}).values() if isinstance(said, str)):
        raise NotFound


def _plain(said: Any) -> Any:
    return _CONTROLS.sub("", said) if isinstance(said, str) else said
