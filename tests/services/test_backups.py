import shutil
from datetime import timedelta

import pytest

from sudesk.errors import SudeskError
from sudesk.models.lock import FileLock
from sudesk.models.store import Store
from sudesk.services import backups, roll
from tests.services.scenes import add_students


def headcount(path):
    with Store.open(path) as store, store.reading() as session:
        return roll.headcount(session)


def test_a_backup_is_the_file_as_it_stands(store, tmp_path):
    target = backups.write(store, tmp_path / "备份.sudesk")
    add_students(store, {"会计2602班": 3})
    assert headcount(target) == 24
    with pytest.raises(SudeskError, match="已有同名文件"):
        backups.write(store, target)
    folder = tmp_path / "备份"
    folder.mkdir()
    names = [backups.write(store, folder).name for _ in range(2)]
    assert names == ["会计系 20261218.sudesk", "会计系 20261218 2.sudesk"]


def test_the_oldest_copies_go(store):
    made = [backups.keep(store, "导入前") for _ in range(backups.KEPT + 3)]
    kept = [copy.path for copy in backups.copies(store.path)]
    assert kept == made[:2:-1]
    store.clock.now += timedelta(days=1)
    assert backups.keep_daily(store) is not None


def test_two_copies_of_one_second_have_names_of_their_own(store):
    at = store.clock.now
    store.clock = lambda: at
    assert len({backups.keep(store, "导入前") for _ in range(3)}) == 3


def test_a_restore_keeps_the_file_before_it(store, tmp_path):
    backup = backups.write(store, tmp_path / "备份.sudesk")
    add_students(store, {"会计2602班": 3})
    store.close()
    before = backups.restore(backup, store.path)
    assert "恢复前" in before.name
    assert (headcount(store.path), headcount(before), headcount(backup)) == (24, 27, 24)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_restore_to_a_new_place_leaves_nothing_else(store, tmp_path):
    backup = backups.write(store, tmp_path / "备份.sudesk")
    (tmp_path / "新").mkdir()
    assert backups.restore(backup, tmp_path / "新" / "系.sudesk") is None
    assert headcount(tmp_path / "新" / "系.sudesk") == 24
    assert [path.name for path in (tmp_path / "新").iterdir()] == ["系.sudesk"]


def test_a_damaged_file_can_be_restored(store, tmp_path):
    backup = backups.write(store, tmp_path / "备份.sudesk")
    store.close()
    store.path.write_bytes(store.path.read_bytes()[:5000] + bytes(9000))
    wreck = store.path.read_bytes()
    before = backups.restore(backup, store.path)
    assert headcount(store.path) == 24
    assert before.read_bytes() == wreck


def test_the_log_of_a_killed_program_is_not_written_into_the_restored_file(store, tmp_path):
    backup = backups.write(store, tmp_path / "备份.sudesk")
    add_students(store, {"会计2602班": 3})
    killed = tmp_path / "旧" / "系.sudesk"
    killed.parent.mkdir()
    for ending in ("", "-wal"):
        shutil.copyfile(store.path.with_name(store.path.name + ending), f"{killed}{ending}")
    assert killed.with_name("系.sudesk-wal").stat().st_size > 0
    before = backups.restore(backup, killed)
    assert not killed.with_name("系.sudesk-wal").exists()
    assert (headcount(killed), headcount(before)) == (24, 27)


@pytest.mark.parametrize("what", ["no database", "missing", "in use", "itself"])
def test_a_restore_that_cannot_be_touches_nothing(store, tmp_path, what):
    backup = backups.write(store, tmp_path / "备份.sudesk")
    store.close()
    content, target = store.path.read_bytes(), store.path
    lock = None
    if what == "no database":
        backup.write_bytes(b"no database")
    elif what == "missing":
        backup.unlink()
    elif what == "itself":
        target = backup
    else:
        lock = FileLock(target)
    beside = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(SudeskError) as refused:
        backups.restore(backup, target)
    if what in ("no database", "missing"):
        assert f"“{backup.name}”" in str(refused.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == beside
    assert store.path.read_bytes() == content
    if lock is not None:
        lock.release()
