"""What an empty page says: what belongs here, by when and why, and how to begin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, ICON, PAGE, RADIUS_CARD, SECTION, TABLE


@dataclass(frozen=True)
class Beginning:
    """One way to begin: an icon, verb and noun, one line about it, and the act."""

    icon: str
    text: str
    about: str
    act: Callable[[], object]


class _BeginningCard(QAbstractButton):
    """A way to begin, as a card to click."""

    def __init__(self, beginning: Beginning, parent: QWidget) -> None:
        super().__init__(parent)
        self._beginning = beginning
        self.setText(beginning.text)
        self.setAccessibleDescription(beginning.about)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(beginning.act)

    def sizeHint(self) -> QSize:
        """Return the card's room."""
        words = brush.width_of(self._beginning.about, theme.font(TABLE))
        return QSize(max(238, round(words) + 34), theme.px(80))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, icon, words and the line about them."""
        over = self.underMouse() or self.isDown()
        fill = theme.colour("hover" if self.isDown() else "surface")
        border = theme.colour("line_strong" if over else "line")
        size = theme.px(ICON)
        with QPainter(self) as painter:
            brush.frame(painter, QRectF(self.rect()), RADIUS_CARD, fill, border)
            top = theme.px(15)
            accent = theme.colour("accent_text")
            paint_icon(painter, self._beginning.icon, 17, top + 2, accent, size)
            height = theme.line_height(SECTION)
            title = QRectF(17 + size + 12, top, self.width() - size - 40, height)
            brush.words(painter, self.text(), title, theme.font(SECTION), theme.colour("ink"))
            about = QRectF(17, title.bottom() + 6, self.width() - 30, theme.line_height(TABLE))
            font = theme.font(TABLE)
            brush.words(painter, self._beginning.about, about, font, theme.colour("ink_2"))


class _Drawing(QWidget):
    """A sheet with a plus: here something will lie."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(96, 84)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet, its lines, and the plus."""
        with QPainter(self) as painter:
            strong = theme.colour("line_strong")
            brush.frame(painter, QRectF(1, 1, 68, 82), 5, theme.colour("surface"), strong, 1.5)
            cap = Qt.PenCapStyle.RoundCap
            painter.setPen(QPen(strong, 2.5, Qt.PenStyle.SolidLine, cap))
            for y, right in ((20, 57), (32, 57), (44, 43)):
                painter.drawLine(QLineF(13, y, right, y))
            tint, line = theme.colour("accent_tint"), theme.colour("accent_line")
            brush.frame(painter, QRectF(49, 33, 46, 46), 23, tint, line, 1.5)
            painter.setPen(QPen(theme.colour("accent_text"), 2.5, Qt.PenStyle.SolidLine, cap))
            painter.drawLine(QLineF(62, 56, 82, 56))
            painter.drawLine(QLineF(72, 46, 72, 66))


class EmptyState(QWidget):
    """A painted drawing, what is not there yet, about it, ways to begin, and its rule."""

    def __init__(
        self,
        title: str,
        about: str = "",
        beginnings: Sequence[Beginning] = (),
        gate: GateLook | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(_Drawing(), 0, middle)
        column.addSpacing(20)
        column.addWidget(Text(title, PAGE, align=middle))
        if about:
            column.addSpacing(6)
            column.addWidget(Text(about, BODY, "ink_2", wrap=True, align=middle))
        if beginnings:
            column.addSpacing(20)
            row = QHBoxLayout()
            row.setSpacing(14)
            row.addStretch(1)
            for beginning in beginnings:
                row.addWidget(_BeginningCard(beginning, self))
            row.addStretch(1)
            column.addLayout(row)
        if gate is not None:
            column.addSpacing(18)
            column.addWidget(Gate(gate), 0, middle)
        column.addStretch(1)
