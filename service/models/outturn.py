"""What the records of all cases grant and spend of the projects' budgets, without any name."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.models.base import Base


class OutturnRow(Base):
    """One record that grants or spends, as service.domain.outlays reads it; rebuilding it changes nothing.

    `at` is when the record became final and `until` when a newer version followed it, so that what was left
    of a line can be told as it was at any time. `line` is the name of a row of the budget.
    """

    __tablename__ = "outturn"
    __table_args__ = (Index("ix_outturn_project_key_line_year", "project_key", "line", "year"),)

    record_id: Mapped[UUID] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    project_key: Mapped[str] = mapped_column(ForeignKey("project.key"))
    line: Mapped[str] = mapped_column(String(400))
    year: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    amount: Mapped[int]
    day: Mapped[date]
    decision: Mapped[date | None]
    at: Mapped[datetime]
    until: Mapped[datetime | None]
