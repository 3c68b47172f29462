"""What is settled in the import: disputes, who leaves, columns and classes by hand, and undoing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.models.roster import Student
from sudesk.services import layouts, roll, students
from sudesk.sheets.reading import Layout, Place, Role, Verdict
from sudesk.terms import Status
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.preferences import Preferences
from sudesk.ui.roster.by_hand import ClassDialog
from sudesk.ui.roster.findings import Bin
from sudesk.ui.roster.import_page import CHOOSE, DONE, REVIEW, ImportPage
from sudesk.ui.shell import MainWindow
from tests.ui.roster_scenes import (
    NAMES,
    Row,
    faulty,
    people,
    reviewed,
    roster_page,
    roster_window,
    stock,
    workbook,
)

FILE, SHEET = "会计2601班.xlsx", "名单"
HOME = "会计2601班"


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, preferences: Preferences) -> Iterator[MainWindow]:
    made = roster_window(qtbot, desk, preferences)
    yield made
    if made._toast is not None:
        made._toast.leave()


@pytest.fixture
def disputed(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> ImportPage:
    """The import of a file in which rows 6 and 7 give one number to 陈奕宁 and 林若溪."""
    page = reviewed(qtbot, window, [faulty(tmp_path / FILE)])
    cards = page.review.changes.findings
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(1))
    return page


def decide(qtbot: QtBot, page: ImportPage, key: Qt.Key) -> None:
    qtbot.keyClick(page.review.changes.findings, key)


def verdict(page: ImportPage, row: int) -> Verdict:
    sheet = page.review.sheets.preview.sheet
    number = sheet.number_of(Place(FILE, SHEET, row))
    assert number is not None
    return sheet.shown(number).verdict


def sums(page: ImportPage) -> tuple[int, int, int, int, int]:
    each = page.sum_line.sums
    assert each.read == each.taken + each.waiting + each.refused + each.ignored
    return each.read, each.taken, each.waiting, each.refused, each.ignored


def names(desk: Desk) -> set[str]:
    return {row.name for row in desk.ask(roll.students)}


def statuses(desk: Desk) -> dict[str, Status]:
    return {row.name: row.status for row in desk.ask(roll.students)}


def test_a_dispute_is_decided_for_a_name(qtbot: QtBot, disputed: ImportPage, desk: Desk) -> None:
    assert sums(disputed) == (13, 6, 3, 1, 3)
    decide(qtbot, disputed, Qt.Key.Key_2)
    assert sums(disputed) == (13, 7, 1, 1, 4)
    assert verdict(disputed, 6) is Verdict.IGNORED
    assert verdict(disputed, 7) is Verdict.TAKEN
    assert disputed.review.changes.findings.currentIndex().row() == 1
    assert disputed.import_button.text() == "导入 6 人"
    disputed.import_button.click()
    assert "林若溪" in names(desk)
    assert "陈奕宁" not in names(desk)


def test_a_decision_is_taken_back_and_may_be_for_neither(
    qtbot: QtBot, disputed: ImportPage
) -> None:
    decide(qtbot, disputed, Qt.Key.Key_1)
    decide(qtbot, disputed, Qt.Key.Key_1)
    assert sums(disputed) == (13, 6, 3, 1, 3)
    assert verdict(disputed, 6) is Verdict.DISPUTED
    decide(qtbot, disputed, Qt.Key.Key_0)
    assert sums(disputed) == (13, 6, 1, 1, 5)
    assert verdict(disputed, 7) is Verdict.IGNORED
    decide(qtbot, disputed, Qt.Key.Key_9)
    assert sums(disputed) == (13, 6, 1, 1, 5)


def test_a_dispute_is_decided_by_its_buttons(qtbot: QtBot, disputed: ImportPage) -> None:
    cards = disputed.review.changes.findings
    index = cards.cards.index(1)
    cards.scrollTo(index)
    card = cards.visualRect(index)
    place = QPoint(card.x() + 40, card.bottom() - 20)
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert cards.cards.decision(cards.cards.findings[1]) == "陈奕宁"
    assert verdict(disputed, 6) is Verdict.TAKEN


def test_namesakes_stand_side_by_side_with_their_tails(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = people(HOME, 2026010301, ("王语桐", "卢思远", "王语桐"))
    page = reviewed(qtbot, window, [workbook(tmp_path / FILE, rows)])
    (finding,) = page.review.changes.sorted.of([Bin.REMARKS])  # type: ignore[union-attr]
    assert finding.heading == f"{HOME} 有 2 名王语桐"
    assert finding.text == "尾号 0101、尾号 0103，学号不同，按 2 人导入"
    assert finding.places == (Place(FILE, SHEET, 3), Place(FILE, SHEET, 5))


@pytest.fixture
def shrunk(qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path) -> ImportPage:
    """An import that lacks 卢思远 of the class that is read, and all of another class."""
    rows = people(HOME, 2026010301)
    other = people("审计2501班", 2025010302, ("王伊彤", "孙知远"))
    stock(desk, [workbook(tmp_path / FILE, rows), workbook(tmp_path / "乙.xlsx", other)])
    del rows[1]
    return reviewed(qtbot, window, [workbook(tmp_path / FILE, rows)])


def missing(page: ImportPage) -> dict[str, bool]:
    return {
        each.departure.name: each.leaves for each in page.review.changes.departures.missing.rows
    }


def test_who_is_missing_from_a_class_is_proposed_as_departed(
    shrunk: ImportPage, desk: Desk
) -> None:
    changes = shrunk.review.changes
    assert changes.tiles.tile(Bin.DEPARTED).accessibleName() == "离班 1"
    assert changes._missing.text() == "名册有、文件无 1 人，1 人改为离班，不删除。"
    changes.review_button.click()
    assert missing(shrunk) == {"卢思远": True}
    assert "1 人改为离班" in shrunk.note.text()
    shrunk.import_button.click()
    assert shrunk.steps.current == DONE
    assert shrunk.summary._figures["departed"]._number.text() == "1"
    assert statuses(desk)["卢思远"] is Status.LEFT
    assert statuses(desk)["王伊彤"] is Status.ACTIVE


def test_who_leaves_is_chosen_person_by_person(qtbot: QtBot, shrunk: ImportPage) -> None:
    changes = shrunk.review.changes
    changes.tiles.tile(Bin.DEPARTED).click()
    changes.departures.setFocus()
    changes.departures.setCurrentIndex(changes.departures.missing.index(0))
    qtbot.keyClick(changes.departures, Qt.Key.Key_Space)
    assert missing(shrunk) == {"卢思远": False}
    assert not shrunk.import_button.isEnabled()
    assert shrunk.import_action._reason.text() == "与名册一致，没有变化"
    row = changes.departures.visualRect(changes.departures.missing.index(0)).center()
    qtbot.mouseClick(changes.departures.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert missing(shrunk) == {"卢思远": True}
    changes.none_button.click()
    assert missing(shrunk) == {"卢思远": False}
    changes.all_button.click()
    assert missing(shrunk) == {"卢思远": True}


def test_a_roll_of_the_whole_department_proposes_the_other_classes(
    shrunk: ImportPage, desk: Desk
) -> None:
    changes = shrunk.review.changes
    changes.tiles.tile(Bin.DEPARTED).click()
    assert changes.whole_roll.isVisible()
    changes.whole_roll.click()
    assert missing(shrunk) == {"卢思远": True, "王伊彤": True, "孙知远": True}
    assert changes._title.text() == "离班 3 / 3 人，只改状态，不删除"
    changes.search.setText("wyt")
    assert missing(shrunk) == {"王伊彤": True}
    changes.none_button.click()
    changes.search.clear()
    assert missing(shrunk) == {"卢思远": True, "王伊彤": False, "孙知远": True}
    shrunk.import_button.click()
    left = {name for name, status in statuses(desk).items() if status is Status.LEFT}
    assert left == {"卢思远", "孙知远"}


def test_who_may_stand_in_the_files_all_the_same_is_left_where_they_are(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    rows = people(HOME, 2026010301)
    stock(desk, [workbook(tmp_path / FILE, rows)])
    rows[0] = _with_number(rows[0], "202601030199")
    rows[1] = _with_number(rows[1], "")
    page = reviewed(qtbot, window, [workbook(tmp_path / FILE, rows)])
    changes = page.review.changes
    changes.tiles.tile(Bin.DEPARTED).click()
    assert missing(page) == {"王语桐": False, "卢思远": False}
    doubts = [each.doubt for each in changes.departures.missing.rows]
    assert doubts == ["文件里有同班同名的人，可能改了学号", "文件里有同名的行没有导入"]
    told = [finding.heading for finding in changes.sorted.of([Bin.REMARKS])]  # type: ignore[union-attr]
    assert told == [f"{HOME} 王语桐 可能改了学号"]


def _with_number(row: Row, number: str) -> Row:
    return (row[0], number, *row[2:])


def choose_role(qtbot: QtBot, page: ImportPage, column: int, role: Role) -> None:
    """Choose a role in the menu of a column's head."""
    preview = page.review.sheets.preview
    menu = preview.menu_of(preview.sheet.columns[column])
    next(action for action in menu.actions() if action.text() == role.label).trigger()
    menu.close()
    qtbot.waitUntil(lambda: not page.reader.busy, timeout=10_000)


