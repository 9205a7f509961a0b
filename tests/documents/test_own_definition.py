"""Definitions of kinds without code: read strictly, and every mistake told at its place in Swedish."""

import json
from contextlib import suppress
from typing import Any

import pytest

from service.documents.kind import Recipient, Retention, Subject
from service.documents.own import Definition, DefinitionWrong
from service.documents.own.reading import Reading
from service.documents.own.roles import PHASES, states_of
from service.domain.lifecycle import PLANNING, SENT, CaseState
from service.domain.roles import Role
from tests.support.own import EVERY_TYPE, definition, kind, question


def faults(data: object) -> list[tuple[str, str, str]]:
    with pytest.raises(DefinitionWrong) as caught:
        Definition.from_json(data)
    return [(fault.path, fault.part, fault.message) for fault in caught.value.faults]


def test_a_definition_is_the_same_after_a_journey_through_json() -> None:
    made = definition(signers=["vagledare"], recipients=["remittent"], writers=["vagledare"])
    assert Definition.from_json(json.loads(json.dumps(made.to_json()))) == made


def test_what_is_not_said_gets_the_usual_values() -> None:
    about_case, about_project = definition(question("text")), definition(question("text"), subject="project")
    assert (about_case.retention, about_case.writers) == (
        Retention.CASE_FILE,
        (Role.VAGLEDARE, Role.PROJEKTLEDARE),
    )
    assert (about_project.retention, about_project.writers) == (Retention.PRESERVED, (Role.PROJEKTLEDARE,))
    assert about_project.begins == ()


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        ("nej", ("", ""), "fel form"),
        (kind(title=""), ("", "title"), "heter"),
        (kind(title="x" * 81), ("", "title"), "högst 80"),
        (kind(extra=1), ("", ""), "okänd"),
        (kind(writers=[]), ("", "writers"), "minst en"),
        (kind(writers=["chef"]), ("", "writers"), "okänt"),
        (kind(signers="alla"), ("", "signers"), "lista"),
        (kind(subject="annat"), ("", "subject"), "alternativen"),
        (kind(subject="meeting"), ("", "subject"), "ett ärende eller om projektet"),
        (kind(recipients=["forbund"]), ("", "recipients"), "enskilda personer"),
        (kind(begins=[]), ("", "begins"), "läge"),
        (kind(question("a", label="")), ("a", "label"), "lyda"),
        (kind(question("a", label="{case_body}")), ("a", "label"), "Klamrarna"),
        (kind(question("a", label="{0.__class__}")), ("a", "label"), "Klamrarna"),
        (kind(question("a", help="x" * 501)), ("a", "help"), "högst 500"),
        (kind(question("a", required="ja")), ("a", "required"), "ja eller nej"),
        (kind(question("a", "bild")), ("a", "type"), "alternativen"),
        (kind(question("a"), question("a")), ("a", "name"), "mer än en gång"),
        (kind(question("a"), question("a.b")), ("a", "name"), "både en fråga och en grupp"),
        (kind(question("dokument.titel")), ("dokument.titel", "name"), "av sig självt"),
        (kind(question("class")), ("class", "name"), "Byt"),
        (kind(question("__class__")), ("__class__", "name"), "Byt"),
        (kind(question("a b")), ("a b", "name"), "understreck"),
        (kind(question("x" * 101)), ("x" * 101, "name"), "kortare"),
        (kind(question("a.b.c.d.e.f")), ("a.b.c.d.e.f", "name"), "kortare"),
        (kind(question("a", "val")), ("a", "choices"), "minst två"),
        (kind(question("a", "val", choices=["x", "x"])), ("a", "choices"), "en gång"),
        (kind(question("a", "val", choices=["x"] * 41)), ("a", "choices"), "högst 40"),
        (kind(question("a", choices=["x", "y"])), ("a", "choices"), "Bara ett val"),
        (kind(question("a", "rader", shape="rader")), ("a", "columns"), "minst en fråga"),
        (kind(question("a", "datum", shape="stycken")), ("a", "type"), "lång text"),
        (kind(question("a", "rader", columns=[question("b")])), ("a", "type"), "inte vara rader"),
        (
            kind(question("a", "personnummer"), subject="project", writers=["projektledare"]),
            ("a", "type"),
            "personnummer",
        ),
        (kind(subject="project", writers=["vagledare"]), ("", "writers"), "projektledaren"),
        (kind(subject="project", signers=["deltagare"]), ("", "signers"), "projektledaren"),
        (kind(sections=[{"title": "", "questions": [question("a")]}]), ("a", "heading"), "rubrik"),
        (kind(*(question(f"q{n}") for n in range(201))), ("", "sections"), "högst 200"),
    ],
)
def test_each_mistake_is_told_at_its_place(data: Any, place: tuple[str, str], words: str) -> None:
    found = faults(data)
    assert any((path, part) == place and words in message for path, part, message in found), found


