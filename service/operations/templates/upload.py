"""A Word file is uploaded: numbered, sealed, stored, and a worker asked to check it."""

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from service.documents import own
from service.errors import KindUnknown
from service.models import Template, TemplateState
from service.operations import jobs
from service.operations.audit import Event, tell
from service.operations.content import project_key as key_of
from service.operations.templates import rows
from service.operations.templates.rules import SameTemplate, fitting, reason
from service.operations.templates.storage import place
from service.operations.work import Work

CHECK_TEMPLATE, PREVIEW_TEMPLATE = "check_template", "preview_template"
"""The kinds of job that look for mistakes in an upload, and that make pictures of what it would print."""

OTHER_SUBJECT = (
    "En dokumenttyp kan inte börja handla om något annat än förut. Gör en ny dokumenttyp med ett annat namn."
)
Definition = dict[str, Any]


def upload(
    work: Work,
    *,
    kind_key: str,
    project_key: str,
    data: bytes,
    why: str,
    definition: Definition | None = None,
) -> Template:
    """The next version of the kind's template in the project; a worker then tells what is wrong with it.

    A kind of people's own making is known by its key, "egen-<project>-…", and keeps the definition of its
    newest version when none is given. The file is sealed and stored within the transaction: it needs the
    project's key, a template comes a few times a year, and what an undone transaction leaves is collected
    later. Raises TemplateEmpty, TemplateTooLarge, WhyMissing, WhyTooLong, SameTemplate, NotFound, and
    DefinitionWrong for a definition that no kind can be made of.
    """
    rows.must_manage(work, project_key)
    data, said = fitting(data), reason(why)
    project = rows.hold(work, project_key)
    newest = work.session.scalar(rows.versions(kind_key, project_key).limit(1))
    definition = definition or (newest.definition if newest else None)
    _known(work, kind_key, definition, project_key=project_key)
    _about_the_same(newest, definition)
    sha256 = hashlib.sha256(data).hexdigest()
    if newest is not None and (newest.sha256, newest.definition) == (sha256, definition):
        raise SameTemplate(number=newest.number)
    template = Template(
        id=uuid4(), kind=kind_key, project_key=project_key, number=newest.number + 1 if newest else 1,
        state=TemplateState.CHECKING, sha256=sha256, why=said, mistakes=[], names=[], fields=[],
        definition=definition, uploaded_by=work.someone.id, uploaded_at=work.now,
    )  # fmt: skip
    template.blob = work.store.put(key_of(work, project).seal(data, where=place(template.id)))
    work.session.add(template)
    work.session.flush()
    ask(work, template, CHECK_TEMPLATE)
    tell(
        work, Event.TEMPLATE_UPLOADED, project_key=project_key, kind=kind_key,
        number=template.number, sha256=sha256,
    )  # fmt: skip
    return template


def ask(work: Work, template: Template, kind: str) -> None:
    """Asks for one of the two jobs of a template, ahead of documents: somebody waits for it."""
    jobs.ask(work, kind, subject_id=template.id, queue="interactive", dedup_key=f"{kind}:{template.id}")


def _known(work: Work, kind_key: str, definition: Mapping[str, object] | None, *, project_key: str) -> None:
    built_in = kind_key in work.registry.kinds
    mine = kind_key.startswith(own.key_of(project_key, ""))
    if built_in is not (definition is None) or not (built_in or mine):
        raise KindUnknown(key=kind_key)
    if definition is not None:
        own.Definition.from_json(definition)


def _about_the_same(newest: Template | None, definition: Definition | None) -> None:
    """What a kind is about decides who reads its documents, those that stand already too."""
    if newest is None or newest.definition is None or definition is None:
        return
    if own.subject_of(newest.definition) is not own.subject_of(definition):
        raise own.DefinitionWrong(faults=[own.Fault("", "subject", OTHER_SUBJECT)])
