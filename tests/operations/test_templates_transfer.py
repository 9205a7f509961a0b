"""Templates carried to another project or installation, and files that somebody made to do harm."""

import hashlib
import io
import json
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.documents.catalogue.referral import REMISS
from service.documents.kind import Subject
from service.documents.own import Definition, key_of
from service.domain.roles import Grant, Role
from service.errors import NotFound, ServiceError
from service.models import AuditEntry, TemplateState
from service.operations import templates
from service.operations.audit import Event
from service.operations.templates import Imported, NotOurs
from service.operations.templates.archive import unpacked
from service.operations.work import Actor
from tests.support.people import Cast
from tests.support.templates import KIND, UPLOADER, activate, passed, put_in_use, send, upload, word_file

OTHER = "visa_vagen"
INTYG = Definition.new("Intyg", Subject.PROJECT).to_json()


def exported(people: Cast, *keys: str) -> bytes:
    services, leader = people.bench.services, people[UPLOADER]
    return templates.export(partial(services.look, leader), partial(services.work, leader), PROJECT, keys)


def leader_of(people: Cast, project_key: str) -> Actor:
    mine = people[UPLOADER]
    return Actor(id=mine.id, author=mine.author, grants=(Grant(Role.PROJEKTLEDARE, project_key),))


def imported(people: Cast, data: bytes, *, project_key: str = OTHER) -> Imported:
    services, leader = people.bench.services, leader_of(people, project_key)
    return templates.import_file(
        partial(services.look, leader), partial(services.work, leader), project_key, data
    )


def own_in_use(people: Cast) -> None:
    row = send(people, word_file("Intyg"), kind=key_of(PROJECT, "intyg"), definition=INTYG)
    activate(people, passed(people, row.id))


def changed(data: bytes, **more: Any) -> bytes:
    """The same file, the first line of its manifest telling something else."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members["manifest.json"])
    manifest["templates"][0] |= more
    return zipped({**members, "manifest.json": json.dumps(manifest).encode()})


def zipped(members: dict[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", way) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_templates_and_own_kinds_come_to_another_project_as_new_uploads(people: Cast) -> None:
    put_in_use(people, "A")
    own_in_use(people)
    made = imported(people, exported(people))
    assert made.passed_by == []
    assert [(row.kind, row.number, row.state) for row in made.templates] == [
        (f"egen-{OTHER}-intyg", 1, TemplateState.CHECKING),
        (KIND, 1, TemplateState.CHECKING),
    ]
    assert made.templates[0].definition == INTYG
    assert made.templates[1].why == "Hämtad från Vägknuten 2.0: Ny rubrik"
    with people.bench.work(leader_of(people, OTHER)) as work:
        file = templates.file(work, made.templates[1].id, templates.ORIGINAL)
        assert file.read(work.store) == word_file("A")
        events = (Event.TEMPLATES_EXPORTED, Event.TEMPLATES_IMPORTED)
        told = [*work.session.scalars(select(AuditEntry).where(AuditEntry.action.in_(events)))]
    assert [(entry.action, entry.project_key) for entry in told] == [(events[0], PROJECT), (events[1], OTHER)]
    assert (told[0].detail["kinds"], told[1].detail["taken_in"]) == (["intyg", KIND], 2)


def test_an_upload_is_checked_before_the_many_that_came_in_one_file(people: Cast) -> None:
    put_in_use(people, "A")
    own_in_use(people)
    imported(people, exported(people))
    send(people, word_file("B"))
    queues = [queue for queue, _ in people.bench.bell.rung]
    assert queues == ["interactive"] * 2 + ["packets"] * 2 + ["interactive"]


def test_only_what_is_chosen_is_taken_along_the_built_in_one_too(people: Cast) -> None:
    put_in_use(people, "A")
    assert [each.data for each in unpacked(exported(people, "remissvar", KIND))] == [
        word_file("A"),
        people.bench.services.registry["remissvar"].template,
    ]


def test_a_project_without_templates_of_its_own_has_nothing_to_take_along(people: Cast) -> None:
    with pytest.raises(templates.NothingToExport):
        exported(people)
    with pytest.raises(templates.NothingToExport):
        exported(people, "ingen_sort")


def test_what_is_here_already_or_unknown_is_passed_by_and_told(people: Cast) -> None:
    put_in_use(people, "A")
    data = exported(people)
    assert len(imported(people, data).templates) == 1
    again = imported(people, data)
    assert (len(again.templates), again.passed_by) == (
        0,
        ["remiss: Filen är exakt densamma som version 1, den senaste. Inget nytt har laddats upp."],
    )
    unknown = imported(people, changed(data, kind="arsrapport"))
    assert unknown.passed_by == ["arsrapport: Det finns ingen dokumenttyp som heter ”arsrapport”."]
    for wrong in ({"kind": "", "slug": "../x"}, {"kind": "", "slug": ""}, {"definition": {"title": ""}}):
        assert imported(people, changed(data, **wrong)).templates == []


def test_what_is_built_in_or_in_use_is_not_taken_in_to_be_approved_again(people: Cast) -> None:
    put_in_use(people, "A")
    own_in_use(people)
    data = exported(people, "remissvar", KIND, key_of(PROJECT, "intyg"))
    upload(people, word_file("B"))
    here = imported(people, data, project_key=PROJECT)
    assert (here.templates, here.passed_by) == (
        [],
        [
            "Intyg: Mallen är samma som den som är i bruk, version 1.",
            "remiss: Mallen är samma som den som är i bruk, version 1.",
            "remissvar: Mallen är samma som den inbyggda.",
        ],
    )


def test_the_file_in_use_with_other_questions_is_something_new(people: Cast) -> None:
    own_in_use(people)
    other = {**INTYG, "title": "Intyg om närvaro"}
    data = changed(exported(people), definition=other)
    assert [row.number for row in imported(people, data, project_key=PROJECT).templates] == [2]


def test_only_who_manages_the_templates_of_a_project_carries_them(people: Cast) -> None:
    put_in_use(people, "A")
    data = exported(people)
    services = people.bench.services
    for who, project_key in (("vagledare", PROJECT), (UPLOADER, OTHER)):
        doors = partial(services.look, people[who]), partial(services.work, people[who])
        with pytest.raises(NotFound):
            templates.export(*doors, project_key)
        with pytest.raises(NotFound):
            templates.import_file(*doors, project_key, data)
    assert len([*services.store.all()]) == 1


LINE = {"kind": KIND, "slug": "", "project": "X", "number": 1, "why": "Y", "definition": None}


def archived(members: dict[str, bytes] | None = None, **manifest: Any) -> bytes:
    """A file with one whole template, but for what is said to differ."""
    said = {"format": "knutpunkt-mallar", "version": 1, "templates": [line()], **manifest}
    return zipped(
        {"manifest.json": json.dumps(said).encode(), "001.docx": REMISS.template, **(members or {})}
    )


def line() -> dict[str, Any]:
    return {**LINE, "sha256": hashlib.sha256(REMISS.template).hexdigest(), "file": "001.docx"}


def bomb() -> bytes:
    """60 MB in 60 kB, six files of ten."""
    return archived({f"{number:03}.docx": b"\0" * 10_000_000 for number in range(2, 8)})


def crowded() -> bytes:
    """A list of 30,000 names."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"{number}", b"")
    return target.getvalue()


