"""The roster page in the real window: empty, full, searched, filtered, exported."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sudesk.models.roster import Student
from sudesk.terms import Status
from sudesk.ui.desk import Desk
from sudesk.ui.preferences import Preferences
from sudesk.ui.roster import RosterPage, dropping
from sudesk.ui.shell import MainWindow
from tests.ui.roster_scenes import (
    drop,
    import_page,
    people,
    roster_page,
    roster_window,
    stock,
    workbook,
)


@pytest.fixture
def full(qtbot: QtBot, desk: Desk, preferences: Preferences, tmp_path: Path) -> MainWindow:
    stock(
        desk,
        [
            workbook(tmp_path / "甲.xlsx", people("会计2401班", 2024010301)),
            workbook(tmp_path / "乙.xlsx", people("审计2501班", 2025010302, ("王伊彤", "孙知远"))),
        ],
    )
    return roster_window(qtbot, desk, preferences)


def numbers(page: RosterPage) -> list[str]:
    return [row.student_no for row in page.table.model.rows]


def test_an_empty_roll_says_how_to_begin(
    qtbot: QtBot, desk: Desk, preferences: Preferences
) -> None:
    page = roster_page(roster_window(qtbot, desk, preferences))
    assert page.area.isVisible()
    assert not page.table.isVisible()
    assert not page.import_button.isVisible()
    assert page.primary is page.area.files_button


def test_files_dropped_on_the_page_are_read_at_once(
    qtbot: QtBot, desk: Desk, preferences: Preferences, tmp_path: Path
) -> None:
    window = roster_window(qtbot, desk, preferences)
    file = workbook(tmp_path / "甲.xlsx", people("会计2401班", 2024010301))
    assert drop(roster_page(window), [file])
    qtbot.waitUntil(lambda: import_page(window).steps.current == 1, timeout=10_000)


def test_only_files_can_be_dropped(qtbot: QtBot, desk: Desk, preferences: Preferences) -> None:
    window = roster_window(qtbot, desk, preferences)
    assert not drop(roster_page(window), [])
    assert isinstance(window.page, RosterPage)


def test_the_button_chooses_files(
    qtbot: QtBot,
    desk: Desk,
    preferences: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = roster_window(qtbot, desk, preferences)
    file = workbook(tmp_path / "甲.xlsx", people("会计2401班", 2024010301))
    answers = iter([[], [str(file)]])
    monkeypatch.setattr(dropping.QFileDialog, "getOpenFileNames", lambda *_: (next(answers), ""))
    roster_page(window).area.files_button.click()
    assert isinstance(window.page, RosterPage)
    qtbot.keyClick(roster_page(window), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: import_page(window).steps.current == 1, timeout=10_000)


def test_every_student_stands_in_the_list(full: MainWindow) -> None:
    page = roster_page(full)
    assert len(numbers(page)) == 11
    first = page.table.grid().rows[0]
    assert first == ("202401030101", "王语桐", "女", "会计2401班", "2024", "", "在读", "共青团员")
    assert page._shown.text() == "显示 11 / 11 人"
    assert page._counted.text() == "计入人数 11 / 11 人"


def test_who_has_left_does_not_count(full: MainWindow, desk: Desk) -> None:
    with desk.store.writing() as session:
        found = session.get(Student, 1)
        assert found is not None
        found.status = Status.WITHDRAWN
    page = roster_page(full)
    page.refresh()
    assert "计入人数 10 / 11 人" in page._counted.text()
    assert "的 1 人不计" in page._counted.text()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("0202", ["202501030202"]),
        ("王", ["202401030101", "202501030201"]),
        ("wyt", ["202401030101", "202501030201"]),
        ("没有这个人", []),
    ],
)
def test_search_finds_by_tail_name_and_initials(
    qtbot: QtBot, full: MainWindow, typed: str, found: list[str]
) -> None:
    page = roster_page(full)
    page.search.setText(typed)
    assert numbers(page) == found
    assert page._shown.text() == f"显示 {len(found)} / 11 人"


def test_a_class_is_chosen_in_the_list_of_classes(full: MainWindow) -> None:
    page = roster_page(full)
    sizes = [(size.words, size.students) for size in page.classes.table.model.rows]
    assert sizes == [("全部班级", 11), ("会计2401班", 9), ("审计2501班", 2)]
    page.classes.table.view.selectRow(2)
    assert numbers(page) == ["202501030201", "202501030202"]
    page.search.setText("孙")
    assert numbers(page) == ["202501030202"]
    page.search.clear()
    page.classes.table.view.selectRow(0)
    assert len(numbers(page)) == 11


def test_the_class_stays_chosen_after_an_act(full: MainWindow, desk: Desk) -> None:
    page = roster_page(full)
    page.classes.table.view.selectRow(2)
    desk.changed.emit()
    assert len(numbers(page)) == 2
    chosen = page.classes.table.current()
    assert chosen is not None
    assert chosen.name == "审计2501班"


def test_a_narrow_page_chooses_the_class_by_a_box(qtbot: QtBot, full: MainWindow) -> None:
    full.resize(1024, 696)
    page = roster_page(full)
    qtbot.waitUntil(page.choice.isVisible)
    assert not page.classes.isVisible()
    page.choice.setCurrentIndex(2)
    page.choice.activated.emit(2)
    assert len(numbers(page)) == 2


def test_students_without_a_class_have_a_place(
    qtbot: QtBot, desk: Desk, preferences: Preferences
) -> None:
    with desk.store.writing() as session:
        session.add(Student(student_no="20240101", name="王语桐"))
    page = roster_page(roster_window(qtbot, desk, preferences))
    assert [size.words for size in page.classes.table.model.rows] == ["全部班级", "没有班级"]
    page.classes.table.view.selectRow(1)
    assert numbers(page) == ["20240101"]


def test_export_writes_what_is_shown(
    qtbot: QtBot, full: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = roster_page(full)
    page.classes.table.view.selectRow(2)
    offered: list[str] = []

    def answer(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(tmp_path / "导出"), ""

    monkeypatch.setattr(dropping.QFileDialog, "getSaveFileName", answer)
    page.table._send_out()
    target = tmp_path / "导出.xlsx"
    qtbot.waitUntil(lambda: full._toast is not None, timeout=10_000)
    assert offered == ["审计2501班学生名册.xlsx"]
    rows = list(load_workbook(target).active.iter_rows(values_only=True))
    assert rows[1][:3] == ("学号", "姓名", "性别")
    assert [row[1] for row in rows[2:4]] == ["王伊彤", "孙知远"]
    assert full._toast is not None
    full._toast.leave()


def test_a_blank_roster_offers_the_classes(
    qtbot: QtBot, full: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "空白.xlsx"
    monkeypatch.setattr(dropping.QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    roster_page(full)._save_template()
    qtbot.waitUntil(lambda: full._toast is not None, timeout=10_000)
    book = load_workbook(target)
    lists = [each.formula1 for each in book.active.data_validations.dataValidation]
    assert "班级列表!$A$1:$A$2" in lists
    assert [cell.value for cell in book["班级列表"]["A"]] == ["会计2401班", "审计2501班"]
    assert full._toast is not None
    full._toast.leave()


def test_nothing_is_written_where_no_target_is_given(
    full: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(tmp_path.iterdir())
    monkeypatch.setattr(dropping.QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    roster_page(full)._save_template()
    roster_page(full).table._send_out()
    assert set(tmp_path.iterdir()) == before


def test_a_large_roll_is_searched_without_a_wait(
    qtbot: QtBot, desk: Desk, preferences: Preferences
) -> None:
    with desk.store.writing() as session:
        session.add_all(
            Student(student_no=f"2024{n:06}", name=f"王{chr(0x4E00 + n)}") for n in range(3001)
        )
    page = roster_page(roster_window(qtbot, desk, preferences))
    qtbot.waitUntil(lambda: not desk._tasks, timeout=20_000)
    page.search.setText("wy")
    assert page.table.model.rows
    assert len(page.table.model.rows) < 3001
