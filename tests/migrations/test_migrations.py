"""The migrations make exactly the tables that the models describe, and can be undone."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from service.database import MIGRATIONS, connect, migrate
from service.models import Base


def test_head_equals_the_models(database_url: str) -> None:
    engine = connect(database_url)
    with engine.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


def test_migrating_again_changes_nothing(database_url: str) -> None:
    migrate(database_url)
    engine = connect(database_url)
    with engine.begin() as connection:
        assert connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1
    engine.dispose()


def test_the_way_down_leaves_nothing_and_the_way_up_works_again(database_url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = connect(database_url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
        command.upgrade(config, "head")
    engine.dispose()


@pytest.mark.parametrize("change", ["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry"])
def test_the_audit_trail_refuses_to_be_changed(database_url: str, change: str) -> None:
    entry = (
        "INSERT INTO audit_entry (at, action, project_key, detail) "
        "VALUES ('2017-02-01 10:00:00', 'case_opened', '', '{}')"
    )
    engine = connect(database_url)
    with engine.begin() as connection:
        connection.execute(text(entry))
    with pytest.raises(DatabaseError, match="append-only"), engine.begin() as connection:
        connection.execute(text(change))
    engine.dispose()
