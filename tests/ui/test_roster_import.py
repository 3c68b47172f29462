"""The import in the real window: what is read, shown, confirmed, imported, and left alone."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from sudesk.services import intake, roll, students
from sudesk.services.backups import copies
from sudesk.services.rosters import Difference
from sudesk.sheets.reading import Place, Verdict
from sudesk.ui.desk import Desk
from sudesk.ui.preferences import Preferences
from sudesk.ui.roster import dropping
from sudesk.ui.roster.cards import FindingList
from sudesk.ui.roster.findings import Bin, Finding
from sudesk.ui.roster.import_page import CHOOSE, DONE, REVIEW, ImportPage
from sudesk.ui.roster.page import RosterPage
from sudesk.ui.roster.preview_columns import letters
from sudesk.ui.shell import MainWindow
from tests.ui.roster_scenes import (
    drop,
    faulty,
    import_page,
    people,
    reviewed,
    roster_page,
    roster_window,
    stock,
    workbook,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, preferences: Preferences) -> Iterator[MainWindow]:
    made = roster_window(qtbot, desk, preferences)
    yield made
    if made._toast is not None:
        made._toast.leave()


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> ImportPage:
    return reviewed(qtbot, window, [faulty(tmp_path / "会计2601班.xlsx")])


def findings(page: ImportPage) -> tuple[Finding, ...]:
    return page.review.changes.findings.cards.findings


def place(row: int) -> Place:
    return Place("会计2601班.xlsx", "名单", row)


def chosen_row(page: ImportPage) -> int:
    preview = page.review.sheets.preview
    return preview.sheet.place(preview.currentIndex().row()).row


def verdict(page: ImportPage, row: int) -> Verdict:
    sheet = page.review.sheets.preview.sheet
    number = sheet.number_of(place(row))
    assert number is not None
    return sheet.shown(number).verdict


def roll_of(desk: Desk) -> dict[str, str]:
    return {row.student_no: row.name for row in desk.ask(roll.students)}


def adds_up(page: ImportPage) -> bool:
    sums = page.sum_line.sums
    return sums.read == sums.taken + sums.waiting + sums.refused + sums.ignored


def test_the_rows_add_up_and_the_button_says_how_many(page: ImportPage) -> None:
    sums = page.sum_line.sums
    assert (sums.read, sums.taken, sums.waiting, sums.refused, sums.ignored) == (13, 6, 3, 1, 3)
    assert sums.repeated == 1
    assert adds_up(page)
    assert page.import_button.text() == "导入 5 人"
    assert page.note.text() == "待确认的 3 行先不导入；导入前自动备份，导入后可撤销"
    tiles = {bin_: page.review.changes.tiles.tile(bin_).accessibleName() for bin_ in Bin}
    assert tiles[Bin.ADDED] == "新增 5"
    assert tiles[Bin.REFUSED] == "有误 1"
    assert tiles[Bin.WAITING] == "待确认 3"


def test_what_has_to_be_settled_is_listed_first(page: ImportPage) -> None:
    found = findings(page)
    assert [each.bin for each in found] == [Bin.REFUSED, Bin.WAITING, Bin.WAITING]
    missing, dispute, waiting = found
    assert missing.heading == "会计2601班 第 5 行 许嘉禾"
    assert missing.text == "没有学号"
    assert missing.remedy == "请在原表补填学号，再重新读取。"
    assert dispute.heading == "会计2601班 第 6、7 行"
    assert dispute.text == "学号 202601030104 有 2 个姓名：陈奕宁、林若溪，会计2601班"
    assert dispute.remedy == "请对照学生证选定一人。按 1、2 选人，按 0 都不采用。"
    assert dispute.names == ("陈奕宁", "林若溪")
    assert waiting.heading == "会计2601班 第 9 行 钟子衿"
    assert waiting.asks_confirmation
    assert page.review.changes._title.text() == "有误 1 行，待确认 3 行"


def test_a_card_scrolls_to_its_row_and_a_row_to_its_card(page: ImportPage) -> None:
    cards = page.review.changes.findings
    cards.place_asked.emit(findings(page)[0].places[0])
    assert chosen_row(page) == 5
    page.review.sheets.preview.row_asked.emit(place(7))
    assert cards.currentIndex().row() == 1
    page.review.changes.tiles.tile(Bin.ADDED).click()
    page.review.sheets.preview.row_asked.emit(place(9))
    assert page.review.changes.tiles.shown == {Bin.WAITING}
    assert findings(page)[cards.currentIndex().row()].places == (place(9),)


def test_the_preview_colours_fates_and_hides_what_is_not_imported(page: ImportPage) -> None:
    assert verdict(page, 3) is Verdict.TAKEN
    assert verdict(page, 5) is Verdict.REFUSED
    assert verdict(page, 6) is Verdict.DISPUTED
    assert verdict(page, 9) is Verdict.ASK
    assert verdict(page, 1) is Verdict.IGNORED
    sheet = page.review.sheets.preview.sheet
    words = {
        str(sheet.data(sheet.index(row, column)))
        for row in range(sheet.rowCount())
        for column in range(sheet.columnCount())
    }
    assert "卢思远" in words
    assert not any("00013800000" in word for word in words)
    heads = [sheet.headerData(n, Qt.Orientation.Horizontal) for n in range(sheet.columnCount())]
    assert heads[1:3] == ["B 学号", "C 姓名"]
    assert heads[-1] == "G 不导入"
    assert "手机号" in page.review.sheets._note.text()


def test_confirming_moves_a_row_from_waiting_to_taken(qtbot: QtBot, page: ImportPage) -> None:
    cards = page.review.changes.findings
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(2))
    qtbot.keyClick(cards, Qt.Key.Key_Space)
    assert page.sum_line.sums.waiting == 2
    assert adds_up(page)
    assert page.import_button.text() == "导入 6 人"
    assert verdict(page, 9) is Verdict.TAKEN
    qtbot.keyClick(cards, Qt.Key.Key_Space)
    assert page.sum_line.sums.waiting == 3
    assert verdict(page, 9) is Verdict.ASK


def test_the_box_of_a_card_confirms_and_the_card_shows_its_row(
    qtbot: QtBot, page: ImportPage
) -> None:
    cards: FindingList = page.review.changes.findings
    index = cards.cards.index(2)
    cards.scrollTo(index)
    card = cards.visualRect(index)
    box = cards._painter.box_of(QRectF(card)).center().toPoint()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(cards.viewport(), left, pos=box)
    assert cards.cards.data(index, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    assert page.import_button.text() == "导入 6 人"
    head = card.topLeft()
    head.setX(head.x() + 60)
    head.setY(head.y() + 12)
    qtbot.mouseClick(cards.viewport(), left, pos=head)
    assert chosen_row(page) == 9
    assert page.import_button.text() == "导入 6 人"


def test_all_waiting_rows_are_confirmed_by_one_button(page: ImportPage) -> None:
    button = page.review.changes.confirm_button
    assert button.isVisible()
    button.click()
    assert page.sum_line.sums.waiting == 2  # a dispute is decided for a name, not confirmed
    assert not button.isVisible()


def test_nothing_is_written_before_the_button(page: ImportPage, desk: Desk) -> None:
    assert not roll_of(desk)
    assert not copies(desk.store.path)


def test_ctrl_enter_imports_after_a_backup(
    qtbot: QtBot, window: MainWindow, page: ImportPage, desk: Desk
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    names = roll_of(desk)
    assert sorted(names.values()) == sorted(["王语桐", "卢思远", "周明哲", "谢云舒", "赵一诺"])
    assert [copy.reason for copy in copies(desk.store.path)] == ["导入前"]
    assert page.summary._title.text() == "已导入 5 人"
    assert page.summary._left_out.text().startswith("有误 1 行、待确认 3 行没有导入")
    assert window._toast is not None
    assert window._toast.accessibleName() == "已导入 5 人，新增 5，更新 0"
    page.finish_button.click()
    assert isinstance(window.page, RosterPage)
    assert len(window.page.table.model.rows) == 5


def test_enter_alone_imports_nothing(qtbot: QtBot, page: ImportPage, desk: Desk) -> None:
    for widget in (page, page.review.changes.findings, page.review.sheets.preview):
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert page.steps.current == REVIEW
    assert not roll_of(desk)


def test_updates_show_before_and_after(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    rows = people("会计2401班", 2024010301)
    file = workbook(tmp_path / "甲.xlsx", rows)
    stock(desk, [file])
    rows[1] = (*rows[1][:4], "财管2401班", "中共预备党员", rows[1][6])
    page = reviewed(qtbot, window, [workbook(file, rows)])
    changes = page.review.changes
    assert changes.tiles.shown == {Bin.UPDATED}
    assert [update.difference for update in changes.updates.model.rows] == [
        Difference("班级", "会计2401班", "财管2401班"),
        Difference("政治面貌", "共青团员", "中共预备党员"),
    ]
    changes.search.setText("没有")
    assert not changes.updates.model.rows
    changes.search.setText("lsy")
    assert len(changes.updates.model.rows) == 2
    changes.updates.view.selectRow(0)
    assert chosen_row(page) == 4
    changes.tiles.tile(Bin.UNCHANGED).click()
    assert len(changes.people.model.rows) == 0  # the search still stands
    changes.search.clear()
    assert len(changes.people.model.rows) == 8


def test_an_import_that_changes_nothing_is_blocked_with_the_reason(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    file = workbook(tmp_path / "甲.xlsx", people("会计2401班", 2024010301))
    stock(desk, [file])
    page = reviewed(qtbot, window, [file])
    assert not page.import_button.isEnabled()
    assert page.import_action._reason.text() == "与名册一致，没有变化"
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    assert page.steps.current == REVIEW
    assert not copies(desk.store.path)


def test_a_file_that_cannot_be_read_stops_no_other(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    bad = tmp_path / "照片.xlsx"
    bad.write_bytes(b"\x89PNG\r\n" * 30)
    good = workbook(tmp_path / "甲.xlsx", people("会计2401班", 2024010301))
    page = reviewed(qtbot, window, [bad, good, tmp_path / "不在了.xlsx"])
    assert page._banner is not None
    assert "另有 1 个文件也没能读取" in page._banner.accessibleName()
    assert [each.heading for each in findings(page)] == [
        "没能打开“不在了.xlsx”",
        "“照片.xlsx”不是表格文件",
    ]
    assert page.import_button.text() == "导入 9 人"


def test_without_a_readable_file_one_stays_and_may_take_it_out(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    bad = tmp_path / "空.csv"
    bad.write_bytes(b"")
    roster_page(window).open_import([bad])
    page = import_page(window)
    qtbot.waitUntil(lambda: page._banner is not None, timeout=10_000)
    assert page.steps.current == CHOOSE
    assert page._banner is not None
    assert page._banner.accessibleName().startswith("“空.csv”是空的。")
    page.choosing.files.view.selectRow(0)
    qtbot.keyClick(page.choosing.files, Qt.Key.Key_Delete)
    assert not page.choosing.files.model.rows
    assert not page.read_button.isVisible()


def test_more_files_are_dropped_onto_the_plan(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    first = workbook(tmp_path / "甲.xlsx", people("会计2401班", 2024010301))
    second = workbook(tmp_path / "乙.xlsx", people("审计2501班", 2025010302))
    page = reviewed(qtbot, window, [first])
    assert drop(page, [second, first])
    qtbot.waitUntil(lambda: page.import_button.text() == "导入 18 人", timeout=10_000)
    assert [tab.text() for tab in page.review.sheets.files._group.buttons()] == [
        "甲.xlsx",
        "乙.xlsx",
    ]
    page.review.sheets.files.choose("乙.xlsx")
    assert page.review.sheets.preview.sheet.place(2).file == "乙.xlsx"


def test_one_goes_back_to_the_files_and_reads_again(
    qtbot: QtBot, page: ImportPage, window: MainWindow
) -> None:
    page.again_button.click()
    assert page.steps.current == CHOOSE
    assert page.primary is page.read_button
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.steps.current == REVIEW, timeout=10_000)
    page.leave_button.click()
    page.leave_button.click()
    assert isinstance(window.page, RosterPage)


def slow(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Let reading go on until it is stopped; return whether it was."""
    stopped: list[bool] = []

    def read(*args: object) -> None:
        report = args[2]
        assert callable(report)
        try:
            while True:
                report("名单", 1, 2)
        finally:
            stopped.append(True)

    monkeypatch.setattr(intake, "read_file", read)
    return lambda: bool(stopped)


