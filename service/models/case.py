"""A case file, its number, and the projection that lists and statistics read."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from service.models.base import Base, HasId
from service.models.hand_over import HandOver
from service.models.named_person import NamedPerson


class CaseFile(HasId, Base):
    """What is known of a case from its first moment. Everything else follows from its records.

    `wrapped_key` opens all that is secret in the case; emptying it erases the person from the system.
    """

    __tablename__ = "case_file"
    __table_args__ = (Index("ix_case_file_newest", "project_key", "created_at", "number"),)

    number: Mapped[str] = mapped_column(String(40), unique=True)
    project_key: Mapped[str] = mapped_column(ForeignKey("project.key"), index=True)
    organisation_key: Mapped[str] = mapped_column(String(80))
    remittent_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    vagledare_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    projection: Mapped["CaseProjection"] = relationship(
        back_populates="case", uselist=False, lazy="joined", cascade="all, delete-orphan"
    )
    named: Mapped[list[NamedPerson]] = relationship(
        order_by=NamedPerson.at, cascade="all, delete-orphan", passive_deletes=True
    )
    handed: Mapped[list[HandOver]] = relationship(
        order_by=HandOver.at, cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def referrers(self) -> frozenset[UUID]:
        """Who has the case as its remittent, and who had it before."""
        return frozenset({self.remittent_id, *(row.from_id for row in self.handed)})


class CaseProjection(Base):
    """What the records say, computed by service.domain.case; rebuilding it from them must change nothing.

    `followed_until` is the last day on which who referred may know how the case goes, None for not at all.
    `person_index` finds a personal number without keeping it; `name` is sealed with the case's key.
    """

    __tablename__ = "case_projection"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), primary_key=True)
    state: Mapped[str] = mapped_column(String(40), index=True)
    enrolled_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    protected: Mapped[bool] = mapped_column(default=False, index=True)
    followed_until: Mapped[date | None]
    person_index: Mapped[str] = mapped_column(String(64), default="", index=True)
    group_key: Mapped[str] = mapped_column(String(80), default="")
    name: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    case: Mapped[CaseFile] = relationship(back_populates="projection")
    steps: Mapped[list["CaseStep"]] = relationship(order_by="CaseStep.place", cascade="all, delete-orphan")


class CaseStep(Base):
    """What a case waits for, as service.domain.deadlines computes it; `place` 0 comes first."""

    __tablename__ = "case_step"
    __table_args__ = (Index("ix_case_step_kind_due", "kind", "due"),)

    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("case_projection.case_id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(80))
    due: Mapped[date | None]
    since: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(40), default="")


WITH_STEPS = joinedload(CaseFile.projection).selectinload(CaseProjection.steps)
"""For who lists many cases and tells what each waits for: one statement for the steps of all."""


class NumberSeries(Base):
    """The last running number given out in a series, such as VK-2017.

    Of "projektion" it is the number of what the projections were computed by (`operations/computed.py`).
    """

    __tablename__ = "number_series"
    series: Mapped[str] = mapped_column(String(40), primary_key=True)
    last: Mapped[int]
