"""How the preview of a sheet is painted: letters and roles, row numbers, cells."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sudesk.sheets.reading import Role, Verdict
from sudesk.ui import brush, theme
from sudesk.ui.roster.preview_columns import PreviewColumn
from sudesk.ui.roster.preview_model import SheetModel, Shown
from sudesk.ui.tokens import CAPTION, MICRO, RADIUS_RULE, TABLE

LETTERS, LABELS = 22, 28
NUMBERS = 44
PADDING = 8
CENTRE = Qt.AlignmentFlag.AlignHCenter
BAD = (Verdict.REFUSED, Verdict.DISPUTED)


def _mark(verdict: Verdict) -> str:
    """Return the token of a fate that is to be seen, empty for the others."""
    return "bad" if verdict in BAD else "warn" if verdict is Verdict.ASK else ""


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
        mark = _mark(shown.verdict)
        if mark:
            painter.fillRect(box, theme.colour(f"{mark}_tint"))
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
        ink = "ink_2" if shown.verdict is Verdict.IGNORED else "ink"
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


class LetterHead(QHeaderView):
    """Two lines over the columns: the spreadsheet's letters, and what each column is read as."""

    def __init__(self, model: SheetModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sheet = model
        self.setMinimumSectionSize(30)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of both lines; Qt asks for no more, and mid-reset could not say it."""
        return QSize(0, theme.px(LETTERS) + theme.px(LABELS))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a column's letters and its role."""
        column = self._sheet.columns[section]
        box = QRectF(rect)
        top = theme.px(LETTERS)
        painter.save()
        painter.fillRect(box, theme.colour("sunken"))
        letters = QRectF(box.x(), box.y(), box.width(), top)
        brush.words(
            painter, column.letters, letters, theme.font(CAPTION), theme.colour("ink_2"), CENTRE
        )
        self._lines(painter, box, top)
        ink, fill = column.label_colours()
        label = box.adjusted(4, top + 3, -5, -4)
        brush.frame(painter, label, RADIUS_RULE, fill)
        font = theme.font(CAPTION, 500)
        brush.words(painter, column.label, label.adjusted(6, 0, -4, 0), font, ink)
        painter.restore()

    def _lines(self, painter: QPainter, box: QRectF, top: int) -> None:
        line = theme.colour("line")
        painter.fillRect(QRectF(box.x(), top - 1, box.width(), 1), line)
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), line)
        painter.fillRect(QRectF(box.right() - 1, box.y(), 1, box.height()), line)


class NumberHead(QHeaderView):
    """The rows' numbers as the spreadsheet shows them, filled where somebody has to look."""

    def __init__(self, model: SheetModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._sheet = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        """Return the width of the numbers; Qt asks for no more, and mid-reset could not say it."""
        return QSize(theme.px(NUMBERS), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one number."""
        box = QRectF(rect)
        mark = _mark(self._sheet.shown(section).verdict)
        painter.save()
        painter.fillRect(box, theme.colour(mark or "sunken"))
        line = theme.colour("line")
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), line)
        painter.fillRect(QRectF(box.right() - 1, box.y(), 1, box.height()), line)
        ink: QColor = theme.colour("surface" if mark else "ink_2")
        font = theme.font(CAPTION, 600 if mark else 400)
        number = str(self._sheet.place(section).row)
        brush.words(painter, number, box.adjusted(4, 0, -6, 0), font, ink, CENTRE)
        painter.restore()
