"""Where papers go: the dialogs, and the reader outside."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from sudesk.errors import SudeskError
from sudesk.ui.papers import places


def test_a_pc_without_a_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    with pytest.raises(SudeskError, match="没有设好打开它的程序"):
        places.open_outside(Path("报告.pdf"))


def test_a_name_without_its_ending_gets_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose_name(*_: object) -> tuple[str, str]:
        return "/文书/第1次.报告", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose_name)
    host = QWidget()
    qtbot.addWidget(host)
    assert places.ask_target(host, "存为 PDF", Path("a.pdf")) == Path("/文书/第1次.报告.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert places.ask_target(host, "存为 PDF", Path("a.pdf")) is None


def test_a_folder_or_package_need_not_be_chosen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/文书/包.zip", ""))
    assert places.ask_folder(host, "存到哪个文件夹", Path()) is None
    assert places.ask_package(host, Path()) == Path("/文书/包.zip")
