"""The pages of a draft as finalising would make them now, each marked UTKAST, for the person who waits."""

from collections.abc import Callable
from dataclasses import replace

from service.boot import Services
from service.operations.draft_previews import making
from service.operations.draft_previews.making import Source
from service.operations.draft_previews.rules import PDF
from service.operations.jobs import Claim
from workers.documents import word
from workers.pdf import Converter, convert_anew, converter
from workers.pdf.draft_mark import marked
from workers.pdf.pages import pictures

WIDTH = 900
"""Pixels across the picture of a page."""
Draw = Callable[[bytes], list[bytes]]


def drawn(pdf: bytes) -> list[bytes]:
    """Pictures of the first pages."""
    return pictures(pdf, width=WIDTH)


def make(services: Services, held: Claim, *, draw: Draw = drawn, using: Converter | None = None) -> None:
    """The pages that `held` is about; kept once, and only by who owns the job.

    No copy of them stays in this process, as one of a document's PDF does.
    """
    source = _begun(services, held)
    if source is None:
        with services.work() as work:
            making.give_up(work, held)
        return
    written = word(source.kind, source.context, source.answers, template=source.template.data)
    settings = services.settings
    pdf = convert_anew(
        written.docx,
        title=f"Utkast: {written.title}",
        must_contain=source.context.document_id,
        timeout=settings.pdf_limit,
        using=using or converter(settings.pdf),
    )
    whole = marked(pdf.data)
    files = {PDF: whole, **{str(number): each for number, each in enumerate(draw(whole), start=1)}}
    with services.work() as work:
        making.keep(work, held, source, files, pages=pdf.pages, template_sha256=written.template_sha256)


def _begun(services: Services, held: Claim) -> Source | None:
    with services.look() as work:
        reader = making.reader(work, held)
        return making.begin(replace(work, actor=reader), held) if reader else None
