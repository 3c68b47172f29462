"""What people type into: lines, numbers, dates, choices, and a field with label and error."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.keyhint import key_width, paint_key
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import (
    BODY,
    CAPTION,
    ICON_BUTTON,
    ICON_CHIP,
    INPUT_HEIGHT,
    KEY_HEIGHT,
    RADIUS_CONTROL,
    TABLE,
)


class Input(QLineEdit):
    """One line of text, with an icon at the left and a key hint at the right if given."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        icon: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._key = icon, key
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        left = ICON_BUTTON + 6 if icon else 0
        self.setTextMargins(left, 0, round(key_width(key)) + 4 if key else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint Qt's line, then icon and key."""
        super().paintEvent(event)
        if not (self._icon or self._key):
            return
        with QPainter(self) as painter:
            middle = self.height() / 2
            if self._icon:
                size = theme.px(ICON_BUTTON)
                ink = theme.colour("ink_2")
                paint_icon(painter, self._icon, 10, round(middle - size / 2), ink, size)
            if self._key:
                place = QPointF(
                    self.width() - key_width(self._key) - 7, middle - theme.px(KEY_HEIGHT) / 2
                )
                paint_key(painter, place, self._key)


class Number(QSpinBox):
    """A whole number; the wheel turns it only while it has the focus."""

    def __init__(
        self,
        value: int = 0,
        *,
        least: int = 0,
        most: int = 9999,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setValue(value)
        self.setSuffix(f" {unit}" if unit else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(8, 0, 8, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the number has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DateInput(QDateEdit):
    """A date, typed or chosen from a calendar."""

    def __init__(self, day: QDate | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy年M月d日")
        if day is not None:
            self.setDate(day)
        self.setMinimumWidth(theme.px(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint Qt's line and a small calendar at the right."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            size = theme.px(ICON_BUTTON)
            y = round((self.height() - size) / 2)
            ink = theme.colour("ink_2")
            paint_icon(painter, "calendar-days", self.width() - size - 9, y, ink, size)


class Select(QComboBox):
    """A choice among a few words; ``choices`` pairs what is read with what is meant."""

    def __init__(
        self, choices: Sequence[tuple[str, object]] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer other choices, keeping the chosen meaning if it is still there."""
        meant = self.currentData()
        blocked = self.blockSignals(True)
        self.clear()
        for text, meaning in choices:
            self.addItem(text, meaning)
        self.choose(meant)
        self.blockSignals(blocked)

    def choose(self, meaning: object) -> None:
        """Choose by meaning; the first one where it is not offered."""
        found = [n for n in range(self.count()) if self.itemData(n) == meaning]
        self.setCurrentIndex(found[0] if found else min(0, self.count() - 1))

    def sizeHint(self) -> QSize:
        """Return room for the longest choice."""
        texts = [self.itemText(n) for n in range(self.count())]
        font = theme.font(BODY)
        longest = max((brush.width_of(text, font) for text in texts), default=80)
        return QSize(round(longest) + 46, theme.px(INPUT_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return a little less than the longest choice."""
        return QSize(min(self.sizeHint().width(), 120), theme.px(INPUT_HEIGHT))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, chosen words and the arrow."""
        focus = self.hasFocus() and self.isEnabled()
        border = theme.colour("focus" if focus else "edge" if self.isEnabled() else "line_strong")
        fill = theme.colour("surface" if self.isEnabled() else "sunken")
        size = theme.px(ICON_BUTTON)
        with QPainter(self) as painter:
            brush.frame(
                painter, QRectF(self.rect()), RADIUS_CONTROL, fill, border, 2 if focus else 1
            )
            ink = theme.colour("ink" if self.isEnabled() else "ink_3")
            room = QRectF(self.rect()).adjusted(10, 0, -(size + 14), 0)
            brush.words(painter, self.currentText(), room, theme.font(BODY), ink)
            y = round((self.height() - size) / 2)
            arrow = theme.colour("ink_2")
            paint_icon(painter, "chevron-down", self.width() - size - 9, y, arrow, size)


class ErrorLine(QWidget):
    """What is wrong with an input and how to mend it, under it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Text("", CAPTION, "bad", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(ICON_CHIP) + 5, 0, 0, 0)
        row.addWidget(self._text)
        self.hide()

    def say(self, text: str) -> None:
        """Show what is wrong, or hide for an empty text."""
        self._text.say(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return what is wrong, empty if nothing."""
        return self._text.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign before the words."""
        with QPainter(self) as painter:
            size = theme.px(ICON_CHIP)
            ink: QColor = theme.colour("bad")
            y = (theme.line_height(CAPTION) - size) / 2
            paint_icon(painter, "octagon-x", 0, round(y), ink, size)


class Field(QWidget):
    """An input with its label above or at the left, a hint, and its error below.

    ``side`` puts the label at the left, right-aligned in that many pixels.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        side: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._error = ErrorLine()
        self._hint = Text(hint, CAPTION, "ink_3", wrap=True)
        if not hint:
            self._hint.hide()  # never shown by hand: without a parent it would be a window
        editor.setAccessibleName(label)
        below = QVBoxLayout()
        below.setSpacing(4)
        title = Text(label, BODY if side else TABLE, "ink_2", align=Qt.AlignmentFlag.AlignRight)
        if not side:
            title = Text(label, TABLE, "ink_2")
            below.addWidget(title)
        title.setBuddy(editor)
        for widget in (editor, self._error, self._hint):
            below.addWidget(widget)
        if editor.minimumWidth() == editor.maximumWidth():
            below.setAlignment(editor, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        if side:
            title.setFixedWidth(side)
            title.setFixedHeight(theme.px(INPUT_HEIGHT))
            row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(below, 1)

    @property
    def error(self) -> str:
        """What is wrong with the input now, empty if nothing."""
        return self._error.text()

    def blame(self, error: str) -> None:
        """Say what is wrong and how to mend it; an empty text takes the blame back."""
        self._error.say(error)
        self.editor.setAccessibleDescription(error)
        if self.editor.property("wrong") != bool(error):
            self.editor.setProperty("wrong", bool(error))
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)
