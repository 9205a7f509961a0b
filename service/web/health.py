"""Whether the service is well, for what watches over it."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from service.web.access import public
from service.web.edge import services

blueprint = Blueprint("health", __name__)


@blueprint.get("/halsa")
@public
def look() -> ResponseReturnValue:
    """200 and "ok" when the database answers."""
    with services().sessions() as session:
        session.execute(text("SELECT 1"))
    return "ok", {"Content-Type": "text/plain; charset=utf-8"}
