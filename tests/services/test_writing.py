from pathlib import Path

import pytest

from sudesk.errors import SudeskError
from sudesk.services import papers, writing


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "文书.pdf"
    writing.write_whole(target, b"first")
    writing.write_whole(target, b"second")
    assert target.read_bytes() == b"second"

    def full(self, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(target), "write_bytes", full)
    with pytest.raises(SudeskError, match="磁盘已满"):
        writing.write_whole(target, b"third")
    monkeypatch.undo()
    assert target.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [target]


def test_papers_that_are_ready_are_written(sealed, tmp_path):
    told = []
    folder = tmp_path / "深" / "文书"
    ready = [one for one in sealed.ask(papers.slots, 1) if one.ready and not one.blank]
    paths = sealed.ask(
        writing.write_papers, 1, folder, (), lambda *step: told.append((step[1], step[2]))
    )
    assert [path.name for path in paths] == [one.file_name for one in ready]
    assert {11, 12, 15, 16} <= {one.number for one in ready}
    assert sorted(folder.iterdir()) == sorted(paths)
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)
    assert told == [(done, len(ready)) for done in range(len(ready))]


@pytest.mark.parametrize(("only", "words"), [((99,), "没有第99种文书"), ((16,), "还不能打印")])
def test_a_paper_that_was_asked_for_and_is_not_there_is_told(hall, tmp_path, only, words):
    hall.convene()
    folder = tmp_path / "文书"
    with pytest.raises(SudeskError, match=words):
        hall.ask(writing.write_papers, hall.congress, folder, only)
    assert not folder.exists()


def test_what_stops_the_report_leaves_nothing(sealed, tmp_path):
    def stop(what, done, total):
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sealed.ask(writing.write_papers, 1, tmp_path / "文书", (), stop)
    assert not (tmp_path / "文书").exists()


def test_a_file_that_is_held_stays_as_it_was(tmp_path, monkeypatch):
    def held(self, target):
        raise PermissionError(13, "held")

    target = tmp_path / "报告.pdf"
    target.write_bytes(b"before")
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(SudeskError, match="正在别的程序里打开"):
        writing.write_whole(target, b"after")
    assert target.read_bytes() == b"before"


def test_a_full_disk_is_still_a_full_disk(tmp_path, monkeypatch):
    def full(self, content):
        raise OSError(28, "no space")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SudeskError, match="磁盘已满"):
        writing.write_whole(tmp_path / "报告.pdf", b"after")


def test_saving_leaves_nothing_beside_the_file(tmp_path):
    assert writing.write_whole(tmp_path / "a.pdf", b"x").read_bytes() == b"x"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
