"""Pictures of what an uploaded template would print, and of what the one in use prints, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import partial

from service.boot import Services
from service.documents.kind import DocumentKind
from service.domain.project import Project
from service.models import Template, TemplateState
from service.operations import templates
from service.operations.jobs import Claim
from service.operations.templates import InUse
from service.operations.templates.storage import PNG
from service.operations.work import Work
from workers.discreet import row_without_numbers
from workers.errors import Mistake, TemplateError
from workers.pdf import Converter, convert, converter
from workers.pdf.pages import pictures
from workers.templates.examples import DOCUMENT_ID, Words, examples
from workers.templates.files import Made, keep, kind_of, upload_of
from workers.untrusted import filled

WIDTH, MOST_PAGES = 900, 12
"""Pixels across the picture of a page, and pages that are drawn of each example."""

Fill = Callable[[bytes, Mapping[str, object]], bytes]
Draw = Callable[[bytes], list[bytes]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A template to draw; `before` stands before the names of its pictures: "idag-" for the one in use."""

    before: str
    kind: DocumentKind
    project: Project
    template: InUse

    def examples(self) -> Mapping[str, Words]:
        label = f"{self.kind.key} {self.template.sha256[:8]}"
        return examples(self.kind, self.project, template=label)


@dataclass(frozen=True, slots=True)
class Press:
    """What makes pictures of pages out of words: a filler, a converter with its seconds, a drawer."""

    fill: Fill
    draw: Draw
    using: Converter
    timeout: float

    def every(self, sheet: Sheet) -> tuple[list[Made], Mistake | None]:
        """The pictures of all examples, or of those before one that cannot be filled, and why it cannot.

        Raises PdfFailed or PdfTimeout.
        """
        made: list[Made] = []
        try:
            for which, words in sheet.examples().items():
                made += self._one(sheet, which, words)
        except TemplateError as error:
            return made, error.mistake
        return made, None

    def _one(self, sheet: Sheet, which: str, words: Words) -> list[Made]:
        title, seconds = sheet.kind.title, self.timeout
        docx = self.fill(sheet.template.data, words)
        pdf = convert(docx, title=title, must_contain=DOCUMENT_ID, timeout=seconds, using=self.using)
        pages = enumerate(self.draw(pdf.data), start=1)
        return [Made(f"{sheet.before}{which}-{number}.png", PNG, picture) for number, picture in pages]


def drawn(pdf: bytes) -> list[bytes]:
    """Pictures of the first pages."""
    return pictures(pdf, width=WIDTH, most=MOST_PAGES)


def preview(
    services: Services,
    held: Claim,
    *,
    fill: Fill = filled,
    draw: Draw = drawn,
    using: Converter | None = None,
) -> None:
    """The pictures of the upload that `held` is about; made once, and only by who owns the job.

    An upload that cannot be filled with one of the examples after all is refused, with the place. Of a
    template in use that cannot, the pictures are left out from there.
    """
    with services.look() as work:
        upload = upload_of(work, held)
        new, today = _new(work, upload.row), _today(work, upload.row)
    settings = services.settings
    seconds = settings.pdf_limit / (2 * len(templates.WHICH))
    press = Press(fill, draw, using or converter(settings.pdf), seconds)
    made, mistake = press.every(new)
    if today is not None and mistake is None:
        made += press.every(today)[0]
    keep(services, held, upload, made, end=partial(_end, mistake=mistake))


def _new(work: Work, row: Template) -> Sheet:
    project, template = work.project(row.project_key), templates.version_in_use(work, row)
    return Sheet("", kind_of(work, row), project, template)


def _today(work: Work, row: Template) -> Sheet | None:
    """What is in use now, or None: this version never is, before its pages are drawn."""
    kind = kind_of(work, row)
    try:
        used = templates.in_use(work, kind, row.project_key)
    except templates.NothingInUse:
        return None
    if used.template is None:
        return Sheet(templates.TODAY, kind, work.project(row.project_key), used)
    return Sheet(templates.TODAY, kind_of(work, used.template), work.project(row.project_key), used)


def _end(_work: Work, row: Template, *, mistake: Mistake | None) -> bool:
    if row.state != TemplateState.READY:
        return False
    if mistake is not None:
        row.mistakes = [*row.mistakes, asdict(row_without_numbers(mistake))]
        row.state = TemplateState.REFUSED
    return True
