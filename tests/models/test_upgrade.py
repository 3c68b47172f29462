import pytest
from sqlalchemy import select, text

from sudesk.models import schema
from sudesk.models.store import Store
from sudesk.models.tables import ClassGroup
from sudesk.models.upgrade import upgrade

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

    write(2)
    write(3, '"0002"')
    return folder, write


def columns(store):
    with store.reading() as session:
        rows = session.execute(text("SELECT name FROM pragma_table_info('class_group')"))
        return set(rows.scalars())


def test_an_older_file_is_brought_up_step_by_step_after_a_copy(store, migrations):
    folder, _ = migrations
    with store.writing() as session:
        session.add(ClassGroup(name="甲"))
    copy = upgrade(store._engine, store.path, 1, 3, folder)
    assert {"extra2", "extra3"} <= columns(store)
    with store.reading() as session:
        assert session.execute(text("PRAGMA user_version")).scalar() == 3
        assert session.scalars(select(ClassGroup.name)).all() == ["甲"]
    assert copy.name == "会计系（升级前 第1版）.sudesk"
    with Store.open(copy) as old:
        assert "extra2" not in columns(old)


def test_a_failing_step_leaves_the_file_as_it_was(store, migrations):
    folder, write = migrations
    write(3, '"0002"', 'op.execute("SELECT nonsense")')
    with pytest.raises(Exception, match="nonsense"):
        upgrade(store._engine, store.path, 1, 3, folder)
    assert not {"extra2", "extra3"} & columns(store)
    with store.reading() as session:
        assert session.execute(text("PRAGMA user_version")).scalar() == schema.FORMAT


def test_an_older_file_is_upgraded_when_it_is_opened(tmp_path, migrations, monkeypatch):
    folder, _ = migrations
    path = tmp_path / "系.sudesk"
    Store.create(path).close()
    monkeypatch.setattr(schema, "FORMAT", 3)
    monkeypatch.setattr("sudesk.models.upgrade.MIGRATIONS", folder)
    with Store.open(path) as store:
        assert {"extra2", "extra3"} <= columns(store)
