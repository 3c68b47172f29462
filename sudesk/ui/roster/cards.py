"""The list of findings: one painted card each, those that wait with a box to confirm them."""

from collections.abc import Sequence, Set

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sudesk.sheets.reading import Place
from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.button import ENTER_KEYS
from sudesk.ui.pieces.chip import ChipLook, chip_width, paint_chip
from sudesk.ui.roster.findings import Bin, Finding
from sudesk.ui.tokens import BODY, CAPTION, CHIP_HEIGHT, TABLE, Ink, Tone, TypeStyle

NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
EDGE, TOP = 14, 8
MARK = 16
CHIPS = {
    Bin.REFUSED: ChipLook("有误", Tone.BAD, "octagon-x"),
    Bin.WAITING: ChipLook("待确认", Tone.WARN, "triangle-alert"),
    Bin.REMARKS: ChipLook("提示", Tone.INFO, "info"),
}
CONFIRMED = ChipLook("已确认", Tone.OK, "check")
CONFIRM = "确认采用"


class FindingModel(QAbstractListModel):
    """The findings shown, and which of them are confirmed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self.confirmed: Set[str] = frozenset()

    def show_findings(self, findings: Sequence[Finding], confirmed: Set[str]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.findings, self.confirmed = tuple(findings), confirmed
        self.endResetModel()

    def is_confirmed(self, finding: Finding) -> bool:
        """Tell whether somebody has confirmed what a finding asks."""
        return finding.student_no in self.confirmed

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many findings are shown."""
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a finding's words; a box is ticked where it is confirmed."""
        finding = self.findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{finding.heading}，{finding.text}{finding.remedy}"
        if role == Qt.ItemDataRole.CheckStateRole and finding.student_no:
            ticked = self.is_confirmed(finding)
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None


class _CardPainter(QStyledItemDelegate):
    """Paints one card: chip and heading, what is the matter, what to do, the box."""

    def __init__(self, model: FindingModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that the words need at the list's width."""
        width = self._view.viewport().width()
        finding = self._model.findings[index.row()]
        height = 2 * TOP + 1 + self._head_height()
        for text, style, _ in _paragraphs(finding):
            height += len(_lines(text, theme.font(style), width - 2 * EDGE)) * theme.px(style.line)
        if finding.student_no:
            height += theme.px(30)
        return QSize(width, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        finding = self._model.findings[index.row()]
        box = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, box, index.row())
        y = self._paint_head(painter, box, finding)
        for text, style, ink in _paragraphs(finding):
            font = theme.font(style)
            for line in _lines(text, font, box.width() - 2 * EDGE):
                place = QRectF(box.x() + EDGE, y, box.width() - 2 * EDGE, theme.px(style.line))
                brush.words(painter, line, place, font, theme.colour(ink))
                y += place.height()
        if finding.student_no:
            self._paint_box(painter, self.box_of(box), self._model.is_confirmed(finding))
        painter.restore()

    def box_of(self, card: QRectF) -> QRectF:
        """Return where the box and its words stand on a card."""
        width = theme.px(MARK) + 8 + brush.width_of(CONFIRM, theme.font(BODY)) + 2
        height = theme.px(24)
        return QRectF(card.x() + EDGE, card.bottom() - TOP - height - 1, width, height)

    def _head_height(self) -> int:
        return theme.px(CHIP_HEIGHT) + 4

    def _paint_ground(self, painter: QPainter, box: QRectF, number: int) -> None:
        chosen = self._view.currentIndex().row() == number
        if chosen:
            painter.fillRect(box, theme.colour("select"))
            mark = QRectF(box.x(), box.y(), 3, box.height() - 1)
            painter.fillRect(mark, theme.colour("focus" if self._view.hasFocus() else "line"))
        line = QRectF(box.x(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, theme.colour("line"))

    def _paint_head(self, painter: QPainter, box: QRectF, finding: Finding) -> float:
        look = CONFIRMED if self._model.is_confirmed(finding) else CHIPS[finding.bin]
        top = box.y() + TOP
        paint_chip(painter, QPointF(box.x() + EDGE, top), look)
        left = box.x() + EDGE + chip_width(look) + 8
        place = QRectF(left, top, box.right() - left - EDGE, theme.px(CHIP_HEIGHT))
        font = theme.font(TABLE, 600)
        brush.words(painter, finding.heading, place, font, theme.colour("ink"))
        return top + self._head_height()

    def _paint_box(self, painter: QPainter, place: QRectF, ticked: bool) -> None:
        size = theme.px(MARK)
        mark = QRectF(place.x(), round(place.center().y() - size / 2), size, size)
        if ticked:
            brush.frame(painter, mark, 4, theme.colour("accent"))
            white = theme.colour("on_accent")
            paint_icon(painter, "check", mark.x() + 1.5, mark.y() + 1.5, white, size - 3)
        else:
            brush.frame(painter, mark, 4, theme.colour("surface"), theme.colour("edge"))
        words = place.adjusted(size + 8, 0, 0, 0)
        brush.words(painter, CONFIRM, words, theme.font(BODY), theme.colour("ink"))


class FindingList(QListView):
    """Findings to look through: a click or Enter asks for the place, the box or Space confirms.

    ``place_asked`` tells the place of the finding in the files, ``toggled`` its student number.
    """

    place_asked = Signal(object)
    toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = FindingModel(self)
        self._painter = _CardPainter(self.cards, self)
        self.setModel(self.cards)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("需要处理的行")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_findings(self, findings: Sequence[Finding], confirmed: Set[str]) -> None:
        """Show other findings from the top; the same ones keep place and choice."""
        if tuple(findings) == self.cards.findings:
            self.cards.confirmed = confirmed
            self.viewport().update()
            return
        self.cards.show_findings(findings, confirmed)

    def choose(self, place: Place) -> bool:
        """Choose the finding about a place; return whether there is one."""
        for number, finding in enumerate(self.cards.findings):
            if place in finding.places:
                self.setCurrentIndex(self.cards.index(number))
                return True
        return False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Confirm by the box; anywhere else on the card show the row."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        finding = self.cards.findings[index.row()]
        box = self._painter.box_of(QRectF(self.visualRect(index)))
        if finding.student_no and box.contains(event.position()):
            self.toggled.emit(finding.student_no)
        else:
            self._ask(finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the row by Enter, confirm by Space."""
        index = self.currentIndex()
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if index.isValid() and event.key() in ENTER_KEYS and plain:
            self._ask(self.cards.findings[index.row()])
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            student_no = self.cards.findings[index.row()].student_no
            if student_no:
                self.toggled.emit(student_no)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew for another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _ask(self, finding: Finding) -> None:
        if finding.places:
            self.place_asked.emit(finding.places[0])


def _paragraphs(finding: Finding) -> list[tuple[str, TypeStyle, Ink]]:
    parts: list[tuple[str, TypeStyle, Ink]] = [
        (finding.text, TABLE, "ink"),
        (finding.remedy, CAPTION, "ink_3"),
    ]
    return [part for part in parts if part[0]]


def _lines(text: str, font: QFont, width: float) -> list[str]:
    """Break a text into the lines that fit a width."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines
