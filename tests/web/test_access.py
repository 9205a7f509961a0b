"""Who gets in where: every role at every address, and a silence that tells nothing."""

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import delete
from werkzeug.routing import Rule

from service.documents.kinds import REGISTRY
from service.domain.roles import Role
from service.models import CaseFile
from service.web import access
from service.web.access import Permission, UndeclaredView
from service.web.edge import ReadOnlyRequest, work
from tests.support.people import ACCOUNTS, Cast
from tests.web.browser import Browser
from tests.web.conftest import Enter

ROLES = {account.grants[0].role: key for key, account in ACCOUNTS.items() if "." not in key}
EVERYBODY = set(Role)
WORKERS = {Role.REMITTENT, Role.VAGLEDARE, Role.PROJEKTLEDARE}
WRITERS = WORKERS | {Role.STYRGRUPP}
READERS = WRITERS | {Role.OH_LEDAMOT, Role.LSG_FORBUND, Role.DELTAGARE}
SEE_PROJECT = READERS - {Role.DELTAGARE} | {Role.UTVARDERARE}
MEMBERS = {Role.PROJEKTLEDARE, Role.VAGLEDARE, Role.OH_LEDAMOT, Role.STYRGRUPP, Role.LSG_FORBUND}
SEEN_MEETINGS = [
    f"meetings.{name}"
    for name in ("listed", "one", "answer", "file", "subscribe", "begin", "end", "agenda", "board_agenda")
]
KEPT_MEETINGS = [
    *(f"meetings.{name}_member" for name in ("new", "add", "edit", "change", "remove")),
    *(f"meetings.{name}" for name in ("plan", "save_plan", "new_extra", "add_extra", "edit", "change")),
    *(f"meetings.{name}" for name in ("call", "hold", "ask_cancel", "cancel", "remove")),
    *(f"meetings.{name}" for name in ("save_agenda", "new_matter", "add_matter")),
    *(f"meetings.{name}" for name in ("write_decisions", "told_back")),
]
ROOM = (
    "room", "enter_room", "tick_presence", "welcome_guest", "room_point", "note_point", "end_meeting",
    "write_notes", "room_item", "open_room_item", "write_room_item",
)  # fmt: skip