def encrypted() -> bytes:
    data = bytearray(archived())
    for match in re.finditer(rb"PK\x01\x02", bytes(data)):
        data[match.start() + 8] |= 1
    return bytes(data)


def twice() -> bytes:
    target = io.BytesIO(archived())
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("001.docx", b"another")
    return target.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "no zip": lambda: b"PK\x03\x04 not at all",
    "a text": lambda: b"hej",
    "cut off": lambda: archived()[:-30],
    "a Word file": lambda: REMISS.template,
    "no manifest": lambda: zipped({"001.docx": REMISS.template}),
    "no JSON": lambda: archived({"manifest.json": b"\xff\xfe{"}),
    "deep JSON": lambda: archived({"manifest.json": b"[" * 500_000}),
    "a large manifest": lambda: archived({"manifest.json": b" " * 2_000_000}),
    "a list": lambda: archived({"manifest.json": b"[]"}),
    "another format": lambda: archived(format="annat"),
    "an older version": lambda: archived(version=0),
    "a version that is a text": lambda: archived(version="2"),
    "templates as a text": lambda: archived(templates="alla"),
    "a line that is a text": lambda: archived(templates=["remiss"]),
    "a line without a file": lambda: archived(templates=[LINE]),
    "another file": lambda: changed(archived(), sha256="0" * 64),
    "a file that is not there": lambda: changed(archived(), file="/etc/passwd"),
    "a number that is a text": lambda: changed(archived(), number="1"),
    "a definition that is a list": lambda: changed(archived(), definition=[]),
    "one file for two": lambda: archived(templates=[line()] * 2),
    "a path": lambda: archived({"../../x.docx": b"x"}),
    "an absolute path": lambda: archived({"/tmp/x.docx": b"x"}),
    "bomb": bomb,
    "a bomb in one file": lambda: archived({"002.docx": b"\0" * 60_000_000}),
    "crowded": crowded,
    "encrypted": encrypted,
    "another way to pack": lambda: zipped({"manifest.json": b"{}"}, zipfile.ZIP_LZMA),
    "one name twice": twice,
}


def test_the_file_that_the_others_are_made_from_is_whole() -> None:
    assert [each.data for each in unpacked(archived())] == [REMISS.template]


@pytest.mark.parametrize("harm", HOSTILE)
def test_a_hostile_file_gets_one_sentence_and_little_memory(harm: str) -> None:
    data = HOSTILE[harm]()
    tracemalloc.start()
    try:
        with pytest.raises(NotOurs, match="inte en fil med mallar från Knutpunkt"):
            unpacked(data)
        assert tracemalloc.get_traced_memory()[1] < 150_000_000
    finally:
        tracemalloc.stop()


def test_a_file_from_a_newer_knutpunkt_says_so() -> None:
    with pytest.raises(templates.Newer, match="nyare Knutpunkt"):
        unpacked(archived(version=2))


@pytest.mark.parametrize("data", [b"", b"x" * (10 * 1024 * 1024 + 1)])
def test_an_empty_or_large_file_is_refused_as_a_template_is(data: bytes) -> None:
    with pytest.raises(ServiceError, match=r"tom|större än 10 MB"):
        unpacked(data)


def test_a_hostile_file_leaves_nothing_behind(people: Cast, tmp_path: Path) -> None:
    people[UPLOADER]
    before = {*tmp_path.rglob("*")}
    with pytest.raises(NotOurs):
        imported(people, archived({"../../x.docx": b"x"}))
    assert {path for path in tmp_path.rglob("*") if path not in before and path.is_file()} == set()
