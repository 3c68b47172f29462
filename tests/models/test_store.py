import os
import signal
import sqlite3
import subprocess
import sys
import textwrap

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from sudesk.errors import SudeskError
from sudesk.models import schema
from sudesk.models import store as stores
from sudesk.models.roster import ClassGroup
from sudesk.models.store import Store
from sudesk.models.tables import Delegate


def names(store):
    with store.reading() as session:
        return sorted(session.scalars(select(ClassGroup.name)))


def add(store, name):
    with store.writing() as session:
        session.add(ClassGroup(name=name))


def run(code, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        **options,
    )


def test_a_closed_department_is_one_file(tmp_path):
    path = tmp_path / "系.sudesk"
    with Store.create(path) as store:
        add(store, "会计2401班")
        assert len(list(tmp_path.iterdir())) > 1
    assert list(tmp_path.iterdir()) == [path]
    with Store.open(path) as store:
        assert names(store) == ["会计2401班"]


def test_the_file_is_kept_as_promised(store):
    with store.reading() as session:
        connection = session.connection()
        for pragma, value in {
            "journal_mode": "wal",
            "foreign_keys": 1,
            "synchronous": 2,
            "secure_delete": 1,
            "busy_timeout": 5000,
            "application_id": schema.APPLICATION_ID,
            "user_version": schema.FORMAT,
        }.items():
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_an_error_rolls_everything_back(store):
    with pytest.raises(RuntimeError), store.writing() as session:
        session.add(ClassGroup(name="甲"))
        session.flush()
        raise RuntimeError
    assert names(store) == []


def test_reading_cannot_write(store):
    with pytest.raises(SudeskError), store.reading() as session:
        session.add(ClassGroup(name="甲"))
        session.flush()
    assert names(store) == []
    add(store, "乙")
    assert names(store) == ["乙"]


def test_foreign_keys_hold(store):
    with pytest.raises(IntegrityError), store.writing() as session:
        session.add(Delegate(congress_id=7, roll_entry_id=7))
        session.flush()


def test_an_act_sees_one_time_and_one_chance(store):
    with store.writing() as session:
        assert stores.at(session) == stores.at(session)
        assert stores.at(session).microsecond == 0
        assert stores.chance(session) is store.chance


def write(path, content):
    path.write_bytes(content)
    return path


def other_database(path):
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE t (a)")
    raw.close()
    return path


def newer(path):
    Store.create(path).close()
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {schema.FORMAT + 1}")
    raw.close()
    return path


def read_only(path):
    Store.create(path).close()
    path.chmod(0o444)
    return path


def damaged(path):
    with Store.create(path) as store, store.writing() as session:
        session.add_all(ClassGroup(name=f"{number:0200}") for number in range(400))
    content = bytearray(path.read_bytes())
    content[8192:-8192] = os.urandom(len(content) - 16384)
    path.write_bytes(content)
    return path


