import re
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select, text

from sudesk.models import schema
from sudesk.models.roster import ClassGroup
from sudesk.models.store import Store
from sudesk.models.upgrade import upgrade

STORED = sorted((Path(__file__).parents[1] / "data" / "files").glob("format-*.sudesk"))
FIRST, LAST = schema.FORMAT + 1, schema.FORMAT + 2
EXTRA = {f"extra{FIRST}", f"extra{LAST}"}
SCRIPT = """
revision = "{number:04}"
down_revision = {before}
branch_labels = depends_on = None

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column("class_group", sa.Column("extra{number}", sa.Integer()))
    {more}
"""


@pytest.fixture
def migrations(tmp_path):
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)

    def write(number, before="None", more=""):
        script = SCRIPT.format(number=number, before=before, more=more)
        (folder / "versions" / f"{number:04}.py").write_text(script, encoding="utf-8")

    # Two steps that were never taken, behind the present format.
    write(FIRST)
    write(LAST, f'"{FIRST:04}"')
    return folder, write


def columns(store):
    with store.reading() as session:
        rows = session.execute(text("SELECT name FROM pragma_table_info('class_group')"))
        return set(rows.scalars())


def test_an_older_file_is_brought_up_step_by_step_after_a_copy(store, migrations):
    folder, _ = migrations
    with store.writing() as session:
        session.add(ClassGroup(name="甲"))
    copy = upgrade(store._engine, store.path, schema.FORMAT, LAST, folder)
    assert columns(store) >= EXTRA
    with store.reading() as session:
        assert session.execute(text("PRAGMA user_version")).scalar() == LAST
        assert session.scalars(select(ClassGroup.name)).all() == ["甲"]
    assert copy.name == f"会计系（升级前 第{schema.FORMAT}版）.sudesk"
    with Store.open(copy) as old:
        assert f"extra{FIRST}" not in columns(old)


def test_a_failing_step_leaves_the_file_as_it_was(store, migrations):
    folder, write = migrations
    write(LAST, f'"{FIRST:04}"', 'op.execute("SELECT nonsense")')
    with pytest.raises(Exception, match="nonsense"):
        upgrade(store._engine, store.path, schema.FORMAT, LAST, folder)
    assert not EXTRA & columns(store)
    with store.reading() as session:
        assert session.execute(text("PRAGMA user_version")).scalar() == schema.FORMAT


def test_an_older_file_is_upgraded_when_it_is_opened(tmp_path, migrations, monkeypatch):
    folder, _ = migrations
    path = tmp_path / "系.sudesk"
    Store.create(path).close()
    monkeypatch.setattr(schema, "FORMAT", LAST)
    monkeypatch.setattr("sudesk.models.upgrade.MIGRATIONS", folder)
    with Store.open(path) as store:
        assert columns(store) >= EXTRA


def shape(connection):
    """What a file looks like: each table's columns, keys to other tables and triggers."""
    tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
    found = {}
    for name in tables.scalars().all():
        columns = connection.execute(
            text(f"SELECT name, type, \"notnull\" FROM pragma_table_info('{name}')")
        )
        links = connection.execute(
            text(f'SELECT "from", "table" FROM pragma_foreign_key_list(\'{name}\')')
        )
        sql = text("SELECT sql FROM sqlite_master WHERE name = :name")
        made = connection.execute(sql, {"name": name}).scalar_one()
        checks = sorted(" ".join(one.split()) for one in re.findall(r"CHECK \((.*)\)", made))
        found[name] = set(map(tuple, columns)), set(map(tuple, links)), checks
    triggers = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    )
    return found, set(map(tuple, triggers))


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_an_upgraded_file_is_built_like_a_new_one(stored, store, tmp_path):
    path = tmp_path / stored.name
    shutil.copyfile(stored, path)
    with Store.open(path) as old, old.reading() as session:
        upgraded = shape(session.connection())
    with store.reading() as session:
        assert shape(session.connection()) == upgraded
