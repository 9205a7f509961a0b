"""What a version of people's own making would change in who may do what, against the one in use."""

from collections.abc import Iterable
from dataclasses import dataclass

from service.documents import own
from service.documents.kind import Recipient, Retention, Signer, Subject
from service.documents.own import Definition
from service.domain.roles import Role
from service.models import Template, TemplateActivation
from service.operations.work import Work

Said = Subject | Role | Signer | Recipient | Retention


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the version says otherwise: `what` is a word of the definition, such as "recipients"."""

    what: str
    before: tuple[Said, ...]
    now: tuple[Said, ...]


def last_used(work: Work, steps: Iterable[TemplateActivation]) -> Template | None:
    """What was last in use, given the steps newest first, also when the kind rests since."""
    last = next((step.template_id for step in steps if step.template_id), None)
    return work.session.get(Template, last) if last else None


def changes(row: Template, used: Template | None) -> tuple[Change, ...]:
    """What the approver is to see beside the pages; nothing for the kinds of the catalogue."""
    if used is None or used.id == row.id:
        return ()
    before, now = own.readable(used.definition), own.readable(row.definition)
    return () if before is None or now is None else tuple(_between(before, now))


def _between(before: Definition, now: Definition) -> Iterable[Change]:
    said = zip(_said(before).items(), _said(now).values(), strict=True)
    return (Change(what, old, new) for (what, old), new in said if {*old} != {*new})


def _said(definition: Definition) -> dict[str, tuple[Said, ...]]:
    return {
        "subject": (definition.subject,),
        "writers": definition.writers,
        "signers": definition.signers,
        "recipients": definition.recipients,
        "retention": (definition.retention,),
    }
