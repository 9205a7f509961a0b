"""The web: pages in Swedish that let people fill forms and follow what becomes of them."""

from collections.abc import Iterable

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined

from service.bell import CeleryBell
from service.boot import Services, boot
from service.config import Settings
from service.domain.project import Project
from service.web import (
    access,
    addresses,
    case_lists,
    documents,
    draft_previews,
    drafts,
    edge,
    errors,
    groups,
    hand_edits,
    handing_over,
    health,
    identity,
    meeting_pages,
    named,
    own_pages,
    packet_pages,
    projects,
    security,
    sending,
    sessions,
    shown,
    sign_in,
    start,
    template_pages,
)

_PAGES = (
    sign_in,
    start,
    case_lists,
    named,
    handing_over,
    drafts,
    draft_previews,
    documents,
    hand_edits,
    sending,
    projects,
    groups,
    meeting_pages,
    packet_pages,
    template_pages,
    own_pages,
    health,
)


def create_app(settings: Settings, *, services: Services | None = None) -> Flask:
    """The application; raises when a view does not say who may call it, or when settings lack something."""
    services = services or boot(settings, bell=CeleryBell(settings.broker_url))
    app = Flask("service.web")
    edge.attach(app, services)
    security.harden(app, services)
    app.session_interface = sessions.ServerSessions(services)
    addresses.listen(app)
    app.before_request(access.guard(app, sign_in.needed))
    CSRFProtect(app)
    identity.secure(app)
    _dress(app, services.projects.values())
    errors.listen(app)
    for page in _PAGES:
        app.register_blueprint(page.blueprint)
    access.check_declared(app)
    return app


def _dress(app: Flask, projects: Iterable[Project]) -> None:
    app.config["BOOTSTRAP_SERVE_LOCAL"] = True
    Bootstrap5(app)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(shown.everywhere)
    shown.teach(app.jinja_env, projects=projects)