# Who has use for a page at all; GET /arenden/<id> of a case that is not one's own is tried further down.
TABLE = {
    "start.desk": EVERYBODY,
    "start.account": EVERYBODY,
    "start.remind": WORKERS,
    "sign_in.leave": EVERYBODY,
    "cases.listed": WORKERS,
    "cases.look_up": WORKERS,
    "cases.one": WORKERS,
    "cases.ask": {Role.REMITTENT},
    "cases.begin": {Role.REMITTENT},
    "cases.write": WRITERS,
    "cases.choose_vagledare": {Role.PROJEKTLEDARE},
    "handing_over.ask": {Role.PROJEKTLEDARE},
    "handing_over.change": {Role.PROJEKTLEDARE},
    "handing_over.confirm": EVERYBODY,
    "named.people": {Role.PROJEKTLEDARE},
    "named.name": {Role.PROJEKTLEDARE},
    "named.take_away": {Role.PROJEKTLEDARE},
    "drafts.edit": WRITERS,
    "drafts.send": WRITERS,
    "drafts.merge": WRITERS,
    "drafts.ask_discard": WRITERS,
    "drafts.discard": WRITERS,
    **{
        f"draft_previews.{name}": WRITERS for name in ("one", "progress", "picture", "pdf", "ask", "finalise")
    },
    "documents.one": READERS,
    "documents.progress": READERS,
    "documents.download": READERS,
    "documents.retry": READERS,
    "documents.ask": READERS,
    "documents.revise": WRITERS,
    **{
        f"hand_edits.{name}": WRITERS
        for name in ("upload", "ask_anew", "generated", "one", "progress", "file", "answer")
    },
    "sending.send": WRITERS,
    "sending.recall": WRITERS,
    "sending.read": WRITERS,
    "sending.told": WORKERS,
    "groups.listed": {Role.VAGLEDARE, Role.PROJEKTLEDARE},
    "groups.new": {Role.VAGLEDARE, Role.PROJEKTLEDARE},
    "groups.create": {Role.VAGLEDARE, Role.PROJEKTLEDARE},
    "groups.edit": {Role.VAGLEDARE, Role.PROJEKTLEDARE},
    "groups.change": {Role.VAGLEDARE, Role.PROJEKTLEDARE},
    "groups.one": {Role.VAGLEDARE, Role.PROJEKTLEDARE},
    "groups.tick": {Role.VAGLEDARE, Role.PROJEKTLEDARE},
    "groups.add": {Role.VAGLEDARE, Role.PROJEKTLEDARE},
    "groups.leave": {Role.VAGLEDARE, Role.PROJEKTLEDARE},
    **{name: {Role.PROJEKTLEDARE} for name in KEPT_MEETINGS},
    **dict.fromkeys(SEEN_MEETINGS, MEMBERS),
    **{f"meetings.{name}": {Role.PROJEKTLEDARE} for name in ROOM},
    "meetings.action_done": EVERYBODY,
    **{f"packets.{name}": {Role.PROJEKTLEDARE} for name in ("order", "send", "retry")},
    **{f"packets.{name}": MEMBERS for name in ("of_meeting", "progress", "open_")},
    "projects.listed": SEE_PROJECT,
    "projects.one": SEE_PROJECT,
    "projects.money": {Role.PROJEKTLEDARE, Role.STYRGRUPP},
    "projects.write": WRITERS,
}
TEMPLATES = (
    "overview", "kind", "upload", "roll_back", "in_use", "version", "progress", "file", "picture", "activate",
    "retry", "fields", "ask_list", "field_list", "field_list_progress", "field_list_file", "exchange",
    "export", "take_in", "ask_remove", "remove",
)  # fmt: skip
TABLE.update({f"templates.{name}": {Role.PROJEKTLEDARE, Role.SYSTEMADMINISTRATOR} for name in TEMPLATES})
OWN_KINDS = ("new", "upload", "questions", "send", "form")
TABLE.update({f"own_kinds.{name}": {Role.PROJEKTLEDARE, Role.SYSTEMADMINISTRATOR} for name in OWN_KINDS})
PUBLIC = {"static", "bootstrap.static", "health.look", "sign_in.ask", "sign_in.enter", "meetings.feed"}


def _rules(app: Flask) -> Iterator[Rule]:
    yield from (rule for rule in app.url_map.iter_rules() if rule.endpoint not in PUBLIC)


def test_every_address_is_in_the_table(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == {*TABLE, *PUBLIC}
    public = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if access.declared(app, rule.endpoint) == access.PUBLIC
    }
    assert public == PUBLIC


def test_every_writer_has_use_for_the_form_pages() -> None:
    for kind in REGISTRY:
        assert all(Permission.WRITE.allows(frozenset({role})) for role in kind.writers)


@pytest.mark.parametrize("role", Role)
def test_role_at_every_address(app: Flask, enter: Enter, role: Role) -> None:
    """A page that is not for the role does not exist; one that is, gets as far as its own question."""
    browser = enter(ROLES[role])
    for rule in _rules(app):
        wanted = access.declared(app, rule.endpoint)
        assert isinstance(wanted, Permission)
        assert wanted.allows(frozenset({role})) is (role in TABLE[rule.endpoint]), rule.endpoint
        if role not in TABLE[rule.endpoint]:
            assert _ask(browser, rule) == 404, rule.endpoint


def test_strangers_are_asked_to_sign_in(app: Flask, stranger: Browser) -> None:
    for rule in _rules(app):
        if "GET" in (rule.methods or ()):
            response = stranger.client.get(_address(rule))
            assert response.status_code == 302
            assert response.location.startswith("/logga-in")
        else:
            assert _ask(stranger, rule) == 401


