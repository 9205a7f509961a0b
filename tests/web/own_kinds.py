"""A kind without code on its pages: uploading it, its questions, and what was saved."""

from io import BytesIO
from uuid import UUID

from sqlalchemy import select

from service.demo.load import PROJECT
from service.documents.own import Definition
from service.models import Template
from tests.support.own import kind, question
from tests.support.people import Cast
from tests.web.browser import Browser, Page, read

NEW = f"/mallar/{PROJECT}/ny"
ROWS = question("moten", "rader", shape="rader", columns=[question("datum", "datum"), question("vem")])
NOTE = kind(question("rubrik"), question("syfte", "lang_text", shape="stycken"), ROWS)
SAVE = "Spara som ny version"
Changes = dict[str, str | list[str]]


def send(
    browser: Browser,
    *,
    title: str,
    data: bytes = b"",
    about: str = "case",
    name: str = "egen.docx",
    status: int = 200,
) -> Page:
    page = browser.get(NEW)
    token = page.values("Ladda upp och föreslå frågor")["csrf_token"][0]
    typed = {"csrf_token": token, "titel": title, "om": about, "fil": (BytesIO(data), name)}
    response = browser.client.post(NEW, data=typed, follow_redirects=True)
    for step in (*response.history, response):  # the client keeps what it sent in a file, when it is large
        step.request.environ["wsgi.input"].close()
    assert response.status_code == status
    return read(response)


def questions(version: UUID) -> str:
    return f"/mallar/version/{version}/fragor"


def newest(people: Cast) -> Definition:
    with people.bench.work() as work:
        found = work.session.scalars(select(Template).order_by(Template.number.desc())).first()
        assert found is not None
        return Definition.from_json(found.definition)
