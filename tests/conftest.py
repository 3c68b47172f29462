"""What every test stands on: no display, a data folder of its own, nothing left behind."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# How long one example takes says how busy the machine is, not whether the program is right.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

if TYPE_CHECKING:
    from sudesk.ui.theme import Theme

# The offscreen platform has no window manager; these are its own words, not faults of ours.
OFFSCREEN_NOISE = r"This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_NOISE, extend=True))


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the folders of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread running; Qt's pool threads are dummies to Python."""
    before = set(threading.enumerate())
    yield
    left = [
        thread
        for thread in set(threading.enumerate()) - before
        if not isinstance(thread, threading._DummyThread)
    ]
    assert not left, f"threads left: {left}"


@pytest.fixture(scope="session")
def theme(qapp: object) -> "Theme":
    """One application with fonts, Chinese and the light look at 100 %."""
    from PySide6.QtWidgets import QApplication

    from sudesk.ui.theme import Mode, Theme

    assert isinstance(qapp, QApplication)
    worn = Theme(qapp)
    worn.apply(Mode.LIGHT)
    return worn


@pytest.fixture(autouse=True)
def window_kit(request: pytest.FixtureRequest) -> Iterator[None]:
    """Dress the application for tests with a window, and see that they clean up."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication

    from sudesk.ui.theme import Mode

    worn = request.getfixturevalue("theme")
    yield
    worn.apply(Mode.LIGHT)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not left, f"windows left open: {left}"
    running = [
        timer
        for widget in QApplication.topLevelWidgets()
        for timer in widget.findChildren(QTimer)
        if timer.isActive()
    ]
    assert not running, f"timers left running: {running}"
