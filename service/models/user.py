"""People who sign in, and the roles they hold in a project for an organisation."""

from datetime import date, datetime
from uuid import UUID

from flask_security.core import RoleMixin, UserMixin
from sqlalchemy import ForeignKey, String, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.models.base import Base, HasId


class User(HasId, Base, UserMixin):  # type: ignore[misc]  # UserMixin comes without types
    """An account. `fs_uniquifier` changes when all its sessions shall end; `password` is an argon2 hash.

    `reminders` come by mail; `reminded_on` is the last day on which one was, or may have been, sent.
    """

    __tablename__ = "account"

    email: Mapped[str] = mapped_column(String(255), unique=True)
    password: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    function: Mapped[str] = mapped_column(String(200))
    organisation: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str] = mapped_column(String(40), default="")
    created_at: Mapped[datetime]
    reminders: Mapped[bool] = mapped_column(default=True, server_default=true())
    reminded_on: Mapped[date | None]
    grants: Mapped[list["GrantRow"]] = relationship(back_populates="user", lazy="selectin")


class GrantRow(HasId, Base, RoleMixin):  # type: ignore[misc]  # RoleMixin comes without types
    """One role of one account in one project, for one organisation where the role is held on its behalf."""

    __tablename__ = "account_grant"
    __table_args__ = (UniqueConstraint("user_id", "role", "project_key", "organisation_key"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    role: Mapped[str] = mapped_column(String(40))
    project_key: Mapped[str] = mapped_column(String(80))
    organisation_key: Mapped[str] = mapped_column(String(80), default="")
    user: Mapped[User] = relationship(back_populates="grants")
