"""Bars of shares: one value against a line, and the parts of a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.tokens import CAPTION, Ink

OVERHANG = 4


def paint_share(
    painter: QPainter,
    box: QRectF,
    value: int,
    whole: int,
    line: int | None = None,
    ink: Ink = "accent",
) -> None:
    """Paint ``value`` of ``whole`` as a bar, with an upright tick where ``line`` lies."""
    radius = min(3.0, box.height() / 2)
    brush.frame(painter, box, radius, theme.colour("track"))
    if value > 0 and whole > 0:
        painter.save()
        share = min(1.0, value / whole)
        painter.setClipRect(QRectF(box.x(), box.y(), box.width() * share, box.height()))
        brush.frame(painter, box, radius, theme.colour(ink))
        painter.restore()
    if line is not None and whole > 0:
        x = box.x() + box.width() * min(1.0, line / whole)
        tick = QRectF(round(x) - 1, box.y() - OVERHANG, 2, box.height() + 2 * OVERHANG)
        painter.fillRect(tick, theme.colour("ink"))


class ShareBar(QWidget):
    """One value of a whole, with the line that it has to reach."""

    def __init__(
        self,
        value: int = 0,
        whole: int = 0,
        line: int | None = None,
        *,
        ink: Ink = "accent",
        thick: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value, self._whole, self._line = value, whole, line
        self._ink: Ink = ink
        self._thick = thick
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fill(value, whole, line, ink)

    def fill(self, value: int, whole: int, line: int | None = None, ink: Ink | None = None) -> None:
        """Show another value, whole and line."""
        self._value, self._whole, self._line = value, whole, line
        self._ink = ink or self._ink
        needed = "" if line is None else f"，线 {line}"
        self.setAccessibleName(f"{value} / {whole}{needed}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the bar's room with the tick's overhang."""
        return QSize(160, self._thick + 2 * OVERHANG)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        box = QRectF(0, OVERHANG, self.width(), self._thick)
        with QPainter(self) as painter:
            paint_share(painter, box, self._value, self._whole, self._line, self._ink)


@dataclass(frozen=True)
class Part:
    """A part of a whole: words, number, and its colour where it is not that of its place."""

    text: str
    count: int
    series: int | None = None


class StackedBar(QWidget):
    """The parts of a whole side by side, each with its number, and n/N beside each word below."""

    def __init__(self, parts: Sequence[Part] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.fill(parts)

    def fill(self, parts: Sequence[Part]) -> None:
        """Show other parts; those of none are left out."""
        self._parts = tuple(part for part in parts if part.count)
        self.setAccessibleName("，".join(self._legend()))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Return that the legend wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of bar and legend."""
        places = self._legend_places(width)
        rows = round(places[-1].y() / theme.px(20)) + 1 if places else 0
        return theme.px(24) + 6 + rows * theme.px(20)

    def sizeHint(self) -> QSize:
        """Return the room at a usual width."""
        return QSize(320, self.heightForWidth(320))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bar and legend."""
        whole = sum(part.count for part in self._parts)
        height = theme.px(24)
        with QPainter(self) as painter:
            box = QRectF(0, 0, self.width(), height)
            painter.setClipPath(brush.rounded(box, 4))
            painter.fillRect(box, theme.colour("track"))
            x, taken = 0.0, 0
            for number, part in enumerate(self._parts):
                taken += part.count
                right = round(self.width() * taken / whole)
                last = part is self._parts[-1]
                self._paint_part(painter, number, part, QRectF(x, 0, right - x, height), last)
                x = right
            painter.setClipping(False)
            places = self._legend_places(self.width())
            rows = zip(self._parts, self._legend(), places, strict=True)
            for number, (part, text, place) in enumerate(rows):
                row = place.translated(0, height + 6)
                square = QRectF(row.x(), row.center().y() - 4, 8, 8)
                brush.frame(painter, square, 2, self._series(number, part)[0])
                words = row.adjusted(13, 0, 2, 0)
                brush.words(painter, text, words, theme.font(CAPTION), theme.colour("ink_2"))

    def _paint_part(
        self, painter: QPainter, number: int, part: Part, box: QRectF, last: bool
    ) -> None:
        fill, ink = self._series(number, part)
        painter.fillRect(box if last else box.adjusted(0, 0, -2, 0), fill)
        if not last:
            gap = QRectF(box.right() - 2, 0, 2, box.height())
            painter.fillRect(gap, theme.colour("surface"))
        font = theme.font(CAPTION)
        if brush.width_of(str(part.count), font) + 6 < box.width():
            brush.words(painter, str(part.count), box, font, ink, Qt.AlignmentFlag.AlignHCenter)

    def _series(self, number: int, part: Part) -> tuple[QColor, QColor]:
        worn = theme.colours()
        place = (number if part.series is None else part.series) % len(worn.series)
        return QColor(worn.series[place]), QColor(worn.on_series[place])

    def _legend(self) -> list[str]:
        whole = sum(part.count for part in self._parts)
        return [f"{part.text} {part.count}/{whole}" for part in self._parts]

    def _legend_places(self, width: int) -> list[QRectF]:
        places: list[QRectF] = []
        x, y = 0.0, 0.0
        for text in self._legend():
            needed = 13 + brush.width_of(text, theme.font(CAPTION))
            if x and x + needed > width:
                x, y = 0.0, y + theme.px(20)
            places.append(QRectF(x, y, needed, theme.px(20)))
            x += needed + 16
        return places
