"""Words already in use, offered while one types."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget


def completer(words: tuple[str, ...], parent: QWidget) -> QCompleter:
    """Return what offers the words that contain what is typed."""
    made = QCompleter(list(words), parent)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made
