"""The tiles over the plan: one number each, which choose what the list below shows."""

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.pieces.card import Line
from sudesk.ui.roster.findings import Bin
from sudesk.ui.tokens import CAPTION, TILE, Ink

INKS: dict[Bin, Ink] = {Bin.REFUSED: "bad", Bin.WAITING: "warn", Bin.REMARKS: "info"}


class _Tile(QAbstractButton):
    """One bin's number over its word, underlined while the list shows it."""

    def __init__(self, bin_: Bin) -> None:
        super().__init__()
        self.bin = bin_
        self._number = 0
        self.setText(bin_.value)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(0)

    def say(self, number: int) -> None:
        """Show another number."""
        self._number = number
        self.setAccessibleName(f"{self.bin.value} {number}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for number and word."""
        return QSize(50, theme.px(66))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint number, word and mark."""
        centre = Qt.AlignmentFlag.AlignHCenter
        ink = INKS.get(self.bin, "ink") if self._number else "ink_3"
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            if self.underMouse():
                painter.fillRect(box, theme.colour("hover"))
            number = QRectF(0, theme.px(10), box.width(), theme.line_height(TILE))
            font = theme.font(TILE)
            brush.words(painter, str(self._number), number, font, theme.colour(ink), centre)
            word = QRectF(0, number.bottom() + 1, box.width(), theme.line_height(CAPTION))
            shade = theme.colour("ink" if self.isChecked() else "ink_2")
            font = theme.font(CAPTION, 600 if self.isChecked() else 400)
            brush.words(painter, self.text(), word, font, shade, centre)
            if self.isChecked():
                mark = QRectF(10, box.height() - 2, box.width() - 20, 2)
                painter.fillRect(mark, theme.colour(INKS.get(self.bin, "accent")))


class Tiles(QWidget):
    """All bins side by side; ``chosen`` tells the bins that the list is to show.

    A tile shows its own bin; the same tile once more, or nothing chosen, shows ``usual``.
    """

    chosen = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tiles = {bin_: _Tile(bin_) for bin_ in Bin}
        self._usual: frozenset[Bin] = frozenset()
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 0)
        row.setSpacing(0)
        for number, tile in enumerate(self._tiles.values()):
            if number:
                row.addWidget(Line(upright=True))
            row.addWidget(tile)
            tile.clicked.connect(self._choose)

    @property
    def shown(self) -> frozenset[Bin]:
        """The bins that the list shows."""
        return frozenset(bin_ for bin_, tile in self._tiles.items() if tile.isChecked())

    def tile(self, bin_: Bin) -> QAbstractButton:
        """Return a bin's tile."""
        return self._tiles[bin_]

    def say(self, bin_: Bin, number: int) -> None:
        """Show a bin's number."""
        self._tiles[bin_].say(number)

    def begin(self, usual: Collection[Bin]) -> None:
        """Mark what the list shows while no tile is chosen."""
        self._usual = frozenset(usual)
        self.mark(self._usual)

    def mark(self, shown: Collection[Bin]) -> None:
        """Mark what the list shows, and say so."""
        for bin_, tile in self._tiles.items():
            tile.setChecked(bin_ in shown)
        self.chosen.emit(self.shown)

    def _choose(self) -> None:
        tile = self.sender()
        assert isinstance(tile, _Tile)  # only tiles are connected
        self.mark([tile.bin] if tile.isChecked() or len(self.shown) else self._usual)
