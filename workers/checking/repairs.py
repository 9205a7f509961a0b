"""Tags put together in the file itself, where Word has cut them up or changed their characters.

Each tag is gathered into the text where it begins; everything else in the file stays as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import jinja2
from lxml import etree

from workers.checking.alone import understood
from workers.checking.braces import Typed
from workers.checking.mending import TAG, as_filled, mended, oddities
from workers.checking.tags import Tag
from workers.checking.text import Paragraph, TextPart
from workers.errors import Mistake, Severity
from workers.language.hints import KEYWORDS
from workers.word.markup import TAB, TEXT, XML_SPACE, w

_SIGNS = (TAB, w("br"), w("cr"), w("noBreakHyphen"), w("softHyphen"))


@dataclass(frozen=True, slots=True)
class Mended:
    """A tag as it stood and as it should, where in its paragraph's text, and what was wrong with it.

    `said` ends a sentence about the tag: "är delad i flera bitar av Word".

    `needed` is whether it could not be filled as it stood.
    """

    start: int
    old: str
    new: str
    said: str
    needed: bool


def repair_part(part: TextPart, *, fixed: bool) -> list[Mistake]:
    """Puts the part's tags together in its tree, and tells of each paragraph what was mended there."""
    told = []
    for paragraph in part.paragraphs:
        found = list(_found(paragraph))
        if found:
            _rewrite(paragraph, found)
            told.append(_mistake(part, paragraph, found, fixed=fixed))
    return told


def _found(paragraph: Paragraph) -> Iterator[Mended]:
    for tag in TAG.finditer(paragraph.text):
        owners = list(_owners(paragraph, tag.start(), tag.end()))
        if any(node.tag not in (TEXT, *_SIGNS) for node in owners) and paragraph.number >= 0:
            continue
        old, new = tag.group(), mended(tag.group())
        changed = new != old and _is_sure(new)
        said = _said(split=len(owners) > 1, odd=oddities(old) if changed else [])
        if said:
            needed = changed and not _is_sure(as_filled(old))
            yield Mended(tag.start(), old, new if changed else old, said, needed)


def _said(*, split: bool, odd: list[str]) -> str:
    *others, last = odd or [""]
    has = f"har {', '.join(others)} och {last}" if others else f"har {last}" if last else ""
    return " och ".join(filter(None, ["är delad i flera bitar av Word" if split else "", has]))


def _owners(paragraph: Paragraph, start: int, end: int) -> Iterator[etree._Element]:
    first, last = (bisect_right(paragraph.starts, at) for at in (start, end - 1))
    yield from (piece.node for piece in paragraph.pieces[first - 1 : last])


def _is_sure(text: str) -> bool:
    """Whether a tag can be understood as it stands."""
    tag = Tag(Typed(0, len(text), text, text), _NOWHERE)
    if tag.kind == "#":
        return True
    if tag.kind == "%" and tag.word not in KEYWORDS:
        return tag.word in ("colspan", "cellbg", "vm", "hm")
    code = f"{{{{ {tag.content} }}}}" if tag.kind == "{" else f"{{% {tag.content} %}}"
    try:
        understood(code, tag.word)
    except (jinja2.TemplateSyntaxError, RecursionError):
        return False
    return True


_NOWHERE = Paragraph.of(-1, etree.Element("p"))


def _rewrite(paragraph: Paragraph, found: list[Mended]) -> None:
    """Give each piece its share of the text again, every mended tag whole in the piece where it begins."""
    starts = {each.start: each for each in found}
    inside = {at for each in found for at in range(each.start, each.start + len(each.old))}
    position = 0
    for piece in paragraph.pieces:
        letters = ((at, letter) for at, letter in enumerate(piece.text, start=position))
        new = "".join(
            starts[at].new if at in starts else ("" if at in inside else letter) for at, letter in letters
        )
        position += len(piece.text)
        if new != piece.text:
            _set(piece.node, new)


def _set(node: etree._Element, text: str) -> None:
    parent = node.getparent()
    if node.tag in _SIGNS and parent is not None:
        parent.remove(node)
        return
    node.text = text
    if node.tag == TEXT:
        node.set(XML_SPACE, "preserve")


def _mistake(part: TextPart, paragraph: Paragraph, found: list[Mended], *, fixed: bool) -> Mistake:
    said: dict[str, list[str]] = {}
    for each in found:
        said.setdefault(each.said, []).append(f"”{' '.join(each.new.split())}”")
    message = " ".join(f"Taggen {', '.join(tags)} {what}." for what, tags in said.items())
    after = "Det är rättat." if fixed else "Skriv om den i ett svep, med raka tecken."
    needed = not fixed and any(each.needed for each in found)
    severity = Severity.ERROR if needed else Severity.ADVICE
    mistake = part.mistake(f"{message} {after}", paragraph, severity=severity)
    return Mistake(
        place=mistake.place, text=mistake.text, message=mistake.message, severity=severity,
        part=mistake.part, paragraph=mistake.paragraph, fixed=fixed,
    )  # fmt: skip
