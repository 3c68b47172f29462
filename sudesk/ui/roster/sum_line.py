"""The line that always adds up: rows read = taken + waiting + refused + ignored."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.pieces.chip import ChipLook, chip_width, paint_chip
from sudesk.ui.roster.findings import Sums
from sudesk.ui.tokens import BODY, CAPTION, CHIP_HEIGHT, LEAD, Ink, Tone, TypeStyle

COMPLETE = ChipLook("一行不少", Tone.OK, "check")
NOTHING = Sums(0, 0, 0, 0, 0, 0)
GAP = 7


class SumLine(QWidget):
    """Words and numbers of a sum in one line, and that no row is missing."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sums = NOTHING
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, sums: Sums) -> None:
        """Show another sum."""
        self.sums = sums
        self.setAccessibleName(" ".join(text for text, _, _ in self._parts()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the line."""
        width = self._width(self._parts()) + GAP + chip_width(COMPLETE)
        return QSize(round(width) + 1, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """Return the room of words and numbers alone."""
        return QSize(round(self._width(self._needed())) + 1, theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sum and its chip."""
        with QPainter(self) as painter:
            parts, x = self._parts(), 0.0
            if self._width(parts) > self.width():
                parts = self._needed()
            for text, style, ink in parts:
                font = theme.font(style)
                width = brush.width_of(text, font)
                place = QRectF(x, 0, width + 1, self.height())
                brush.words(painter, text, place, font, theme.colour(ink))
                x += width + GAP
            top = (self.height() - theme.px(CHIP_HEIGHT)) / 2
            if x + GAP + chip_width(COMPLETE) <= self.width():
                paint_chip(painter, QPointF(x + GAP, top), COMPLETE)

    def _width(self, parts: Sequence[tuple[str, TypeStyle, Ink]]) -> float:
        return sum(brush.width_of(text, theme.font(style)) + GAP for text, style, _ in parts)

    def _needed(self) -> list[tuple[str, TypeStyle, Ink]]:
        """Return the parts without which it would be no sum."""
        return [part for part in self._parts() if part[1] is not CAPTION]

    def _parts(self) -> list[tuple[str, TypeStyle, Ink]]:
        sums = self.sums
        numbers: list[tuple[str, int, Ink]] = [
            ("=", sums.taken, "ok"),
            ("+", sums.waiting, "warn"),
            ("+", sums.refused, "bad"),
            ("+", sums.ignored, "ink_3"),
        ]
        parts: list[tuple[str, TypeStyle, Ink]] = [
            ("读到", BODY, "ink"),
            (str(sums.read), LEAD, "ink"),
            ("行", BODY, "ink"),
        ]
        words = ("采用", "待确认", "有误", "忽略")
        for (sign, number, ink), word in zip(numbers, words, strict=True):
            shade: Ink = ink if number else "ink_3"
            parts += [(sign, BODY, "ink_3"), (word, BODY, "ink"), (str(number), LEAD, shade)]
            if word == "采用" and sums.repeated:
                parts.append((f"含重复 {sums.repeated} 行", CAPTION, "ink_3"))
        return parts
