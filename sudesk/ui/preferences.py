"""What this PC remembers of the window: its place, its look, the files opened last."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray

from sudesk.paths import user_data
from sudesk.ui.theme import Mode
from sudesk.ui.tokens import FACTORS

RECENT = 8


class Preferences:
    """Preferences in a small JSON file of the user's; nothing of the department stands in it.

    A file that is missing or unreadable means the defaults; every change is written at once, under
    another name and then renamed.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or user_data() / "window.json"
        self._kept = _read(self._path)

    @property
    def mode(self) -> Mode:
        """Light, dark or as the desktop."""
        found = self._kept.get("mode")
        return Mode(found) if found in list(Mode) else Mode.SYSTEM

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._keep("mode", mode.value)

    @property
    def factor(self) -> float:
        """The factor on the size of type, one of FACTORS."""
        found = self._kept.get("factor")
        return found if found in FACTORS else 1.0

    @factor.setter
    def factor(self, factor: float) -> None:
        self._keep("factor", factor)

    @property
    def office_fonts(self) -> bool:
        """Whether papers are printed in this PC's own fonts where it has them."""
        return self._kept.get("office_fonts") is not False

    @office_fonts.setter
    def office_fonts(self, wanted: bool) -> None:
        self._keep("office_fonts", wanted)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, empty if it never was."""
        return QByteArray.fromBase64(str(self._kept.get("geometry", "")).encode())

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._keep("geometry", geometry.toBase64().toStdString())

    @property
    def recent(self) -> list[Path]:
        """The department files opened last, the latest first."""
        found = self._kept.get("recent")
        return [Path(name) for name in found if name] if isinstance(found, list) else []

    def remember(self, path: Path) -> None:
        """Put a department file at the head of those opened last."""
        others = [other for other in self.recent if other != path]
        self._keep("recent", [str(each) for each in [path, *others][:RECENT]])

    def forget(self, path: Path) -> None:
        """Take a department file out of those opened last."""
        self._keep("recent", [str(other) for other in self.recent if other != path])

    def _keep(self, key: str, value: object) -> None:
        self._kept[key] = value
        draft = self._path.with_name(f".{self._path.name}.new")
        draft.write_text(json.dumps(self._kept, ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(self._path)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
