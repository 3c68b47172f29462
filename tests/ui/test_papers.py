"""The page of papers: what can be printed, how it is looked at, and the ways out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from sudesk.errors import Stopped, SudeskError
from sudesk.services import congresses, prints
from sudesk.services.papers import Slot
from sudesk.ui.desk import Desk
from sudesk.ui.papers import PapersPage, page, places, printer
from sudesk.ui.papers.page_view import PageView
from sudesk.ui.papers.paper_list import Heading, grouped
from sudesk.ui.papers.pictures import ROOM, Pictures
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.text import Text
from tests.ui.count_scenes import FakeShell, prepared
from tests.ui.papers_scenes import printer_into, sealed_desk, sealed_file, settle, show

__all__ = ["sealed_desk", "sealed_file"]


def slot(number: int, missing: str = "") -> Slot:
    return Slot(str(number), number, "名", f"第{number}种", missing, "count")


def words_of(widget: object) -> str:
    assert isinstance(widget, PapersPage)
    texts = [text.text() for text in widget.findChildren(Text) if text.isVisible()]
    return " ".join(texts)


def key_of(paper: PapersPage, number: int) -> str:
    return next(one.key for one in paper.shelf.list.shown if one.number == number)


def choose(paper: PapersPage, number: int) -> None:
    paper.shelf.list.choose(key_of(paper, number))
    settle(paper.desk)


def pages_of(path: Path) -> list[tuple[int, int]]:
    document = PdfDocument(path)
    sizes = [document.get_page_size(number) for number in range(len(document))]
    document.close()
    return [(round(width), round(height)) for width, height in sizes]


@pytest.fixture
def paper(qtbot: QtBot, sealed_desk: Desk) -> PapersPage:
    made = PapersPage(sealed_desk)
    show(made, qtbot)
    return made


@pytest.fixture
def shell(paper: PapersPage) -> FakeShell:
    assert isinstance(paper.shell, FakeShell)
    return paper.shell


def test_headings_stand_before_the_papers_of_their_time() -> None:
    rows = grouped([slot(3), slot(5, "还没有登记代表"), slot(16, "还没有封存")])
    assert [row.time if isinstance(row, Heading) else row.number for row in rows] == [
        "会前",
        3,
        5,
        "会后",
        16,
    ]
    heading = rows[0]
    assert isinstance(heading, Heading)
    assert heading.tally == "1 / 2 种可打印"


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


def test_the_last_paper_that_is_ready_is_shown_first(paper: PapersPage) -> None:
    assert [one.number for one in paper.shelf.list.shown] == [3, 5, 11, 12, 15, 16]
    assert paper.preview.slot is not None
    assert paper.preview.slot.number == 16
    assert paper.preview.paper is not None
    assert paper.side.print_button.isEnabled()
    assert "报院学生会" in words_of(paper)


def test_the_page_is_drawn_sharp(paper: PapersPage) -> None:
    view = paper.preview.view
    shown = view.grab().toImage()
    dark = sum(
        shown.pixelColor(x, y).lightness() < 90
        for x in range(0, shown.width(), 2)
        for y in range(0, shown.height(), 2)
    )
    assert dark > 200
    picture = view._picture
    assert picture is not None
    size = paper.preview.paper.sizes[0] if paper.preview.paper else (0, 0)
    assert abs(picture.width() - size[0] * view.scale * view.devicePixelRatioF()) <= 1


def test_what_is_missing_is_said_with_the_way_there(qtbot: QtBot, desk: Desk) -> None:
    prepared(desk)
    paper = PapersPage(desk)
    shell = show(paper, qtbot)
    paper.shelf.list.choose("16")
    said = words_of(paper)
    assert "选举结果报告还不能打印" in said
    assert "还没有封存的选举结果。" in said
    assert not paper.side.isVisible()
    paper.preview._ask_way()
    assert shell.went == [("congress", "count")]


def test_pages_are_turned_by_keys_and_end_at_the_ends(paper: PapersPage) -> None:
    preview = paper.preview
    paper.activateWindow()
    choose(paper, 3)
    assert preview.paper is not None
    assert len(preview.paper.sizes) == 2
    assert not preview.before.isEnabled()
    QTest.keyClick(paper, Qt.Key.Key_PageDown)
    settle(paper.desk)
    assert preview.page == 1
    assert "第 2 / 2 页" in words_of(paper)
    preview.turn(1)
    assert preview.page == 1
    QTest.keyClick(paper, Qt.Key.Key_PageUp)
    settle(paper.desk)
    assert preview.page == 0


def wheel(view: PageView, turn: int, modifier: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(50, 50),
        view.viewport().mapToGlobal(QPointF(50, 50)),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_ctrl_and_the_wheel_zoom(paper: PapersPage) -> None:
    view = paper.preview.view
    fitted = view.scale
    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.scale > fitted
    assert paper.preview.fit.text().endswith("%")
    first = view.scale
    wheel(view, -240, Qt.KeyboardModifier.ControlModifier)
    assert view.scale < first
    paper.preview.fit.click()
    assert view.zoom is None
    assert paper.preview.fit.text() == "整页"
    settle(paper.desk)


def test_keys_zoom_within_the_ends(paper: PapersPage) -> None:
    view = paper.preview.view
    for _ in range(12):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == 3.0
    assert view.verticalScrollBar().maximum() > 0
    for _ in range(12):
        QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom == 0.25
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoom is None
    assert view.verticalScrollBar().maximum() == 0
    settle(paper.desk)


def test_the_wheel_turns_over_at_the_end_of_a_page(paper: PapersPage) -> None:
    choose(paper, 3)
    wheel(paper.preview.view, -120, Qt.KeyboardModifier.NoModifier)
    settle(paper.desk)
    assert paper.preview.page == 1
    paper.preview.view.set_zoom(2.0)
    assert paper.preview.view.verticalScrollBar().value() > 0
    wheel(paper.preview.view, 120, Qt.KeyboardModifier.NoModifier)
    assert paper.preview.page == 1
    settle(paper.desk)


def test_of_many_chosen_quickly_the_last_is_shown(paper: PapersPage) -> None:
    for number in (3, 5, 11, 15):
        paper.shelf.list.choose(key_of(paper, number))
    settle(paper.desk)
    assert paper.preview.slot is not None
    assert paper.preview.slot.number == 15
    with paper.desk.store.reading() as session:
        congress = congresses.needed(session).id
        wanted = prints.make(session, lambda *_: None, congress, key_of(paper, 15), 2, {})
    assert paper.preview.paper is not None
    assert paper.preview.paper.fingerprint == wanted.fingerprint


def test_a_paper_is_made_again_only_where_it_changed(paper: PapersPage) -> None:
    choose(paper, 11)
    before = paper.preview.paper
    paper.refresh()
    settle(paper.desk)
    assert paper.preview.paper is before
    congress = paper.desk.ask(congresses.needed)
    paper.desk.do(congresses.reschedule, congress.id, congress.held_on, "体育馆")
    settle(paper.desk)
    after = paper.preview.paper
    assert before is not None
    assert after is not None
    assert after.fingerprint != before.fingerprint
    assert "体育馆" in PdfDocument(after.pdf)[0].get_textpage().get_text_range()


@pytest.mark.parametrize(("typed", "numbers"), [("16", [16]), ("选票", [12]), ("qdc", [11])])
def test_papers_are_found(paper: PapersPage, typed: str, numbers: list[int]) -> None:
    paper.shelf.search.setText(typed)
    assert [one.number for one in paper.shelf.list.shown] == numbers


def test_what_is_not_found_is_said_and_the_paper_stays(paper: PapersPage) -> None:
    before = paper.preview.paper
    paper.shelf.search.setText("预算")
    assert "没有找到" in words_of(paper)
    paper.shelf.search.clear()
    settle(paper.desk)
    assert paper.preview.paper is before
    assert paper.shelf.list.current == paper.preview.slot


def test_the_search_is_left_for_the_list_by_an_arrow(paper: PapersPage) -> None:
    paper.activateWindow()
    paper._find()
    paper.shelf.search.setText("表")
    QTest.keyClick(paper.shelf.search, Qt.Key.Key_Down)
    settle(paper.desk)
    assert paper.shelf.list.hasFocus()
    assert paper.preview.slot is not None
    assert paper.preview.slot.number == 3
    QTest.keyClick(paper.shelf.list, Qt.Key.Key_Down)
    settle(paper.desk)
    assert paper.shelf.list.current is not None


def test_ballots_are_told_in_sheets(paper: PapersPage) -> None:
    choose(paper, 12)
    box = paper.side.ballots
    assert box.needed.value() == 30
    assert (box.each, box.sheets) == (2, 15)
    box.per_sheet.choose(1)
    settle(paper.desk)
    assert box.sheets == 30
    box.needed.setValue(31)
    box.per_sheet.choose(2)
    settle(paper.desk)
    assert "A4 纸 16 页，印出 32 张。" in words_of(paper)


def test_ballots_that_do_not_fit_say_what_to_do(paper: PapersPage) -> None:
    choose(paper, 12)
    refused = SudeskError("选票放不下。", "没有这么多地方。", "请改为一张A4纸印2张选票。")
    paper.preview._show_error(refused)
    assert "请改为一张A4纸印2张选票。" in words_of(paper)
    assert not paper.side.print_button.isEnabled()
    assert paper.side.ballots.isVisible()
    paper.side.ballots.per_sheet.choose(1)
    settle(paper.desk)
    assert paper.side.print_button.isEnabled()


def asking(answer: Path | None) -> Callable[..., Path | None]:
    return lambda *_: answer


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
    assert paper.shelf.save_button.text() == "存下 6 种文书"
    folder = tmp_path / "文书"
    monkeypatch.setattr(page, "ask_folder", asking(folder))
    paper.shelf.save_button.click()
    assert paper.preview.progress.isVisible()
    assert not paper.shelf.save_button.isEnabled()
    settle(paper.desk)
    assert len(list(folder.glob("*.pdf"))) == 6
    assert shell.toasts == ["已存下 6 种文书，在“文书”"]
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


def test_a_pc_without_a_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    with pytest.raises(SudeskError, match="没有设好打开它的程序"):
        places.open_outside(Path("报告.pdf"))


def test_a_pc_without_a_printer_is_told(
    qtbot: QtBot, paper: PapersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with qtbot.captureExceptions() as wrong:
        paper.side.print_button.click()
    assert "这台电脑还没有装打印机。" in str(wrong[0][1])


def test_the_dialog_is_offered_what_is_looked_at(
    qtbot: QtBot, paper: PapersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[tuple[int, int]] = []

    def agree(dialog: QPrintDialog) -> int:
        offered.append((dialog.minPage(), dialog.maxPage()))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["激光"])
    monkeypatch.setattr(QPrintDialog, "exec", agree)
    chosen = printer.ask_printer(paper, "选票", 4, current=2, copies=46)
    assert chosen is not None
    assert (chosen.docName(), chosen.copyCount()) == ("选票", 46)
    assert offered == [(1, 4)]
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    assert printer.ask_printer(paper, "选票", 1) is None


def test_printing_puts_every_page_on_its_paper(
    paper: PapersPage, shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"
    monkeypatch.setattr(page, "ask_printer", lambda *_, **__: printer_into(target))
    choose(paper, 3)
    paper.side.print_button.click()
    assert not paper.side.print_button.isEnabled()
    settle(paper.desk)
    assert pages_of(target) == [(595, 842)] * 2
    assert shell.toasts == ["已送往打印机，共 2 页"]
    assert paper.side.print_button.isEnabled()


def test_ballots_are_printed_as_often_as_sheets_are_needed(
    paper: PapersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def ask(*_: object, copies: int, **__: object) -> None:
        asked.append(copies)

    monkeypatch.setattr(page, "ask_printer", ask)
    paper.side.print_button.click()
    choose(paper, 12)
    paper.side.print_button.click()
    assert asked == [1, 15]


def printed(paper: PapersPage, device: QPrinter, current: int = 1) -> int:
    assert paper.preview.paper is not None
    with paper.desk.store.reading() as session:
        return printer.put_on_paper(session, lambda *_: None, device, paper.preview.paper, current)


def test_only_the_pages_chosen_are_printed(paper: PapersPage, tmp_path: Path) -> None:
    choose(paper, 3)
    device = printer_into(tmp_path / "range.pdf")
    device.setPrintRange(QPrinter.PrintRange.PageRange)
    device.setFromTo(2, 2)
    assert printed(paper, device) == 1
    assert pages_of(tmp_path / "range.pdf") == [(595, 842)]
    device = printer_into(tmp_path / "current.pdf")
    device.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert printed(paper, device, current=2) == 1
    assert _dark(tmp_path / "range.pdf") == _dark(tmp_path / "current.pdf") != 0


def _dark(path: Path) -> int:
    document = PdfDocument(path)
    bitmap = document[0].render(grayscale=True)
    dark = sum(value < 128 for value in bytes(bitmap.buffer))
    bitmap.close()
    document.close()
    return dark


def test_a_printer_without_copies_is_sent_the_pages_again(
    paper: PapersPage, tmp_path: Path
) -> None:
    device = printer_into(tmp_path / "copies.pdf")
    device.setCopyCount(3)
    assert paper.preview.paper is not None
    sheets = 3 * len(paper.preview.paper.sizes)
    assert printed(paper, device) == sheets
    if not device.supportsMultipleCopies():
        assert len(pages_of(tmp_path / "copies.pdf")) == sheets


def test_a_printer_that_does_not_begin_is_said(
    paper: PapersPage, tmp_path: Path, qtlog: Any
) -> None:
    device = printer_into(tmp_path / "nowhere" / "printed.pdf")
    with qtlog.disabled(), pytest.raises(SudeskError, match="没有响应"):
        printed(paper, device)


def test_a_stopped_printing_ends(paper: PapersPage, tmp_path: Path) -> None:
    def stop(_what: str, done: int, _total: int) -> None:
        if done:
            raise Stopped

    choose(paper, 3)
    assert paper.preview.paper is not None
    device = printer_into(tmp_path / "stopped.pdf")
    with paper.desk.store.reading() as session, pytest.raises(Stopped):
        printer.put_on_paper(session, stop, device, paper.preview.paper, 1)


def test_pictures_leave_when_the_room_is_full() -> None:
    kept = Pictures()
    large = QImage(8192, ROOM // 8192 // 2, QImage.Format.Format_Grayscale8)
    keys = [("a", number, 1) for number in range(3)]
    kept.keep(keys[0], large)
    kept.keep(keys[1], large)
    assert kept.find(keys[0]) is not None
    kept.keep(keys[2], large)
    assert [kept.find(key) is not None for key in keys] == [True, False, True]


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


def test_every_button_can_be_reached_and_says_what_it_does(paper: PapersPage) -> None:
    buttons: Sequence[Button] = [
        button for button in paper.preview.findChildren(Button) if button.isVisible()
    ]
    assert all(button.text() or button.accessibleName() for button in buttons)
    assert paper.primary is paper.side.print_button
