"""The ring follows the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.focus import OFF, FocusRing
from sudesk.ui.pieces.input import Input


@pytest.fixture
def ring(qtbot: QtBot, qapp: QApplication) -> Iterator[FocusRing]:
    ring = FocusRing(qapp)
    yield ring
    qapp.focusChanged.disconnect(ring._follow)
    ring.deleteLater()


def test_it_surrounds_a_button_and_no_input(qtbot: QtBot, ring: FocusRing) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    row = QHBoxLayout(host)
    row.setContentsMargins(20, 20, 20, 20)
    button, line = Button("另存为"), Input()
    row.addWidget(button)
    row.addWidget(line)
    host.show()
    host.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(ring.isVisible)
    assert ring.parentWidget() is host
    assert ring.geometry() == button.geometry().adjusted(-OFF, -OFF, OFF, OFF)
    host.resize(500, 90)
    assert ring.geometry() == button.geometry().adjusted(-OFF, -OFF, OFF, OFF)
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert not ring.isVisible()


def test_it_survives_its_button(qtbot: QtBot, ring: FocusRing) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    button = Button("移出名册", parent=host)
    host.show()
    host.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(ring.isVisible)
    host.close()
    assert not ring.isVisible()
    ring.show()
    ring.hide()
