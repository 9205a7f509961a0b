"""Where a block of labelled rows may go on over the page: in two languages it is too high to stay whole."""

from __future__ import annotations

from lxml import etree

from workers.bilingual.styles import Styles
from workers.word.markup import PARAGRAPH, RUN, TAB, TEXT, w


def may_part(paragraph: etree._Element, styles: Styles) -> bool:
    """Whether the next page may begin after this row: two rows or more of its block are left.

    Rows are neighbours of one style that keep to what follows; the last of them does not.
    """
    after = _next(paragraph)
    alike = after is not None and _style(paragraph) != "" and _style(after) == _style(paragraph)
    return alike and styles.keeps_next(paragraph) and after is not None and styles.keeps_next(after)


def is_row(paragraph: etree._Element) -> bool:
    """Whether it is a label with what is filled in beside it."""
    tabs = (tab for run in paragraph.iter(RUN) for tab in run.iterchildren(TAB))
    return next(tabs, None) is not None and "{{" in _text(paragraph)


def _next(paragraph: etree._Element) -> etree._Element | None:
    """The next paragraph that is printed, past the tags that steer."""
    near = paragraph.getnext()
    while near is not None and near.tag == PARAGRAPH and _steers(near):
        near = near.getnext()
    return near if near is not None and near.tag == PARAGRAPH else None


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else found.get(w("val"), "")


def _steers(paragraph: etree._Element) -> bool:
    return _text(paragraph).lstrip().startswith("{%")


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(TEXT))
