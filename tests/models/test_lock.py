import errno
import os

import pytest

from sudesk.errors import SudeskError
from sudesk.models.lock import FileLock


def test_a_lock_names_its_holder_and_goes_with_it(tmp_path):
    path = tmp_path / "系.sudesk"
    lock = FileLock(path)
    with pytest.raises(SudeskError, match=r"另一台电脑（.+，.+）正在用它。"):
        FileLock(path)
    lock.release()
    assert list(tmp_path.iterdir()) == []
    FileLock(path).release()


def test_a_left_over_lock_file_stops_nobody(tmp_path):
    path = tmp_path / "系.sudesk"
    (tmp_path / "系.sudesk.lock").write_text("nonsense", encoding="utf-8")
    FileLock(path).release()


def test_a_holder_that_cannot_be_read_is_still_told(tmp_path):
    path = tmp_path / "系.sudesk"
    lock = FileLock(path)
    (tmp_path / "系.sudesk.lock").write_text("nonsense", encoding="utf-8")
    with pytest.raises(SudeskError, match="另一个窗口或另一台电脑正在用它"):
        FileLock(path)
    lock.release()


def test_a_full_disk_leaves_no_lock_behind(tmp_path, monkeypatch):
    path = tmp_path / "系.sudesk"

    def full(*_args, **_kinds):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr("sudesk.models.lock.json.dumps", full)
        with pytest.raises(OSError, match="No space"):
            FileLock(path)
    assert list(tmp_path.iterdir()) == []
    FileLock(path).release()
