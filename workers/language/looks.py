"""How a value looks in a document, and the two ways in which a template may ask for what is not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from docx.oxml.ns import nsmap
from docxtpl import Listing, RichText, RichTextParagraph
from jinja2 import TemplateRuntimeError, UndefinedError
from jinja2.runtime import Undefined
from markupsafe import Markup

from workers.language.values import BOUND, Bound

# docxtpl's way to subdocuments (docxcompose) gives python-docx another meaning of this prefix, after which
# python-docx would not find the properties of a file; docxcompose itself keeps a map of its own.
nsmap["cp"] = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"

RICH = (Listing, RichText, RichTextParagraph)
"""docxtpl's values that are Word's XML already."""


class NotInLanguage(TemplateRuntimeError):
    """The template asks for something our language does not do; the message is Swedish and names no value."""


class UnknownName(UndefinedError):
    """A name in the template that the words do not have; `among` is what it was looked for in."""

    def __init__(self, among: object, name: object, message: str | None = None) -> None:
        super().__init__(message)
        self.among, self.name = among, str(name)


def as_text(value: object) -> Any:
    """How a value looks in a document; what is XML already comes back as it is.

    Raises UnknownName for a name that does not exist, NotInLanguage for lists and groups of words: they
    have no look of their own.
    """
    look = _LOOKS.get(type(value))
    if look is not None:
        return look(value)
    if isinstance(value, Undefined):
        return str(value)
    if hasattr(value, "__html__"):
        return value
    if isinstance(value, BOUND):
        raise Bound
    raise NotInLanguage("En lista eller grupp kan inte skrivas ut som den är: skriv ut det den innehåller.")


_LOOKS: dict[type, Callable[[Any], Any]] = {
    str: str,
    int: str,
    float: str,
    bool: lambda value: "Ja" if value else "Nej",
    type(None): lambda _: "",
    date: date.isoformat,
    Markup: lambda value: value,
}
