"""How a table's cells, heads and sum row are painted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.bars import paint_share
from sudesk.ui.pieces.chip import chip_width, paint_chip
from sudesk.ui.pieces.columns import Column, RowModel
from sudesk.ui.tokens import (
    CAPTION,
    CELL_PADDING,
    CHIP_HEIGHT,
    ICON_BUTTON,
    TABLE,
    TABLE_HEAD,
    TABLE_ROW,
)

RIGHT = Qt.AlignmentFlag.AlignRight
LEFT = Qt.AlignmentFlag.AlignLeft


class CellPainter(QStyledItemDelegate):
    """Paints a row's tint and separator, and in each cell its text, chip, bar or icon."""

    def __init__(self, model: RowModel[Any], view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.hovered = -1

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        box = QRectF(option.rect)
        row = self._model.rows[index.row()]
        column = self._model.columns[index.column()]
        painter.save()
        self._paint_ground(painter, box, index.row(), index.column())
        inner = box.adjusted(CELL_PADDING, 0, -CELL_PADDING, -1)
        self._paint_content(painter, inner, column, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, row: int, column: int) -> None:
        selection = self._view.selectionModel()
        selected = selection.isRowSelected(row, QModelIndex())
        if selected:
            painter.fillRect(box, theme.colour("select"))
        elif row == self.hovered:
            painter.fillRect(box, theme.colour("hover"))
        line = QRectF(box.x(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, theme.colour("line"))
        if selected and column == 0 and self._view.hasFocus():
            mark = QRectF(box.x(), box.y(), 3, box.height() - 1)
            painter.fillRect(mark, theme.colour("focus"))

    def _paint_content(
        self, painter: QPainter, inner: QRectF, column: Column[Any], row: object
    ) -> None:
        if column.icon is not None and (sign := column.icon(row)) is not None:
            size = theme.px(ICON_BUTTON)
            y = inner.center().y() - size / 2
            paint_icon(painter, sign[0], inner.x(), round(y), theme.colour(sign[1]), size)
            inner = inner.adjusted(size + 8, 0, 0, 0)
        if column.disc is not None:
            across = min(theme.px(32), int(inner.height()) - 8)
            y = round(inner.center().y() - across / 2)
            box = QRectF(inner.x(), y, across, across)
            self._paint_disc(painter, box, column.disc(row))
            inner = inner.adjusted(across + 10, 0, 0, 0)
        if column.share is not None and (share := column.share(row)) is not None:
            thick = 12
            bar = QRectF(inner.x(), round(inner.center().y() - thick / 2), inner.width(), thick)
            paint_share(painter, bar, share.value, share.whole, share.line, share.ink)
            return
        if column.chip is not None and (look := column.chip(row)) is not None:
            y = inner.center().y() - theme.px(CHIP_HEIGHT) / 2
            x = inner.right() - chip_width(look) if column.number else inner.x()
            paint_chip(painter, QPointF(x, y), look)
            return
        self._paint_text(painter, inner, column, row)

    def _paint_disc(self, painter: QPainter, box: QRectF, letter: str) -> None:
        brush.frame(painter, box, box.width() / 2, theme.colour("hover"))
        centre = Qt.AlignmentFlag.AlignHCenter
        brush.words(painter, letter, box, theme.font(TABLE), theme.colour("ink_2"), centre)

    def _paint_text(
        self, painter: QPainter, inner: QRectF, column: Column[Any], row: object
    ) -> None:
        ink = theme.colour(column.ink(row) if column.ink is not None else "ink")
        align = RIGHT if column.number else LEFT
        font = theme.font(TABLE, 600 if column.strong else 400)
        second = column.second(row) if column.second is not None else ""
        if second:
            half = theme.line_height(TABLE)
            top = inner.center().y() - (half + theme.line_height(CAPTION)) / 2
            line = QRectF(inner.x(), top, inner.width(), half)
            below = QRectF(inner.x(), line.bottom(), inner.width(), theme.line_height(CAPTION))
            quiet = theme.colour("ink_3")
            brush.words(painter, second, below, theme.font(CAPTION), quiet, align)
            inner = line
        brush.words(painter, column.text(row), inner, font, ink, align)


class Head(QHeaderView):
    """Column heads: sunken ground, captions aligned as their cells, the sorting arrow."""

    def __init__(self, model: RowModel[Any], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Return the head's height."""
        return QSize(super().sizeHint().width(), theme.px(TABLE_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one head."""
        box = QRectF(rect)
        painter.save()
        painter.fillRect(box, theme.colour("sunken"))
        line = QRectF(box.x(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, theme.colour("line"))
        inner = box.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
        column = self._rows.columns[section]
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        ink: QColor = theme.colour("ink" if sorted_by else "ink_2")
        font = theme.font(CAPTION, 600 if sorted_by else 400)
        if sorted_by:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            size = theme.px(12)
            width = min(brush.width_of(column.title, font), inner.width() - size - 4)
            x = inner.right() - size if column.number else inner.x() + width + 4
            sign = "chevron-up" if up else "chevron-down"
            paint_icon(painter, sign, x, inner.center().y() - size / 2, ink, size)
            inner = inner.adjusted(0, 0, -size - 4, 0)
        brush.words(painter, column.title, inner, font, ink, RIGHT if column.number else LEFT)
        painter.restore()


class SumRow(QWidget):
    """The bold row at a table's foot, in step with its columns."""

    def __init__(self, model: RowModel[Any], head: Head) -> None:
        super().__init__()
        self._rows = model
        self._head = head
        self._texts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head.sectionResized.connect(self.update)
        self.hide()

    def say(self, texts: Sequence[str]) -> None:
        """Show one text a column, as far as they go; none at all hides the row."""
        self._texts = tuple(texts)
        self.setVisible(bool(texts))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a row's height."""
        return QSize(100, theme.px(TABLE_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the texts."""
        with QPainter(self) as painter:
            font, ink = theme.font(TABLE, 600), theme.colour("ink")
            for number, text in enumerate(self._texts):
                x = self._head.sectionViewportPosition(number)
                width = self._head.sectionSize(number)
                right = self._rows.columns[number].number
                if not right:  # a first text may run on over empty neighbours
                    for after in range(number + 1, len(self._texts)):
                        if self._texts[after]:
                            break
                        width += self._head.sectionSize(after)
                box = QRectF(x + CELL_PADDING, 0, width - 2 * CELL_PADDING, self.height())
                brush.words(painter, text, box, font, ink, RIGHT if right else LEFT)
