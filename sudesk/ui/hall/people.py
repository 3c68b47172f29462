"""Those who stand: all of them in ballot order, or one with posts and deeds."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from sudesk.services.scenes import Candidates, Person
from sudesk.ui.hall.canvas import (
    CENTRE,
    EDGE,
    HEAD,
    HEIGHT,
    LEAST,
    LEFT,
    RIGHT,
    WIDTH,
    Canvas,
    Face,
    wrapped,
)
from sudesk.ui.tokens import HALL

FOOT = 76.0
ROWS = 8
TALLEST = 104.0
NAME = Face(50, song=True)
SMALL = Face(LEAST)
DEEDS = Face(38)
DEEDS_TOP, DEEDS_LINES = 372.0, 7
DEEDS_WIDTH = WIDTH - 160


def candidate_pages(scene: Candidates) -> int:
    """Return how many pages the names take, or the deeds of one."""
    if scene.alone:
        return max(1, -(-len(_deeds(scene.people[0])) // DEEDS_LINES))
    return max(1, -(-len(scene.people) // (2 * ROWS)))


def paint_candidates(canvas: Canvas, scene: Candidates, page: int) -> None:
    """Paint the list: up to eight with their posts in one column, more in two with classes."""
    canvas.ground(HALL.paper)
    pages = candidate_pages(scene)
    note = f"应选 {scene.seats} 名"
    canvas.head(f"候选人　{scene.post}", note if pages == 1 else f"{note}　{page + 1} / {pages}")
    if scene.alone:
        _profile(canvas, scene.people[0], page)
        return
    _list(canvas, scene, page)
    canvas.band(HEIGHT - FOOT, HEIGHT, HALL.foot)
    foot = QRectF(EDGE, HEIGHT - FOOT, WIDTH - 2 * EDGE, FOOT)
    canvas.line(scene.order, foot.adjusted(0, 0, -240, 0), SMALL, HALL.muted)
    canvas.line(f"共 {len(scene.people)} 人", foot, SMALL, HALL.muted, RIGHT)


def _list(canvas: Canvas, scene: Candidates, page: int) -> None:
    people = scene.people[page * 2 * ROWS : (page + 1) * 2 * ROWS]
    two = len(scene.people) > ROWS
    rows = min(len(people), ROWS)
    if len(scene.people) > 2 * ROWS:
        rows = ROWS
    height = HEIGHT - HEAD - FOOT
    pitch = min(TALLEST, (height - 16) / max(rows, 1))
    top = HEAD + (height - rows * pitch) / 2
    for row in range(1, rows):
        line = QRectF(EDGE, top + row * pitch, WIDTH - 2 * EDGE, 1)
        canvas.painter.fillRect(line, QColor(HALL.line))
    width = (WIDTH - 2 * EDGE - 48) / 2 if two else WIDTH - 2 * EDGE
    for number, person in enumerate(people):
        column, row = divmod(number, ROWS)
        box = QRectF(EDGE + column * (width + 48), top + row * pitch, width, pitch)
        if two:
            _short(canvas, person, box)
        else:
            _long(canvas, person, box)


def _short(canvas: Canvas, person: Person, box: QRectF) -> None:
    taken = min(SMALL.width(person.class_name), box.width() / 2)
    name = box.adjusted(0, 0, -taken - 16, 0)
    canvas.line(person.name, name, NAME.sized(44), HALL.ink)
    group = QRectF(box.right() - taken, box.y(), taken, box.height())
    canvas.line(person.class_name, group, SMALL, HALL.muted, RIGHT)


def _long(canvas: Canvas, person: Person, box: QRectF) -> None:
    name = QRectF(box.x(), box.y(), 272, box.height())
    canvas.line(person.name, name, NAME, HALL.ink)
    group = QRectF(name.right() + 24, box.y(), 282, box.height())
    canvas.line(person.class_name, group, Face(36), HALL.ink)
    left = group.right() + 16
    posts = QRectF(left, box.y(), box.right() - left, box.height())
    canvas.line(person.posts, posts, SMALL, HALL.muted, RIGHT)


def _profile(canvas: Canvas, person: Person, page: int) -> None:
    bare = not person.deeds.strip()
    shift = 110.0 if bare else 0.0
    room = QRectF(EDGE * 2, 0, DEEDS_WIDTH, 0)
    name = QRectF(room.x(), 122 + shift, room.width(), 136)
    canvas.line(person.name, name, Face(104, song=True), HALL.red, CENTRE)
    about = "　".join(part for part in (person.class_name, person.posts) if part)
    told = QRectF(room.x(), 258 + shift, room.width(), 84)
    canvas.line(about, told, Face(38), HALL.muted, CENTRE)
    if bare:
        return
    canvas.painter.fillRect(QRectF(452, 352, 120, 3), QColor(HALL.red))
    lines = _deeds(person)
    body = QRectF(room.x(), DEEDS_TOP, room.width(), HEIGHT - DEEDS_TOP - 16)
    if len(lines) <= DEEDS_LINES:
        align = CENTRE if len(lines) == 1 else LEFT
        canvas.block(person.deeds.strip(), body, Face(46), HALL.ink, align)
        return
    shown = lines[page * DEEDS_LINES : (page + 1) * DEEDS_LINES]
    canvas.block("\n".join(shown), body, DEEDS, HALL.ink, top=True)


def _deeds(person: Person) -> list[str]:
    return wrapped(person.deeds.strip(), DEEDS_WIDTH, DEEDS)
