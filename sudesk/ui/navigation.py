"""The window's left side: whose desk it is, the sections, when it was last backed up."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.card import Line
from sudesk.ui.pieces.icon import DepartmentMark, IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import (
    BODY,
    CAPTION,
    ICON,
    MICRO,
    NAVIGATION_ITEM,
    NAVIGATION_WIDTH,
    RADIUS_CONTROL,
)

NARROW_WIDTH = 60
MARGIN = 8


class NavigationItem(QAbstractButton):
    """One section: icon, word, and how much waits there."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._waiting = 0
        self._narrow = False
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wait_for(self, number: int) -> None:
        """Show how much waits in the section, nothing for 0."""
        self._waiting = number
        self.setAccessibleDescription(f"{number} 件待办" if number else "")
        self.update()

    def narrow(self, narrow: bool) -> None:
        """Show the icon alone, with the word as its tool tip."""
        self._narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the item's room."""
        return QSize(100, theme.px(NAVIGATION_ITEM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, mark, icon, word and number."""
        box, here = QRectF(self.rect()), self.isChecked()
        middle, size = box.height() / 2, theme.px(ICON)
        with QPainter(self) as painter:
            if here:
                brush.frame(painter, box, RADIUS_CONTROL, theme.colour("surface"))
                mark = QRectF(0, middle - 9, 3, 18)
                brush.frame(painter, mark, 1.5, theme.colour("accent"))
            elif self.underMouse():
                brush.frame(painter, box, RADIUS_CONTROL, theme.colour("hover"))
            shade = theme.colour("accent_text" if here else "ink_2")
            x = (box.width() - size) / 2 if self._narrow else 10
            paint_icon(painter, self._icon, x, round(middle - size / 2), shade, size)
            if self._narrow:
                return
            words = QRectF(10 + size + 10, 0, box.width() - size - 28, box.height())
            font = theme.font(BODY, 600 if here else 400)
            ink = theme.colour("ink" if here else "ink_2")
            brush.words(painter, self.text(), words, font, ink)
            if self._waiting:
                self._paint_waiting(painter, box)

    def _paint_waiting(self, painter: QPainter, box: QRectF) -> None:
        text, font = str(self._waiting), theme.font(CAPTION)
        height = theme.px(18)
        width = max(height, brush.width_of(text, font) + 11)
        pill = QRectF(box.right() - width - 10, (box.height() - height) / 2, width, height)
        brush.frame(painter, pill, height / 2, theme.colour("line"))
        middle = Qt.AlignmentFlag.AlignHCenter
        brush.words(painter, text, pill, font, theme.colour("ink_2"), middle)


class Navigation(QWidget):
    """The sections under each other; ``asked`` tells the key of the one that was pressed.

    ``sections`` gives key, title, icon and whether the item stands at the foot.
    """

    asked = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str, str, bool]]) -> None:
        super().__init__()
        self._items: dict[str, NavigationItem] = {}
        self._name = Text("", BODY, weight=600)
        self._term = Text("", CAPTION, "ink_3")
        self._backup = Text("", MICRO, "ink_2")
        self._foot = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, 12, MARGIN, 8)
        self._column.setSpacing(2)
        self._column.addLayout(self._build_head())
        self._column.addSpacing(10)
        for section in (each for each in sections if not each[3]):
            self._add(*section[:3])
        self._column.addStretch(1)
        for section in (each for each in sections if each[3]):
            self._add(*section[:3])
        self._build_foot()
        self.fold(False)

    def name(self, union: str, term: str) -> None:
        """Show whose desk this is, such as 会计系学生会 and 第六届 2026学年."""
        self._name.say(union)
        self._term.say(term)

    def tell_backup(self, text: str) -> None:
        """Show when the file was last backed up; an empty text shows nothing."""
        self._backup.say(text)
        self._foot.setVisible(bool(text) and not self._name.isHidden())

    def mark(self, key: str) -> None:
        """Mark a section as the present one: the Tab key goes there, the arrows to the others."""
        # Qt moves the Tab key's place in an exclusive row by clicks alone.
        for section, item in self._items.items():
            here = section == key
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        self._items[key].setChecked(True)

    def wait_for(self, key: str, number: int) -> None:
        """Show how much waits in a section."""
        self._items[key].wait_for(number)

    def fold(self, narrow: bool) -> None:
        """Show icons alone where the window is narrow."""
        width = NARROW_WIDTH if narrow else theme.px(NAVIGATION_WIDTH)
        self.setFixedWidth(width)
        for widget in (self._name, self._term):
            widget.setVisible(not narrow)
        self._foot.setVisible(not narrow and bool(self._backup.text()))
        for item in self._items.values():
            item.narrow(narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line at its right."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("nav"))
            line = QRectF(self.width() - 1, 0, 1, self.height())
            painter.fillRect(line, theme.colour("line"))

    def _build_head(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._name)
        names.addWidget(self._term)
        head = QHBoxLayout()
        head.setContentsMargins(7, 4, 0, 4)
        head.setSpacing(11)
        head.addWidget(DepartmentMark(), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(names, 1)
        return head

    def _build_foot(self) -> None:
        self._foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(10)
        column.addWidget(Line())
        row = QHBoxLayout()
        row.setContentsMargins(11, 0, 0, 4)
        row.setSpacing(7)
        row.addWidget(IconMark("database-backup", "ink_2", size=14))
        row.addWidget(self._backup, 1)
        column.addLayout(row)
        self._column.addWidget(self._foot)

    def _add(self, key: str, title: str, icon: str) -> None:
        item = NavigationItem(title, icon)
        item.setObjectName(key)
        item.clicked.connect(self._tell)
        self._items[key] = item
        self._column.addWidget(item)

    def _tell(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.asked.emit(pressed.objectName())

    def changeEvent(self, event: QEvent) -> None:
        """Take other room under another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.width() > NARROW_WIDTH:
            self.setFixedWidth(theme.px(NAVIGATION_WIDTH))
