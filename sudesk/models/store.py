"""The Store: one open department file, read and written in transactions.

A department file is one SQLite file in WAL mode with foreign keys and full synchronisation. It is
opened by one program at a time; closed, it is one file again.
"""

import errno
import os
import random
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session as Session  # the pages name it without knowing SQL

from sudesk.errors import SudeskError
from sudesk.models import schema
from sudesk.models.lock import FileLock

Clock = Callable[[], datetime]

_MAGIC = b"SQLite format 3\x00"
_HEAD = 100  # bytes of a SQLite file's head

_READ = ("PRAGMA query_only = ON", "BEGIN")
_WRITE = ("PRAGMA query_only = OFF", "BEGIN IMMEDIATE")


def wall_clock() -> datetime:
    """Return the local time of this PC, to the second, as it stands on papers."""
    return datetime.now().replace(microsecond=0)


class Store:
    """An open department file; use ``Store.open`` or ``Store.create``.

    ``clock`` and ``chance`` are what acts see as the time and as the source of shuffles; only the
    demo gives others than the PC's own.
    """

    def __init__(self, path: Path, engine: Engine, lock: FileLock) -> None:
        self.path = path
        self.clock: Clock = wall_clock
        self.chance: random.Random = random.SystemRandom()
        self._engine = engine
        self._lock = lock
        self._log_left = False

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make an empty department file where none is, and open it."""
        draft = path.with_name(f".{path.name}.new")
        with file_errors(path):
            if path.exists():
                raise SudeskError(
                    f"没能新建“{path.name}”。", "这个位置已有同名文件。", "请换一个文件名。"
                )
            draft.unlink(missing_ok=True)
            try:
                engine = _engine(draft)
                with engine.connect() as connection, connection.begin():
                    schema.build(connection)
                engine.dispose()
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a department file, upgrading an older one after a backup.

        Raises SudeskError, with the reason and what to do, for a file that is missing, not ours,
        newer, read-only, damaged or open elsewhere; nothing is written to it then.
        """
        path = path.absolute()
        with file_errors(path):
            _look_at(path)
            lock = FileLock(path)
        try:
            with file_errors(path):
                engine = _engine(path)
                with engine.connect() as connection:
                    found = _format_of(connection, path)
                if found < schema.FORMAT:
                    from sudesk.models.upgrade import upgrade

                    upgrade(engine, path, found)
            return cls(path, engine, lock)
        except BaseException:
            lock.release()
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the file and cannot write."""
        with file_errors(self.path):
            with self._session(_READ) as session:
                yield session
            if self._log_left:
                self.scrub()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session of one transaction, committed at the end, rolled back on any error."""
        with file_errors(self.path):
            with self._session(_WRITE) as session:
                yield session
            if session.info.get("scrub") or self._log_left:
                self.scrub()

    @contextmanager
    def _session(self, begin: tuple[str, ...]) -> Iterator[Session]:
        with self._engine.connect() as connection:
            connection = connection.execution_options(begin=begin)
            with Session(connection, expire_on_commit=False) as session, session.begin():
                session.info["at"] = self.clock()
                session.info["chance"] = self.chance
                yield session

    def backup(self, target: Path) -> None:
        """Copy the file as it stands to ``target``, replacing what lies there.

        Working ballots of an unfinished count stay behind: a copy would outlive the seal.
        """
        draft = target.with_name(f".{target.name}.new")
        draft.unlink(missing_ok=True)
        with file_errors(target):
            try:
                copy_without_ballots(self.path, draft)
                draft.replace(target)
            finally:
                draft.unlink(missing_ok=True)

    def scrub(self) -> None:
        """Empty the write-ahead log: what was deleted (and zeroed by secure_delete) is nowhere.

        While a worker still reads this cannot be; then it is done when that session ends.
        """
        with file_errors(self.path):
            raw = sqlite3.connect(self.path, isolation_level=None, timeout=0)
            try:
                busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                raw.close()
        self._log_left = bool(busy)

    def close(self) -> None:
        """Write the log back and give the file free; closing twice does no harm."""
        self._engine.dispose()
        with suppress(sqlite3.Error):
            raw = sqlite3.connect(self.path, isolation_level=None)
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def at(session: Session) -> datetime:
    """Return the time of the transaction, which is the time of every act in it."""
    time: datetime = session.info["at"]
    return time


def chance(session: Session) -> random.Random:
    """Return the source of shuffles and random keys of the transaction."""
    source: random.Random = session.info["chance"]
    return source


