"""The scenes of numbers: who has arrived, and a vote by show of hands."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from sudesk.services.scenes import CheckIn, MotionVote
from sudesk.ui import brush
from sudesk.ui.hall.canvas import CENTRE, EDGE, HEAD, HEIGHT, RIGHT, WIDTH, Canvas, Face, Run
from sudesk.ui.tokens import HALL

NUMBER = Face(230, 600)
SIDE = 80.0


def paint_check_in(canvas: Canvas, scene: CheckIn, _page: int) -> None:
    """Paint the one number of the scene, the bar with its line, and the verdict."""
    canvas.ground(HALL.paper)
    canvas.crown(scene.congress)
    room = QRectF(SIDE, 0, WIDTH - 2 * SIDE, 0)
    canvas.line(scene.caption, _at(room, 134, 60), Face(40), HALL.muted, CENTRE)
    parts = [
        Run(str(scene.present), NUMBER, HALL.red),
        Run(f"  / 应到 {scene.due} 人", Face(60), HALL.muted),
    ]
    canvas.runs_on(parts, room, 416, CENTRE)
    _bar(canvas, scene, QRectF(SIDE, 478, room.width(), 34))
    canvas.line(scene.line, _at(room, 530, 62), Face(36), HALL.muted, CENTRE)
    _verdict(canvas, scene.verdict, QRectF(SIDE, 614, room.width(), 110), good=scene.reached)


def paint_motion(canvas: Canvas, scene: MotionVote, _page: int) -> None:
    """Paint what is voted on, and once it is decided the three counts and the outcome."""
    canvas.ground(HALL.paper)
    canvas.head(f"表决　第 {scene.number} 号", scene.matter)
    room = QRectF(SIDE - 24, 0, WIDTH - 2 * SIDE + 48, 0)
    foot = HEIGHT - 104
    decided = scene.adopted is not None
    title = _at(room, HEAD + 24, 176 if decided else 300)
    canvas.block(scene.title, title, Face(62, song=True), HALL.ink, CENTRE)
    if decided:
        counts = (
            ("同意", scene.approve, HALL.red),
            ("反对", scene.oppose, HALL.ink),
            ("弃权", scene.abstain, HALL.ink),
        )
        width = room.width() / 3
        for number, (word, count, colour) in enumerate(counts):
            box = QRectF(room.x() + number * width, 306, width, 190)
            if number:
                canvas.painter.fillRect(QRectF(box.x(), 326, 1, 160), QColor(HALL.line))
            canvas.line(word, QRectF(box.x(), 306, width, 54), Face(38), HALL.muted, CENTRE)
            canvas.line(
                str(count), QRectF(box.x(), 362, width, 134), Face(116, 600), colour, CENTRE
            )
        words = "通过" if scene.adopted else "没有通过"
        box = QRectF(room.x(), 524, room.width(), 112)
        _verdict(canvas, words, box, good=bool(scene.adopted), face=Face(58, 600))
    else:
        box = QRectF(room.x(), 452, room.width(), 150)
        _verdict(canvas, "请举手表决", box, good=None, face=Face(64, 600))
    canvas.band(foot, HEIGHT, HALL.foot)
    figures = _at(QRectF(EDGE, 0, WIDTH - 2 * EDGE, 0), foot, HEIGHT - foot)
    due = f"应到 {scene.due} 人" if scene.due else ""
    canvas.line(due, figures, Face(36), HALL.ink)
    canvas.line(scene.line, figures.adjusted(230, 0, 0, 0), Face(36), HALL.ink, RIGHT)


def _bar(canvas: Canvas, scene: CheckIn, box: QRectF) -> None:
    """Paint present of due, with the upright line of those needed."""
    painter, radius = canvas.painter, box.height() / 2
    canvas.frame(box, radius, HALL.track)
    share = min(1.0, scene.present / scene.due) if scene.due else 0.0
    if share:
        filled = QRectF(box.x(), box.y(), box.width() * share, box.height())
        painter.save()
        painter.setClipPath(brush.rounded(box, radius))
        colour = HALL.green if scene.reached else HALL.red
        canvas.frame(filled, min(radius, filled.width() / 2), colour)
        painter.restore()
    if scene.due:
        x = box.x() + box.width() * min(1.0, scene.needed / scene.due)
        painter.fillRect(QRectF(x - 2.5, box.y() - 12, 5, box.height() + 24), QColor(HALL.ink))


def _verdict(
    canvas: Canvas, words: str, box: QRectF, *, good: bool | None, face: Face | None = None
) -> None:
    """Paint what the numbers decide: green where it is reached, on white where it is open."""
    fill, border, colour = {
        True: (HALL.reached_tint, HALL.green, HALL.reached),
        False: (HALL.foot, HALL.muted, HALL.ink),
        None: (HALL.sheet, HALL.red, HALL.red),
    }[good]
    canvas.frame(box, 12, fill, border, 3)
    inner = box.adjusted(20, 0, -20, 0)
    canvas.line(words, inner, face or Face(50, 600), colour, CENTRE)


def _at(room: QRectF, top: float, height: float) -> QRectF:
    return QRectF(room.x(), top, room.width(), height)
