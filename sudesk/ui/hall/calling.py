"""The running count in the hall: one row a name, its 正 and its number."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from sudesk.services.scenes import Called, Calling
from sudesk.ui.hall.board import ZhengBoard, setting
from sudesk.ui.hall.canvas import (
    EDGE,
    HEAD,
    HEIGHT,
    LEAST,
    RIGHT,
    WIDTH,
    Canvas,
    Face,
    Run,
)
from sudesk.ui.tokens import HALL

FOOT = 110.0
ROWS = 8  # rows on a page, as many as are read from the last row
NAME = Face(44, 600)
TOTAL = Face(56, 600)
LONGEST_NAME = 8 * LEAST + 4  # what is longer takes two lines
BETWEEN = 48.0


def calling_pages(scene: Calling) -> int:
    """Return how many pages the names take."""
    return max(1, -(-len(scene.names) // _on_page(scene)))


def paint_calling(canvas: Canvas, scene: Calling, page: int) -> None:
    """Paint the board: names in ballot order, 正, totals, and how many papers were called."""
    canvas.ground(HALL.paper)
    pages = calling_pages(scene)
    note = f"应选 {scene.seats} 名"
    canvas.head(f"唱票　{scene.post}", note if pages == 1 else f"{note}　{page + 1} / {pages}")
    held = _on_page(scene)
    names = scene.names[page * held : (page + 1) * held]
    columns = [names] if held == ROWS else [names[:ROWS], names[ROWS:]]
    rows = max(ROWS if pages > 1 or len(columns) > 1 else 5, len(columns[0]))
    pitch = (HEIGHT - HEAD - FOOT) / rows
    for row in range(rows):
        top = HEAD + row * pitch
        canvas.band(top, top + pitch, HALL.paper if row % 2 == 0 else HALL.sheet)
        canvas.band(top + pitch - 1, top + pitch + 1, HALL.line)
    width = (WIDTH - 2 * EDGE - BETWEEN * (len(columns) - 1)) / len(columns)
    for number, column in enumerate(columns):
        left = EDGE + number * (width + BETWEEN)
        _column(canvas, scene, column, QRectF(left, HEAD, width, pitch))
    _foot(canvas, scene)


def _on_page(scene: Calling) -> int:
    """Return how many names one page takes: two columns as long as their 正 have room there."""
    if len(scene.names) <= ROWS:
        return ROWS
    width = (WIDTH - 2 * EDGE - BETWEEN) / 2 - _name_width(scene, two=True) - _total_width(scene)
    most = max(one.votes for one in scene.names)
    smallest = setting(most, width, (HEIGHT - HEAD - FOOT) / ROWS, large=False)
    return 2 * ROWS if smallest.room(width) >= most else ROWS


def _name_width(scene: Calling, *, two: bool) -> float:
    """Return the room of the names: the widest of them, as far as one line goes."""
    face = NAME.sized(38) if two else NAME
    widest = max(face.width(one.name) for one in scene.names)
    return min(widest, 5 * LEAST + 4 if two else LONGEST_NAME) + (20 if two else 36)


def _total_width(scene: Calling) -> float:
    return max(TOTAL.width(str(one.votes)) for one in scene.names) + 16


def _column(canvas: Canvas, scene: Calling, names: tuple[Called, ...], first: QRectF) -> None:
    two = first.width() < WIDTH / 2
    name_width, total_width = _name_width(scene, two=two), _total_width(scene)
    marks = first.width() - name_width - total_width
    most = max(one.votes for one in scene.names)
    how = setting(most, marks, first.height(), large=not two)
    board = ZhengBoard(canvas.painter, HALL.red, how)
    face = NAME.sized(38) if two else NAME
    for number, one in enumerate(names):
        row = first.translated(0, number * first.height())
        name = QRectF(row.x(), row.y(), name_width - 12, row.height())
        canvas.line(one.name, name, face, HALL.ink)
        board.draw(one.votes, QRectF(row.x() + name_width, row.y(), marks, row.height()))
        total = QRectF(row.right() - total_width, row.y(), total_width, row.height())
        canvas.line(str(one.votes), total, TOTAL, HALL.ink, RIGHT)


def _foot(canvas: Canvas, scene: Calling) -> None:
    top = HEIGHT - FOOT
    canvas.band(top, HEIGHT, HALL.foot)
    canvas.painter.fillRect(
        QRectF(canvas.whole.left(), top, canvas.whole.width(), 1), QColor(HALL.line)
    )
    box = QRectF(EDGE, top, WIDTH - 2 * EDGE, FOOT)
    plain = Face(40)
    parts = [
        Run("已唱 ", plain, HALL.ink),
        Run(str(scene.called), Face(54, 600), HALL.ink),
        Run(f" / {scene.collected} 张", plain, HALL.ink),
    ]
    canvas.runs(parts, box)
    canvas.line(scene.line, box.adjusted(380, 0, 0, 0), Face(36), HALL.muted, RIGHT)