def scrub_after(session: Session) -> None:
    """Ask that the write-ahead log be emptied once this transaction is committed."""
    session.info["scrub"] = True


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Say plainly what the disk or the file does not allow; every other error passes."""
    try:
        yield
    except (OSError, sqlite3.Error, DatabaseError) as error:
        reason = _reason(error)
        if reason is None:
            raise
        raise SudeskError(f"没能读写“{path.name}”。", *reason) from error


def _reason(error: Exception) -> tuple[str, str] | None:
    words = str(getattr(error, "orig", error)).lower()
    if (isinstance(error, OSError) and error.errno == errno.ENOSPC) or "disk is full" in words:
        return "磁盘已满，这一步没有保存。", "请腾出空间再做一次。"
    if isinstance(error, PermissionError) or "readonly" in words or "unable to open" in words:
        return "这个位置不能写入。", "请换一个文件夹，或请管理员开放权限。"
    if "locked" in words:
        return "文件正被占用。", "请关掉占用它的程序，再做一次。"
    if "malformed" in words or "not a database" in words:
        return "文件已损坏。", "请用最近的备份恢复。"
    if isinstance(
        error, FileNotFoundError | FileExistsError | NotADirectoryError | IsADirectoryError
    ):
        return "文件夹不存在，或同名的是文件夹。", "请检查位置，再做一次。"
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return "文件名太长。", "请换一个短一些的文件名。"
    if "disk i/o" in words or isinstance(error, OSError):
        return "磁盘没有响应。", "请检查磁盘或U盘，再做一次。"
    return None


# What a seal destroys, so that no copy may outlive it; older formats have fewer of them. Which
# bundles are reconciled goes with it: a copy without their ballots is counted from the start, and
# its ledger of doubtful ballots would say of each in which bundle it lay.
_OF_AN_UNFINISHED_COUNT = (
    "working_ballot",
    "reading",
    "agreed_ballot",
    "bundle_totals",
    "figure_reading",
    "teller_bundle",
    "doubtful_ballot",
    "bundle",
)


def copy_without_ballots(path: Path, target: Path) -> None:
    """Copy a department file without the ballots of an unfinished count.

    Where there are any, the copy is made in memory first: no disk ever holds them a second time.
    """
    raw = sqlite3.connect(path, isolation_level=None)
    try:
        found = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
        of_a_count = [table for table in _OF_AN_UNFINISHED_COUNT if table in found]
        left = "WHERE round_id IN (SELECT id FROM round WHERE state <> 'sealed')"
        held = any(
            raw.execute(f"SELECT 1 FROM {one} {left} LIMIT 1").fetchone() for one in of_a_count
        )
        if not held:
            raw.execute("VACUUM INTO ?", (str(target),))
            return
        memory = sqlite3.connect(":memory:", isolation_level=None)
        try:
            raw.backup(memory)
            for table in of_a_count:
                memory.execute(f"DELETE FROM {table} {left}")
            memory.execute("VACUUM INTO ?", (str(target),))
        finally:
            memory.close()
    finally:
        raw.close()


def _look_at(path: Path) -> None:
    """Refuse what cannot be a department file, before SQLite touches it."""
    what = f"没能打开“{path.name}”。"
    if not path.exists():
        raise SudeskError(what, "这个位置没有此文件。", "请检查文件是否移走或改名。")
    if not path.is_file():
        raise SudeskError(what, "这是文件夹，不是文件。", "请选择以 .sudesk 结尾的文件。")
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise SudeskError(what, "没有读取权限。", "请管理员开放权限。") from error
    if not head.startswith(_MAGIC):
        why = "它不是本程序的文件。" if head else "文件是空的。"
        raise SudeskError(what, why, "请选择以 .sudesk 结尾的文件，或用备份恢复。")
    if len(head) < _HEAD:
        raise SudeskError(what, "文件已损坏。", "请用最近的备份恢复。")
    # The two numbers as SQLite keeps them in the head of a file.
    if int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
        raise SudeskError(what, "它不是本程序的文件。", "请选择以 .sudesk 结尾的文件。")
    if int.from_bytes(head[60:64], "big") > schema.FORMAT:
        raise SudeskError(what, "它由更新的版本写成。", "请安装新版本再打开，文件没有改动。")
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if not writable or not path.stat().st_mode & stat.S_IWUSR:
        raise SudeskError(what, "文件是只读的。", "请取消只读，或另存到能写入的文件夹。")


def _engine(path: Path) -> Engine:
    # Never as text: % and ? in a name would lead to another file.
    url = URL.create("sqlite+pysqlite", database=str(path))
    engine = create_engine(url, connect_args={"isolation_level": None})

    @event.listens_for(engine, "connect")
    def settle(raw: sqlite3.Connection, record: object) -> None:  # noqa: ARG001
        for pragma in (
            "busy_timeout = 5000",
            "foreign_keys = ON",
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",
            "trusted_schema = OFF",
        ):
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        for statement in connection.get_execution_options().get("begin", _WRITE):
            connection.exec_driver_sql(statement)

    return engine


def _format_of(connection: Connection, path: Path) -> int:
    if connection.execute(text("PRAGMA quick_check(1)")).scalar() != "ok":
        raise SudeskError(f"没能打开“{path.name}”。", "文件已损坏。", "请用最近的备份恢复。")
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())