def test_a_yes_or_no_never_equals_a_text_of_the_word_file_and_is_told_at_its_type() -> None:
    rows = question("r", "rader", shape="rader", columns=[question("b", "ja_nej")])
    data = kind(question("a", "ja_nej"), question("c", "ja_nej"), rows)
    compared = {"a": ["Ja"], "r[].b": ["Nej"], "d": ["Ja"]}
    with pytest.raises(DefinitionWrong) as caught:
        Definition.from_json(data, compared=compared)
    assert [(fault.path, fault.part) for fault in caught.value.faults] == [("a", "type"), ("r[].b", "type")]
    assert all("aldrig lika med en text" in fault.message for fault in caught.value.faults)
    assert Definition.from_json(data).questions


def test_rows_in_rows_in_rows_are_too_deep() -> None:
    inner = question("c", "rader", shape="rader", columns=[question("d")])
    middle = question("b", "rader", shape="rader", columns=[inner])
    assert definition(middle).questions
    deep = question("a", "rader", shape="rader", columns=[middle])
    assert any("nivåer" in message for _, _, message in faults(kind(deep)))


def test_every_mistake_is_told_at_once() -> None:
    found = faults(kind(question("a", label=""), question("b", "val"), title="", writers=["x"]))
    assert len(found) >= 4


def test_what_is_about_a_person_reaches_neither_styrgrupp_nor_forbund() -> None:
    reached = definition(question("a"), subject="project", recipients=["forbund", "styrgrupp"])
    assert reached.recipients == (Recipient.STYRGRUPP, Recipient.FORBUND)
    assert reached.subject is Subject.PROJECT


def test_a_definition_that_nests_without_end_is_read_no_further_than_any_kind_needs() -> None:
    inner = [question("d", choices=["x"] * 40)] * 200
    middle = [question("b", "rader", shape="rader", columns=inner)] * 200
    sections = [{"title": "S", "questions": middle}] * 40
    with pytest.raises(DefinitionWrong):
        Definition.from_json({"title": "Stor", "sections": sections})
    reading = Reading()
    for _ in range(20):
        reading.items([1] * 1000, str, path="", part="", most=1000)
    assert (reading.room, len(reading.faults)) == (0, 10)


def test_a_hostile_value_never_raises_anything_else() -> None:
    hostile: tuple[Any, ...] = (None, 1, [], {}, "x", {"a": 1}, [[]], [None], True)
    for value in hostile:
        for name in kind():
            with suppress(DefinitionWrong):
                Definition.from_json(kind(**{name: value}))
        for name in (*question("a"), "columns", "choices", "help", "required", "shape"):
            with suppress(DefinitionWrong):
                Definition.from_json(kind({**EVERY_TYPE[0], name: value}))


def test_a_phase_holds_every_state_that_is_passed_in_it() -> None:
    assert states_of([CaseState.INTAG]) == PLANNING | {CaseState.INTAG}
    assert states_of([CaseState.VILANDE]) == {CaseState.VILANDE}
    offered = states_of(PHASES)
    assert offered == SENT
    assert [state for state, phase in PHASES.items() if state not in phase.states] == []


def test_a_state_that_begins_no_phase_is_still_read() -> None:
    assert states_of([CaseState.FORLANGD]) == {CaseState.FORLANGD}
