"""What the program of a page asks for: other answers than a person's, and at times no sign of life."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import request

from service.web.identity import here

_HEADER, _FETCH = "X-Requested-With", "fetch"  # as service/web/static/*.js send it
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def asks() -> bool:
    """Whether a page's program asks, and wants no page for an answer."""
    return request.headers.get(_HEADER) == _FETCH


def by_itself(view: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Marks what a page asks for without anybody's doing, such as how far a job has come: no sign of life."""

    @wraps(view)
    def passive(*args: Asked.args, **named: Asked.kwargs) -> Answer:
        here().passive = True
        return view(*args, **named)

    return passive
