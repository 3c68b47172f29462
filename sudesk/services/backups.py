"""Copies of the department file: before something large, by hand, and back again.

A copy never holds the working ballots of an unfinished count: entry order is nobody's business
once the count is sealed, and a copy would outlive the seal (rule book, section 4, Secrecy).
"""

import shutil
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sudesk.errors import SudeskError
from sudesk.models.lock import FileLock
from sudesk.models.store import Store, copy_without_ballots, file_errors

KEPT = 20
DAILY = "每日"

_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup beside the file: when and why it was made, and its size in bytes."""

    path: Path
    made_at: datetime
    reason: str
    size: int


def folder_of(path: Path) -> Path:
    """Return the folder in which a department file's own backups lie, beside it."""
    return path.with_name(f"{path.stem} 备份")


def keep(store: Store, reason: str) -> Path:
    """Copy the file into its backup folder, named by time and reason; the oldest go."""
    folder = folder_of(store.path)
    with file_errors(folder):
        folder.mkdir(exist_ok=True)
        target = _free(folder, f"{store.clock():{_STAMP}} {reason}")
        store.backup(target)
        kept = sorted(folder.glob("*.sudesk"), key=lambda copy: copy.stat().st_mtime_ns)
        for old in kept[:-KEPT]:
            old.unlink()
    return target


def keep_daily(store: Store) -> Path | None:
    """Copy the file if none was copied today; returns the copy, None if there is one already."""
    made = copies(store.path)
    if made and made[0].made_at.date() == store.clock().date():
        return None
    return keep(store, DAILY)


def copies(path: Path) -> tuple[Copy, ...]:
    """Return the backups beside a department file, the newest first."""
    found = [_copy(backup) for backup in folder_of(path).glob("*.sudesk")]
    known = [copy for copy in found if copy is not None]
    return tuple(sorted(known, key=lambda copy: (copy.made_at, copy.path.name), reverse=True))


def write(store: Store, target: Path) -> Path:
    """Copy the file to a place of the user's choice; a folder gets a file named by the day."""
    if target.is_dir():
        target = _free(target, f"{store.path.stem} {store.clock():%Y%m%d}")
    if target.exists():
        raise SudeskError(f"没能备份到“{target.name}”。", "已有同名文件。", "请换一个文件名。")
    store.backup(target)
    return target


def restore(backup: Path, target: Path) -> Path | None:
    """Put a backup in a department file's place; returns where the file before it was kept.

    The backup is opened and examined first; nothing is touched where it is no good.
    """
    if backup.resolve() == target.resolve():
        raise SudeskError("备份与要恢复的文件是同一个。", "", "请选择另一个位置。")
    if target.is_dir() or not target.parent.is_dir():
        why = "这个位置是文件夹。" if target.is_dir() else "没有这个文件夹。"
        raise SudeskError(f"没能恢复到“{target.name}”。", why, "请检查位置，再做一次。")
    if not backup.is_file():
        raise SudeskError(f"没能读取备份“{backup.name}”。", "没有这个文件。", "请检查文件名。")
    draft = target.with_name(f".{target.name}.restored")
    with file_errors(target):
        draft.unlink(missing_ok=True)
        try:
            # Examined as a copy of ours: a backup may lie on a stick that cannot be written.
            shutil.copyfile(backup, draft)
            _examine(draft, backup)
            before = None
            if target.exists():
                before = _set_aside(target)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    return before


def _examine(draft: Path, backup: Path) -> None:
    """Open the copy of a backup; what is wrong with it is said of the backup by its own name."""
    try:
        Store.open(draft).close()
    except SudeskError as error:
        what = error.what.replace(draft.name, backup.name)
        raise SudeskError(what, error.why, error.remedy) from error


def _set_aside(target: Path) -> Path:
    """Rename a department file, whole or damaged, with its log; refused where it is in use."""
    lock = FileLock(target)
    try:
        stamp = datetime.now().strftime(_STAMP)
        before = _free(target.parent, f"{target.stem}（恢复前 {stamp}）")
        # A log left behind would be written into the file that takes the place.
        for ending in ("-wal", "-shm", ""):
            beside = target.with_name(target.name + ending)
            if beside.exists():
                beside.replace(before.with_name(before.name + ending))
        _without_ballots(before)
    finally:
        lock.release()
    return before


def _without_ballots(before: Path) -> None:
    """Leave no ballots of an unfinished count in what is set aside: it would outlive the seal.

    What is damaged cannot be read and stays as it is.
    """
    draft = before.with_name(f".{before.name}.new")
    try:
        copy_without_ballots(before, draft)
    except sqlite3.DatabaseError:
        draft.unlink(missing_ok=True)
        return
    for ending in ("-wal", "-shm"):
        before.with_name(before.name + ending).unlink(missing_ok=True)
    draft.replace(before)


def _copy(path: Path) -> Copy | None:
    """Read time and reason from a backup's name; None for a file that is no such backup."""
    stamp, _, reason = path.stem.partition(" ")
    try:
        return Copy(path, datetime.strptime(stamp, _STAMP), reason, path.stat().st_size)
    except ValueError:
        return None


def _free(folder: Path, stem: str) -> Path:
    """Return a path in the folder at which nothing lies yet."""
    path, number = folder / f"{stem}.sudesk", 2
    while path.exists():
        path, number = folder / f"{stem} {number}.sudesk", number + 1
    return path
