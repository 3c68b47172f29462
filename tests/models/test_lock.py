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
