"""Packages as files: made whole, checked wherever they lie."""

import pytest

from sudesk.errors import Stopped, SudeskError
from sudesk.services import congresses, package_files, prints
from tests.services.conftest import opened


def silent(what, done, total):
    """Report to nobody."""


@pytest.fixture
def session(sealed_file, tmp_path):
    with opened(sealed_file, tmp_path) as store, store.reading() as session:
        yield session


def test_what_is_made_is_found_whole(session, tmp_path):
    target = tmp_path / "包.zip"
    saved = package_files.make(session, silent, congresses.needed(session).id, target)
    assert saved.size == target.stat().st_size
    assert saved.verification.whole
    assert len(saved.cover.sizes) >= 1
    checked = package_files.check(session, silent, target)
    assert checked.verification == saved.verification


def test_a_stopped_package_is_not_written(session, tmp_path):
    def stop(what, done, total):
        if done:
            raise Stopped

    target = tmp_path / "包.zip"
    with pytest.raises(Stopped):
        package_files.make(session, stop, congresses.needed(session).id, target)
    assert not target.exists()
    assert not prints.PRESS.locked()


def test_a_package_that_is_gone_or_far_too_large_is_refused(session, tmp_path, monkeypatch):
    with pytest.raises(SudeskError, match="没能读写"):
        package_files.check(session, silent, tmp_path / "没有.zip")
    large = tmp_path / "很大.zip"
    large.write_bytes(b"PK" * 8)
    monkeypatch.setattr(package_files, "LARGEST", 8)
    with pytest.raises(SudeskError, match="文件过大"):
        package_files.check(session, silent, large)
