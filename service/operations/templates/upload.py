"""A Word file is uploaded: numbered, sealed, stored, and a worker asked to check it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from service.documents import own
from service.errors import KindUnknown
from service.models import Template, TemplateState
from service.operations import jobs
from service.operations.audit import Event, tell
from service.operations.templates import rows
from service.operations.templates.rules import SameTemplate, reason
from service.operations.templates.sending import Sent
from service.operations.work import Work

CHECK_TEMPLATE, PREVIEW_TEMPLATE = "check_template", "preview_template"
"""The kinds of job that look for mistakes in an upload, and that make pictures of what it would print."""
SOON, IN_TURN = "interactive", "packets"
"""The queues of an upload that somebody waits for, and of one of many that came in one file."""

OTHER_SUBJECT = (
    "En dokumenttyp kan inte börja handla om något annat än förut. Gör en ny dokumenttyp med ett annat namn."
)
Definition = dict[str, Any]


def upload(
    work: Work,
    *,
    kind_key: str,
    file: Sent,
    why: str,
    definition: Definition | None = None,
    queue: str = SOON,
) -> Template:
    """The next version of a kind's template in the file's project; a worker then tells what is wrong with it.

    The file lies in the store already: `with sent(…) as file, work() as opened: upload(opened, …)`. A kind of
    people's own making is known by its key, "egen-<project>-…", and keeps the definition of its newest
    version when none is given. Its check and its preview wait in `queue`. Raises WhyMissing, WhyTooLong,
    SameTemplate, NotFound, and DefinitionWrong for a definition that no kind can be made of, or that is about
    something else than before.
    """
    project_key, said = file.project_key, reason(why)
    rows.must_manage(work, project_key)
    rows.hold(work, project_key)
    newest = work.session.scalar(rows.versions(kind_key, project_key).limit(1))
    definition = definition or (newest.definition if newest else None)
    _known(work, kind_key, definition, project_key=project_key)
    _about_the_same(newest, definition)
    if newest is not None and (newest.sha256, newest.definition) == (file.sha256, definition):
        raise SameTemplate(number=newest.number)
    template = Template(
        id=file.id, kind=kind_key, project_key=project_key, number=newest.number + 1 if newest else 1,
        state=TemplateState.CHECKING, sha256=file.sha256, blob=file.blob, why=said, mistakes=[], names=[],
        fields=[], definition=definition, uploaded_by=work.someone.id, uploaded_at=work.now,
    )  # fmt: skip
    work.session.add(template)
    work.session.flush()
    ask(work, template, CHECK_TEMPLATE, queue=queue)
    tell(
        work, Event.TEMPLATE_UPLOADED, project_key=project_key, kind=kind_key,
        number=template.number, sha256=file.sha256, definition_sha256=fingerprint(definition),
    )  # fmt: skip
    return template


def fingerprint(definition: Mapping[str, object] | None) -> str:
    """The hash of what a kind asks, which tells adjusted questions from another file; "" without any."""
    if definition is None:
        return ""
    return hashlib.sha256(json.dumps(definition, sort_keys=True).encode()).hexdigest()


def ask(work: Work, template: Template, kind: str, *, queue: str = SOON) -> None:
    """Asks for one of the two jobs of a template: ahead of documents when somebody waits for it."""
    jobs.ask(work, kind, subject_id=template.id, queue=queue, dedup_key=f"{kind}:{template.id}")


def _known(work: Work, kind_key: str, definition: Mapping[str, object] | None, *, project_key: str) -> None:
    built_in = kind_key in work.registry.kinds
    if built_in is not (definition is None) or not (built_in or own.belongs(kind_key, project_key)):
        raise KindUnknown(key=kind_key)
    if definition is not None:
        own.Definition.from_json(definition)


def _about_the_same(newest: Template | None, definition: Definition | None) -> None:
    """What a kind is about decides who reads its documents, those that stand already too."""
    if newest is None or newest.definition is None or definition is None:
        return
    if own.subject_of(newest.definition) is not own.subject_of(definition):
        raise own.DefinitionWrong(faults=[own.Fault("", "subject", OTHER_SUBJECT)])
