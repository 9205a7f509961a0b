"""Error pages: one voice, the right status, and what a person was about to save still on the page."""

import logging
from uuid import UUID, uuid4

from flask import Flask, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, SecurityError

from service.errors import (
    CannotOpen,
    NotAllowed,
    NotFound,
    OtherDraft,
    ServiceError,
    StorageDamaged,
    StorageMissing,
    Transient,
    trail,
)
from service.operations import records
from service.operations.templates.rules import LARGEST as TEMPLATE
from service.web import scripts, sign_in, typed
from service.web.edge import work
from service.web.identity import current_actor
from service.web.security import LARGEST

log = logging.getLogger(__name__)

_TOO_LONG = (
    f"En sida får vara högst {LARGEST // 1024 // 1024} MB. Gå tillbaka i webbläsaren, så finns texten kvar "
    "där. Korta den och spara igen."
)
_TOO_LARGE = f"En fil får vara högst {TEMPLATE // 1024 // 1024} MB. Gå tillbaka och välj en mindre."
_TEXTS = {
    400: ("Sidan kunde inte visas", "Webbläsaren skickade något som inte går att förstå."),
    404: ("Sidan finns inte", "Den kan vara borttagen, eller så har du inte behörighet till den."),
    405: ("Sidan finns inte", "Den kan vara borttagen, eller så har du inte behörighet till den."),
    409: ("Det gick inte just nu", ""),
    413: ("Texten är för lång", _TOO_LONG),
    500: ("Något gick fel", "Felet är vårt och har skrivits ned. Försök igen om en stund."),
    503: ("Tjänsten är upptagen", "Vänta en liten stund och försök igen."),
}


def listen(app: Flask) -> None:
    app.register_error_handler(NotFound, _missing)
    app.register_error_handler(NotAllowed, _missing)
    app.register_error_handler(ServiceError, _not_now)
    app.register_error_handler(OtherDraft, _other_draft)
    app.register_error_handler(Transient, _later)
    for fault in (CannotOpen, StorageDamaged, StorageMissing):
        app.register_error_handler(fault, _ours)
    app.register_error_handler(CSRFError, _too_old)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(SecurityError, _strange_name)
    app.register_error_handler(HTTPException, _refused)
    for cause in (OperationalError, IntegrityError):
        app.register_error_handler(cause, _busy)
    app.register_error_handler(Exception, _broken)


def _page(status: int, *, why: str = "", title: str = "", draft: str = "") -> ResponseReturnValue:
    usual, text = _TEXTS.get(status, _TEXTS[400])
    told = {"title": title or usual, "text": why or text, "rescued": _rescued(status), "nowhere": True}
    told["draft"] = draft
    told["file"] = bool(told["rescued"] and request.files)
    return render_template("error.html", **told), status


def _rescued(status: int) -> list[str]:
    """What had been typed into a form page whose post came to nothing."""
    if request.method != "POST" or status == 413:
        return []
    return typed.words_of_post()


def _missing(_error: Exception) -> ResponseReturnValue:
    return _page(404)


def _not_now(error: ServiceError) -> ResponseReturnValue:
    return _page(409, why=str(error))


def _other_draft(error: OtherDraft) -> ResponseReturnValue:
    """Whoever may write the one may open the other: both are of one kind in one case."""
    return _page(409, why=str(error), draft=str(error.facts["record_id"]))


def _later(error: Transient) -> ResponseReturnValue:
    log.warning("Something that is likely to pass: %s.", trail(error))
    return _page(503, why=str(error), title="Det gick inte just nu")


def _ours(error: ServiceError) -> ResponseReturnValue:
    """A file that should be there, or a value that should open: told with its sentence, and written down."""
    return _numbered(error, str(error))


def _refused(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    return error if status < 400 else _page(404 if status == 405 else status)


def _strange_name(_error: SecurityError) -> ResponseReturnValue:
    """Asked for under a name that is not ours, where no page of ours can be linked to."""
    return "Tjänsten svarar inte på den här adressen.", 400, {"Content-Type": "text/plain; charset=utf-8"}


def _too_old(_error: CSRFError) -> ResponseReturnValue:
    """The form belongs to an earlier session: nothing is done, and nothing typed is lost."""
    if request.endpoint == "sign_in.enter":
        return sign_in.page(sign_in.TOO_OLD, status=400)
    kept = typed.of_post() if current_actor() and typed.from_our_page() else None
    if kept:
        if scripts.asks():
            return {"fel": "gammal"}, 400
        record_id = (request.view_args or {}).get("record_id")
        if record_id and not _may_write(record_id):
            return _page(404)
        typed.keep(kept)
        return redirect(kept.page, 303)
    return _page(400, why="Sidan hade stått öppen för länge. Gå tillbaka, ladda om den och försök igen.")


def _may_write(record_id: UUID) -> bool:
    try:
        with work() as opened:
            records.writable(opened, record_id)
    except (NotFound, NotAllowed):
        return False
    return True


def _too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    # The browser shows our answer only when what it is sending has been read.
    left = min(request.content_length or 0, 4 * LARGEST)
    while left > 0 and (piece := request.environ["wsgi.input"].read(min(left, 1 << 16))):
        left -= len(piece)
    if request.mimetype == "multipart/form-data":
        return _page(413, title="Filen är för stor", why=_TOO_LARGE)
    return _page(413)


def _busy(error: DBAPIError) -> ResponseReturnValue:
    log.warning("The database did not answer, or two wanted the same: %s.", type(error).__name__)
    return _page(503)


def _broken(error: Exception) -> ResponseReturnValue:
    return _numbered(error, _TEXTS[500][1])


def _numbered(error: Exception, why: str) -> ResponseReturnValue:
    number = uuid4().hex[:8]
    log.error("Error %s at %s: %s.", number, request.endpoint, trail(error))
    return _page(500, why=f"{why} Felets nummer är {number}.")
