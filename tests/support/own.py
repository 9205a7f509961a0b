"""A kind without code as tests use it: every type of question, about a case or a project."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from service.demo.load import PROJECT
from service.documents.own import Definition, key_of
from tests.support.people import Cast
from tests.support.templates import UPLOADER, activate, passed, send, word_file


def question(name: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"name": name, "label": name.capitalize(), "type": kind, **more}


EVERY_TYPE = (
    question("rubrik", required=True),
    question("syfte", "lang_text", shape="stycken"),
    question("punkter", "lang_text", shape="lista"),
    question("beslut.datum", "datum"),
    question("beslut.belopp", "kronor"),
    question("antal", "heltal"),
    question("klart", "ja_nej"),
    question("stod", "val", choices=["Helt", "Delvis"]),
    question("nummer", "personnummer"),
    question(
        "moten",
        "rader",
        shape="rader",
        columns=[question("datum", "datum"), question("vem", required=True)],
    ),
)


def kind(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A definition as JSON."""
    asked = [*(questions or EVERY_TYPE)]
    return {"title": "Mötesanteckning", "sections": [{"title": "Mötet", "questions": asked}], **more}


def definition(*questions: dict[str, Any], **more: Any) -> Definition:
    return Definition.from_json(kind(*questions, **more))


KEY = key_of(PROJECT, "motesanteckning")


def upload(
    people: Cast,
    definition: Mapping[str, Any],
    *,
    text: str = "{{ dokument.id }}",
    who: str = UPLOADER,
    key: str = KEY,
) -> UUID:
    """A version of a kind, checked and found whole; its id."""
    made = send(people, word_file(text), who=who, kind=key, why="Justerad", definition=definition)
    return passed(people, made.id, names=["dokument.id"])


def in_use(people: Cast, definition: Mapping[str, Any], **more: Any) -> UUID:
    """A version that somebody else has approved."""
    return activate(people, upload(people, definition, **more))
