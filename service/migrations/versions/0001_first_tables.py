"""The first tables, and an audit trail that refuses to be changed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
OPEN_DRAFT = sa.text("state = 'draft' AND case_id IS NOT NULL")


def upgrade() -> None:
    _account()
    _account_grant()
    _server_session()
    _sign_in_attempt()
    _project()
    _number_series()
    _case_file()
    _case_projection()
    _record()
    _document()
    _job()
    _audit_entry()
    _append_only()


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("function", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_account_fs_uniquifier")),
    )


def _account_grant() -> None:
    op.create_table(
        "account_grant",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("organisation_key", sa.String(length=80), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], name=op.f("fk_account_grant_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_grant")),
        sa.UniqueConstraint(
            "user_id",
            "role",
            "project_key",
            "organisation_key",
            name=op.f("uq_account_grant_user_id_role_project_key_organisation_key"),
        ),
    )


def _server_session() -> None:
    op.create_table(
        "server_session",
        sa.Column("id_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], name=op.f("fk_server_session_user_id")),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_server_session")),
    )
    op.create_index(op.f("ix_server_session_user_id"), "server_session", ["user_id"])


def _sign_in_attempt() -> None:
    op.create_table(
        "sign_in_attempt",
        sa.Column("account_index", sa.String(length=64), nullable=False),
        sa.Column("address_index", sa.String(length=64), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempt")),
    )
    op.create_index(op.f("ix_sign_in_attempt_account_index"), "sign_in_attempt", ["account_index"])
    op.create_index(op.f("ix_sign_in_attempt_address_index"), "sign_in_attempt", ["address_index"])
    op.create_index(op.f("ix_sign_in_attempt_at"), "sign_in_attempt", ["at"])


def _project() -> None:
    op.create_table(
        "project",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_project")),
    )


def _number_series() -> None:
    op.create_table(
        "number_series",
        sa.Column("series", sa.String(length=40), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_number_series")),
    )


def _case_file() -> None:
    op.create_table(
        "case_file",
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("organisation_key", sa.String(length=80), nullable=False),
        sa.Column("remittent_id", sa.Uuid(), nullable=False),
        sa.Column("vagledare_id", sa.Uuid(), nullable=True),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["project_key"], ["project.key"], name=op.f("fk_case_file_project_key")),
        sa.ForeignKeyConstraint(["remittent_id"], ["account.id"], name=op.f("fk_case_file_remittent_id")),
        sa.ForeignKeyConstraint(["vagledare_id"], ["account.id"], name=op.f("fk_case_file_vagledare_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("number", name=op.f("uq_case_file_number")),
    )
    op.create_index(op.f("ix_case_file_project_key"), "case_file", ["project_key"])
    op.create_index(op.f("ix_case_file_remittent_id"), "case_file", ["remittent_id"])
    op.create_index(op.f("ix_case_file_vagledare_id"), "case_file", ["vagledare_id"])


def _case_projection() -> None:
    op.create_table(
        "case_projection",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("next_kind", sa.String(length=80), nullable=False),
        sa.Column("next_due", sa.Date(), nullable=True),
        sa.Column("enrolled_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column("person_index", sa.String(length=64), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_projection_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_projection")),
    )
    op.create_index(op.f("ix_case_projection_person_index"), "case_projection", ["person_index"])
    op.create_index(op.f("ix_case_projection_state"), "case_projection", ["state"])


def _record() -> None:
    op.create_table(
        "record",
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("lock", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.Column("finalised_at", TIME, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(state = 'draft') = (finalised_at IS NULL)", name=op.f("ck_record_final_has_time")
        ),
        sa.CheckConstraint("state IN ('draft', 'final', 'superseded')", name=op.f("ck_record_state_known")),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_record_author_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_record_case_id")),
        sa.ForeignKeyConstraint(["project_key"], ["project.key"], name=op.f("fk_record_project_key")),
        sa.ForeignKeyConstraint(["supersedes_id"], ["record.id"], name=op.f("fk_record_supersedes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_record_supersedes_id")),
    )
    op.create_index(op.f("ix_record_author_id"), "record", ["author_id"])
    op.create_index(op.f("ix_record_case_id"), "record", ["case_id"])
    op.create_index(op.f("ix_record_project_key"), "record", ["project_key"])
    op.create_index(
        "uq_record_open_draft",
        "record",
        ["case_id", "kind"],
        unique=True,
        sqlite_where=OPEN_DRAFT,
        postgresql_where=OPEN_DRAFT,
    )


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("docx_blob", sa.String(length=64), nullable=False),
        sa.Column("docx_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_blob", sa.String(length=64), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("template_sha256", sa.String(length=64), nullable=False),
        sa.Column("converter", sa.String(length=40), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_document_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("record_id", name=op.f("uq_document_record_id")),
    )


def _job() -> None:
    op.create_table(
        "job",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("queue", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("dedup_key", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("max_attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", TIME, nullable=False),
        sa.Column("lease_until", TIME, nullable=True),
        sa.Column("token", sa.Uuid(), nullable=True),
        sa.Column("sent_at", TIME, nullable=True),
        sa.Column("error_code", sa.String(length=40), nullable=False),
        sa.Column("error", sa.String(length=1000), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("finished_at", TIME, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "state IN ('queued', 'running', 'done', 'failed', 'dead')", name=op.f("ck_job_state_known")
        ),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_job_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("dedup_key", name=op.f("uq_job_dedup_key")),
    )
    op.create_index(op.f("ix_job_subject_id"), "job", ["subject_id"])
    op.create_index("ix_job_waiting", "job", ["state", "not_before"])


def _audit_entry() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("project_key", sa.String(length=80), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_actor_id"), "audit_entry", ["actor_id"])
    op.create_index(op.f("ix_audit_entry_case_id"), "audit_entry", ["case_id"])
    op.create_index(op.f("ix_audit_entry_record_id"), "audit_entry", ["record_id"])


def _append_only() -> None:
    """The trail is only ever added to, whoever holds the connection."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_entry_no_{verb.lower()} BEFORE {verb} ON audit_entry "
                "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_entry_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_append_only()"
    )


def downgrade() -> None:
    for table in (
        "document", "record", "case_projection", "case_file", "number_series", "project", "job",
        "audit_entry", "sign_in_attempt", "server_session", "account_grant", "account",
    ):  # fmt: skip
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION audit_entry_append_only")
