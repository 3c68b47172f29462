"""A desk on a fresh department file, and a window of stand-in pages on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sudesk.models.store import Store
from sudesk.ui.desk import Desk
from sudesk.ui.preferences import Preferences
from sudesk.ui.shell import MainWindow
from tests.ui.stand_ins import window_of


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(Store.create(tmp_path / "会计系.sudesk"))
    yield desk
    desk.close()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "window.json")


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, preferences: Preferences) -> MainWindow:
    made = window_of(desk, preferences)
    made.name("会计系学生会", "第六届 2026学年")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made
