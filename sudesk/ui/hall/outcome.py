"""The sealed result: the elected in ballot order, the others by votes, figures and line."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from sudesk.services.scenes import Called, Result, Winner
from sudesk.ui import brush
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
    Run,
    wrapped,
)
from sudesk.ui.tokens import HALL

TOP = HEAD + 26
ROOM = WIDTH - 2 * EDGE
LARGE = 3  # winners that have a large card each
LARGE_HEIGHT, LARGE_GAP = 300.0, 22.0
GAP = 10.0
PADDING = 10.0
TALLEST = 150.0
SMALL = Face(LEAST)
OUTCOME = Face(36, 600)
FIGURE = Face(36)
NAME_ROOM = 313.0  # of one who was not elected


@dataclass(frozen=True)
class _Grid:
    """How small cards lie: side by side, at most so many below each other, at least so high."""

    columns: int
    rows: int
    height: float

    @property
    def width(self) -> float:
        """The width of one card."""
        return (ROOM - (self.columns - 1) * GAP) / self.columns


USUAL, WIDE = _Grid(3, 5, 92), _Grid(2, 4, 114)


def result_pages(scene: Result) -> int:
    """Return how many pages the result takes: the elected first, then who had no room there."""
    return _winner_pages(scene) + _other_pages(scene)


def paint_result(canvas: Canvas, scene: Result, page: int) -> None:
    """Paint one page of the result; the figures stand under every page."""
    canvas.ground(HALL.paper)
    pages, first = result_pages(scene), _winner_pages(scene)
    note = (scene.order if scene.winners else "") if page < first else "按得票多少为序"
    if pages > 1:
        note += f"　{page + 1} / {pages}"
    canvas.head(f"选举结果　{scene.post}", note)
    below, bottom = _below(scene), _bottom(scene)
    if page < first:
        top = _winners(canvas, scene, page)
        _others(canvas, scene, scene.others[:below], QRectF(EDGE, top, ROOM, bottom - top))
    else:
        start = below + (page - first) * _on_a_page(scene)
        shown = scene.others[start : start + _on_a_page(scene)]
        _others(canvas, scene, shown, QRectF(EDGE, HEAD, ROOM, bottom - HEAD))
    _foot(canvas, scene)


def _bottom(scene: Result) -> float:
    """Return where the foot begins: its sentence takes one line or two."""
    two = OUTCOME.sized(LEAST).width(scene.outcome) > ROOM
    return HEIGHT - (166 if two else 128)


def _grid(scene: Result) -> _Grid:
    """Return the grid in which every name of the elected has room."""
    room = USUAL.width - 2 * PADDING - 96
    long = any(Face(LEAST, song=True).width(one.name) > room for one in scene.winners)
    return WIDE if long else USUAL


def _winner_pages(scene: Result) -> int:
    if len(scene.winners) <= LARGE:
        return 1
    grid = _grid(scene)
    return -(-len(scene.winners) // (grid.columns * grid.rows))


def _other_row(scene: Result) -> float:
    """Return the height of a row of the others: two lines where a name is long."""
    long = any(Face(LEAST).width(one.name) > NAME_ROOM for one in scene.others)
    return 70.0 if long else 56.0


def _other_pages(scene: Result) -> int:
    """Return how many pages those take who had no room under the elected."""
    held = 2 * int((_bottom(scene) - HEAD - 8) // _other_row(scene))
    return -(-(len(scene.others) - _below(scene)) // held)


def _on_a_page(scene: Result) -> int:
    """Return how many of them a page has where all have as many."""
    rest = len(scene.others) - _below(scene)
    return -(-rest // max(1, _other_pages(scene)))


def _below(scene: Result) -> int:
    """Return how many of the others stand under the elected: all, or as many as have room."""
    if _winner_pages(scene) > 1:
        return 0
    used = LARGE_HEIGHT
    if len(scene.winners) > LARGE:
        grid = _grid(scene)
        used = -(-len(scene.winners) // grid.columns) * (grid.height + GAP)
    elif not scene.winners:
        used = 200.0
    rows = int((_bottom(scene) - TOP - used) // _other_row(scene))
    if len(scene.others) <= 2 * rows or len(scene.winners) <= LARGE:
        return min(len(scene.others), 2 * rows)
    return 0


def _winners(canvas: Canvas, scene: Result, page: int) -> float:
    """Paint the cards of the elected; returns where they end."""
    if not scene.winners:
        box = QRectF(EDGE, TOP, ROOM, 200)
        canvas.frame(box, 12, HALL.sheet, HALL.red, 3)
        words = "没有候选人当选" if scene.valid else "本次选举无效"
        canvas.line(words, box, Face(72, song=True), HALL.red, CENTRE)
        return box.bottom()
    if len(scene.winners) <= LARGE:
        return _large_cards(canvas, scene.winners)
    grid = _grid(scene)
    held = grid.columns * grid.rows
    shown = scene.winners[page * held : (page + 1) * held]
    rows = -(-min(len(scene.winners), held) // grid.columns)
    others = -(-_below(scene) // 2) * _other_row(scene)
    height = min(TALLEST, (_bottom(scene) - TOP - others) / rows - GAP)
    for number, winner in enumerate(shown):
        row, column = divmod(number, grid.columns)
        left, top = EDGE + column * (grid.width + GAP), TOP + row * (height + GAP)
        _small(canvas, winner, QRectF(left, top, grid.width, height), wide=grid is WIDE)
    return TOP + rows * (height + GAP)


def _large_cards(canvas: Canvas, winners: tuple[Winner, ...]) -> float:
    width = (ROOM - (LARGE - 1) * LARGE_GAP) / LARGE
    if len(winners) < LARGE:
        width *= 1.3
    left = (WIDTH - len(winners) * (width + LARGE_GAP) + LARGE_GAP) / 2
    for number, winner in enumerate(winners):
        x = left + number * (width + LARGE_GAP)
        _large(canvas, winner, QRectF(x, TOP, width, LARGE_HEIGHT))
    return TOP + LARGE_HEIGHT


def _large(canvas: Canvas, winner: Winner, box: QRectF) -> None:
    painter = canvas.painter
    canvas.frame(box, 12, HALL.sheet)
    painter.save()
    painter.setClipPath(brush.rounded(box, 12))
    painter.fillRect(QRectF(box.x(), box.y(), box.width(), 55), QColor(HALL.red))
    painter.restore()
    canvas.frame(box, 12, None, HALL.red, 3)
    head = QRectF(box.x(), box.y(), box.width(), 55)
    canvas.line("当选", head, Face(LEAST, 600), HALL.on_red, CENTRE)
    inner = box.adjusted(14, 0, -14, 0)
    name = QRectF(inner.x(), box.y() + 66, inner.width(), 104)
    canvas.line(winner.name, name, Face(78, song=True), HALL.red, CENTRE)
    group = QRectF(inner.x(), box.y() + 168, inner.width(), 48)
    canvas.line(winner.class_name, group, Face(36), HALL.muted, CENTRE)
    plain = Face(40)
    parts = [
        Run("赞成 ", plain, HALL.ink),
        Run(str(winner.votes), Face(64, 600), HALL.ink),
        Run(" 票", plain, HALL.ink),
    ]
    canvas.runs(parts, QRectF(inner.x(), box.y() + 212, inner.width(), 76), CENTRE)


def _small(canvas: Canvas, winner: Winner, box: QRectF, *, wide: bool) -> None:
    """Paint a small card: name and votes above, the class below; a wide one has two of names."""
    canvas.frame(box, 8, HALL.sheet, HALL.red, 2)
    inner = box.adjusted(PADDING + 2, 3, -PADDING, -5)
    group = inner.height() / (3 if wide else 2)
    upper = inner.height() - group
    votes = Face(min(54, int(inner.height() / 2)), 600)
    taken = votes.width(str(winner.votes)) + 12
    name = QRectF(inner.x(), inner.y() + 2, inner.width() - taken, upper)
    canvas.line(winner.name, name, Face(min(60, int(upper)), song=True), HALL.red)
    number = QRectF(inner.right() - taken, inner.y() + 2, taken, upper)
    canvas.line(str(winner.votes), number, votes, HALL.ink, RIGHT)
    below = QRectF(inner.x(), inner.y() + upper, inner.width(), group)
    canvas.line(winner.class_name, below, SMALL, HALL.muted)


def _others(canvas: Canvas, scene: Result, others: tuple[Called, ...], room: QRectF) -> None:
    """Paint who was not elected in two columns, the next by votes first; two below each other."""
    if not others:
        return
    columns = 1 if len(others) <= 2 else 2
    rows = -(-len(others) // columns)
    pitch = min(_other_row(scene), room.height() / rows)
    top = room.y() + (room.height() - rows * pitch) / 2
    lefts = (64.0, 547.0) if columns == 2 else (room.center().x() - 413 / 2,)
    for number, one in enumerate(others):
        column, row = divmod(number, rows)
        box = QRectF(lefts[column], top + row * pitch, 413, pitch)
        name = box.adjusted(0, 0, NAME_ROOM - 413, 0)
        canvas.line(one.name, name, Face(38), HALL.muted)
        canvas.line(str(one.votes), box, Face(40, 600), HALL.muted, RIGHT)


def _foot(canvas: Canvas, scene: Result) -> None:
    top = _bottom(scene)
    canvas.band(top, HEIGHT, HALL.foot)
    texts = [f"{word} {number}" for word, number in scene.figures]
    widths = [FIGURE.width(text) for text in texts]
    gap = (ROOM - sum(widths)) / max(len(texts) - 1, 1)
    x = EDGE
    for text, width in zip(texts, widths, strict=True):
        canvas.line(text, QRectF(x, top + 14, width + 1, 52), FIGURE, HALL.ink)
        x += width + gap
    words = QRectF(EDGE, top + 64, ROOM, HEIGHT - top - 72)
    if len(wrapped(scene.outcome, ROOM, OUTCOME.sized(LEAST))) > 1:
        canvas.block(scene.outcome, words, OUTCOME, HALL.ink, pitch=1.22)
    else:
        canvas.line(scene.outcome, words, OUTCOME, HALL.ink)
