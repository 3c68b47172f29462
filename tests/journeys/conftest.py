"""The real program in front of a secretary: every room, the ring of the focus, its own folders."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.app import sections
from sudesk.ui.pieces import toast
from sudesk.ui.pieces.focus import FocusRing
from sudesk.ui.preferences import Preferences
from sudesk.ui.program import Program
from sudesk.ui.theme import Theme


@pytest.fixture
def start(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[], Program]]:
    """Start the program as often as wanted on one PC, which remembers the files opened last."""
    monkeypatch.setattr(toast, "TOAST_SECONDS", 1)  # who waits for them to go waits less
    preferences = Preferences(tmp_path / "window.json")
    ring = FocusRing(qapp)
    started: list[Program] = []

    def begin() -> Program:
        started.append(Program(preferences, theme, sections))
        return started[-1]

    yield begin
    for program in started:
        program.close()
    for part in (ring, *started):
        part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
