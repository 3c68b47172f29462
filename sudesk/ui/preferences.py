"""What this PC remembers of the window: its place, its look, the files opened last."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from sudesk.paths import user_data
from sudesk.ui.theme import Mode
from sudesk.ui.tokens import FACTORS

RECENT = 8


class Preferences:
    """Preferences in an .ini file of the user's; nothing of the department stands in it."""

    def __init__(self, path: Path | None = None) -> None:
        place = path or user_data() / "window.ini"
        self._settings = QSettings(str(place), QSettings.Format.IniFormat)

    @property
    def mode(self) -> Mode:
        """Light, dark or as the desktop."""
        found = self._settings.value("look/mode", Mode.SYSTEM.value)
        return Mode(found) if found in [mode.value for mode in Mode] else Mode.SYSTEM

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._settings.setValue("look/mode", mode.value)

    @property
    def factor(self) -> float:
        """The factor on the size of type, one of FACTORS."""
        found = str(self._settings.value("look/factor", "1.0"))
        return next((factor for factor in FACTORS if str(factor) == found), 1.0)

    @factor.setter
    def factor(self, factor: float) -> None:
        self._settings.setValue("look/factor", str(factor))

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, empty if it never was."""
        found = self._settings.value("window/geometry")
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window/geometry", geometry)

    @property
    def recent(self) -> list[Path]:
        """The department files opened last, the latest first."""
        found = self._settings.value("files/recent", [])
        names = found if isinstance(found, list) else [found]
        return [Path(str(name)) for name in names if name]

    def remember(self, path: Path) -> None:
        """Put a department file at the head of those opened last."""
        others = [other for other in self.recent if other != path]
        names = [str(each) for each in [path, *others][:RECENT]]
        self._settings.setValue("files/recent", names)

    def forget(self, path: Path) -> None:
        """Take a department file out of those opened last."""
        names = [str(other) for other in self.recent if other != path]
        self._settings.setValue("files/recent", names)
