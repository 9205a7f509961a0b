"""What can go wrong between a Word template, its words and the finished file: one class for each cause."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.errors import ServiceError, Transient

__all__ = [
    "Mistake",
    "NotOpened",
    "PdfFailed",
    "PdfTimeout",
    "Severity",
    "TemplateError",
    "Transient",
    "WordsError",
]


class Severity(StrEnum):
    """Whether a mistake stops a template from being used; advice never does."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in a Word template: the part of the document, the paragraph's text, and what to do.

    `text` is the template's own text with its tags, never what somebody wrote in a form. `part` is the
    file inside the Word file and `paragraph` the number of the `w:p` in it, from 0 in document order;
    -1 where there is none. `fixed` is what has already been mended in the file.
    """

    place: str
    text: str
    message: str
    severity: Severity = Severity.ERROR
    part: str = ""
    paragraph: int = -1
    fixed: bool = False

    def __str__(self) -> str:
        where = f"{self.place}, ”{self.text}”" if self.text else self.place
        return f"{where[:1].upper()}{where[1:]}: {self.message}"


class TemplateError(ServiceError):
    """The Word template cannot be filled; trying again cannot help. `error.mistake` says where."""

    message = "Word-mallen behöver rättas. {mistake}"

    def __init__(self, *, mistake: Mistake) -> None:
        self.mistake = mistake
        super().__init__(mistake=mistake)


class WordsError(ServiceError):
    """The words are not plain data; `path` names the place, the content is never shown."""

    message = "Uppgifterna till dokumentet kan inte användas: {path} {problem}"


class NotOpened(Transient):
    """The process that was to open a template did not come to it; nothing is known of the template."""

    message = "Servern kunde inte öppna mallen just nu. Felet är inte mallens. Försök igen om en stund."


class PdfTimeout(Transient):
    """The converter did not answer in time and was stopped."""

    message = "Det tog för lång tid att göra en PDF av dokumentet. Försök igen om en stund."


class PdfFailed(ServiceError):
    """The converter gave no PDF, or one that does not hold the document."""

    message = "Det gick inte att göra en PDF av dokumentet: {reason}"
