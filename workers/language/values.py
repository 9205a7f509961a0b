"""Values that are more than text: pictures, subdocuments and links, as plain data.

docxtpl's own RichText, Listing and RichTextParagraph may stand among the words as they are. What docxtpl
binds to its template object (InlineImage, Subdoc, a link's number) is given as one of these instead.
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_SIDE_MM = 558.0
"""The widest and highest that Word can draw: 22 inches."""


class Bound(Exception):
    """A picture, subdocument or link is printed: the document is made with it as a whole."""


class _OfOneDocument:
    """A value without a text of its own, whatever a filter wants to make of it."""

    __slots__ = ()

    def __str__(self) -> str:
        raise Bound


@dataclass(frozen=True, slots=True)
class Picture(_OfOneDocument):
    """A picture in the text (PNG, JPEG, GIF, BMP or TIFF); a side that is not given follows the other.

    Raises ValueError for a side that no page has room for.
    """

    data: bytes
    width_mm: float | None = None
    height_mm: float | None = None
    alt: str = ""

    def __post_init__(self) -> None:
        if not all(0 < side <= MAX_SIDE_MM for side in (self.width_mm, self.height_mm) if side is not None):
            raise ValueError(f"a picture's side is more than 0 and at most {MAX_SIDE_MM} mm")


@dataclass(frozen=True, slots=True)
class Subdocument(_OfOneDocument):
    """A whole Word file to put in place of a paragraph: ``{{p bilaga }}``."""

    docx: bytes


@dataclass(frozen=True, slots=True)
class Link(_OfOneDocument):
    """A text that leads to a web or mail address: ``{{r lank }}``; raises ValueError for other addresses."""

    text: str
    url: str

    def __post_init__(self) -> None:
        if not self.url.startswith(("https://", "http://", "mailto:")):
            raise ValueError("a link leads to http(s) or mailto")
        if not self.url.isprintable():
            raise ValueError("a link's address has no line breaks or control characters")


BOUND = (Picture, Subdocument, Link)
