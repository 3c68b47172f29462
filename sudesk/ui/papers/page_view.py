"""One page of a paper on its ground: fitted or zoomed, turned over by keys and by the wheel."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar

from sudesk.papers.closing import SEAL
from sudesk.ui import brush, theme
from sudesk.ui.tokens import CAPTION, LIGHT, TABLE

A4 = (595.28, 841.89)  # points
NATURAL = 96 / 72  # logical pixels a point at 100 %
ZOOMS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
MARGIN = 14
SEAL_WORD = 9.0  # points
WHEEL_STEP = 120


class PageView(QAbstractScrollArea):
    """Shows a picture of a page; ``asked`` tells that another is wanted or another size.

    ``zoom`` None fits the whole page. The owner answers ``asked`` by ``show_picture``; until then
    the picture before is stretched. ``turned`` asks for the page before (-1) or after (1).
    """

    asked = Signal()
    turned = Signal(int)
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.zoom: float | None = None
        self._size = A4
        self._picture: QImage | None = None
        self._words = ""
        self._seals: Sequence[tuple[float, float]] = ()
        self._wheel = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(180, 240)
        self.viewport().setAutoFillBackground(False)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(24)

    @property
    def scale(self) -> float:
        """Logical pixels a point."""
        if self.zoom is not None:
            return self.zoom * NATURAL
        room = self.maximumViewportSize()
        width, height = self._size
        across = (room.width() - 2 * MARGIN) / width
        return max(0.1, min(across, (room.height() - 2 * MARGIN) / height))

    @property
    def zoom_words(self) -> str:
        """The zoom as its button says it."""
        return "整页" if self.zoom is None else f"{self.zoom:.0%}"

    def show_page(
        self, size: tuple[float, float], seals: Sequence[tuple[float, float]] = ()
    ) -> None:
        """Begin a page of a size in points, at its top; the picture before goes.

        ``seals`` are the middles of seals, drawn as dashed circles that are not printed.
        """
        self._size, self._picture, self._words = size, None, ""
        self._seals = seals
        self._measure()
        self.verticalScrollBar().setValue(0)
        self.asked.emit()

    def show_picture(self, picture: QImage) -> None:
        """Show the page's picture."""
        self._picture = picture
        self.viewport().update()

    def say(self, words: str) -> None:
        """Show an empty sheet with a few words in place of a page."""
        self._picture, self._words = None, words
        self.viewport().update()

    def set_zoom(self, zoom: float | None) -> None:
        """Zoom to a factor of the natural size, or with None fit the whole page."""
        if zoom == self.zoom:
            return
        middles = [_middle(bar) for bar in self._bars()]
        self.zoom = zoom
        self._measure()
        for bar, middle in zip(self._bars(), middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self.zoomed.emit()
        self.asked.emit()

    def zoom_in(self) -> None:
        """Zoom to the next larger step."""
        now = self.scale / NATURAL
        self.set_zoom(next((zoom for zoom in ZOOMS if zoom > now * 1.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Zoom to the next smaller step."""
        now = self.scale / NATURAL
        below = [zoom for zoom in ZOOMS if zoom < now * 0.99]
        self.set_zoom(below[-1] if below else ZOOMS[0])

    def fit_page(self) -> None:
        """Show the whole page."""
        self.set_zoom(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new room."""
        super().resizeEvent(event)
        self._measure()
        self.asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; else scroll, and turn over at the page's end."""
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / WHEEL_STEP)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheel -= steps * WHEEL_STEP
            for _ in range(abs(steps)):
                if steps > 0:
                    self.zoom_in()
                else:
                    self.zoom_out()
            event.accept()
            return
        bar = self.verticalScrollBar()
        at_end = bar.value() == (bar.minimum() if self._wheel > 0 else bar.maximum())
        if not at_end:
            self._wheel = 0
            super().wheelEvent(event)
            return
        if steps:
            self._wheel = 0
            self.turned.emit(-1 if steps > 0 else 1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by + and -, fit by 0; the arrows scroll."""
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit_page()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Return room for a small page: the view takes what is left, the window need not scroll."""
        return QSize(300, 400)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet, white in both themes, with its picture or a few words."""
        sheet = self._sheet()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(sheet, Qt.GlobalColor.white)
            if self._picture is not None:
                self._paint_picture(painter, sheet, self._picture)
                self._paint_seals(painter, sheet)
            edge = theme.colour("focus" if self.hasFocus() else "line_strong")
            brush.frame(painter, sheet.adjusted(-1, -1, 1, 1), 1, None, edge)
            if self._words:
                quiet = QColor(LIGHT.ink_3)  # the sheet is white in the dark too
                middle = Qt.AlignmentFlag.AlignHCenter
                brush.words(painter, self._words, sheet, theme.font(TABLE), quiet, middle)

    def _paint_picture(self, painter: QPainter, sheet: QRectF, picture: QImage) -> None:
        """Paint dot for dot what was drawn for this size, stretched what was for another."""
        scale = self.devicePixelRatioF()
        if abs(picture.width() - sheet.width() * scale) <= scale:
            picture.setDevicePixelRatio(scale)
            painter.drawImage(sheet.topLeft(), picture)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(sheet, picture, QRectF(picture.rect()))

    def _paint_seals(self, painter: QPainter, sheet: QRectF) -> None:
        """Show the room of each seal, above its middle the word for it."""
        scale = self.scale
        radius = SEAL / 2 * scale
        quiet = QColor(LIGHT.ink_3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for x, y in self._seals:
            middle = sheet.topLeft() + QPointF(x, y) * scale
            painter.setPen(QPen(quiet, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius, radius)
            font = QFont(theme.font(CAPTION))  # the theme keeps its own
            font.setPixelSize(max(1, round(SEAL_WORD * scale)))
            place = QRectF(middle.x() - radius, middle.y() - 0.78 * radius, 2 * radius, radius / 3)
            brush.words(painter, "盖章处", place, font, quiet, Qt.AlignmentFlag.AlignHCenter)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew at the new place."""
        self.viewport().update()

    def _bars(self) -> tuple[QScrollBar, QScrollBar]:
        return self.horizontalScrollBar(), self.verticalScrollBar()

    def _sheet(self) -> QRectF:
        """Return where the sheet lies in the viewport, on whole pixels, centred where small."""
        room = self.viewport().size()
        width, height = (round(side * self.scale) for side in self._size)
        x, y = (
            (space - side) // 2 if side + 2 * MARGIN <= space else MARGIN - bar.value()
            for space, side, bar in zip(
                (room.width(), room.height()), (width, height), self._bars(), strict=True
            )
        )
        return QRectF(x, y, width, height)

    def _measure(self) -> None:
        """Give the scroll bars their ranges: none where the whole page fits."""
        room = self.maximumViewportSize() if self.zoom is None else self.viewport().size()
        for bar, side, space in zip(
            self._bars(), self._size, (room.width(), room.height()), strict=True
        ):
            whole = round(side * self.scale) + 2 * MARGIN
            bar.setRange(0, 0 if self.zoom is None else max(0, whole - space))
            bar.setPageStep(space)
        self.viewport().update()


def _middle(bar: QScrollBar) -> float:
    """Return what stands in the middle of the view, as a share of the whole."""
    return (bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep())
