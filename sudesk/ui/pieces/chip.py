"""Chips: one short state with its colour, as a widget and as a stroke for table cells."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.tokens import CAPTION, CHIP_HEIGHT, ICON_CHIP, Tone


@dataclass(frozen=True)
class ChipLook:
    """What a chip says: a word, its tone, and an icon's name or none."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


def chip_width(look: ChipLook) -> int:
    """Return the width of a chip in logical pixels."""
    icon = theme.px(ICON_CHIP) + 4 if look.icon else 0
    return round(brush.width_of(look.text, theme.font(CAPTION))) + 17 + icon


def paint_chip(painter: QPainter, place: QPointF, look: ChipLook) -> None:
    """Paint a chip at its upper left corner."""
    height = theme.px(CHIP_HEIGHT)
    box = QRectF(round(place.x()), round(place.y()), chip_width(look), height)
    tone = theme.tone(look.tone)
    border = None if look.tone is Tone.NEUTRAL else tone.line
    brush.frame(painter, box, height / 2, tone.tint, border)
    x = box.x() + 8
    if look.icon:
        size = theme.px(ICON_CHIP)
        x -= 2
        paint_icon(painter, look.icon, x, box.center().y() - size / 2, tone.ink, size)
        x += size + 4
    inner = QRectF(x, box.y(), box.right() - x - 6, height)
    brush.words(painter, look.text, inner, theme.font(CAPTION), tone.ink)


class Chip(QWidget):
    """One short state; ``tone`` is its colour, ``icon`` a Lucide name."""

    def __init__(
        self,
        text: str,
        tone: Tone = Tone.NEUTRAL,
        icon: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = ChipLook(text, tone, icon)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def look(self) -> ChipLook:
        """What the chip says now."""
        return self._look

    def show_look(self, look: ChipLook) -> None:
        """Say something else."""
        self._look = look
        self.setAccessibleName(look.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the chip's room."""
        return QSize(chip_width(self._look), theme.px(CHIP_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        with QPainter(self) as painter:
            paint_chip(painter, QPointF(0, 0), self._look)
