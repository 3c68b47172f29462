"""Header, columns and whole sheets pointed at by hand, in the import."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.services import layouts, roll
from sudesk.sheets.reading import NO_HEADER, Place, Role
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.preferences import Preferences
from sudesk.ui.roster.by_hand import HeaderDialog
from sudesk.ui.roster.findings import Bin
from sudesk.ui.roster.import_page import DONE, ImportPage
from sudesk.ui.shell import MainWindow
from tests.ui.roster_scenes import people, reviewed, roster_window, workbook

FILE, SHEET, HOME = "会计2601班.xlsx", "名单", "会计2601班"
ODD = ("编码甲", "称呼", "归属")


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, preferences: Preferences) -> Iterator[MainWindow]:
    made = roster_window(qtbot, desk, preferences)
    yield made
    if made._toast is not None:
        made._toast.leave()


def odd(path: Path, code: int, title: str = "会计系") -> Path:
    """Write a roster in whose header no word is known, with names too alike to be guessed."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = SHEET
    page.append([title])
    page.append(list(ODD))
    for n in range(6):
        page.append([f"{code}{n:02}", "王语桐", HOME])
    book.save(path)
    return path


def settled(qtbot: QtBot, page: ImportPage) -> None:
    qtbot.waitUntil(lambda: not page.reader.busy, timeout=10_000)


def choose(qtbot: QtBot, page: ImportPage, menu: Menu, text: str) -> None:
    """Choose an entry of a menu and wait for the reading."""
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()
    settled(qtbot, page)


def choose_role(qtbot: QtBot, page: ImportPage, column: int, role: Role) -> None:
    preview = page.review.sheets.preview
    choose(qtbot, page, preview.menu_of(preview.sheet.columns[column]), role.label)


def choose_header(qtbot: QtBot, page: ImportPage, number: int, text: str) -> None:
    choose(qtbot, page, page.review.sheets.preview.header_menu(number), text)


def said(page: ImportPage) -> tuple[str, str]:
    card = page.review.sheets
    return card._source.text(), card._surety.look.text


def texts(page: ImportPage, row: int) -> list[str]:
    sheet = page.review.sheets.preview.sheet
    return [str(sheet.data(sheet.index(row, n))) for n in range(len(sheet.columns))]


