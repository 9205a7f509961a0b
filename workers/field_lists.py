"""Making a field list: the catalogue of a kind's fields, filled into its Word file, sealed and stored."""

from importlib.resources import files

from doc_templates.faltlista import TEMPLATE, FaltlistaWords
from doc_templates.words import plain
from service.boot import Services
from service.models import FieldList
from service.operations import field_lists, jobs
from service.operations.jobs import Claim
from service.operations.work import Work
from workers.rendering import fill
from workers.stored import stored_once
from workers.word.package import Package

FILLING = "filling"
BODY, JOINER = "word/document.xml", "\N{WORD JOINER}".encode()


def make(services: Services, held: Claim) -> None:
    """The Word file of the list `held` is about; stored only by who owns the job."""
    with services.work() as work:
        jobs.step(work.session, held, FILLING)
        row = work.session.get_one(FieldList, held.subject_id)
        words, key, place = field_lists.content(work, row), field_lists.key(work, row), field_lists.place(row)

    def name(work: Work, blob: str) -> bool:
        if not jobs.finish(work.session, held, at=work.now):
            return False
        work.session.get_one(FieldList, held.subject_id).blob = blob
        return True

    stored_once(services, key.seal(word(words), where=place), name=name)


def word(words: FaltlistaWords) -> bytes:
    """The Word file of a field list; the worker and the command line make it here.

    The engine parts braces that stand in a text with a joiner that nobody sees, so that a document never
    becomes a template. In this one they are to be copied, so the joiners are taken out again.
    """
    package = Package.read(fill(files("doc_templates").joinpath(TEMPLATE).read_bytes(), plain(words)))
    return package.replaced({BODY: package.members[BODY].replace(JOINER, b"")}).to_bytes()