def test_reading_is_stopped_and_leaves_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = slow(monkeypatch)
    file = workbook(tmp_path / "甲.xlsx", people("会计2401班", 2024010301))
    roster_page(window).open_import([file])
    page = import_page(window)
    assert page.choosing.progress.isVisible()
    qtbot.waitUntil(lambda: page.choosing.progress._count.text().startswith("1 / 2"))
    page.choosing.progress._stop.click()
    qtbot.waitUntil(stopped, timeout=10_000)
    qtbot.waitUntil(lambda: not page.choosing.progress.isVisible())
    assert page.steps.current == CHOOSE
    assert page.read_button.isVisible()
    assert not roll_of(desk)


def test_the_window_does_not_wait_for_what_cannot_be_stopped(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoding = threading.Event()
    monkeypatch.setattr(intake, "read_file", lambda *_: decoding.wait(10))
    file = workbook(tmp_path / "甲.xlsx", people("会计2401班", 2024010301))
    roster_page(window).open_import([file])
    page = import_page(window)
    page.choosing.progress._stop.click()
    try:
        assert not page.choosing.progress.isVisible()
        assert page.read_button.isVisible()
    finally:
        decoding.set()
    qtbot.waitUntil(lambda: not desk._tasks)
    assert page.steps.current == CHOOSE


def test_leaving_the_page_stops_the_reading(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = slow(monkeypatch)
    file = workbook(tmp_path / "甲.xlsx", people("会计2401班", 2024010301))
    roster_page(window).open_import([file])
    page = import_page(window)
    qtbot.waitUntil(lambda: page.choosing.progress._count.text().startswith("1 / 2"))
    window.go("roll")
    qtbot.waitUntil(stopped, timeout=10_000)
    qtbot.waitUntil(lambda: not desk._tasks)
    assert isinstance(window.page, RosterPage)


def test_refused_rows_are_handed_to_the_monitor(
    qtbot: QtBot,
    window: MainWindow,
    page: ImportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "改正.xlsx"
    monkeypatch.setattr(dropping.QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.review.changes.export_button.click()
    qtbot.waitUntil(lambda: window._toast is not None, timeout=10_000)
    rows = list(load_workbook(target).active.iter_rows(min_row=3, values_only=True))
    assert [row[2] for row in rows[:3]] == [5, 6, 7]
    assert "没有学号" in str(rows[0][-1])


def test_a_roll_that_changed_meanwhile_is_not_written_over(
    qtbot: QtBot, page: ImportPage, desk: Desk
) -> None:
    desk.do(students.add, "202601030101", "别人")
    with qtbot.captureExceptions() as caught:
        page.import_button.click()
    assert [str(error) for _, error, _ in caught] == [
        "名册在核对之后有变动，没有导入。请重新核对一次，再导入。"
    ]
    assert page.steps.current == REVIEW
    assert roll_of(desk) == {"202601030101": "别人"}


def test_a_second_import_after_the_first_begins_anew(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    page.import_button.click()
    assert page.steps.current == DONE
    page.leave_button.click()
    assert page.steps.current == CHOOSE
    assert not page.choosing.files.model.rows
    page.add_paths([workbook(tmp_path / "乙.xlsx", people("审计2501班", 2025010302))])
    qtbot.waitUntil(lambda: page.steps.current == REVIEW, timeout=10_000)
    assert page.import_button.text() == "导入 9 人"


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
)
def test_columns_are_lettered_as_in_spreadsheets(index: int, name: str) -> None:
    assert letters(index) == name


def test_twenty_thousand_rows_are_shown_without_a_widget_each(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "全校.csv"
    lines = [f"2024{n:08},学生{chr(0x4E00 + n)},男,会计2401班" for n in range(20_000)]
    file.write_text("学号,姓名,性别,班级\n" + "\n".join(lines), encoding="utf-8")
    page = reviewed(qtbot, window, [file])
    preview = page.review.sheets.preview
    assert preview.model().rowCount() == 20_001
    assert len(preview.findChildren(type(page.note))) == 0
    preview.row_asked.emit(Place("全校.csv", "Sheet1", 19_000))
    page.review.sheets.show_place(Place("全校.csv", "Sheet1", 19_000))
    assert chosen_row(page) == 19_000
