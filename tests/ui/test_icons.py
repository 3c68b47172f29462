"""Icons are there, take their colour, and are sharp."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from pytestqt.qtbot import QtBot

import sudesk.ui
from sudesk.paths import resources
from sudesk.ui.icons import paint_icon


def drawn(name: str, colour: QColor) -> QPixmap:
    canvas = QPixmap(24, 24)
    canvas.fill(Qt.GlobalColor.white)
    with QPainter(canvas) as painter:
        paint_icon(painter, name, 0, 0, colour, 24)
    return canvas


def test_an_icon_takes_its_colour(qtbot: QtBot) -> None:
    image = drawn("x", QColor("#A51C26")).toImage()
    shades = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert "#a51c26" in shades
    assert "#000000" not in shades


def test_every_icon_draws_something(qtbot: QtBot) -> None:
    blank = QPixmap(24, 24)
    blank.fill(Qt.GlobalColor.white)
    for path in sorted((resources() / "icons").glob("*.svg")):
        assert drawn(path.stem, QColor("#000000")).toImage() != blank.toImage(), path.name


def test_the_licence_lies_beside_them() -> None:
    text = (resources() / "icons" / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in text


def test_every_icon_that_the_window_names_is_there() -> None:
    room = Path(sudesk.ui.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in room.rglob("*.py"))
    known = {path.stem for path in (resources() / "icons").glob("*.svg")}
    named = set(re.findall(r'icon="([a-z0-9-]+)"', source))
    named |= set(re.findall(r'(?:paint_icon\(painter,|IconMark\() ?"([a-z0-9-]+)"', source))
    assert len(named) > 5
    assert named <= known


def test_a_name_without_icon_is_a_fault(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        drawn("no-such-icon", QColor("#000000"))
