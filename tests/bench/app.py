"""What the measured workers load: the real application, whose children are not replaced, and a preview."""

from dataclasses import replace

from doc_templates.words import plain
from service.boot import Services
from service.config import Settings
from service.documents import example
from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from service.domain.context import printed_id
from service.operations import jobs
from service.operations.jobs import Claim
from workers.app import make_app
from workers.jobs import TASKS
from workers.pdf import convert, converter
from workers.templates.preview import drawn
from workers.untrusted import filled

PREVIEW = "preview"
KIND = "genomforandeplan"


def preview(services: Services, held: Claim) -> None:
    """One example of an uploaded template as its author sees it: filled in a child, laid out and drawn."""
    kind, data, settings = REGISTRY[KIND], example.load(KIND), services.settings
    known = example.context_of(data, services.projects, test_numbers=settings.test_numbers)
    context = replace(known, document_id=printed_id(held.job_id.hex))  # or its PDF would be known already
    docx = filled(kind.template, plain(kind.words(context, Answers(data["answers"]))))
    seconds, using = settings.pdf_limit, converter(settings.pdf)
    pdf = convert(docx, title=kind.title, must_contain=context.document_id, timeout=seconds, using=using)
    if not drawn(pdf.data):
        raise ValueError("A preview without pages.")
    with services.work() as work:
        jobs.finish(work.session, held, at=work.now)


app = make_app(Settings.from_environment(), tasks={**TASKS, PREVIEW: preview})
# A child that is replaced every so many tasks would hide that it grows.
app.conf.update(worker_max_tasks_per_child=None, worker_max_memory_per_child=None)
