"""What every answer tells the browser about safety."""

from dataclasses import replace

import pytest
from flask import Flask

from service.vault import Keyring
from service.web import create_app
from tests.support.work import Bench
from tests.web.browser import Browser
from tests.web.conftest import Enter

HTTPS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}


@pytest.mark.parametrize("address", ["/", "/logga-in", "/finns-inte", "/halsa", "/static/form.js"])
def test_every_answer_is_guarded(enter: Enter, address: str) -> None:
    headers = enter("vagledare").client.get(address, buffered=True).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_are_kept_by_nobody_and_looks_may_be(enter: Enter) -> None:
    client = enter("vagledare").client
    assert client.get("/").headers["Cache-Control"] == "no-store"
    assert "no-store" not in client.get("/static/knutpunkt.css", buffered=True).headers["Cache-Control"]


def test_nonce_is_new_for_each_page(stranger: Browser) -> None:
    first, second = stranger.client.get("/logga-in"), stranger.client.get("/logga-in")
    assert first.headers["Content-Security-Policy"] != second.headers["Content-Security-Policy"]


def test_nothing_comes_from_other_places(stranger: Browser) -> None:
    """Styles, scripts and pictures are ours and there."""
    page = stranger.get("/logga-in")
    for one in page.root.iter():
        place = one.get("src") or (one.get("href") if one.tag == "link" else "") or ""
        if place:
            assert place.startswith("/")
            assert stranger.client.get(place, buffered=True).status_code == 200


def test_health_asks_the_database(stranger: Browser) -> None:
    response = stranger.client.get("/halsa")
    assert (response.status_code, response.text) == (200, "ok")


def test_strange_host_is_refused(stranger: Browser) -> None:
    response = stranger.client.get("/logga-in", headers={"Host": "ond.example.org"})
    assert response.status_code == 400
    assert "ond.example.org" not in response.text


def test_form_from_elsewhere_does_nothing(enter: Enter) -> None:
    browser = enter("remittent")
    page = browser.post("/ny-remiss", {"projekt": ["vagknuten_2_0"]}, status=400)
    assert "Gå tillbaka, ladda om den" in page.text
    assert "0 ärenden" in browser.get("/arenden").text


def test_behind_https_cookies_and_headers_say_so(bench: Bench) -> None:
    settings = replace(bench.services.settings, https=True, trusted_hosts=("knutpunkt.example.org",))
    app = create_app(settings, services=replace(bench.services, settings=settings))
    client = app.test_client()
    at = {"base_url": "http://knutpunkt.example.org/", "headers": HTTPS}
    response = client.get("/logga-in", **at)
    assert response.headers["Strict-Transport-Security"].startswith("max-age=")
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-knutpunkt=")
    assert "Secure" in cookie
    assert client.get("/logga-in", base_url="http://localhost/").status_code == 400


def test_app_starts_from_settings_alone(app: Flask, bench: Bench) -> None:
    """As the server's processes start it; the bell needs no broker until it is rung."""
    settings = replace(bench.services.settings, broker_url="redis://127.0.0.1:1/0")
    Keyring.new().save(settings.keys)
    other = create_app(settings)
    assert other.test_client().get("/halsa").text == "ok"
    other.extensions["knutpunkt"].engine.dispose()
