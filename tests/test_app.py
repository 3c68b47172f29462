"""The whole program: every room on a real file, and the window from the command line."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sudesk.app import sections
from sudesk.ui.page import TabbedPage
from sudesk.ui.preferences import Preferences
from sudesk.ui.program import Program
from sudesk.ui.rooms import ROOMS
from sudesk.ui.theme import Theme
from tests.ui.program_scenes import choose_delegates, convene, found, open_hall

STARTED = """
import sys
from PySide6.QtWidgets import QApplication
from sudesk import app
from sudesk.ui.program import Program

begin = Program.begin

def begin_and_leave(self, files):
    try:
        begin(self, files)
    finally:
        shown = self.window or self.first
        print(shown.windowTitle(), shown.isVisible())
        QApplication.closeAllWindows()

Program.begin = begin_and_leave
sys.exit(app.run(sys.argv[1:]))
"""


@pytest.fixture
def program(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Program]:
    program = Program(Preferences(tmp_path / "window.json"), theme, sections)
    yield program
    program.close()
    program.deleteLater()


@pytest.mark.parametrize("students", [0, 30, 420])
def test_every_room_opens_at_every_point(
    qtbot: QtBot, program: Program, tmp_path: Path, students: int
) -> None:
    store = found(tmp_path / "会计系.sudesk", students)
    if students == 420:
        congress = convene(store)
        choose_delegates(store, congress)
        open_hall(store, congress)
    store.close()
    program.open(tmp_path / "会计系.sudesk")
    window = program.window
    assert window is not None
    for section, tab in ROOMS.values():
        window.go(section, tab)
        qtbot.wait(1)
        assert window.page.isVisible()
        if tab:
            assert isinstance(window.page, TabbedPage)
            assert window.page.current.isVisible()


def start(*argv: str) -> str:
    """Start the program as the command line does and return what it showed."""
    done = subprocess.run(
        [sys.executable, "-c", STARTED, *argv], capture_output=True, text=True, timeout=60
    )
    noise = "This plugin does not support"
    loud = [line for line in done.stderr.splitlines() if line and not line.startswith(noise)]
    assert done.returncode == 0, done.stderr
    assert loud == []
    return done.stdout.strip()


def test_the_first_time_the_program_shows_the_first_start() -> None:
    assert start() == "系学生会工作台 True"


def test_a_file_named_is_opened_and_the_next_time_again(tmp_path: Path) -> None:
    path = tmp_path / "会计系.sudesk"
    found(path, students=3).close()
    assert start(str(path)) == "会计系.sudesk — 系学生会工作台 True"
    assert start() == "会计系.sudesk — 系学生会工作台 True"
