"""A window of the roster page, and the class rosters that its tests drop in."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.services import rosters
from sudesk.sheets.reading import read_rosters
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.preferences import Preferences
from sudesk.ui.roster import RosterPage
from sudesk.ui.roster.import_page import REVIEW, ImportPage
from sudesk.ui.shell import MainWindow, Section

HEAD = ("序号", "学号", "姓名", "性别", "班级", "政治面貌", "手机号")
NAMES = ("王语桐", "卢思远", "许嘉禾", "陈奕宁", "林若溪", "周明哲", "钟子衿", "谢云舒", "赵一诺")

Row = tuple[str, ...]


def people(class_name: str, code: int, names: Sequence[str] = NAMES) -> list[Row]:
    """Return the rows of one class, numbered on from a code of ten digits."""
    return [
        (str(n), f"{code}{n:02}", name, "男女"[n % 2], class_name, "共青团员", "00013800000")
        for n, name in enumerate(names, start=1)
    ]


def workbook(path: Path, rows: Sequence[Row], title: str = "学生名册", sheet: str = "名单") -> Path:
    """Write a roster with a title line, a header and rows."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    page.append([title])
    page.append(list(HEAD))
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def faulty(path: Path) -> Path:
    """Write a roster with every kind of row: sound, refused, disputed, waiting, ignored."""
    rows = people("会计2601班", 2026010301)
    rows[2] = (*rows[2][:1], "", *rows[2][2:])
    rows[4] = (*rows[4][:1], rows[3][1], *rows[4][2:])
    rows[6] = (*rows[6][:1], rows[6][1][:-1] + "O", *rows[6][2:])
    rows.append(rows[0])
    rows.append(("", "合计 10 人", "", "", "", "", ""))
    return workbook(path, rows, "会计2601班名单")


def stock(desk: Desk, paths: Sequence[Path]) -> None:
    """Import rosters beforehand."""
    reading = read_rosters([(path.name, path.read_bytes()) for path in paths])
    plan = desk.ask(rosters.plan, reading)
    desk.do(rosters.apply, plan, [(path.name, "0" * 64) for path in paths])


def roster_window(qtbot: QtBot, desk: Desk, preferences: Preferences) -> MainWindow:
    """Show a window whose only room is the roster."""
    window = MainWindow(desk, [Section("roll", "名册", "users", RosterPage)], preferences)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def roster_page(window: MainWindow) -> RosterPage:
    """Return the roster page that is shown."""
    page = window.page
    assert isinstance(page, RosterPage)
    return page


def import_page(window: MainWindow) -> ImportPage:
    """Return the import that is shown."""
    page = window.page
    assert isinstance(page, ImportPage)
    return page


def reviewed(qtbot: QtBot, window: MainWindow, paths: Sequence[Path]) -> ImportPage:
    """Open the import with files and wait until they are read."""
    roster_page(window).open_import(paths)
    page = import_page(window)
    qtbot.waitUntil(lambda: page.steps.current == REVIEW, timeout=10_000)
    return page


def drop(page: Page, paths: Sequence[Path]) -> bool:
    """Drop files onto a page; return whether the page would take them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(50, 50), copy, mime, button, none)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), copy, mime, button, none))
    return enter.isAccepted()
