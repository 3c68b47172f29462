"""The first start through its real widgets: from nothing to a department file."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from sudesk.errors import SudeskError
from sudesk.services.departments import Profile
from sudesk.ui.first_start import FirstStart
from sudesk.ui.pieces.input import Input
from tests.ui.program_scenes import NAMES

TODAY = date(2026, 11, 16)


@pytest.fixture
def first(qtbot: QtBot, theme: object, tmp_path: Path) -> FirstStart:
    window = FirstStart(tmp_path, TODAY)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


def line(first: FirstStart, key: str) -> Input:
    found = first.names.findChild(Input, key)
    assert isinstance(found, Input)
    return found


def write(qtbot: QtBot, first: FirstStart, key: str, text: str) -> None:
    place = line(first, key)
    place.setFocus()
    place.selectAll()
    qtbot.keyClick(place, Qt.Key.Key_Backspace)
    typed = QInputMethodEvent()  # as Chinese is typed
    typed.setCommitString(text)
    QApplication.sendEvent(place, typed)


def fill_names(qtbot: QtBot, first: FirstStart) -> None:
    write(qtbot, first, "college", NAMES.college)
    write(qtbot, first, "name", NAMES.name)


def test_the_other_names_follow_from_two(qtbot: QtBot, first: FirstStart) -> None:
    fill_names(qtbot, first)
    assert first.names.names == NAMES
    assert line(first, "college_league").text() == "共青团云湖职业技术学院委员会"


def test_a_name_written_by_hand_stays(qtbot: QtBot, first: FirstStart) -> None:
    fill_names(qtbot, first)
    write(qtbot, first, "party", "会计系党委")
    write(qtbot, first, "name", "财会系")
    assert line(first, "party").text() == "会计系党委"
    assert line(first, "union").text() == "财会系学生会"
    write(qtbot, first, "party", "")
    write(qtbot, first, "name", "会计系")
    assert line(first, "party").text() == "会计系党总支"


def test_the_sheet_changes_while_typing(qtbot: QtBot, first: FirstStart) -> None:
    assert first.sheet.lines()[2] == "（系党总支）："
    fill_names(qtbot, first)
    sheet = first.sheet.lines()
    assert sheet[0] == "会计系学生会关于召开"
    assert sheet[2] == "会计系党总支："
    assert sheet[-1] == "抄送：云湖职业技术学院学生会、共青团云湖职业技术学院委员会"
    line(first, "league").setFocus()
    assert first.sheet.text.typing == "league"
    first.grab()


def test_a_missing_name_keeps_the_step(qtbot: QtBot, first: FirstStart) -> None:
    write(qtbot, first, "name", "会计系")
    first.next.click()
    assert first.step == 0
    assert line(first, "college").accessibleDescription().startswith("还没有填学院全称")
    write(qtbot, first, "college", "云湖学院")
    assert line(first, "college").accessibleDescription() == ""


def test_three_steps_wish_a_new_file(qtbot: QtBot, first: FirstStart, tmp_path: Path) -> None:
    wishes: list[tuple[Path, Profile]] = []
    first.founded.connect(lambda path, profile: wishes.append((path, profile)))
    fill_names(qtbot, first)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert first.step == 1
    assert first.term.school_year == 2026
    assert first.term.last_congress_on is None
    first.term.term.setValue(6)
    first.term.never.setChecked(False)
    first.term.last_day.setDate(QDate(2025, 12, 19))
    assert "第六次学生代表大会的请示" in first.sheet.lines()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert first.step == 2
    assert first.place.name.text() == "会计系"
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert wishes == [(tmp_path / "会计系.sudesk", Profile(NAMES, 6, 2026, date(2025, 12, 19)))]


def test_steps_behind_can_be_gone_back_to(qtbot: QtBot, first: FirstStart) -> None:
    fill_names(qtbot, first)
    first.next.click()
    first.next.click()
    qtbot.mouseClick(first.welcome.steps, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert first.step == 0
    first.next.click()
    first.back.click()
    assert first.step == 0
    assert not first.back.isVisible()


def test_the_place_is_checked(qtbot: QtBot, first: FirstStart, tmp_path: Path) -> None:
    wishes: list[object] = []
    first.founded.connect(lambda *wish: wishes.append(wish))
    (tmp_path / "会计系.sudesk").write_bytes(b"")
    fill_names(qtbot, first)
    first.next.click()
    first.next.click()
    first.next.click()
    name = first.place.name
    assert "已有同名文件" in name.accessibleDescription()
    for bad, words in (("", "还没有填文件名"), ("会/计", "这些符号"), (".会计", "这些符号")):
        name.setText(bad)
        name.textEdited.emit(bad)
        assert words in name.accessibleDescription()
    first.place.set_folder(tmp_path / "没有")
    name.setText("审计系")
    name.textEdited.emit("审计系")
    first.next.click()
    assert wishes == []
    first.place.set_folder(tmp_path)
    first.next.click()
    assert len(wishes) == 1


def test_a_file_named_by_hand_keeps_its_name(qtbot: QtBot, first: FirstStart) -> None:
    first.place.name.setText("我的系")
    first.place.name.textEdited.emit("我的系")
    fill_names(qtbot, first)
    assert first.place.path.name == "我的系.sudesk"


def test_other_ways_to_begin(
    qtbot: QtBot, first: FirstStart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    asked: list[Path] = []
    first.opened.connect(opened.append)
    first.sample_asked.connect(asked.append)
    other = tmp_path / "别处"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    first.existing.click()
    first.welcome.sample.click()
    first.welcome.elsewhere.click()
    assert opened == [other]
    assert asked == [tmp_path, other]


def test_what_was_not_chosen_is_not_done(
    first: FirstStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes: list[Path] = []
    first.opened.connect(wishes.append)
    first.sample_asked.connect(wishes.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    first.existing.click()
    first.welcome.elsewhere.click()
    assert wishes == []


def test_files_used_before_are_one_click_away(qtbot: QtBot, theme: object, tmp_path: Path) -> None:
    there, gone = tmp_path / "会计系.sudesk", tmp_path / "没有.sudesk"
    there.write_bytes(b"")
    window = FirstStart(tmp_path, TODAY, [gone, there])
    qtbot.addWidget(window)
    opened: list[Path] = []
    window.opened.connect(opened.append)
    links = {button.text(): button for button in window.findChildren(type(window.back))}
    assert "没有.sudesk" not in links
    links["会计系.sudesk"].click()
    assert opened == [there]


def test_an_error_stands_until_it_is_closed(first: FirstStart) -> None:
    first.show_error(SudeskError("没能打开“会计系.sudesk”。", "文件是空的。", "请用备份恢复。"))
    first.show_error(SudeskError("没能打开“审计系.sudesk”。"))
    banner = first._banner
    assert banner is not None
    assert banner.words.text().startswith("没能打开“审计系.sudesk”")
    banner.closed.emit()
    assert first._banner is None


def test_work_takes_the_place_of_the_buttons(first: FirstStart) -> None:
    stopped: list[bool] = []
    first.stopped.connect(lambda: stopped.append(True))
    first.begin_work("正在读示例名册")
    assert not first.next.isVisible()
    assert not first.welcome.isEnabled()
    first.progress.stopped.emit()
    assert stopped == [True]
    first.end_work()
    assert first.next.isVisible()


@pytest.mark.parametrize("size", [(1366, 696), (1024, 560), (683, 348)])
def test_it_fits_small_windows(qtbot: QtBot, first: FirstStart, size: tuple[int, int]) -> None:
    def right_edge() -> int:
        return first.next.mapTo(first, first.next.rect().topRight()).x()

    first.resize(*size)
    qtbot.waitUntil(lambda: right_edge() < size[0])
    assert first.sheet.isVisible() == (size[0] >= 860)
