"""The calling board: 正 stroke by stroke, as it would be drawn on a blackboard."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

# The five strokes of 正 in the order in which they are written, on a square of side 1.
STROKES = (
    QLineF(0.04, 0.10, 0.96, 0.10),
    QLineF(0.52, 0.10, 0.52, 0.90),
    QLineF(0.52, 0.48, 0.88, 0.48),
    QLineF(0.20, 0.40, 0.20, 0.90),
    QLineF(0.00, 0.92, 1.00, 0.92),
)
FIVE = len(STROKES)


@dataclass(frozen=True)
class Setting:
    """How 正 are set: their side, the gap between them, in how many lines."""

    side: int
    gap: int
    lines: int

    def room(self, width: float) -> int:
        """Return how many votes have room in a width."""
        return int((width + self.gap) // (self.side + self.gap)) * FIVE * self.lines


LARGE = Setting(41, 8, 1)  # up to 70 votes in one line of 686
SMALL = ((28, 6), (18, 5))  # beyond that in as many lines as the row is high for


def settings(height: float) -> tuple[Setting, ...]:
    """Return the settings that a row of this height has, the largest first."""
    small = (Setting(side, gap, max(1, int((height + gap) // (side + gap)))) for side, gap in SMALL)
    return (LARGE, *small)


def setting(most: int, width: float, height: float, *, large: bool = True) -> Setting:
    """Return the largest setting in which so many votes have room, the smallest if none is."""
    offered = settings(height)[0 if large else 1 :]
    return next((one for one in offered if one.room(width) >= most), offered[-1])


class ZhengBoard:
    """Draws votes as 正 in a box, in the setting that the whole board has."""

    def __init__(self, painter: QPainter, colour: str, how: Setting) -> None:
        self._painter, self._how = painter, how
        self._pen = QPen(QColor(colour), max(2.0, how.side * 0.105))
        self._pen.setCapStyle(Qt.PenCapStyle.FlatCap)

    def draw(self, votes: int, box: QRectF) -> None:
        """Draw so many votes; strokes beyond the room of the box are left out."""
        how = self._how
        pitch = how.side + how.gap
        in_line = max(1, int((box.width() + how.gap) // pitch))
        whole = [FIVE] * (votes // FIVE) + ([votes % FIVE] if votes % FIVE else [])
        lines = min(how.lines, max(1, -(-len(whole) // in_line)))
        step = how.side + min(how.gap, (box.height() - how.lines * how.side) / how.lines)
        top = box.center().y() - ((lines - 1) * step + how.side) / 2
        self._painter.setPen(self._pen)
        for place, strokes in enumerate(whole[: in_line * how.lines]):
            line, column = divmod(place, in_line)
            self._zheng(QPointF(box.x() + column * pitch, top + line * step), strokes)

    def _zheng(self, corner: QPointF, strokes: int) -> None:
        side = self._how.side
        self._painter.drawLines(
            [
                QLineF(one.p1() * side + corner, one.p2() * side + corner)
                for one in STROKES[:strokes]
            ]
        )