def test_unknown_and_forbidden_look_the_same(people: Cast, enter: Enter) -> None:
    """Another person's case, an id that never was, a page of another role and a misspelt address."""
    case_id = people.enrol("D1")
    browser = enter("remittent.fk")
    addresses = (f"/arenden/{case_id}", f"/arenden/{uuid4()}", "/utkast/1", "/arende", "/projekt/visa_vagen")
    pages = {_without_nonce(browser.get(address, status=404).response.text) for address in addresses}
    assert len(pages) == 1


def test_other_persons_case_cannot_be_written_in(people: Cast, enter: Enter) -> None:
    case_id = people.enrol("D1")
    browser = enter("remittent.fk")
    token = browser.get("/").values("Logga ut")["csrf_token"]
    browser.post(f"/arenden/{case_id}/skriv/remiss", {"csrf_token": token}, status=404)
    plan = people.plan(case_id)
    for address in (
        f"/dokument/{plan}",
        f"/dokument/{plan}/pdf",
        f"/dokument/{plan}/lage",
        f"/utkast/{plan}",
    ):
        browser.get(address, status=404)
    for address in (f"/dokument/{plan}/forsok-igen", f"/dokument/{plan}/ny-version", f"/utkast/{plan}"):
        browser.post(address, {"csrf_token": token}, status=404)


def test_view_that_says_nothing_stops_the_start(app: Flask) -> None:
    app.add_url_rule("/glomd", "glomd", lambda: "")
    with pytest.raises(UndeclaredView, match="glomd"):
        access.check_declared(app)


def test_get_may_not_change_anything(app: Flask, people: Cast) -> None:
    """A row changed, added or deleted in a GET is a defect that stops the answer; audit entries pass."""
    case_id = people.enrol("D1")
    with app.test_request_context("/"), work() as opened:
        file = opened.session.get_one(CaseFile, case_id)
        file.organisation_key = "fk"
        with pytest.raises(ReadOnlyRequest):
            opened.session.flush()
        opened.session.expunge_all()
    with app.test_request_context("/"), work() as opened, pytest.raises(ReadOnlyRequest):
        opened.session.execute(delete(CaseFile))


def test_reading_a_case_leaves_only_audit_entries(people: Cast, enter: Enter) -> None:
    case_id = people.enrol("D1")
    plan = people.plan(case_id)
    browser = enter("vagledare")
    before = _rows(people)
    browser.get(f"/arenden/{case_id}")
    browser.get(f"/dokument/{plan}")
    after = _rows(people)
    assert after.pop("audit_entry") - before.pop("audit_entry") == 2
    assert after == before


def _rows(people: Cast) -> dict[str, int]:
    with people.bench.work() as opened:
        tables = CaseFile.metadata.sorted_tables
        return {table.name: len(opened.session.execute(table.select()).all()) for table in tables}


def _ask(browser: Browser, rule: Rule) -> int:
    method = "GET" if "GET" in (rule.methods or ()) else "POST"
    return browser.client.open(_address(rule), method=method).status_code


def _address(rule: Rule) -> str:
    values = {"key": "vagknuten_2_0", "project_key": "vagknuten_2_0", "kind_key": "remiss"}
    ids = ("case", "record", "group", "template", "list", "dispatch", "notice", "user", "meeting", "member")
    values |= {f"{name}_id": str(UUID(int=1)) for name in (*ids, "item", "action", "packet", "version")}
    values |= {"which": "original", "body": "styrgrupp", "number": "1"}
    known = {name: values.get(name, "pdf") for name in rule.arguments}
    return re.sub(r"<(?:[^:<>]+:)?([a-z_]+)>", lambda match: str(known[match[1]]), rule.rule)


def _without_nonce(page: str) -> str:
    return re.sub(r'nonce="[^"]+"|name="csrf_token" value="[^"]+"', "", page)
