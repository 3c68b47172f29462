"""How the cells of a previewed sheet are painted, and the corner between its heads."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sudesk.sheets.reading import Role, Verdict
from sudesk.ui import brush, theme
from sudesk.ui.roster.preview_columns import PreviewColumn
from sudesk.ui.roster.preview_model import HEADER, SheetModel, Shown
from sudesk.ui.tokens import CAPTION, MICRO, RADIUS_RULE, TABLE

LETTERS = 22
PADDING = 8
CENTRE = Qt.AlignmentFlag.AlignHCenter
WARN = (Verdict.ASK, Verdict.DISPUTED)


def mark_of(verdict: Verdict) -> str:
    """Return the token of a fate that is to be seen, empty for the others."""
    return "bad" if verdict is Verdict.REFUSED else "warn" if verdict in WARN else ""


class CellPainter(QStyledItemDelegate):
    """Paints one cell on the ground of its column's role, or of its row's fate."""

    def __init__(self, model: SheetModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        shown = self._model.shown(index.row())
        column = self._model.columns[index.column()]
        box = QRectF(option.rect)
        chosen = self._view.selectionModel().isRowSelected(index.row(), QModelIndex())
        painter.save()
        painter.setClipRect(box)
        self._paint_ground(painter, box, column, shown)
        if shown.crosses:
            self._paint_across(painter, box, shown)
        else:
            self._paint_text(painter, box, column, shown)
        line = theme.colour("line")
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), line)
        painter.fillRect(QRectF(box.right() - 1, box.y(), 1, box.height()), line)
        if chosen:
            edge = theme.colour("focus")
            painter.fillRect(QRectF(box.x(), box.y(), box.width(), 2), edge)
            painter.fillRect(QRectF(box.x(), box.bottom() - 2, box.width(), 2), edge)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, column: PreviewColumn, shown: Shown
    ) -> None:
        mark = mark_of(shown.verdict)
        if mark:
            painter.fillRect(box, theme.colour(f"{mark}_tint"))
        elif shown.raw:
            painter.fillRect(box, column.fill() if column.role.imported else _plain(shown))
        elif shown.verdict is Verdict.IGNORED:
            painter.fillRect(box, theme.colour("sunken"))
        else:
            painter.fillRect(box, column.fill())
        if column.cell is None and shown.verdict is not Verdict.IGNORED:
            stripes = QBrush(theme.colour("line"), Qt.BrushStyle.BDiagPattern)
            painter.setBrushOrigin(QPointF(0, 0))
            painter.fillRect(box, stripes)

    def _paint_text(
        self, painter: QPainter, box: QRectF, column: PreviewColumn, shown: Shown
    ) -> None:
        inner = box.adjusted(PADDING, 0, -4, -1)
        font = theme.font(TABLE)
        text = self._model.text(shown.row, column)
        ink = "ink_2" if shown.verdict is Verdict.IGNORED and not shown.raw else "ink"
        needed = column.role in (Role.STUDENT_NO, Role.NAME)
        if shown.verdict is Verdict.REFUSED and needed:
            ink, font = "bad", theme.font(TABLE, 600)
            text = text or "（空）"
        if column.cell is None and shown.verdict is not Verdict.IGNORED:
            text, ink = "不读取", "ink_3"
            font = theme.font(CAPTION)
        brush.words(painter, text, inner, font, theme.colour(ink))

    def _paint_across(self, painter: QPainter, box: QRectF, shown: Shown) -> None:
        tag = f"{shown.row.why}，忽略" if shown.row.why else "忽略"
        font = theme.font(MICRO)
        wide = brush.width_of(tag, font) + 14
        room = box.adjusted(PADDING, 0, -wide - 3 * PADDING, -1)
        words = min(brush.width_of(shown.across, theme.font(CAPTION)), room.width())
        brush.words(painter, shown.across, room, theme.font(CAPTION), theme.colour("ink_2"))
        left = room.x() + (words + 10 if shown.across else 0)
        height = theme.px(18)
        place = QRectF(round(left), round(box.center().y() - height / 2), wide, height)
        border = theme.colour("line_strong")
        brush.frame(painter, place, RADIUS_RULE, theme.colour("surface"), border)
        brush.words(painter, tag, place, font, theme.colour("ink_2"), CENTRE)


def _plain(shown: Shown) -> QColor:
    """Return the ground of a cell of no known use; a header stands out."""
    return theme.colour("sunken" if shown.row.why == HEADER else "surface")


class Corner(QObject):
    """Paints the corner between both heads, which Qt would fill with a button of its own."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        button = view.findChild(QAbstractButton)
        if button is not None:
            button.setEnabled(False)
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint the corner in place of the button."""
        if event.type() != QEvent.Type.Paint or not isinstance(watched, QWidget):
            return super().eventFilter(watched, event)
        box = QRectF(watched.rect())
        with QPainter(watched) as painter:
            painter.fillRect(box, theme.colour("sunken"))
            line = theme.colour("line")
            painter.fillRect(QRectF(0, theme.px(LETTERS) - 1, box.width(), 1), line)
            painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), line)
            painter.fillRect(QRectF(box.right() - 1, 0, 1, box.height()), line)
        return True
