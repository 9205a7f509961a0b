"""Whether a template that arrives is anything new to a project: nobody is asked to approve what is there."""

import hashlib
from collections.abc import Mapping

from service.models import Template
from service.operations.templates import rows
from service.operations.templates.rules import SameAsBuiltIn, SameAsInUse
from service.operations.templates.sending import Sent
from service.operations.work import Work


def must_be_new(work: Work, kind_key: str, file: Sent, definition: Mapping[str, object] | None) -> None:
    """Raises SameAsBuiltIn or SameAsInUse; that it is the newest version already is told by `upload`."""
    built_in = work.registry.kinds.get(kind_key)
    if built_in and hashlib.sha256(built_in.template).hexdigest() == file.sha256:
        raise SameAsBuiltIn
    used = _in_use(work, kind_key, file.project_key)
    if used and file.sha256 in (used.sha256, used.mended_sha256) and used.definition == definition:
        raise SameAsInUse(number=used.number)


def _in_use(work: Work, kind_key: str, project_key: str) -> Template | None:
    step = work.session.scalar(rows.activations(kind_key, project_key).limit(1))
    return work.session.get(Template, step.template_id) if step and step.template_id else None
