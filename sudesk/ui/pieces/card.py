"""Cards, the lines between their parts, and figure tiles."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import (
    CAPTION,
    CARD_PADDING,
    FIGURE,
    RADIUS_CARD,
    SECTION,
    TABLE,
    TILE,
    Ink,
    TypeStyle,
)


class Line(QWidget):
    """A thin separator, lying, or standing with ``upright``."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("line"))


class Card(QWidget):
    """A white box with a border: a head with a title, a body, a foot.

    ``beside`` stands at the right of the title; ``flush`` lets the body (a table, rows) reach
    the borders, under a line; ``mark`` paints the red mark of the next thing to do.
    """

    def __init__(
        self,
        title: str = "",
        *beside: QWidget,
        caption: str = "",
        flush: bool = False,
        mark: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mark = mark
        self._foot: QWidget | None = None
        self.title = Text(title, SECTION)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        if title or beside or caption:
            self._build_head(beside, caption, flush)
        self.body = QVBoxLayout()
        edge = 0 if flush else CARD_PADDING - 1
        top = edge if not (title or beside or caption) else 0
        left = edge + 8 if mark else edge
        self.body.setContentsMargins(left, top, edge, edge)
        self.body.setSpacing(0 if flush else 10)
        self._column.addLayout(self.body, 1)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under each other into the body."""
        for widget in widgets:
            self.body.addWidget(widget)

    def set_foot(self, *widgets: QWidget, stretch_after: int = 0) -> None:
        """Give the card a sunken foot; room to spare comes after that many widgets."""
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(CARD_PADDING, 10, CARD_PADDING, 10)
        row.setSpacing(12)
        for number, widget in enumerate(widgets):
            if number == stretch_after and stretch_after:
                row.addStretch(1)
            row.addWidget(widget)
        grows = Qt.Orientation.Horizontal
        if not stretch_after and not any(
            one.sizePolicy().expandingDirections() & grows for one in widgets
        ):
            row.addStretch(1)
        if self._foot is not None:
            self._column.removeWidget(self._foot)
            self._foot.deleteLater()
        self._foot = foot
        self._column.addWidget(foot)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the foot's ground and the mark."""
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            brush.frame(painter, box, RADIUS_CARD, theme.colour("surface"))
            if self._foot is not None:
                ground = QRectF(self._foot.geometry())
                painter.setClipPath(brush.rounded(box, RADIUS_CARD))
                painter.fillRect(ground, theme.colour("sunken"))
                painter.fillRect(QRectF(0, ground.y(), box.width(), 1), theme.colour("line"))
                painter.setClipping(False)
            brush.frame(painter, box, RADIUS_CARD, None, theme.colour("line"))
            if self._mark:
                bottom = box.height() if self._foot is None else self._foot.y()
                stripe = QRectF(10, 18, 3, bottom - 36)
                brush.frame(painter, stripe, 1.5, theme.colour("accent"))

    def _build_head(self, beside: Sequence[QWidget], caption: str, flush: bool) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        if caption:
            names.addWidget(Text(caption, CAPTION, "ink_3", wrap=True))
        left = CARD_PADDING + 7 if self._mark else CARD_PADDING - 1
        self.head.setContentsMargins(left, 10, CARD_PADDING - 1, 10)
        self.head.addLayout(names, 1)
        for widget in beside:
            self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(self.head)
        if flush:
            self._column.addWidget(Line())


class Figure(QWidget):
    """A number that people look for, its base beside it, what it counts below.

    ``base`` is written after the number in small type (/88); ``small`` is the tile size.
    """

    def __init__(
        self,
        number: str,
        caption: str,
        *,
        base: str = "",
        ink: Ink = "ink",
        small: bool = False,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        style: TypeStyle = TILE if small else FIGURE
        self._number = Text(number, style, ink)
        self._base = Text(base, TypeStyle(style.size // 2 + 3, style.line, 500), "ink_2")
        self._caption = Text(caption, CAPTION if small else TABLE, "ink_2")
        line = QHBoxLayout()
        line.setSpacing(3)
        line.addStretch(1 if centred else 0)
        line.addWidget(self._number)
        line.addWidget(self._base)
        line.addStretch(1)
        if centred:
            self._caption = Text(caption, CAPTION, "ink_2", align=Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._caption)
        self._base.setVisible(bool(base))

    def say(self, number: str, *, base: str = "", caption: str = "", ink: Ink = "ink") -> None:
        """Show another number; an empty caption leaves the old one."""
        self._number.say(number)
        self._number.colour(ink)
        self._base.say(base)
        self._base.setVisible(bool(base))
        if caption:
            self._caption.say(caption)


class FigureGrid(QWidget):
    """Figures in columns with thin lines between them, to lie in a flush card."""

    def __init__(
        self, figures: Sequence[Figure], columns: int, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for number, figure in enumerate(figures):
            row, column = divmod(number, columns)
            figure.setContentsMargins(CARD_PADDING, 8, 8, 8)
            if row and not column:
                grid.addWidget(Line(), 2 * row - 1, 0, 1, 2 * columns - 1)
            if column:
                grid.addWidget(Line(upright=True), 2 * row, 2 * column - 1)
            grid.addWidget(figure, 2 * row, 2 * column)
            grid.setColumnStretch(2 * column, 1)
