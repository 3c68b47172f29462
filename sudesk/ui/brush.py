"""Strokes that painted pieces share: crisp frames, lines of text, words that fit."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen


def frame(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: QColor | None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Paint a rounded box whose border lies wholly inside ``box``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, radius, radius)
        return
    painter.setPen(QPen(border, width))
    inset = width / 2
    inner = box.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)


def rounded(box: QRectF, radius: float) -> QPainterPath:
    """Return the outline of a rounded box, to clip by."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def words(
    painter: QPainter,
    text: str,
    box: QRectF,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line of text, in the middle of the box's height, cut with … where too long."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 0.5)
    painter.setFont(font)
    painter.setPen(colour)
    width = metrics.horizontalAdvance(shown)
    x = box.x()
    if align & Qt.AlignmentFlag.AlignRight:
        x = box.right() - width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        x = box.x() + (box.width() - width) / 2
    middle = box.y() + box.height() / 2
    painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), shown)


def width_of(text: str, font: QFont) -> float:
    """Return how wide a line of text is, in logical pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def shadow(painter: QPainter, box: QRectF, radius: float, depth: int) -> None:
    """Paint a soft shadow around a floating box; ``depth`` is how far it reaches, in pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(depth, 0, -1):
        near = 1 - step / (depth + 1)
        painter.setBrush(QColor(30, 22, 16, round(10 * near * near) + 1))
        grown = box.adjusted(-step, -step + depth / 4, step, step + depth / 4)
        painter.drawRoundedRect(grown, radius + step, radius + step)
