"""The quiet scenes: welcome, words of the operator's own, the empty sheet, the agenda."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from sudesk.services.scenes import Agenda, Blank, Progress, Welcome, Words
from sudesk.ui.hall.canvas import (
    CENTRE,
    EDGE,
    HEAD,
    HEIGHT,
    LEAST,
    RIGHT,
    WIDTH,
    Canvas,
    Face,
    wrapped,
)
from sudesk.ui.tokens import HALL

MOST_ITEMS = 12  # rows of an agenda that are read from the last row
TEXT_LINES = 9
TEXT_FACE = Face(40)
TEXT_WIDTH = WIDTH - 4 * EDGE


def paint_welcome(canvas: Canvas, scene: Welcome, _page: int) -> None:
    """Paint the title of the congress on the official red."""
    canvas.ground(HALL.welcome)
    outer = canvas.whole.adjusted(28, 28, -28, -28)
    canvas.frame(outer, 0, None, HALL.welcome_frame, 2)
    canvas.frame(outer.adjusted(10, 10, -10, -10), 0, None, HALL.welcome_frame_2, 1)
    room = QRectF(64, 0, WIDTH - 128, 0)
    canvas.line(scene.college, _at(room, 90, 62), Face(38), HALL.on_welcome_2, CENTRE)
    title = Face(96, song=True)
    if scene.department:
        canvas.line(scene.department, _at(room, 192, 130), title, HALL.on_welcome, CENTRE)
        canvas.line(scene.title, _at(room, 324, 130), title, HALL.on_welcome, CENTRE)
    else:
        canvas.block(scene.title, _at(room, 192, 262), title, HALL.on_welcome, CENTRE)
    canvas.painter.fillRect(QRectF(452, 488, 120, 3), QColor(HALL.gold))
    face = Face(42)
    together = "　".join(part for part in (scene.when, scene.place) if part)
    if face.width(together) <= room.width():
        canvas.line(together, _at(room, 524, 60), face, HALL.on_welcome, CENTRE)
    else:
        canvas.line(scene.when, _at(room, 508, 52), Face(38), HALL.on_welcome, CENTRE)
        canvas.line(scene.place, _at(room, 560, 72), Face(38), HALL.on_welcome, CENTRE)
    canvas.line(scene.invitation, _at(room, 644, 54), Face(36), HALL.on_welcome_2, CENTRE)


def paint_blank(canvas: Canvas, _scene: Blank, _page: int) -> None:
    """Paint the empty sheet: paper in the frame of the welcome."""
    canvas.ground(HALL.paper)
    outer = canvas.whole.adjusted(28, 28, -28, -28)
    canvas.frame(outer, 0, None, HALL.red, 2)
    canvas.frame(outer.adjusted(10, 10, -10, -10), 0, None, HALL.line, 1)


def text_pages(scene: Words) -> int:
    """Return how many pages the words take."""
    return max(1, -(-len(_lines(scene)) // TEXT_LINES))


def paint_text(canvas: Canvas, scene: Words, page: int) -> None:
    """Paint the operator's words: a single paragraph large, else the first line as a title."""
    canvas.ground(HALL.paper)
    canvas.crown(scene.congress)
    first, _, rest = scene.words.partition("\n")
    room = QRectF(EDGE * 2, HEAD + 24, TEXT_WIDTH, HEIGHT - HEAD - 64)
    if not rest.strip():
        canvas.block(first, room, Face(84, 600), HALL.ink, CENTRE)
        return
    canvas.line(first, _at(room, 128, 92), Face(60, song=True), HALL.red, CENTRE)
    canvas.painter.fillRect(QRectF(452, 228, 120, 3), QColor(HALL.red))
    body, lines = _at(room, 246, HEIGHT - 246 - 28), _lines(scene)
    if len(lines) <= TEXT_LINES:
        canvas.block(rest.strip("\n"), body, Face(56), HALL.ink, CENTRE)
        return
    shown = lines[page * TEXT_LINES : (page + 1) * TEXT_LINES]
    canvas.block("\n".join(shown), body, TEXT_FACE, HALL.ink, top=True)


def agenda_pages(scene: Agenda) -> int:
    """Return how many pages the agenda takes; one where an item is at hand, since it leads."""
    if any(one.progress == Progress.NOW for one in scene.items):
        return 1
    return max(1, -(-len(scene.items) // MOST_ITEMS))


def paint_agenda(canvas: Canvas, scene: Agenda, page: int) -> None:
    """Paint the agenda: ticked what is done, on red what is at hand."""
    canvas.ground(HALL.paper)
    pages = agenda_pages(scene)
    note = scene.congress if pages == 1 else f"{page + 1} / {pages}"
    canvas.head(scene.heading, note)
    first = _first_item(scene, page)
    held = MOST_ITEMS if pages == 1 else _on_a_page(scene)
    items = scene.items[first : first + held]
    pitch = min(76.0, (HEIGHT - HEAD - 32) / max(len(items), 1))
    top = HEAD + 16
    for number, item in enumerate(items):
        box = QRectF(EDGE, top + number * pitch, WIDTH - 2 * EDGE, pitch)
        now, done = item.progress == Progress.NOW, item.progress == Progress.DONE
        colour = HALL.on_red if now else HALL.muted if done else HALL.ink
        if now:
            canvas.band(box.top(), box.bottom(), HALL.red)
        elif number:
            canvas.painter.fillRect(QRectF(EDGE, box.top(), box.width(), 1), QColor(HALL.line))
        if done:
            _tick(canvas, box)
        else:
            mark = QRectF(box.x(), box.y(), 48, pitch)
            canvas.line(str(first + number + 1), mark, Face(LEAST), colour, RIGHT)
        face = Face(38, 600 if now else 400)
        said = Face(LEAST).width(item.speaker) + 32 if item.speaker else 0.0
        said = min(said, box.width() / 3)
        words = box.adjusted(76, 0, -said, 0)
        canvas.line(item.title, words, face, colour)
        speaker = QRectF(box.right() - said + 32, box.y(), said - 32, pitch)
        if item.speaker:
            canvas.line(item.speaker, speaker, Face(LEAST), colour, RIGHT)


def _on_a_page(scene: Agenda) -> int:
    """Return how many items a page has where all have as many."""
    return -(-len(scene.items) // agenda_pages(scene))


def _first_item(scene: Agenda, page: int) -> int:
    """Return the first item shown: the one at hand stands third where not all have room."""
    if len(scene.items) <= MOST_ITEMS:
        return 0
    at_hand = [n for n, one in enumerate(scene.items) if one.progress == Progress.NOW]
    if not at_hand:
        return page * _on_a_page(scene)
    return max(0, min(at_hand[0] - 2, len(scene.items) - MOST_ITEMS))


def _tick(canvas: Canvas, box: QRectF) -> None:
    x, y = box.x() + 48, box.center().y()
    path = QPainterPath(QPointF(x - 26, y))
    path.lineTo(x - 17, y + 10)
    path.lineTo(x, y - 11)
    pen = QPen(QColor(HALL.green), 4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    canvas.painter.setPen(pen)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawPath(path)


def _lines(scene: Words) -> list[str]:
    """Return the lines under the title, as they are set where they take more than a page."""
    return wrapped(scene.words.partition("\n")[2].strip("\n"), TEXT_WIDTH, TEXT_FACE)


def _at(room: QRectF, top: float, height: float) -> QRectF:
    return QRectF(room.x(), top, room.width(), height)
