"""The look changes as a whole: colours, size of type, Qt's own words."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.ui import theme as look
from sudesk.ui.theme import Mode, Theme
from sudesk.ui.tokens import BODY, DARK, FACTORS, INPUT_HEIGHT, LIGHT, Tone


def test_dark_is_worn_everywhere(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.apply(Mode.DARK)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert look.is_dark()
    assert look.colours() is DARK
    assert app.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.base
    assert DARK.edge in app.styleSheet()
    assert LIGHT.edge not in app.styleSheet()


def test_the_same_look_is_not_worn_twice(qtbot: QtBot, theme: Theme) -> None:
    theme.apply(Mode.LIGHT)
    with qtbot.assertNotEmitted(theme.changed):
        theme.apply(Mode.LIGHT)


@pytest.mark.parametrize("factor", FACTORS)
def test_type_and_controls_grow_together(qtbot: QtBot, theme: Theme, factor: float) -> None:
    theme.apply(Mode.LIGHT, factor)
    assert look.font(BODY).pixelSize() == round(14 * factor)
    assert look.line_height(BODY) == round(20 * factor)
    assert look.px(INPUT_HEIGHT) == round(32 * factor)


def test_the_desktop_is_followed(qtbot: QtBot, theme: Theme) -> None:
    theme.apply(Mode.SYSTEM)
    hints = QApplication.styleHints()
    assert look.is_dark() == (hints.colorScheme().name == "Dark")


def test_the_bundled_face_draws_chinese(qtbot: QtBot) -> None:
    face = look.font(BODY)
    assert look.BUNDLED_FAMILY in face.families()
    assert look.song(20).families()[0] == look.SONG_FAMILY


def test_qt_speaks_chinese(qtbot: QtBot) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLocale().language() == QLocale.Language.Chinese


def test_the_neutral_tone_has_no_border_of_its_own(qtbot: QtBot) -> None:
    neutral = look.tone(Tone.NEUTRAL)
    assert neutral.tint == neutral.line
    assert look.tone(Tone.ACCENT).ink.name().upper() == LIGHT.accent_text
