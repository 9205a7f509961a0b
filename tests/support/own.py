"""A kind without code as tests use it: every type of question, about a case or a project."""

from typing import Any

from service.documents.own import Definition


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
