"""A browser without JavaScript: it judges every page it is given and sends forms as a person would."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Typed = dict[str, list[str]]
_ASKED = ("input", "select", "textarea")
_SILENT = ("hidden", "submit", "button")


@dataclass
class Page:
    """An answer as a person and a screen reader meet it."""

    response: TestResponse
    root: Element

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def address(self) -> str:
        return self.response.request.path

    @property
    def title(self) -> str:
        return text_of(self.root.find(".//title"))

    @property
    def heading(self) -> str:
        return text_of(self.root.find(".//h1"))

    @property
    def text(self) -> str:
        """Everything that is read in the page's main part, a space between elements."""
        main = self.root.find(".//main")
        return "" if main is None else " ".join(" ".join(main.itertext()).split())

    def all(self, tag: str, **attributes: str) -> list[Element]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            one for one in self.root.iter(tag) if all(one.get(key) == value for key, value in wanted.items())
        ]

    def by_id(self, name: str) -> Element:
        found = [one for one in self.root.iter() if one.get("id") == name]
        assert len(found) == 1, f"{len(found)} elements have the id {name}"
        return found[0]

    def links(self) -> dict[str, str]:
        return {text_of(one): one.get("href", "") for one in self.root.iter("a")}

    def form(self, button: str) -> Element:
        """The form that holds a button with this text."""
        forms = [one for one in self.root.iter("form") if button in (text_of(b) for b in one.iter("button"))]
        assert len(forms) == 1, f"{len(forms)} forms have the button {button}: {self.buttons()}"
        return forms[0]

    def buttons(self) -> list[str]:
        return [text_of(one) for one in self.root.iter("button")]

    def values(self, button: str) -> Typed:
        """What the form would send now."""
        return {**_values(self.form(button))}


@dataclass
class Browser:
    """Follows redirects, keeps cookies, and asserts that every page is well made."""

    client: FlaskClient
    titles: dict[str, str] = field(default_factory=dict)

    def get(self, address: str, *, status: int = 200, **arguments: Any) -> Page:
        response = self.client.get(address, follow_redirects=True, **arguments)
        return self._judged(response, status)

    def post(self, address: str, typed: Typed | None = None, *, status: int = 200, **arguments: Any) -> Page:
        response = self.client.post(address, data=typed or {}, follow_redirects=True, **arguments)
        return self._judged(response, status)

    def press(
        self, page: Page, button: str, typed: dict[str, str | list[str]] | None = None, *, status: int = 200
    ) -> Page:
        """Presses a button of the page with some answers changed."""
        form, values = page.form(button), page.values(button)
        changed = {name: text if isinstance(text, list) else [text] for name, text in (typed or {}).items()}
        pressed = next(one for one in form.iter("button") if text_of(one) == button)
        named = {pressed.get("name", ""): [pressed.get("value", "")]} if pressed.get("name") else {}
        address = form.get("action") or page.response.request.path
        return self.post(address, {**values, **changed, **named}, status=status)

    def follow(self, page: Page, link: str, *, status: int = 200) -> Page:
        return self.get(page.links()[link], status=status)

    def _judged(self, response: TestResponse, status: int) -> Page:
        body = response.get_data(as_text=True)
        assert response.status_code == status, f"{response.status_code} at {response.request.path}: {body}"
        page = read(response)
        for fault in judge(page):
            raise AssertionError(f"{response.request.path}: {fault}")
        self.titles[response.request.path] = page.title
        return page


def read(response: TestResponse) -> Page:
    """Parses strictly: a page that browsers would have to mend fails."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return Page(response, cast("Element", parser.parse(response.get_data(as_text=True))))


def judge(page: Page) -> Iterator[str]:
    """What is wrong with a page, whatever it is about."""
    ids = [one.get("id", "") for one in page.root.iter() if one.get("id")]
    yield from (f"the id {name} stands twice" for name in ids if ids.count(name) > 1)
    if page.root.get("lang") != "sv":
        yield "the language is not Swedish"
    if len(page.all("h1")) != 1 or not page.heading:
        yield f"there are {len(page.all('h1'))} main headings"
    if not page.title.endswith("– Knutpunkt") or len(page.title) < 14:
        yield f"the title is {page.title!r}"
    yield from _unlabelled(page)
    yield from _loose_ends(page, set(ids))
    yield from _unsafe(page)


def _unlabelled(page: Page) -> Iterator[str]:
    named = {one.get("for") for one in page.root.iter("label") if text_of(one)}
    for tag in _ASKED:
        for one in page.all(tag):
            if one.get("type") not in _SILENT and one.get("id") not in named:
                yield f"no label for {one.get('name')}"
    yield from (f"an empty button {one.attrib}" for one in page.all("button") if not text_of(one))
    yield from (f"an empty link {one.attrib}" for one in page.all("a") if not text_of(one))
    yield from ("a group without a name" for one in page.all("fieldset") if one.find("legend") is None)


def _loose_ends(page: Page, ids: set[str]) -> Iterator[str]:
    for one in page.root.iter():
        pointed = " ".join(
            one.get(name, "") for name in ("for", "aria-describedby", "aria-labelledby")
        ).split()
        if one.tag == "a" and one.get("href", "").startswith("#"):
            pointed.append(one.get("href", "")[1:])
        yield from (f"{one.tag} points at {name}, which is not there" for name in pointed if name not in ids)


def _unsafe(page: Page) -> Iterator[str]:
    policy = page.response.headers["Content-Security-Policy"]
    for script in page.all("script"):
        if f"'nonce-{script.get('nonce')}'" not in policy or (script.text or "").strip():
            yield "a script stands in the page or lacks the nonce"
    for one in page.root.iter():
        yield from (f"{name} in the page" for name in one.attrib if re.match("on[a-z]+$|style$", name))
    for form in page.all("form", method="post"):
        if "csrf_token" not in _values(form):
            yield f"no token in the form to {form.get('action')}"


def _values(form: Element) -> Typed:
    typed: Typed = {}
    for one in form.iter():
        name = one.get("name", "")
        if one.tag == "textarea" and name:
            # a parser drops the first line feed after the tag, and browsers send CR LF
            typed.setdefault(name, []).append("".join(one.itertext()).replace("\n", "\r\n"))
        elif one.tag == "select" and name:
            options = [*one.iter("option")]
            chosen = [each for each in options if "selected" in each.attrib] or options[:1]
            typed.setdefault(name, []).extend(each.get("value", "") for each in chosen)
        elif one.tag == "input" and name and _is_sent(one):
            typed.setdefault(name, []).append(one.get("value", ""))
    return typed


def _is_sent(one: Element) -> bool:
    return one.get("type") not in ("radio", "checkbox") or "checked" in one.attrib


def text_of(one: Element | None) -> str:
    return "" if one is None else " ".join("".join(one.itertext()).split())
