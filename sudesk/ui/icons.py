"""Lucide icons from resources/icons, recoloured, sharp at every display scale, cached."""

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sudesk.paths import resources
from sudesk.ui.tokens import ICON, ICON_STROKE


def paint_icon(
    painter: QPainter, name: str, x: float, y: float, colour: QColor, size: float = ICON
) -> None:
    """Paint an icon with its upper left corner at x, y, moved onto whole pixels of the device."""
    scale = painter.device().devicePixelRatioF()
    image = _pixmap(name, colour.name(), round(size * scale))
    place = QRectF(round(x * scale) / scale, round(y * scale) / scale, size, size)
    painter.drawPixmap(place, image, QRectF(image.rect()))


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, pixels: int) -> QPixmap:
    image = QPixmap(pixels, pixels)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    with QPainter(image) as painter:
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
    return image


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{ICON_STROKE}"', text)
