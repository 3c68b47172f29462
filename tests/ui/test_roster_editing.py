"""Students of the roll, one by one in the real window: changed, added, merged, filtered."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sudesk.services import congresses, delegates, departments, quotas, roll, students
from sudesk.services.roll import StudentRow
from sudesk.services.samples import PROFILE
from sudesk.terms import CongressKind, Status
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.text import Text
from sudesk.ui.preferences import Preferences
from sudesk.ui.roster import RosterPage
from sudesk.ui.roster.merging import MergeDialog
from sudesk.ui.roster.standing import NAMESAKES
from sudesk.ui.roster.student_form import StudentDialog
from sudesk.ui.shell import MainWindow
from tests.ui.roster_scenes import people, roster_page, roster_window, stock, workbook

HOME = "会计2401班"


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, preferences: Preferences, tmp_path: Path) -> MainWindow:
    rows = people(HOME, 2024010301, ("王语桐", "卢思远", "许嘉禾", "王语桐"))
    stock(desk, [workbook(tmp_path / "甲.xlsx", rows)])
    return roster_window(qtbot, desk, preferences)


@pytest.fixture
def page(window: MainWindow) -> RosterPage:
    return roster_page(window)


def form(page: QWidget) -> StudentDialog:
    return page.findChildren(StudentDialog)[-1]


def merging(page: QWidget) -> MergeDialog:
    return page.findChildren(MergeDialog)[-1]


def row_of(desk: Desk, student_no: str) -> StudentRow:
    return next(row for row in desk.ask(roll.students) if row.student_no == student_no)


def choose(page: RosterPage, *numbers: int) -> None:
    chosen = page.table.view.selectionModel()
    chosen.clearSelection()
    flags = chosen.SelectionFlag
    for number in numbers:
        chosen.select(page.table.model.index(number, 0), flags.Select | flags.Rows)


def test_a_student_is_changed_and_the_change_undone(
    qtbot: QtBot, window: MainWindow, page: RosterPage, desk: Desk
) -> None:
    choose(page, 1)
    before = row_of(desk, "202401030102")
    page.edit_button.click()
    dialog = form(page)
    assert not dialog.student_no.isEnabled()
    qtbot.waitUntil(dialog.name.hasFocus)
    dialog.class_name.setText("会计2402班")
    dialog.status.choose(Status.SUSPENDED)
    dialog.political.clear()
    qtbot.keyClick(dialog.political, Qt.Key.Key_Return)
    after = row_of(desk, "202401030102")
    assert (after.class_name, after.status, after.political) == ("会计2402班", Status.SUSPENDED, "")
    assert after.name == before.name
    assert window._toast is not None
    window._toast._take_back()
    assert row_of(desk, "202401030102") == before


def test_a_delegate_who_leaves_the_roll_is_warned_of(
    window: MainWindow, page: RosterPage, desk: Desk
) -> None:
    desk.do(departments.save_profile, PROFILE)
    congress = desk.do(congresses.convene, CongressKind.DELEGATES, 6, date(2026, 12, 18), "报告厅")
    desk.do(quotas.fix, congress, 2)
    entry = desk.ask(congresses.entries, congress)[1]
    desk.do(delegates.add, congress, [entry.id])
    for number, warned in ((1, True), (0, False)):
        choose(page, number)
        page.edit_button.click()
        form(page).status.choose(Status.WITHDRAWN)
        form(page).main.click()
        assert window._toast is not None
        said = "".join(text.text() for text in window._toast.findChildren(Text))
        assert ("请在“代表”里更换" in said) is warned


def test_enter_opens_a_student_and_nothing_changed_is_no_act(
    qtbot: QtBot, window: MainWindow, page: RosterPage, desk: Desk
) -> None:
    choose(page, 0)
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(desk.changed):
        form(page).main.click()
    assert window._toast is None


def undo(window: MainWindow) -> None:
    """Take back what the toast says."""
    assert window._toast is not None
    window._toast._take_back()


def test_a_student_needs_a_number_and_a_name(
    qtbot: QtBot, window: MainWindow, page: RosterPage, desk: Desk
) -> None:
    page.classes.table.select(HOME)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(StudentDialog)))
    dialog = form(page)
    assert dialog.class_name.text() == HOME
    assert not dialog.main.isEnabled()
    dialog.student_no.setText("202401030105")
    assert not dialog.main.isEnabled()
    dialog.name.setText("陈奕宁")
    dialog.gender.choose("男")
    dialog.main.click()
    added = row_of(desk, "202401030105")
    assert (added.name, added.gender, added.class_name) == ("陈奕宁", "男", HOME)
    assert page.table.selection() == [added]
    undo(window)
    assert "202401030105" not in {row.student_no for row in desk.ask(roll.students)}


def test_the_grade_is_that_of_the_class_until_it_is_said(
    window: MainWindow, page: RosterPage, desk: Desk
) -> None:
    choose(page, 1)
    page.edit_button.click()
    dialog = form(page)
    assert dialog.grade.text() == ""
    assert dialog.grade.placeholderText() == "不填就随班级：2024"
    dialog.grade.setText("23级")
    dialog.main.click()
    after = row_of(desk, "202401030102")
    assert (after.grade, after.cohort) == ("2023", "2023")
    undo(window)
    after = row_of(desk, "202401030102")
    assert (after.grade, after.cohort) == ("", "2024")


def test_a_number_that_is_taken_leaves_the_dialog_open(
    qtbot: QtBot, page: RosterPage, desk: Desk
) -> None:
    page.add_button.click()
    dialog = form(page)
    dialog.student_no.setText("202401030101")
    dialog.name.setText("陈奕宁")
    with qtbot.captureExceptions() as caught:
        dialog.main.click()
    assert "学号202401030101已在名册里" in str(caught[0][1])
    assert dialog.isVisible()
    assert len(desk.ask(roll.students)) == 4
    dialog.reject()


def test_two_records_of_one_person_are_merged(
    qtbot: QtBot, window: MainWindow, page: RosterPage, desk: Desk
) -> None:
    keep = row_of(desk, "202401030104")
    desk.do(students.change, keep.id, political="")
    before = desk.ask(roll.students)
    page.standing.choose(NAMESAKES)
    assert [row.student_no for row in page.table.model.rows] == ["202401030101", "202401030104"]
    choose(page, 0, 1)
    page.merge_button.click()
    dialog = merging(page)
    assert dialog.keep[0].isChecked()
    dialog.keep[1].click()
    political = dialog._cells[7]
    assert [cell.text() for cell in political] == ["共青团员　补入", "（空）"]
    dialog.main.click()
    assert [row.student_no for row in desk.ask(roll.students)] == [
        "202401030102",
        "202401030103",
        "202401030104",
    ]
    assert row_of(desk, "202401030104").political == "共青团员"
    assert page.standing.currentData() is None  # nobody shares a name any more
    undo(window)
    assert desk.ask(roll.students) == before


def test_a_record_that_counts_is_kept_at_first(page: RosterPage, desk: Desk) -> None:
    desk.do(students.change, row_of(desk, "202401030101").id, status=Status.LEFT)
    choose(page, 0, 3)
    page.merge_button.click()
    dialog = merging(page)
    kept, gone = dialog.chosen
    assert (kept.student_no, gone.student_no) == ("202401030104", "202401030101")
    dialog.reject()
    assert len(desk.ask(roll.students)) == 4


def test_what_can_be_done_depends_on_how_many_are_selected(page: RosterPage) -> None:
    def offered() -> tuple[bool, bool, bool]:
        return (
            page.edit_button.isVisible(),
            page.merge_button.isVisible(),
            page._selected.isVisible(),
        )

    choose(page)
    assert offered() == (False, False, False)
    choose(page, 0)
    assert offered() == (True, False, False)
    choose(page, 0, 2)
    assert offered() == (False, True, True)
    choose(page, 0, 1, 2)
    assert offered() == (False, False, True)
    assert page._selected.text() == "已选 3 人"


def test_the_menu_of_a_row_offers_the_same(page: RosterPage) -> None:
    menu = Menu(page)
    choose(page, 0, 2)
    page.table.menu_asked.emit(menu, page.table.model.rows[0])
    assert [action.text() for action in menu.actions()] == ["合并这两人", "修改王语桐"]


def test_the_list_shows_one_standing(page: RosterPage, desk: Desk) -> None:
    desk.do(students.change, row_of(desk, "202401030102").id, status=Status.SUSPENDED)
    offered = [page.standing.itemText(n) for n in range(page.standing.count())]
    assert offered == ["全部状态", "在读 3 人", "休学 1 人", "同班同名 2 人"]
    page.standing.choose(Status.SUSPENDED)
    assert [row.name for row in page.table.model.rows] == ["卢思远"]
    assert page._shown.text() == "显示 1 / 4 人"
    page.show_student(row_of(desk, "202401030103"))
    assert [row.name for row in page.table.selection()] == ["许嘉禾"]
