"""The templates with planted mistakes, as the page of a version shows them: each mistake at its place."""

from dataclasses import asdict
from xml.etree.ElementTree import Element

import pytest

from tests.support.people import Cast
from tests.support.planted import RIGHT, WRONG, Case
from tests.support.templates import upload
from tests.web import making_templates as making
from tests.web.browser import Page, text_of
from tests.web.conftest import Enter
from workers.checking import Mistake, check, repair
from workers.errors import Severity


def shown(people: Cast, enter: Enter, case: Case) -> tuple[Page, list[Mistake]]:
    """The page of the version as its check found it, and what the check found."""
    template_id = upload(people, case.template, kind=case.kind)
    mended, fixed = repair(case.template)
    found = [*check(mended, case.names), *fixed]
    making.check(people.bench, template_id, remarks=[asdict(each) for each in found])
    return enter("projektledare").get(f"/mallar/version/{template_id}"), found


def listed(page: Page, sort: str) -> list[tuple[str, str, str]]:
    """The remarks of a sort as a person reads them: part of the file, paragraph, message."""
    parts = page.all("div", class_=f"part {sort}")
    return [
        (text_of(part.find("h3")).lower(), text_of(each.find(".//code")), message(each))
        for part in parts
        for each in part.iter("li")
    ]


def message(remark: Element) -> str:
    return next(text_of(each) for each in remark.iter("p") if each.get("class") == "message")


def expected(found: list[Mistake], sort: str) -> list[tuple[str, str, str]]:
    return sorted(
        (each.place.lower(), " ".join(each.text.split()), " ".join(each.message.split()))
        for each in found
        if sort_of(each) == sort
    )


def sort_of(mistake: Mistake) -> str:
    if mistake.fixed:
        return "fixed"
    return "grave" if mistake.severity is Severity.ERROR else "advice"


@pytest.mark.parametrize("case", WRONG, ids=str)
def test_every_mistake_stands_on_the_page_with_its_part_and_paragraph(
    people: Cast, enter: Enter, case: Case
) -> None:
    page, found = shown(people, enter, case)
    assert found
    for sort in ("grave", "fixed", "advice"):
        assert sorted(listed(page, sort)) == expected(found, sort)
    count = len(expected(found, "grave"))
    told = {0: "Inga fel hittades.", 1: "Ett fel behöver rättas"}.get(count, f"{count} fel behöver rättas")
    assert told in page.text


@pytest.mark.parametrize("case", RIGHT, ids=str)
def test_a_template_without_mistakes_is_told_to_be_whole(people: Cast, enter: Enter, case: Case) -> None:
    page, found = shown(people, enter, case)
    assert "Inga fel hittades." in page.text
    assert listed(page, "grave") == expected(found, "grave") == []