BAD = {
    "missing": (lambda path: path, "没有此文件"),
    "empty": (lambda path: write(path, b""), "文件是空的"),
    "text": (lambda path: write(path, "名单".encode() * 99), "不是本程序的文件"),
    "folder": (lambda path: path.mkdir() or path, "是文件夹"),
    "other database": (other_database, "不是本程序的文件"),
    "newer": (newer, "更新的版本"),
    "read-only": (read_only, "只读"),
    "damaged": (damaged, "已损坏"),
    "cut off": (lambda path: write(path, b"SQLite format 3\x00" + bytes(50)), "损坏"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_plainly_and_left_as_it_was(tmp_path, case):
    make, word = BAD[case]
    path = make(tmp_path / "系.sudesk")
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(SudeskError, match=word):
        Store.open(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [one.name for one in tmp_path.iterdir()] in ([], ["系.sudesk"])


@pytest.mark.parametrize("name", ["a%20b", "系?mode=ro", "100%", "a#b", "甲&乙;丙", ":memory:"])
def test_any_name_leads_to_its_own_file(tmp_path, name):
    path = tmp_path / f"{name}.sudesk"
    with Store.create(path) as store:
        add(store, "会计2101班")
    with Store.open(path) as store:
        assert names(store) == ["会计2101班"]
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("length", [83, 200])
def test_a_name_too_long_for_the_disk_is_said_plainly(tmp_path, length):
    path = tmp_path / f"{'长' * length}.sudesk"
    for act in (Store.create, Store.open):
        with pytest.raises(SudeskError, match=r"文件名太长|没有此文件"):
            act(path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_made_below_a_file(tmp_path):
    path = write(tmp_path / "系.sudesk", b"mine") / "系.sudesk"
    for act in (Store.create, Store.open):
        with pytest.raises(SudeskError):
            act(path)


def test_creating_never_overwrites(tmp_path):
    path = write(tmp_path / "系.sudesk", b"mine")
    with pytest.raises(SudeskError, match="已有同名文件"):
        Store.create(path)
    assert path.read_bytes() == b"mine"


def test_a_second_program_is_told_who_has_the_file(tmp_path):
    path = tmp_path / "系.sudesk"
    Store.create(path).close()
    other = run(
        """
        import sys, pathlib
        from sudesk.models.store import Store
        with Store.open(pathlib.Path(sys.argv[1])):
            print("open", flush=True)
            sys.stdin.read()
        """,
        path,
        stdin=subprocess.PIPE,
    )
    assert other.stdout.readline() == "open\n"
    with pytest.raises(SudeskError, match="正在用它"):
        Store.open(path)
    other.communicate()
    with Store.open(path) as store:
        assert names(store) == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX")
def test_a_killed_program_leaves_nothing_half_written(tmp_path):
    path = tmp_path / "系.sudesk"
    with Store.create(path) as store:
        add(store, "前")
    other = run(
        """
        import sys, pathlib, time
        from sudesk.models.store import Store
        from sudesk.models.roster import ClassGroup
        store = Store.open(pathlib.Path(sys.argv[1]))
        with store.writing() as session:
            session.add(ClassGroup(name="已完成"))
        with store.writing() as session:
            session.add(ClassGroup(name="写到一半"))
            session.flush()
            print("writing", flush=True)
            time.sleep(60)
        """,
        path,
    )
    assert other.stdout.readline() == "writing\n"
    other.send_signal(signal.SIGKILL)
    other.communicate()
    with Store.open(path) as store:
        assert names(store) == ["前", "已完成"]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits are a matter of POSIX")
def test_a_full_disk_is_said_plainly_and_loses_nothing(tmp_path):
    path = tmp_path / "系.sudesk"
    with Store.create(path) as store:
        add(store, "前")
    size = path.stat().st_size
    other = run(
        """
        import sys, pathlib, resource, signal
        from sudesk.errors import SudeskError
        from sudesk.models.store import Store
        from sudesk.models.roster import ClassGroup
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        store = Store.open(pathlib.Path(sys.argv[1]))
        limit = int(sys.argv[2])
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            with store.writing() as session:
                session.add_all(ClassGroup(name=f"{n:0500}") for n in range(4000))
        except SudeskError as error:
            print(error)
        """,
        path,
        size,
    )
    said, _ = other.communicate()
    assert "没能读写" in said
    assert "磁盘" in said
    with Store.open(path) as store:
        assert names(store) == ["前"]


def test_a_full_disk_has_its_own_words():
    error = OSError(28, "No space left on device")
    with pytest.raises(SudeskError, match="磁盘已满"), stores.file_errors(stores.Path("系")):
        raise error


def test_our_own_bugs_pass():
    with pytest.raises(ZeroDivisionError), stores.file_errors(stores.Path("系")):
        1 / 0  # noqa: B018
    with pytest.raises(sqlite3.IntegrityError), stores.file_errors(stores.Path("系")):
        raise sqlite3.IntegrityError("UNIQUE constraint failed")


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (sqlite3.OperationalError("database is locked"), "占用"),
        (sqlite3.OperationalError("disk I/O error"), "没有响应"),
        (sqlite3.DatabaseError("database disk image is malformed"), "损坏"),
        (PermissionError(13, "denied"), "不能写入"),
        (FileNotFoundError(2, "no such file"), "文件夹不存在"),
    ],
)
def test_what_the_disk_says_is_said_in_words(error, word):
    with pytest.raises(SudeskError, match=word), stores.file_errors(stores.Path("系")):
        raise error


def test_a_backup_is_whole_but_for_working_ballots(store, tmp_path):
    add(store, "甲")
    raw = sqlite3.connect(store.path, isolation_level=None)  # which asks for no counterpart
    raw.execute(
        "INSERT INTO round (id, election_id, number, kind, seats, state) "
        "VALUES (1, 1, 1, 'first', 1, 'counting')"
    )
    raw.execute(
        "INSERT INTO working_ballot (round_id, teller, bundle, place, marks, write_ins) "
        "VALUES (1, 1, 1, 1, 'ox', '[\"独特的名字\"]')"
    )
    raw.close()
    target = tmp_path / "备份.sudesk"
    store.backup(target)
    assert "独特的名字".encode() not in target.read_bytes()
    with Store.open(target) as copy:
        assert names(copy) == ["甲"]


def test_a_backup_replaces_what_lies_there_only_when_whole(store, tmp_path, monkeypatch):
    target = write(tmp_path / "备份.sudesk", b"older")

    def fail(path, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stores, "copy_without_ballots", fail)
    with pytest.raises(SudeskError, match="磁盘已满"):
        store.backup(target)
    assert target.read_bytes() == b"older"
    assert not list(tmp_path.glob(".*"))


def test_scrubbing_empties_the_log(store):
    add(store, "甲")
    log = store.path.with_name(store.path.name + "-wal")
    assert log.stat().st_size > 0
    with store.writing() as session:
        session.add(ClassGroup(name="乙"))
        stores.scrub_after(session)
    assert log.stat().st_size == 0
    assert names(store) == ["乙", "甲"]


def test_a_log_that_is_still_read_is_emptied_when_the_reader_ends(store):
    add(store, "甲")
    log = store.path.with_name(store.path.name + "-wal")
    with store.reading() as reader:
        reader.scalars(select(ClassGroup.name)).all()
        with store.writing() as session:
            session.add(ClassGroup(name="乙"))
            stores.scrub_after(session)
        assert log.stat().st_size > 0
    assert log.stat().st_size == 0


def test_closing_twice_does_no_harm(tmp_path):
    store = Store.create(tmp_path / "系.sudesk")
    store.close()
    store.close()
