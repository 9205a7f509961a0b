"""What the measured workers load: the real application, whose children are not replaced, and a preview."""

from service.boot import Services
from service.config import Settings
from service.documents import example
from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from service.operations import jobs
from service.operations.jobs import Claim
from workers.app import make_app
from workers.documents import word
from workers.jobs import TASKS
from workers.pdf import converter

PREVIEW = "preview"
KIND = "genomforandeplan"


def preview(services: Services, held: Claim) -> None:
    """An example filled and laid out, as somebody who looks at a template waits for it."""
    data, settings = example.load(KIND), services.settings
    context = example.context_of(data, services.projects, test_numbers=settings.test_numbers)
    written = word(REGISTRY[KIND], context, Answers(data["answers"]))
    using = converter(settings.pdf)
    written.as_pdf(must_contain=context.document_id, timeout=settings.pdf_limit, using=using)
    with services.work() as work:
        jobs.finish(work.session, held, at=work.now)


app = make_app(Settings.from_environment(), tasks={**TASKS, PREVIEW: preview})
# A child that is replaced every so many tasks would hide that it grows.
app.conf.update(worker_max_tasks_per_child=None, worker_max_memory_per_child=None)
