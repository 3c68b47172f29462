"""The sheet of 1024 × 768 on which scenes are painted, whatever the size of the display."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from sudesk.ui import brush
from sudesk.ui.theme import BUNDLED_FAMILY, SONG_FAMILY, SYSTEM_FAMILY
from sudesk.ui.tokens import HALL

WIDTH, HEIGHT = 1024.0, 768.0
LEAST = 34  # what the last row still reads on a 1024 × 768 projector
EDGE = 40.0
HEAD = 100.0
TITLE = 44
LINE_PITCH = 1.36

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class Face:
    """A face in the hall: its size, weight, and whether it is Song, as titles are."""

    size: int
    weight: int = 400
    song: bool = False

    @property
    def font(self) -> QFont:
        """The font itself, measured without hints so that every scale sets alike."""
        return _font(self.size, self.weight, self.song)

    def sized(self, size: int) -> Self:
        """Return the same face in another size."""
        return type(self)(size, self.weight, self.song)

    def width(self, text: str) -> float:
        """Return how wide a line of text is."""
        return QFontMetricsF(self.font).horizontalAdvance(text)


@dataclass(frozen=True)
class Run:
    """A part of a line in a face and a colour of its own."""

    text: str
    face: Face
    colour: str


class Canvas:
    """Paints on a device in logical pixels; ``whole`` is all that is seen, beyond the sheet too."""

    def __init__(self, painter: QPainter, room: QRectF) -> None:
        self.painter = painter
        scale = min(room.width() / WIDTH, room.height() / HEIGHT)
        spare_x = (room.width() / scale - WIDTH) / 2
        spare_y = (room.height() / scale - HEIGHT) / 2
        painter.translate(room.x() + spare_x * scale, room.y() + spare_y * scale)
        painter.scale(scale, scale)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        self.whole = QRectF(-spare_x, -spare_y, WIDTH + 2 * spare_x, HEIGHT + 2 * spare_y)

    def ground(self, colour: str) -> None:
        """Fill everything that is seen."""
        self.painter.fillRect(self.whole, QColor(colour))

    def band(self, top: float, bottom: float, colour: str) -> None:
        """Fill a strip from edge to edge of the display; at the sheet's own edge it runs on."""
        top = self.whole.top() if top <= 0 else top
        bottom = self.whole.bottom() if bottom >= HEIGHT else bottom
        strip = QRectF(self.whole.left(), top, self.whole.width(), bottom - top)
        self.painter.fillRect(strip, QColor(colour))

    def frame(
        self,
        box: QRectF,
        radius: float,
        fill: str | None,
        border: str | None = None,
        width: float = 1.0,
    ) -> None:
        """Paint a rounded box."""
        inner = QColor(fill) if fill is not None else None
        outer = QColor(border) if border is not None else None
        brush.frame(self.painter, box, radius, inner, outer, width)

    def head(self, title: str, note: str = "") -> None:
        """Paint the red band with the title at its left and a note at its right."""
        self.band(0, HEAD, HALL.red)
        face = Face(LEAST)
        noted = face.width(note) if note else 0.0
        room = QRectF(EDGE, 0, WIDTH - 2 * EDGE - noted - (32 if note else 0), HEAD)
        self.line(title, room, Face(TITLE, song=True), HALL.on_red)
        self.line(note, QRectF(EDGE, 0, WIDTH - 2 * EDGE, HEAD), face, HALL.on_red, RIGHT)

    def crown(self, title: str) -> None:
        """Paint the red band with the title in its middle."""
        self.band(0, HEAD + 4, HALL.red)
        room = QRectF(EDGE, 0, WIDTH - 2 * EDGE, HEAD + 4)
        self.line(title, room, Face(TITLE, song=True), HALL.on_red, CENTRE)

    def line(
        self,
        text: str,
        box: QRectF,
        face: Face,
        colour: str,
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """Paint one line, smaller where room is short but never below the least size.

        What is still too wide takes two lines where the box is high enough, else it is cut.
        """
        fitted = fit(text, box.width(), face)
        if fitted.width(text) > box.width() + 0.5 and box.height() >= 2 * LEAST:
            pitch = min(1.1, box.height() / 2 / LEAST)
            self.block(text, box, face.sized(LEAST), colour, align, pitch=pitch)
            return
        brush.words(self.painter, text, box, fitted.font, QColor(colour), align)

    def block(
        self,
        text: str,
        box: QRectF,
        face: Face,
        colour: str,
        align: Qt.AlignmentFlag = LEFT,
        *,
        pitch: float = LINE_PITCH,
        top: bool = False,
    ) -> None:
        """Paint lines in the middle of a box, smaller where they are many; the rest is cut."""
        size = face.size
        while size > LEAST and _height(text, box.width(), face.sized(size), pitch) > box.height():
            size -= 2
        face = face.sized(max(size, LEAST))
        lines = balanced(text, box.width(), face) if align & CENTRE else []
        lines, step = lines or wrapped(text, box.width(), face), face.size * pitch
        held = max(1, int((box.height() + 0.5) // step))
        if len(lines) > held:
            lines = [*lines[: held - 1], f"{lines[held - 1].rstrip('，、。； ')}……"]
        y = box.y() if top else box.y() + (box.height() - len(lines) * step) / 2
        for number, one in enumerate(lines):
            row = QRectF(box.x(), y + number * step, box.width(), step)
            brush.words(self.painter, one, row, face.font, QColor(colour), align)

    def runs(self, parts: Sequence[Run], box: QRectF, align: Qt.AlignmentFlag = LEFT) -> None:
        """Paint parts of one line beside each other on one base line, set for the largest."""
        widths = [part.face.width(part.text) for part in parts]
        largest = max((part.face for part in parts), key=lambda face: face.size)
        metrics = QFontMetricsF(largest.font)
        base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
        self.runs_on(parts, box, base, align, widths)

    def runs_on(
        self,
        parts: Sequence[Run],
        box: QRectF,
        base: float,
        align: Qt.AlignmentFlag = LEFT,
        widths: Sequence[float] = (),
    ) -> None:
        """Paint parts of one line on a base line."""
        widths = widths or [part.face.width(part.text) for part in parts]
        x = box.x()
        if align & RIGHT:
            x = box.right() - sum(widths)
        elif align & CENTRE:
            x = box.center().x() - sum(widths) / 2
        for part, width in zip(parts, widths, strict=True):
            self.painter.setFont(part.face.font)
            self.painter.setPen(QColor(part.colour))
            self.painter.drawText(QPointF(x, base), part.text)
            x += width


def fit(text: str, width: float, face: Face) -> Face:
    """Return the largest size of a face in which a line has room, never below the least."""
    needed = face.width(text)
    if needed <= width:
        return face
    size = int(face.size * width / needed)
    while size > LEAST and face.sized(size).width(text) > width:
        size -= 1
    return face.sized(max(size, min(LEAST, face.size)))


def wrapped(text: str, width: float, face: Face) -> list[str]:
    """Return the lines that a text takes."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        layout = QTextLayout(paragraph, face.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            lines.append(paragraph[start : start + line.textLength()].rstrip())
        layout.endLayout()
    return lines


def balanced(text: str, width: float, face: Face) -> list[str]:
    """Return the lines that a text takes, broken so that they are of about one width."""
    lines = wrapped(text, width, face)
    narrow = width
    while len(lines) > 1 and narrow > width / 2:
        tighter = wrapped(text, narrow - face.size / 2, face)
        if len(tighter) > len(lines):
            break
        lines, narrow = tighter, narrow - face.size / 2
    return lines


def _height(text: str, width: float, face: Face, pitch: float) -> float:
    return len(wrapped(text, width, face)) * face.size * pitch


@lru_cache(maxsize=256)
def _font(size: int, weight: int, song: bool) -> QFont:
    families = [SONG_FAMILY, "SimSun"] if song else [BUNDLED_FAMILY, SYSTEM_FAMILY]
    font = QFont(families)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.Bold if song else QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
