"""Values that are more than text: pictures, subdocuments and links, as plain data.

docxtpl's own RichText, Listing and RichTextParagraph may stand among the words as they are. What docxtpl
binds to its template object (InlineImage, Subdoc, a link's number) is given as one of these instead.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text (PNG, JPEG, GIF, BMP or TIFF); a side that is not given follows the other."""

    data: bytes
    width_mm: float | None = None
    height_mm: float | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Subdocument:
    """A whole Word file to put in place of a paragraph: ``{{p bilaga }}``."""

    docx: bytes


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a web or mail address: ``{{r lank }}``; raises ValueError for other addresses."""

    text: str
    url: str

    def __post_init__(self) -> None:
        if not self.url.startswith(("https://", "http://", "mailto:")):
            raise ValueError("a link leads to http(s) or mailto")


BOUND = (Picture, Subdocument, Link)
