"""Bringing an older department file to the present format, step by step, after a backup."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from sudesk.models import schema
from sudesk.models.store import copy_without_ballots

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(
    engine: Engine,
    path: Path,
    found: int,
    target: int | None = None,
    migrations: Path | None = None,
) -> Path:
    """Upgrade the file from format ``found`` to ``target``, the present one, in one transaction.

    A copy of the file as it was is left beside it first; its path is returned. The migration that
    leads to format n is the Alembic script whose revision is n in four digits.
    """
    target = schema.FORMAT if target is None else target
    scripts = ScriptDirectory(str(migrations or MIGRATIONS))
    copy = path.with_name(f"{path.stem}（升级前 第{found}版）{path.suffix}")
    copy.unlink(missing_ok=True)
    copy_without_ballots(path, copy)
    with _loose_keys(engine) as connection, connection.begin():
        context = MigrationContext.configure(connection)
        with Operations.context(context):
            for number in range(found + 1, target + 1):
                scripts.get_revision(f"{number:04}").module.upgrade()
        schema.mark(connection, target)
        if lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            raise RuntimeError(f"the upgrade left rows without their counterpart: {lost}")
    return copy


@contextmanager
def _loose_keys(engine: Engine) -> Iterator[Connection]:
    """Give a connection on which a table may be made anew while others refer to it.

    SQLite changes a table's checks only so, and takes this pragma only between transactions.
    """
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            yield connection
        finally:
            raw.execute("PRAGMA foreign_keys = ON")
