"""Backups beside the file: made once a day, listed, the newest first."""

from datetime import datetime
from pathlib import Path

from sudesk.services import backups, departments
from sudesk.services.samples import PROFILE


def test_a_day_has_one_backup_of_its_own(tmp_path: Path) -> None:
    with departments.establish(tmp_path / "系.sudesk", PROFILE) as store:
        store.clock = lambda: datetime(2026, 12, 9, 8, 5)
        made = backups.keep_daily(store)
        assert made is not None
        assert backups.keep_daily(store) is None
        store.clock = lambda: datetime(2026, 12, 10, 8, 0)
        assert backups.keep_daily(store) is not None
        copies = backups.copies(store.path)
        assert [copy.made_at.day for copy in copies] == [10, 9]
        assert {copy.reason for copy in copies} == {backups.DAILY}
        assert all(copy.size == copy.path.stat().st_size for copy in copies)


def test_what_is_no_backup_is_not_listed(tmp_path: Path) -> None:
    path = tmp_path / "系.sudesk"
    assert backups.copies(path) == ()
    backups.folder_of(path).mkdir()
    (backups.folder_of(path) / "别的.sudesk").write_bytes(b"")
    assert backups.copies(path) == ()
