"""The same Word file with a Word comment at each mistake, for its author to work through in Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.comments import CommentsPart
from lxml import etree

from service.domain.text import WORD_JOINER, clean
from workers.errors import Mistake, Severity, TemplateError
from workers.word.markup import PARAGRAPH, RUN, w

AUTHOR, INITIALS = "Knutpunkt", "K"
# More than anybody works through at once, and each takes longer to add than the one before.
MOST = 300
_LEFT_OUT = "{} fel till har inte fått någon kommentar. Rätta de andra först och ladda upp filen igen."
_NOT_THERE = " (där Word inte visar kommentarer)"
_COMMENTS = RELATIONSHIP_TYPE.COMMENTS
_ID, _PROPERTIES, _REFERENCE = w("id"), w("pPr"), w("commentReference")
_START, _END = w("commentRangeStart"), w("commentRangeEnd")
_NOT_UNDERSTOOD = (zipfile.BadZipFile, KeyError, ValueError, AttributeError, etree.XMLSyntaxError)


def commented(template: bytes, mistakes: Iterable[Mistake]) -> bytes:
    """The file with each mistake as a comment at its paragraph; Knutpunkt's earlier comments are gone.

    Word has comments in the body alone: a mistake elsewhere is told at the body's last paragraph, after the
    body's own, with its place and text; one in a text box at the paragraph that anchors the box. Comments by
    others stay. A tag in a comment is as it should be typed, to be copied: no comment is filled.
    Raises TemplateError when the file cannot be opened.
    """
    with _opened(template) as document:
        _remove_own(document)
        _add(document, mistakes)
        return _saved(document)


def without_own_comments(template: bytes) -> bytes:
    """The file without comments by Knutpunkt; the very same bytes when there are none.

    Raises TemplateError when the file cannot be opened.
    """
    with _opened(template) as document:
        return _saved(document) if _remove_own(document) else template


@contextmanager
def _opened(template: bytes) -> Iterator[Document]:
    """The file as python-docx sees it, which tells what it cannot understand in many ways, at any time."""
    try:
        yield docx.Document(io.BytesIO(template))
    except _NOT_UNDERSTOOD as error:
        message = "Filen går inte att öppna för att få kommentarer."
        raise TemplateError(mistake=Mistake("filen", "", message)) from error


def _saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _add(document: Document, mistakes: Iterable[Mistake]) -> None:
    every, body = list(mistakes), document.part.partname.lstrip("/")
    paragraphs = list(document.element.iter(PARAGRAPH)) or [document.add_paragraph()._p]
    placed = [_placed(mistake, paragraphs, body=body) for mistake in every[:MOST]]
    if every[MOST:]:
        placed.append((_last(paragraphs), _LEFT_OUT.format(len(every[MOST:]))))
    for paragraph, text in placed:
        comment = document.part.comments.add_comment(_copied(text), author=AUTHOR, initials=INITIALS)
        _mark(paragraph, str(comment.comment_id))


def _placed(
    mistake: Mistake, paragraphs: Sequence[etree._Element], *, body: str
) -> tuple[etree._Element, str]:
    """The paragraph that may carry the comment, and what it says there."""
    if mistake.part != body or not 0 <= mistake.paragraph < len(paragraphs):
        return _last(paragraphs), _said(mistake, where=_where(mistake, body=body))
    paragraph = paragraphs[mistake.paragraph]
    around = list(paragraph.iterancestors(PARAGRAPH))
    if around:
        return around[-1], _said(mistake, where=f"I textrutan, ”{mistake.text}”: ")
    return paragraph, _said(mistake, where="")


def _last(paragraphs: Sequence[etree._Element]) -> etree._Element:
    """The last paragraph of the body, or the one that anchors the text box it stands in."""
    return [paragraphs[-1], *paragraphs[-1].iterancestors(PARAGRAPH)][-1]


def _copied(text: str) -> str:
    """The text as it can be copied from the comment and typed into the body."""
    return clean(text).replace(WORD_JOINER, "")


def _where(mistake: Mistake, *, body: str) -> str:
    """The place in words, with why the comment does not stand there."""
    if not mistake.part:
        place, here = mistake.place.capitalize(), ""
    else:
        place, here = f"I {mistake.place}", "" if mistake.part == body else _NOT_THERE
    return f"{place}, ”{mistake.text}”{here}: " if mistake.text else f"{place}{here}: "


def _said(mistake: Mistake, *, where: str) -> str:
    kind = "Råd: " if mistake.severity is Severity.ADVICE and not mistake.fixed else ""
    return f"{kind}{where}{mistake.message}"


def _mark(paragraph: etree._Element, number: str) -> None:
    """Let the whole paragraph carry a comment; the run that refers to it has no text, as Word writes it."""
    start, properties = _element(_START, number), paragraph.find(_PROPERTIES)
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    run = etree.SubElement(paragraph, RUN)
    run.append(_element(_REFERENCE, number))
    run.addprevious(_element(_END, number))


def _element(name: str, number: str) -> etree._Element:
    return etree.Element(name, {_ID: number})


def _remove_own(document: Document) -> bool:
    """Take Knutpunkt's comments away, from the list of comments and from the text; whether there were any."""
    parts = [link.target_part for link in document.part.rels.values() if link.reltype == _COMMENTS]
    comments = [part.element for part in parts if isinstance(part, CommentsPart)]
    own = [one for part in comments for one in part if one.get(w("author")) == AUTHOR]
    numbers = {comment.get(_ID) for comment in own}
    marks = [one for one in document.element.iter(_START, _END, _REFERENCE) if one.get(_ID) in numbers]
    for one in (*own, *marks):
        _remove(one)
    return bool(own)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is None:
        return
    parent.remove(node)
    # The run that only referred to the comment goes with it.
    if parent.tag == RUN and not [child for child in parent if child.tag != w("rPr")]:
        _remove(parent)
