"""What pages may ask of the program itself: which file is open, and the look of the window."""

from pathlib import Path
from typing import Protocol

from sudesk.ui.preferences import Preferences
from sudesk.ui.theme import Mode


class Office(Protocol):
    """The program around the window."""

    preferences: Preferences

    def open(self, path: Path) -> None:
        """Open another department file in place of the present one."""

    def begin_new(self) -> None:
        """Show the first start, to make a new department file."""

    def restore(self, backup: Path) -> None:
        """Put a backup in the open file's place, and open it."""

    def wear(self, mode: Mode, factor: float) -> None:
        """Wear another look and remember it."""
