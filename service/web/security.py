"""What every answer tells the browser about safety, and the nonce that marks our own scripts."""

import secrets
from functools import partial

from flask import Flask, Response, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from service.boot import Services

LARGEST = 16 * 1024 * 1024
"""Bytes of one posted page: 600,000 characters, each of them å and coded as six."""
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


def harden(app: Flask, services: Services) -> None:
    """Limits, trusted names, safe cookies and headers."""
    settings = services.settings
    app.config.update(
        SECRET_KEY=services.vault.ring.secret,
        MAX_CONTENT_LENGTH=LARGEST,
        MAX_FORM_MEMORY_SIZE=LARGEST,
        TRUSTED_HOSTS=[*settings.trusted_hosts] or LOCAL_HOSTS,
        SESSION_COOKIE_NAME="__Host-knutpunkt" if settings.https else "knutpunkt",
        SESSION_COOKIE_SECURE=settings.https,
        WTF_CSRF_TIME_LIMIT=None,  # a form token lives as long as the session it belongs to
    )
    if settings.https:
        # The settings declare a proxy that ends https in front of us, and one only.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]  # the way Werkzeug documents
    app.after_request(partial(_headers, https=settings.https))


def nonce() -> str:
    """The same for all scripts of one page, and guessed by nobody."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def _headers(response: Response, *, https: bool) -> Response:
    response.headers.update(_ALWAYS)
    response.headers["Content-Security-Policy"] = _POLICY.format(nonce=nonce())
    if https:
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if "/static/" not in request.path:
        response.headers["Cache-Control"] = "no-store"
    return response