def labels(page: ImportPage) -> list[str]:
    return [column.label for column in page.review.sheets.preview.sheet.columns]


def test_a_column_gets_another_role_on_its_head(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    page = reviewed(qtbot, window, [workbook(tmp_path / FILE, people(HOME, 2026010301))])
    assert labels(page) == ["不导入", "学号", "姓名", "性别", "班级", "政治面貌", "不导入"]
    choose_role(qtbot, page, 5, Role.MAJOR)
    assert labels(page) == ["不导入", "学号", "姓名", "性别", "班级", "专业", "不导入"]
    assert page.steps.current == REVIEW
    assert page.review.sheets._surety.look.text == "手工设置"
    page.import_button.click()
    assert {row.major for row in desk.ask(roll.students)} == {"共青团员"}


def test_a_layout_is_remembered_for_the_next_file_until_it_is_reset(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    page = reviewed(qtbot, window, [workbook(tmp_path / FILE, people(HOME, 2026010301))])
    choose_role(qtbot, page, 5, Role.OTHER)
    assert not desk.ask(layouts.remembered)
    page.import_button.click()
    assert list(desk.ask(layouts.remembered).values()) == [Layout({5: Role.OTHER})]
    page.finish_button.click()
    other = workbook(tmp_path / "乙.xlsx", people("审计2501班", 2025010302))
    again = reviewed(qtbot, window, [other])
    assert again.review.sheets._surety.look.text == "沿用设置"
    assert "政治面貌" not in labels(again)
    again.review.sheets.reset_button.click()
    qtbot.waitUntil(lambda: not again.reader.busy, timeout=10_000)
    assert "政治面貌" in labels(again)
    assert not again.review.sheets.reset_button.isVisible()
    assert not desk.ask(layouts.remembered)


def test_what_is_settled_stays_while_columns_change(qtbot: QtBot, disputed: ImportPage) -> None:
    decide(qtbot, disputed, Qt.Key.Key_2)
    disputed.review.changes.confirm_button.click()
    choose_role(qtbot, disputed, 5, Role.ETHNICITY)
    assert sums(disputed) == (13, 8, 0, 1, 4)
    assert disputed.review.changes.tiles.shown == {Bin.REFUSED, Bin.WAITING}


def test_nothing_is_imported_while_the_files_are_read_anew(
    qtbot: QtBot, window: MainWindow, disputed: ImportPage, desk: Desk
) -> None:
    preview = disputed.review.sheets.preview
    preview.role_chosen.emit(5, Role.MAJOR)
    preview.role_chosen.emit(3, Role.OTHER)
    disputed.review.changes.confirm_button.click()
    assert not disputed.import_button.isEnabled()
    assert disputed.leave_button.text() == "停止读取"
    qtbot.waitUntil(lambda: not disputed.reader.busy, timeout=10_000)
    assert labels(disputed)[3:6] == ["不导入", "班级", "专业"]
    assert disputed.import_button.text() == "导入 6 人"
    assert disputed.leave_button.text() == "返回"


def test_reading_anew_is_stopped_and_the_plan_stays(qtbot: QtBot, disputed: ImportPage) -> None:
    disputed.review.sheets.preview.role_chosen.emit(5, Role.MAJOR)
    disputed.leave_button.click()
    qtbot.waitUntil(lambda: not disputed.reader.busy, timeout=10_000)
    assert disputed.steps.current == REVIEW
    assert labels(disputed)[5] == "政治面貌"
    assert disputed.import_button.isEnabled()
    assert not disputed.by_hand.choices


def test_columns_that_are_not_imported_unfold_one_by_one(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = reviewed(qtbot, window, [workbook(tmp_path / FILE, people(HOME, 2026010301))])
    choose_role(qtbot, page, 5, Role.OTHER)
    assert labels(page)[-1] == "2 列不导入"
    preview = page.review.sheets.preview
    preview.setFocus()
    preview.setCurrentIndex(preview.sheet.index(3, 5))
    qtbot.keyClick(preview, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert labels(page)[-2:] == ["不导入", "不导入"]
    qtbot.keyClick(preview, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    menu.close()


def name_class(class_name: str) -> None:
    """Answer the question for a sheet's class once it is asked."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ClassDialog)
        dialog._class.setText(class_name)
        dialog.main.click()

    QTimer.singleShot(0, answer)


def test_the_class_of_a_sheet_is_said_by_hand(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    page = reviewed(qtbot, window, [workbook(tmp_path / FILE, people("", 2026010301))])
    name_class("会计2603班")
    page.review.sheets.class_button.click()
    qtbot.waitUntil(lambda: not page.reader.busy, timeout=10_000)
    assert page.review.sheets._source.text() == "表头在第 2 行；班级为会计2603班"
    page.import_button.click()
    assert {row.class_name for row in desk.ask(roll.students)} == {"会计2603班"}


def test_an_import_is_undone_from_its_toast(
    qtbot: QtBot, window: MainWindow, shrunk: ImportPage, desk: Desk
) -> None:
    before = desk.ask(roll.students)
    shrunk.import_button.click()
    assert desk.ask(roll.students) != before
    assert window._toast is not None
    window._toast._take_back()
    assert desk.ask(roll.students) == before
    assert shrunk.steps.current == CHOOSE
    assert shrunk.read_button.isVisible()


def test_an_import_is_undone_after_its_page_was_left(
    qtbot: QtBot, window: MainWindow, shrunk: ImportPage, desk: Desk
) -> None:
    before = desk.ask(roll.students)
    shrunk.import_button.click()
    toast = window._toast
    assert toast is not None
    with qtbot.waitSignal(shrunk.destroyed):
        shrunk.finish_button.click()
    toast._take_back()
    assert desk.ask(roll.students) == before


def test_the_last_import_is_undone_on_the_roster_page(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    page = roster_page(window)
    assert not page.undo_button.isVisible()
    stock(desk, [workbook(tmp_path / FILE, people(HOME, 2026010301))])
    assert page.undo_button.isVisible()
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().main.click())  # type: ignore[union-attr]
    page.undo_button.click()
    assert not desk.ask(roll.students)
    assert page.area.isVisible()
    assert not page.undo_button.isVisible()


def test_an_import_of_students_changed_since_is_not_offered_to_be_undone(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    stock(desk, [workbook(tmp_path / FILE, people(HOME, 2026010301))])
    with desk.store.reading() as session:
        (student, *_) = session.query(Student).all()
        number = student.id
    desk.do(students.change, number, "王雨桐")
    assert not roster_page(window).undo_button.isVisible()
    assert names(desk) == {"王雨桐", *NAMES[1:]}
