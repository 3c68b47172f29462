"""The list of a congress's papers, in groups by the time at which they are needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sudesk.rules.search import Key, find
from sudesk.services.print_log import Filed
from sudesk.ui import brush, theme
from sudesk.ui.papers.states import TIMES, chip_of, time_of, written_of
from sudesk.ui.pieces.chip import ChipLook, chip_width, paint_chip
from sudesk.ui.tokens import CAPTION, CARD_PADDING, CHIP_HEIGHT, TABLE, TABLE_HEAD, TABLE_ROW

TITLE_AT = 52
CHIP_AT = 0.52  # of the width
CHIP_FRAME = 40  # of a chip beside its words
RIGHT = Qt.AlignmentFlag.AlignRight
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """A time, and how many of its papers are still to be printed."""

    time: str
    due: int
    total: int

    @property
    def tally(self) -> str:
        """The number with its base."""
        return f"{self.due} / {self.total} 种待打印" if self.due else f"{self.total} 种"


Row = Heading | Filed


def grouped(papers: Sequence[Filed]) -> list[Row]:
    """Put headings before the papers of each time; a time without papers has none."""
    rows: list[Row] = []
    for time in dict.fromkeys(sorted(map(time_of, papers), key=TIMES.index)):
        group = [one for one in papers if time_of(one) == time]
        rows += [Heading(time, sum(one.due for one in group), len(group)), *group]
    return rows


class PaperRows(QAbstractListModel):
    """The papers as they are searched now, with their headings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def number_of(self, key: str) -> int | None:
        """Return where a paper stands, None where it is not shown."""
        for number, row in enumerate(self.rows):
            if isinstance(row, Filed) and row.slot.key == key:
                return number
        return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row in words, the whole of it in the tool tip."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Heading):
                return f"{row.time} {row.tally}"
            said = f"{row.slot.number} {row.slot.title} {chip_of(row).text} {written_of(row)}"
            return said.strip()
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Filed):
            return f"{row.slot.title}\n{row.slot.missing}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let papers be chosen, headings not."""
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _RowPainter(QStyledItemDelegate):
    """Paints headings and papers."""

    def __init__(self, model: PaperRows, view: "PaperList") -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's height."""
        heading = isinstance(self._model.rows[index.row()], Heading)
        return QSize(0, theme.px(TABLE_HEAD if heading else TABLE_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row and the line below it."""
        box = QRectF(option.rect)
        row = self._model.rows[index.row()]
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, box, row)
        else:
            self._paint_paper(painter, box, row, index.row())
        line = QRectF(box.x(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, theme.colour("line"))
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRectF, heading: Heading) -> None:
        painter.fillRect(box, theme.colour("sunken"))
        inner = box.adjusted(CARD_PADDING, 0, -CARD_PADDING, -1)
        brush.words(painter, heading.time, inner, theme.font(TABLE), theme.colour("ink_2"))
        quiet = theme.colour("ink_3")
        brush.words(painter, heading.tally, inner, theme.font(CAPTION), quiet, RIGHT)

    def _paint_paper(self, painter: QPainter, box: QRectF, paper: Filed, number: int) -> None:
        slot = paper.slot
        selected = self._view.selectionModel().isSelected(self._model.index(number))
        if selected:
            painter.fillRect(box, theme.colour("select"))
            if self._view.hasFocus():
                painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), theme.colour("focus"))
        elif number == self._view.hovered:
            painter.fillRect(box, theme.colour("hover"))
        inner = box.adjusted(0, 0, 0, -1)
        quiet = theme.colour("ink_3")
        place = inner.adjusted(CARD_PADDING, 0, 0, 0)
        brush.words(painter, str(slot.number), place, theme.font(TABLE), quiet)
        written = written_of(paper)
        right = inner.adjusted(0, 0, -CARD_PADDING, 0)
        brush.words(painter, written, right, theme.font(CAPTION), quiet, RIGHT)
        room = brush.width_of(written, theme.font(CAPTION)) + 12 if written else 0
        title_at, chip_at = theme.px(TITLE_AT), round(box.width() * CHIP_AT)
        title = QRectF(title_at, inner.y(), chip_at - title_at - 12, inner.height())
        ink = theme.colour("ink" if slot.ready else "ink_2")
        font = theme.font(TABLE, 600 if selected else 400)
        brush.words(painter, slot.title, title, font, ink)
        y = inner.center().y() - theme.px(CHIP_HEIGHT) / 2
        look = _fitted(chip_of(paper), right.right() - room - chip_at)
        paint_chip(painter, QPointF(chip_at, y), look)


def _fitted(look: ChipLook, room: float) -> ChipLook:
    """Cut the words of a chip that is wider than its place."""
    if chip_width(look) <= room:
        return look
    metrics = QFontMetricsF(theme.font(CAPTION))
    words = metrics.elidedText(look.text, Qt.TextElideMode.ElideRight, room - theme.px(CHIP_FRAME))
    return ChipLook(words, look.tone, look.icon)


class PaperList(QListView):
    """Papers to choose from; ``chosen`` tells one with its state, ``opened`` a double click."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hovered = -1
        self._papers: Sequence[Filed] = ()
        self._wanted = ""
        self._told = ""
        self._rows = PaperRows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self._rows, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName("文书")
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    @property
    def shown(self) -> list[Filed]:
        """The papers that the search leaves."""
        return [row for row in self._rows.rows if isinstance(row, Filed)]

    @property
    def current(self) -> Filed | None:
        """The paper that is chosen."""
        number = self.currentIndex().row()
        row = self._rows.rows[number] if number >= 0 else None
        return row if isinstance(row, Filed) else None

    def show_papers(self, papers: Sequence[Filed]) -> None:
        """Show other papers; at first, or once the chosen one is gone, the next one to print.

        That is the first ready one of the latest time of need.
        """
        self._papers = papers
        self._arrange()
        if all(one.slot.key != self._told for one in papers) and self.shown:
            ready = [one for one in self.shown if one.slot.ready and not one.slot.blank]
            latest = [one for one in ready if time_of(one) == time_of(ready[-1])]
            self.choose((latest or self.shown)[0].slot.key)
            if self.currentIndex().row() == 1:
                self.scrollToTop()  # with its heading

    def search(self, typed: str) -> None:
        """Leave only papers that the typed text means: its number, a part of its title or
        state, initials.
        """
        self._wanted = typed
        self._arrange()

    def choose(self, key: str) -> None:
        """Choose a paper by its key."""
        number = self._rows.number_of(key)
        if number is not None:
            self.setCurrentIndex(self._rows.index(number))

    def content_height(self) -> int:
        """Return the height of all rows."""
        heights = (TABLE_HEAD if isinstance(row, Heading) else TABLE_ROW for row in self._rows.rows)
        return sum(theme.px(height) for height in heights)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Tint no row."""
        super().leaveEvent(event)
        self._hover(-1)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rows"):
            self.scheduleDelayedItemsLayout()

    def _arrange(self) -> None:
        keys = [Key(str(one.slot.number), one.slot.title, one) for one in self._papers]
        states = [Key("", one.state.label, one) for one in self._papers]
        meant = {one.slot.key for one in (*find(keys, self._wanted), *find(states, self._wanted))}
        self._rows.show_rows(grouped([one for one in self._papers if one.slot.key in meant]))
        self.choose(self._told)

    def _tell(self, _now: QModelIndex, _before: QModelIndex) -> None:
        chosen = self.current
        if chosen is not None and chosen.slot.key != self._told:
            self._told = chosen.slot.key
            self.chosen.emit(chosen)

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _hover(self, number: int) -> None:
        if number != self.hovered:
            self.hovered = number
            self.viewport().update()
