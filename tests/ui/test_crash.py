"""Every error meets its fate: a banner, silence, or the one crash window."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.errors import Stopped, SudeskError
from sudesk.ui.crash import CrashWindow, Fates, log, start_log
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.dialog import Dialog


class Shower:
    def __init__(self) -> None:
        self.shown: list[SudeskError] = []

    def show_error(self, error: SudeskError) -> None:
        self.shown.append(error)


@pytest.fixture
def log_path(tmp_path: Path) -> Iterator[Path]:
    path = start_log(tmp_path)
    yield path
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


@pytest.fixture
def shower() -> Shower:
    return Shower()


@pytest.fixture
def fates(qtbot: QtBot, log_path: Path, shower: Shower) -> Iterator[Fates]:
    fates = Fates(log_path, lambda: shower)
    fates.install()
    yield fates
    fates.uninstall()


def raise_in_hook(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def crash_window() -> CrashWindow:
    found = QApplication.activeModalWidget()
    assert isinstance(found, CrashWindow)
    return found


def test_what_can_be_mended_is_shown(fates: Fates, shower: Shower, log_path: Path) -> None:
    error = SudeskError("没能保存。", "文件只读。", "请另存。")
    raise_in_hook(error)
    assert shower.shown == [error]
    assert "没能保存" in log_path.read_text(encoding="utf-8")


def test_what_was_stopped_is_silent(fates: Fates, shower: Shower, log_path: Path) -> None:
    raise_in_hook(Stopped())
    assert shower.shown == []
    assert log_path.read_text(encoding="utf-8") == ""


def test_a_bug_opens_one_window_and_is_logged(
    qtbot: QtBot, fates: Fates, shower: Shower, log_path: Path
) -> None:
    seen: list[str] = []

    def read_and_go_on() -> None:
        window = crash_window()
        raise_in_hook(KeyError("second"))
        assert crash_window() is window
        copy = next(b for b in window.findChildren(Button) if b.text() == "复制详情")
        copy.click()
        seen.append(QGuiApplication.clipboard().text())
        window.main.click()

    QTimer.singleShot(0, read_and_go_on)
    raise_in_hook(ZeroDivisionError("first"))
    assert "ZeroDivisionError: first" in seen[0]
    assert "sudesk" in seen[0]
    written = log_path.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in written
    assert "KeyError" in written
    assert shower.shown == []


def test_esc_goes_on_and_only_the_button_quits(
    qtbot: QtBot, fates: Fates, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    QTimer.singleShot(0, lambda: qtbot.keyClick(crash_window(), Qt.Key.Key_Escape))
    raise_in_hook(ZeroDivisionError())
    assert codes == []
    QTimer.singleShot(0, lambda: crash_window().other.click())
    raise_in_hook(ZeroDivisionError())
    assert codes == [1]
    raise_in_hook(KeyboardInterrupt())
    assert codes == [1, 1]


def test_an_error_before_there_is_a_window_has_a_dialog(
    qtbot: QtBot, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    fates = Fates(log_path, lambda: None)
    error = SudeskError("没能打开“会计系.sudesk”。", "文件损坏。", "请从备份恢复。")
    seen: list[str] = []

    def close_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        seen.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(0, close_it)
    fates._of_slot(SudeskError, error, None)
    assert seen == ["没能打开“会计系.sudesk”。"]
    assert codes == [1]


def test_an_error_in_a_dialog_is_shown_in_it(qtbot: QtBot, fates: Fates, shower: Shower) -> None:
    dialog = Dialog(None, "另存？", main="另存文件", other="先不另存")
    qtbot.addWidget(dialog)

    def fail_and_close() -> None:
        raise_in_hook(SudeskError("没能保存。"))
        assert dialog.findChild(Banner) is not None
        dialog.reject()

    QTimer.singleShot(0, fail_and_close)
    dialog.exec()
    assert shower.shown == []


def test_a_bug_of_another_thread_comes_to_the_window(
    qtbot: QtBot, fates: Fates, log_path: Path
) -> None:
    def fail() -> None:
        raise RuntimeError("elsewhere")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    QTimer.singleShot(0, lambda: crash_window().main.click())
    qtbot.waitUntil(lambda: "elsewhere" in log_path.read_text(encoding="utf-8"))


def test_a_bug_that_python_cannot_raise_is_met_too(qtbot: QtBot, fates: Fates) -> None:
    class Unraisable:
        def __del__(self) -> None:
            raise LookupError("in a finaliser")

    QTimer.singleShot(0, lambda: crash_window().main.click())
    unraisable = Unraisable()
    del unraisable


def test_the_log_does_not_grow_without_end(log_path: Path) -> None:
    for _ in range(200):
        log.info("%s", "x" * 20_000)
    assert all(path.stat().st_size <= 1_000_000 for path in log_path.parent.glob("sudesk.log*"))
    assert len(list(log_path.parent.glob("sudesk.log*"))) <= 3
