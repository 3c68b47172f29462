"""One window, one file: opening, founding, the sample, restoring, and what fails."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sudesk.errors import SudeskError
from sudesk.models.store import Store
from sudesk.services import backups, departments, roll, samples
from sudesk.ui.pieces.focus import FocusRing
from sudesk.ui.preferences import Preferences
from sudesk.ui.program import Program
from sudesk.ui.theme import Mode, is_dark
from tests.ui.program_scenes import PROFILE, found, program

__all__ = ["program"]


def settle(qtbot: QtBot) -> None:
    """Let the daily backup be made and old windows go."""
    qtbot.wait(1)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_first_time_it_shows_the_first_start(qtbot: QtBot, program: Program) -> None:
    program.begin([])
    assert program.first is not None
    assert program.first.isVisible()
    assert program.shower() is program.first


def test_founding_opens_the_window(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    program.begin([])
    path = tmp_path / "会计系.sudesk"
    program.found(path, PROFILE)
    settle(qtbot)
    assert program.first is None
    assert program.window is not None
    assert program.window.isVisible()
    assert program.window.windowTitle() == "会计系.sudesk — 系学生会工作台"
    assert program.preferences.recent == [path]
    assert [copy.reason for copy in backups.copies(path)] == [backups.DAILY]


def test_a_place_that_is_taken_is_refused(program: Program, tmp_path: Path) -> None:
    program.begin([])
    path = tmp_path / "会计系.sudesk"
    path.write_bytes(b"mine")
    with pytest.raises(SudeskError, match="已有同名文件"):
        program.found(path, PROFILE)
    assert path.read_bytes() == b"mine"
    assert program.window is None


def test_the_last_file_is_opened_again(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "会计系.sudesk"
    found(path).close()
    program.preferences.remember(path)
    program.begin([])
    settle(qtbot)
    assert program.window is not None
    assert program.window.desk.store.path == path
    assert program.first is None


def test_a_file_on_the_command_line_comes_first(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    last, named = tmp_path / "会计系.sudesk", tmp_path / "审计系.sudesk"
    for path in (last, named):
        found(path).close()
    program.preferences.remember(last)
    program.begin([named])
    settle(qtbot)
    assert program.window is not None
    assert program.window.desk.store.path == named
    assert program.preferences.recent == [named, last]


def test_a_last_file_that_is_gone_leads_to_the_first_start(
    program: Program, tmp_path: Path
) -> None:
    program.preferences.remember(tmp_path / "没有.sudesk")
    with pytest.raises(SudeskError, match="没有此文件"):
        program.begin([])
    assert program.first is not None
    assert program.preferences.recent == []


def test_another_file_takes_the_place_of_the_present_one(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    one, two = tmp_path / "会计系.sudesk", tmp_path / "审计系.sudesk"
    for path in (one, two):
        found(path).close()
    program.open(one)
    settle(qtbot)
    old = program.window
    program.open(two)
    settle(qtbot)
    assert program.window is not None
    assert program.window is not old
    assert program.window.desk.store.path == two
    Store.open(one).close()  # free again


def test_a_file_that_cannot_be_opened_leaves_the_present_one(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path, bad = tmp_path / "会计系.sudesk", tmp_path / "坏.sudesk"
    found(path).close()
    bad.write_bytes(b"nothing of ours")
    program.open(path)
    settle(qtbot)
    window = program.window
    with pytest.raises(SudeskError, match="不是本程序的文件"):
        program.open(bad)
    assert program.window is window
    assert program.shower() is window
    assert program.preferences.recent == [path]


def test_the_file_that_is_open_stays_as_it_is(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "会计系.sudesk"
    found(path).close()
    program.open(path)
    settle(qtbot)
    window = program.window
    program.begin_new()
    program.open(path)
    settle(qtbot)
    assert program.window is window
    assert program.first is None


def test_a_backup_takes_the_files_place(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "会计系.sudesk"
    store = found(path, students=5)
    copy = backups.keep(store, "手动")
    store.close()
    path.unlink()
    found(path, students=9).close()
    program.open(path)
    settle(qtbot)
    program.restore(copy)
    settle(qtbot)
    assert program.window is not None
    assert program.window.desk.ask(roll.headcount) == 5


def test_a_bad_backup_changes_nothing(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path, bad = tmp_path / "会计系.sudesk", tmp_path / "坏.sudesk"
    found(path, students=9).close()
    bad.write_bytes(b"")
    program.open(path)
    settle(qtbot)
    with pytest.raises(SudeskError, match="文件是空的"):
        program.restore(bad)
    settle(qtbot)
    assert program.window is not None
    assert program.window.desk.ask(roll.headcount) == 9


def test_the_sample_is_made_from_its_rosters(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    program.begin([])
    program.open_sample(tmp_path)
    assert program.first is not None
    assert program.first.progress.isVisible()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    settle(qtbot)
    assert program.window is not None
    desk = program.window.desk
    assert desk.store.path == tmp_path / f"{samples.NAME}.sudesk"
    assert desk.ask(roll.headcount) >= 400
    assert desk.ask(departments.founded) == samples.PROFILE
    assert program.first is None
    program.open_sample(tmp_path)  # the second time it is only opened
    assert program.window.desk is desk


def test_a_sample_that_is_stopped_leaves_nothing(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    program.begin([])
    program.open_sample(tmp_path)
    first = program.first
    assert first is not None
    first.stopped.emit()
    qtbot.waitUntil(lambda: not list(tmp_path.glob("*.sudesk")), timeout=20_000)
    assert program.window is None
    assert first.next.isVisible()
    program.open_sample(tmp_path)  # it can be asked again
    program.close()
    assert not list(tmp_path.glob("*.sudesk"))


def test_another_look_is_worn_and_remembered(
    program: Program, tmp_path: Path, theme: object
) -> None:
    program.wear(Mode.DARK, 1.15)
    assert is_dark()
    again = Preferences(tmp_path / "window.json")
    assert (again.mode, again.factor) == (Mode.DARK, 1.15)


def test_the_window_says_whose_it_is_and_when_it_was_backed_up(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "新系.sudesk"
    Store.create(path).close()
    program.open(path)
    settle(qtbot)
    assert program.window is not None
    navigation = program.window.navigation
    assert navigation._name.text() == "新系"
    program.window.desk.do(departments.save_profile, PROFILE)
    assert navigation._name.text() == "会计系学生会"
    assert navigation._term.text() == "第六届 2026学年"
    assert navigation._backup.text().startswith("今日 ")


def test_the_focus_ring_outlives_the_window_it_stood_in(
    qtbot: QtBot, qapp: QApplication, program: Program, tmp_path: Path
) -> None:
    one, two = tmp_path / "会计系.sudesk", tmp_path / "审计系.sudesk"
    for path in (one, two):
        found(path).close()
    ring = FocusRing(qapp)
    program.open(one)
    settle(qtbot)
    assert program.window is not None
    program.window.activateWindow()
    program.window.navigation._items["roll"].setFocus()
    program.open(two)
    settle(qtbot)
    assert isValid(ring)
    program.close()
    settle(qtbot)
    assert isValid(ring)
    ring.deleteLater()
