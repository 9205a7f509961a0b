"""What the pages of meetings share: their blueprint, and the page of a form."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.base import KindForm
from service.web import typed
from service.web.typed import Kept

blueprint = Blueprint("meetings", __name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A page with one form: its heading, the sentence under it, its button, and where it leads back to.

    `remove` is where what the form is about is taken away, "" when it cannot be. `doubt` is what she is asked
    before it is saved after all.
    """

    title: str
    lead: str
    button: str
    back: str
    remove: str = ""
    doubt: str = ""


def form_page(asked: Asked, form: KindForm, *, lock: int = 0, wrong: bool = False) -> ResponseReturnValue:
    """The form, with its mistakes when it is `wrong`."""
    return render_template("moten/form.html", asked=asked, form=form, lock=lock), 422 if wrong else 200


def ask_again(*, asks: str = "granska") -> ResponseReturnValue:
    """Back to the page of the posted form, which tells what is wrong: a page that can be gone back to."""
    said = typed.of_post()
    if said is None:
        raise TypeError("the view is no posted text")
    typed.keep(said)
    return redirect(f"{said.page}?{asks}=1#fel", 303)


def asked_again(asks: str = "granska") -> bool:
    """Whether the page is to tell what is wrong with what was typed into it."""
    return asks in request.args and kept() is not None


def kept() -> Kept | None:
    """What was typed into this page and came to nothing."""
    return typed.kept_for(request.path)


def list_of(key: str) -> str:
    return url_for("meetings.listed", key=key)
