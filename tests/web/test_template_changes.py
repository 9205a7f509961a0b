"""What a new version of an own kind would change for people, on the page where it is approved."""

import pytest

from tests.support.own import in_use, kind, question, upload
from tests.support.people import Cast
from tests.web import making_templates as making
from tests.web.conftest import Enter

HEADING = "Det här ändras"
BEFORE = {"subject": "project", "writers": ["projektledare"], "recipients": ["projektledare"],
          "retention": "bevaras", "begins": [], "signers": []}  # fmt: skip


def definition(**more: object) -> dict[str, object]:
    return kind(question("rubrik"), **{**BEFORE, **more})


def shown(enter: Enter, people: Cast, **more: object) -> str:
    in_use(people, definition())
    template_id = upload(people, definition(**more), text="{{ dokument.id }} {{ rubrik }}")
    making.draw(people.bench, template_id, pages={})
    return enter("systemadministrator").get(f"/mallar/version/{template_id}").text


def test_the_approver_sees_who_else_would_get_the_document(enter: Enter, people: Cast) -> None:
    text = shown(enter, people, recipients=["projektledare", "styrgrupp"])
    assert HEADING in text
    assert "Får dokumentet och kan läsa det Projektledare, Styrgrupp (förut Projektledare)" in text
    assert "Undertecknar" not in text


@pytest.mark.parametrize("more", [{}, {"title": "Annat namn"}])
def test_a_version_that_changes_nothing_for_people_tells_of_nothing(
    enter: Enter, people: Cast, more: dict[str, object]
) -> None:
    assert HEADING not in shown(enter, people, **more)


def test_signers_and_how_long_it_is_kept_are_told_too(enter: Enter, people: Cast) -> None:
    text = shown(enter, people, signers=["projektledare"])
    assert "Undertecknar Projektledare (förut ingen)" in text


def test_the_first_version_has_nothing_to_be_held_against(enter: Enter, people: Cast) -> None:
    template_id = upload(people, definition())
    making.draw(people.bench, template_id, pages={})
    assert HEADING not in enter("systemadministrator").get(f"/mallar/version/{template_id}").text
