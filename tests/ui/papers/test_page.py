"""The page of papers and its ways out as files."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from sudesk.errors import SudeskError
from sudesk.ui.desk import Desk
from sudesk.ui.papers import PapersPage, page
from tests.ui.count_scenes import FakeShell
from tests.ui.papers_scenes import asking, choose, settle, show, words_of


def test_before_a_congress_it_says_how_to_begin(qtbot: QtBot, desk: Desk) -> None:
    empty = PapersPage(desk)
    shell = show(empty, qtbot)
    assert "还没有文书" in words_of(empty)
    way = next(
        button
        for button in empty.findChildren(QAbstractButton)
        if button.isVisible() and button.text() == "创建大会"
    )
    way.click()
    assert shell.went == [("congress", "process")]


def test_the_paper_to_be_printed_next_is_shown_first(paper: PapersPage) -> None:
    shown = [one.slot.number for one in paper.shelf.list.shown]
    assert {1, 2, 3, 4, 5, 6, 10, 11, 12, 15, 16, 29, 32, 33} <= set(shown)
    assert paper.preview.slot is not None
    assert paper.preview.slot.number == 16
    assert paper.preview.paper is not None
    assert paper.side.print_button.isEnabled()
    assert "报院学生会" in words_of(paper)


def test_saving_writes_what_is_shown(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "报告.pdf"
    monkeypatch.setattr(page, "ask_target", asking(target))
    paper.side.save_button.click()
    assert paper.preview.paper is not None
    assert target.read_bytes() == paper.preview.paper.pdf
    assert shell.toasts == ["已存下“报告.pdf”"]


def test_saving_nowhere_saves_nothing(
    paper: PapersPage, shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "ask_target", asking(None))
    monkeypatch.setattr(page, "ask_folder", asking(None))
    paper.side.save_button.click()
    paper.shelf.save_button.click()
    choose(paper, 3)
    paper.side.table_button.click()
    settle(paper.desk)
    assert shell.toasts == []


def test_a_target_open_elsewhere_is_said_plainly(
    qtbot: QtBot, paper: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "报告.pdf"
    target.write_bytes(b"before")

    def held(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "held")

    monkeypatch.setattr(page, "ask_target", asking(target))
    monkeypatch.setattr(Path, "replace", held)
    with qtbot.captureExceptions() as wrong:
        paper.side.save_button.click()
    error = wrong[0][1]
    assert isinstance(error, SudeskError)
    assert error.what == "没能保存“报告.pdf”。"
    assert "正在别的程序里打开" in error.why
    assert target.read_bytes() == b"before"
    assert list(tmp_path.glob(".*")) == []


def test_a_table_goes_with_the_paper(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not paper.side.table_button.isVisible()
    choose(paper, 3)
    assert paper.side.table_button.isVisible()
    target = tmp_path / "名额.xlsx"
    monkeypatch.setattr(page, "ask_target", asking(target))
    paper.side.table_button.click()
    settle(paper.desk)
    values = [cell for row in load_workbook(target).active.values for cell in row]
    assert "会计2501班" in values
    assert shell.toasts == ["已存下“名额.xlsx”"]


def test_all_that_is_ready_is_saved_at_once(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = sum(one.slot.ready for one in paper.shelf.list.shown)
    assert ready >= 6
    assert paper.shelf.save_button.text() == f"存下 {ready} 种文书"
    folder = tmp_path / "文书"
    monkeypatch.setattr(page, "ask_folder", asking(folder))
    paper.shelf.save_button.click()
    assert paper.preview.progress.isVisible()
    assert not paper.shelf.save_button.isEnabled()
    settle(paper.desk)
    assert len(list(folder.glob("*.pdf"))) == ready
    assert shell.toasts == [f"已存下 {ready} 种文书，在“文书”"]
    assert not paper.preview.progress.isVisible()
    assert paper.shelf.save_button.isEnabled()


def test_a_stopped_saving_leaves_nothing(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "ask_folder", asking(tmp_path / "文书"))
    paper.shelf.save_button.click()
    paper.preview.progress.stopped.emit()
    settle(paper.desk)
    assert shell.toasts == []
    assert paper.side.print_button.isEnabled()


def test_the_reader_gets_a_copy_that_goes_with_the_page(
    paper: PapersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    paper.side.open_button.click()
    path = Path(opened[0].toLocalFile())
    assert paper.preview.paper is not None
    assert path.read_bytes() == paper.preview.paper.pdf
    assert path.name == "16 选举结果报告.pdf"
    paper._lent = None
    assert not path.exists()


def test_a_narrow_page_puts_the_preview_below(paper: PapersPage) -> None:
    def corners() -> tuple[QPoint, QPoint]:
        return paper.shelf.mapTo(paper, QPoint()), paper.preview.mapTo(paper, QPoint())

    left, right = corners()
    assert right.x() > left.x()
    assert right.y() == left.y()
    paper.resize(848, 612)
    settle(paper.desk)
    above, below = corners()
    assert below.x() == above.x()
    assert below.y() > above.y()
    paper.shelf.list.opened.emit()
    settle(paper.desk)
    assert corners()[1].y() < below.y()


def test_the_usual_window_needs_no_scrolling(paper: PapersPage) -> None:
    choose(paper, 12)
    areas = page._areas_around(paper.preview)
    assert [area.verticalScrollBar().maximum() for area in areas] == [0]
