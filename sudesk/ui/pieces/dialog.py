"""Dialogs: one question that repeats the act, two buttons that say what they do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sudesk.errors import SudeskError
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import ENTER_KEYS, Button, Kind
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import LEAD, TABLE, Ink, Tone


class Dialog(QDialog):
    """A modal box: icon, title, words, a body of one's own, and its buttons at the lower right.

    ``main`` names the act (Enter presses it), ``other`` says what happens instead (Esc).
    ``on_main`` does the act before the dialog closes; where it raises SudeskError the dialog
    stays open and shows it.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str = "",
        *,
        main: str,
        other: str,
        icon: str = "",
        kind: Kind = Kind.PRIMARY,
        width: int = 420,
        on_main: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(width)
        self._on_main = on_main
        self._banner: Banner | None = None
        self.main = Button(main, self._do_main, kind=kind)
        self.other = Button(other, self.reject)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(14)
        ink: Ink = "bad" if kind is Kind.DANGER else "accent_text"
        if icon:
            head.addWidget(IconMark(icon, ink, size=22), 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.body.addWidget(Text(title, LEAD, wrap=True))
        if text:
            self.body.addWidget(Text(text, TABLE, "ink_2", wrap=True))
        head.addLayout(self.body, 1)
        self._column.addLayout(head)
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.other)
        buttons.addWidget(self.main)
        self._column.addWidget(self._buttons)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under the words, before the buttons on the way of the Tab key."""
        for widget in widgets:
            self.body.addWidget(widget)
        self._buttons.setParent(None)
        self._column.addWidget(self._buttons)
        self._buttons.show()

    def sizeHint(self) -> QSize:
        """Return the height that the words need at the dialog's width."""
        width = self.maximumWidth()
        return QSize(width, self._column.totalHeightForWidth(width))

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the first input, or to the main button where there is none."""
        super().showEvent(event)
        inputs = [child for child in self.findChildren(QWidget) if _takes_text(child)]
        (inputs[0] if inputs else self.main).setFocus()

    def show_error(self, error: SudeskError) -> None:
        """Show at the top why the act could not be done."""
        self.clear_error()
        self._banner = Banner(Tone.BAD, error.what, error.why + error.remedy)
        self._column.insertWidget(0, self._banner)
        self.adjustSize()

    def clear_error(self) -> None:
        """Take the error away."""
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the main button on Enter."""
        if event.key() in ENTER_KEYS:
            if self.main.isEnabled():
                self.main.click()
            return
        super().keyPressEvent(event)

    def _do_main(self) -> None:
        self.clear_error()
        if self._on_main is not None:
            self._on_main()
        self.accept()


def _takes_text(child: QWidget) -> bool:
    if isinstance(child, QLineEdit | QPlainTextEdit) and child.isReadOnly():
        return False
    return isinstance(child, QLineEdit | QAbstractSpinBox | QPlainTextEdit | QComboBox)


def confirm(
    parent: QWidget,
    question: str,
    text: str,
    *,
    act: str,
    instead: str,
    icon: str = "",
    danger: bool = False,
    more: Sequence[QWidget] = (),
) -> bool:
    """Ask about an act that cannot be undone; return whether it shall be done."""
    kind = Kind.DANGER if danger else Kind.PRIMARY
    dialog = Dialog(parent, question, text, main=act, other=instead, icon=icon, kind=kind)
    dialog.add(*more)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return agreed
