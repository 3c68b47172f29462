"""The look that is worn now: light or dark, size of type, fonts, Qt's own words in Chinese."""

import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from sudesk.paths import resources
from sudesk.ui import tokens
from sudesk.ui.stylesheet import stylesheet
from sudesk.ui.tokens import Colours, Tone, TypeStyle

SYSTEM_FAMILY = "Microsoft YaHei UI"
BUNDLED_FAMILY = "Noto Sans SC"
SONG_FAMILY = "Noto Serif SC"


class Mode(StrEnum):
    """The setting of light and dark."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True)
class Look:
    """One look: its colours, and the factor on every size of type."""

    colours: Colours
    factor: float


@dataclass(frozen=True)
class ToneColours:
    """The three colours of a tone: text and icon, fill, border."""

    ink: QColor
    tint: QColor
    line: QColor


_look = Look(tokens.LIGHT, 1.0)


def colours() -> Colours:
    """Return the colours worn now."""
    return _look.colours


def colour(name: str) -> QColor:
    """Return a colour worn now by its token's name."""
    return QColor(getattr(_look.colours, name))


def tone(name: Tone) -> ToneColours:
    """Return text, fill and border of a tone; the neutral one has no border of its own."""
    if name is Tone.NEUTRAL:
        return ToneColours(colour("ink_2"), colour("hover"), colour("hover"))
    ink = "accent_text" if name is Tone.ACCENT else name.value
    return ToneColours(colour(ink), colour(f"{name}_tint"), colour(f"{name}_line"))


def is_dark() -> bool:
    """Return whether the dark theme is worn."""
    return _look.colours is tokens.DARK


def px(measure: int) -> int:
    """Return a control's height or a text's size under the setting of font size, at least 1 px."""
    return max(1, round(measure * _look.factor))


def font(style: TypeStyle, weight: int | None = None) -> QFont:
    """Return the window's font in a size of the type scale."""
    return _sans(px(style.size), weight or style.weight)


def song(pixels: int) -> QFont:
    """Return the bold Song face, for what imitates paper and for the hall's titles only."""
    face = QFont([SONG_FAMILY, "SimSun"])
    face.setPixelSize(pixels)
    face.setWeight(QFont.Weight.Bold)
    return face


def line_height(style: TypeStyle) -> int:
    """Return the fixed line height of a size of the type scale."""
    return px(style.line)


@lru_cache(maxsize=128)
def _sans(pixels: int, weight: int) -> QFont:
    families = [SYSTEM_FAMILY, BUNDLED_FAMILY]
    known = QFontDatabase.families()
    face = QFont([family for family in families if family in known] or families)
    face.setPixelSize(pixels)
    face.setWeight(QFont.Weight(weight))
    return face


class Theme(QObject):
    """Puts a look on the application and keeps it in step with the desktop's."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._mode = Mode.SYSTEM
        self._translator = QTranslator(self)
        _load_fonts()
        self._speak_chinese()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_desktop)

    def apply(self, mode: Mode, factor: float = 1.0) -> None:
        """Wear light, dark or what the desktop wears, with type multiplied by ``factor``."""
        self._mode = mode
        scheme = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(scheme.get(mode, Qt.ColorScheme.Unknown))
        self._wear(factor)

    def _follow_desktop(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._wear(_look.factor)

    def _wear(self, factor: float) -> None:
        global _look
        look = Look(tokens.DARK if self._wants_dark() else tokens.LIGHT, factor)
        if look == _look and self._app.styleSheet():
            return
        _look = look
        self._app.setFont(font(tokens.BODY))
        self._app.setPalette(_palette(look.colours))
        self._app.setStyleSheet(stylesheet(look.colours, px))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._mode is Mode.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    def _speak_chinese(self) -> None:
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        for folder in _translation_folders():
            if self._translator.load("qtbase_zh_CN", str(folder)):
                self._app.installTranslator(self._translator)
                return
        raise FileNotFoundError("qtbase_zh_CN.qm")


def _translation_folders() -> list[Path]:
    folders = [Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        folders.insert(0, Path(frozen) / "PySide6" / "Qt" / "translations")
        folders.insert(1, Path(frozen) / "PySide6" / "translations")
    return folders


def _load_fonts() -> None:
    for path in sorted((resources() / "fonts").glob("Noto*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    _sans.cache_clear()


def _palette(worn: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, name in {
        role.Window: worn.base,
        role.WindowText: worn.ink,
        role.Base: worn.surface,
        role.AlternateBase: worn.sunken,
        role.Text: worn.ink,
        role.PlaceholderText: worn.ink_3,
        role.Button: worn.surface,
        role.ButtonText: worn.ink,
        role.BrightText: worn.on_accent,
        role.Highlight: worn.accent,
        role.HighlightedText: worn.on_accent,
        role.Link: worn.accent_text,
        role.LinkVisited: worn.accent_text,
        role.ToolTipBase: worn.toast,
        role.ToolTipText: worn.on_toast,
        role.Accent: worn.accent,
    }.items():
        palette.setColor(which, QColor(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(worn.ink_3))
    return palette
