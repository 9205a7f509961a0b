"""Word templates that people have uploaded: their versions, what was made of them, and which is in use."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base, HasId


class TemplateState(StrEnum):
    """An upload is checked by a worker first; one that is refused can be mended, but never be used."""

    CHECKING = "checking"
    REFUSED = "refused"
    READY = "ready"


class Template(HasId, Base):
    """One uploaded Word file: version `number` of the template for a kind in a project.

    What somebody uploaded never changes; its check adds what it found, once. `blob` is where the sealed file
    lies, `sha256` the hash of the file itself, `why` what the author said of the version. `mistakes`, `names`
    and `fields` are what the check found: places and messages, the paths of the words in use, and how and
    where each stands. `mended_sha256` is the hash of the mended file, which documents are made from where the
    check mended something, and None where it did not. `definition` is None for a built-in kind; a kind that
    people make themselves is this definition of its questions, signers and recipients, which so has the same
    versions as its Word file: the check adds the questions that the file asks for.
    """

    __tablename__ = "template"
    __table_args__ = (
        CheckConstraint("state IN ('checking', 'refused', 'ready')", name="state_known"),
        UniqueConstraint("kind", "project_key", "number"),
    )

    kind: Mapped[str] = mapped_column(String(80))
    project_key: Mapped[str] = mapped_column(ForeignKey("project.key"), index=True)
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(20), default=TemplateState.CHECKING)
    sha256: Mapped[str] = mapped_column(String(64))
    blob: Mapped[str] = mapped_column(String(64))
    why: Mapped[str] = mapped_column(String(500))
    mistakes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    names: Mapped[list[str]] = mapped_column(JSON, default=list)
    fields: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    mended_sha256: Mapped[str | None] = mapped_column(String(64))
    definition: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    uploaded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    uploaded_at: Mapped[datetime]


class TemplateActivation(HasId, Base):
    """From `at` on, documents of the kind in the project are made from this template; the latest row counts.

    `template_id` is None where somebody went back to the built-in template. `rolled_back` tells a step back
    to what was in use before from an activation, so that the next step goes further back and not to and fro.
    """

    __tablename__ = "template_activation"
    __table_args__ = (Index("ix_template_activation_kind_project_key_at", "kind", "project_key", "at"),)

    kind: Mapped[str] = mapped_column(String(80))
    project_key: Mapped[str] = mapped_column(ForeignKey("project.key"))
    template_id: Mapped[UUID | None] = mapped_column(ForeignKey("template.id"))
    rolled_back: Mapped[bool] = mapped_column(default=False)
    why: Mapped[str] = mapped_column(String(500))
    activated_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]


class TemplateFile(HasId, Base):
    """What a worker made of an upload: the file with comments, the mended file, pictures of preview pages.

    `name` is unique within the template: "kommenterad.docx", "tom-1.png".
    """

    __tablename__ = "template_file"
    __table_args__ = (UniqueConstraint("template_id", "name"),)

    template_id: Mapped[UUID] = mapped_column(ForeignKey("template.id"))
    name: Mapped[str] = mapped_column(String(80))
    media_type: Mapped[str] = mapped_column(String(100))
    blob: Mapped[str] = mapped_column(String(64))
