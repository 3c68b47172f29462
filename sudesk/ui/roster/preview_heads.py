"""The heads of a previewed sheet: letters with the columns' roles, and the rows' numbers."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.roster.preview_model import SheetModel
from sudesk.ui.roster.preview_painting import LETTERS, mark_of
from sudesk.ui.tokens import CAPTION, RADIUS_RULE

LABELS = 28
NUMBERS = 44
ARROW = 12
CENTRE = Qt.AlignmentFlag.AlignHCenter


class LetterHead(QHeaderView):
    """Two lines over the columns: the spreadsheet's letters, and what each column is read as.

    A click on a column offers other roles.
    """

    def __init__(self, model: SheetModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sheet = model
        self._table = parent
        self.setMinimumSectionSize(30)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("点列名更改用途")

    def sizeHint(self) -> QSize:
        """Return the height of both lines; Qt asks for no more, and mid-reset could not say it."""
        return QSize(0, theme.px(LETTERS) + theme.px(LABELS))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a column's letters and its role with the arrow of its menu."""
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
        present = self._table.currentIndex().column() == section and self._table.hasFocus()
        brush.frame(painter, label, RADIUS_RULE, fill, theme.colour("focus") if present else None)
        size = theme.px(ARROW)
        words = label.adjusted(6, 0, -size - 4, 0)
        brush.words(painter, column.label, words, theme.font(CAPTION, 500), ink)
        paint_icon(
            painter,
            "chevron-down",
            label.right() - size - 3,
            label.center().y() - size / 2,
            ink,
            size,
        )
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
        self.setToolTip("右键把这一行设为表头")

    def sizeHint(self) -> QSize:
        """Return the width of the numbers; Qt asks for no more, and mid-reset could not say it."""
        return QSize(theme.px(NUMBERS), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one number."""
        box = QRectF(rect)
        mark = mark_of(self._sheet.shown(section).verdict)
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
