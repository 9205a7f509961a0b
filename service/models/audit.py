"""The audit trail: rows are added in the transaction of what they tell of, and never change."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base


class AuditEntry(Base):
    """`detail` holds no personal data: kinds, versions, rules, hashes. Triggers refuse UPDATE and DELETE."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None] = mapped_column(index=True)
    action: Mapped[str] = mapped_column(String(40))
    case_id: Mapped[UUID | None] = mapped_column(index=True)
    project_key: Mapped[str] = mapped_column(String(80), default="")
    record_id: Mapped[UUID | None] = mapped_column(index=True)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