def test_a_sheet_that_was_not_recognised_is_pointed_at_until_it_is(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    page = reviewed(qtbot, window, [odd(tmp_path / FILE, 2026010301)])
    assert said(page) == ("没有找到学号和姓名两列", "没有读取")
    assert page._banner is not None
    assert texts(page, 1) == list(ODD)
    assert texts(page, 2) == ["202601030100", "王语桐", HOME]
    assert not page.import_button.isEnabled()
    (refused,) = page.review.changes.sorted.of([Bin.REFUSED])  # type: ignore[union-attr]
    assert refused.places == (Place(FILE, SHEET, 1),)
    choose_header(qtbot, page, 1, "第 2 行是表头")
    choose_role(qtbot, page, 0, Role.STUDENT_NO)
    assert said(page)[0] == "还没有找到姓名一列"
    assert texts(page, 2)[1] == "王语桐"
    choose_role(qtbot, page, 1, Role.NAME)
    choose_role(qtbot, page, 2, Role.CLASS_NAME)
    assert said(page) == ("表头设在第 2 行", "手工设置")
    assert page._banner is None
    assert page.import_button.text() == "导入 6 人"
    page.import_button.click()
    assert {row.class_name for row in desk.ask(roll.students)} == {HOME}
    (layout,) = desk.ask(layouts.remembered).values()
    assert layout.is_header
    assert layout.roles == {0: Role.STUDENT_NO, 1: Role.NAME, 2: Role.CLASS_NAME}


def test_the_next_file_with_the_same_header_words_is_read_at_once(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    page = reviewed(qtbot, window, [odd(tmp_path / FILE, 2026010301)])
    choose_header(qtbot, page, 1, "第 2 行是表头")
    choose_role(qtbot, page, 0, Role.STUDENT_NO)
    choose_role(qtbot, page, 1, Role.NAME)
    page.import_button.click()
    page.finish_button.click()
    again = reviewed(qtbot, window, [odd(tmp_path / "乙.xlsx", 2026010302, "另一个标题")])
    assert said(again) == ("表头在第 2 行", "沿用设置")
    assert again.import_button.text() == "导入 6 人"
    again.review.sheets.reset_button.click()
    settled(qtbot, again)
    assert said(again) == ("没有找到学号和姓名两列", "没有读取")
    assert not desk.ask(layouts.remembered)


def test_the_header_is_asked_for_by_its_button(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = reviewed(qtbot, window, [workbook(tmp_path / FILE, people(HOME, 2026010301))])
    assert said(page)[0].startswith("表头在第 2 行")
    answers = iter([5, NO_HEADER])

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HeaderDialog)
        row = next(answers)
        if row == NO_HEADER:
            assert dialog.row.value() == 5
            dialog.nowhere.setChecked(True)
        else:
            dialog.row.setValue(row)
        dialog.main.click()

    QTimer.singleShot(0, answer)
    page.review.sheets.header_button.click()
    settled(qtbot, page)
    assert said(page)[0].startswith("表头设在第 5 行")
    assert page.import_button.text() == "导入 6 人"
    QTimer.singleShot(0, answer)
    page.review.sheets.header_button.click()
    settled(qtbot, page)
    assert said(page)[0].startswith("已设为没有表头")
    assert page.import_button.text() == "导入 9 人"
    page.review.sheets.reset_button.click()
    settled(qtbot, page)
    assert said(page)[0].startswith("表头在第 2 行")


@pytest.mark.parametrize("by_key", [True, False])
def test_the_menu_of_a_row_opens_by_mouse_and_key(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, by_key: bool
) -> None:
    page = reviewed(qtbot, window, [workbook(tmp_path / FILE, people(HOME, 2026010301))])
    preview = page.review.sheets.preview
    preview.setFocus()
    preview.setCurrentIndex(preview.sheet.index(2, 1))
    spot = preview.visualRect(preview.sheet.index(2, 1)).center()
    if by_key:
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(
            preview.viewport(), QContextMenuEvent(reason, QPoint(0, 0), QPoint(0, 0))
        )
    else:
        preview.verticalHeader().customContextMenuRequested.emit(spot)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    assert [action.text() for action in menu.actions()] == [
        "第 3 行是表头",
        "没有表头，每行都是学生",
    ]
    menu.close()


def test_a_sheet_without_numbers_is_seen_and_may_be_given_them(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = workbook(tmp_path / FILE, people(HOME, 2026010301))
    book = load_workbook(path)
    copy = book.copy_worksheet(book[SHEET])
    copy.title = "又一份"
    copy["B2"] = "序列甲"
    for row in range(3, 12):
        copy[f"B{row}"] = f"{row}号" if row > 5 else f"20260103020{row}"
    book.save(path)
    page = reviewed(qtbot, window, [path])
    card = page.review.sheets
    assert card._choice is not None
    card._choice.choose(next(v for v in card._views[FILE] if v.sheet == "又一份"))
    assert said(page) == ("这张表没有学号，同一文件的另一张表有", "没有读取")
    assert not card.wanted_button.isVisible()
    choose_role(qtbot, page, 1, Role.STUDENT_NO)
    assert said(page)[1] == "手工设置"
    assert page.import_button.text() == "导入 12 人"


def test_a_column_taken_away_leaves_the_sheet_in_view(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = workbook(tmp_path / FILE, people(HOME, 2026010301))
    book = load_workbook(path)
    book.copy_worksheet(book[SHEET]).title = "又一份"
    book.save(path)
    page = reviewed(qtbot, window, [path])
    choose_role(qtbot, page, 1, Role.OTHER)
    assert said(page) == ("这张表没有学号，同一文件的另一张表有", "没有读取")
    assert page.import_button.text() == "导入 9 人"
    choose_role(qtbot, page, 1, Role.STUDENT_NO)
    assert said(page)[1] == "手工设置"


def test_a_sheet_is_left_out_and_taken_back_in(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = reviewed(qtbot, window, [workbook(tmp_path / FILE, people(HOME, 2026010301))])
    button = page.review.sheets.wanted_button
    assert button.text() == "不读这张表"
    button.click()
    settled(qtbot, page)
    assert said(page) == ("已选择不读这张表", "没有读取")
    assert not page.import_button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert page.import_button.text() == "导入 9 人"


def test_a_column_of_notes_may_be_left_unread(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    rows = [(*row[:5], "休学", row[6]) for row in people(HOME, 2026010301)]
    path = workbook(tmp_path / FILE, rows)
    book = load_workbook(path)
    book[SHEET]["F2"] = "备注"
    book.save(path)
    page = reviewed(qtbot, window, [path])
    assert page.sum_line.sums.waiting == 9
    preview = page.review.sheets.preview
    preview.offer_roles(5)
    number = next(n for n, c in enumerate(preview.sheet.columns) if c.role is Role.NOTE)
    choose_role(qtbot, page, number, Role.OTHER)
    assert page.sum_line.sums.waiting == 0
    page.import_button.click()
    assert page.steps.current == DONE


def test_a_cover_sheet_does_not_stand_before_the_roster(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = people(HOME, 2026010301)
    rows[2] = (rows[2][0], "", *rows[2][2:])
    path = workbook(tmp_path / FILE, rows)
    book = load_workbook(path)
    book.create_sheet("说明", 0).append(["请在九月十日前交回"])
    book.save(path)
    page = reviewed(qtbot, window, [path])
    card = page.review.sheets
    assert card._shown is not None
    assert [view.sheet for view in card._views[FILE]] == ["说明", SHEET]
    assert card._shown.sheet == SHEET
    (refused,) = page.review.changes.sorted.of([Bin.REFUSED])  # type: ignore[union-attr]
    assert refused.heading == f"{HOME} 第 5 行 许嘉禾"
