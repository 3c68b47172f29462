"""The line of stages: where this year's congress stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.button import ENTER_KEYS
from sudesk.ui.pieces.gate import paint_rule, rule_width
from sudesk.ui.tokens import CAPTION, RADIUS_CONTROL, TABLE

ROUND = 24
ROW = 98


class StageState(StrEnum):
    """Where a stage stands."""

    DONE = "done"
    NOW = "now"
    BLOCKED = "blocked"
    AHEAD = "ahead"


STATE_WORDS = {
    StageState.DONE: "已完成",
    StageState.NOW: "正在进行",
    StageState.BLOCKED: "还不能开始",
    StageState.AHEAD: "尚未开始",
}


@dataclass(frozen=True)
class Stage:
    """One stage: name, dates in words, where it stands in the rules, and its state.

    ``binding`` is false where the source is mere custom (惯例).
    """

    name: str
    dates: str
    source: str
    state: StageState
    binding: bool = True


class StageLine(QWidget):
    """Stages from left to right; a click or Enter emits ``opened`` with the stage's number."""

    opened = Signal(int)

    def __init__(self, stages: Sequence[Stage] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self._at = 0
        self._over: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_stages(stages)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Show other stages."""
        self._stages = tuple(stages)
        self.updateGeometry()
        now = [n for n, stage in enumerate(stages) if stage.state is StageState.NOW]
        self._at = now[0] if now else 0
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of one line: round, name, dates and source under each other."""
        return QSize(max(1, len(self._stages)) * theme.px(104), theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        """Return a room in which the stages stand in several lines."""
        return QSize(theme.px(3 * 104), theme.px(ROW))

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow line is broken."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many lines as the width asks for."""
        lines = -(-len(self._stages) // self._in_a_line(width)) if self._stages else 1
        return lines * theme.px(ROW)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which stage would open."""
        over = self._hit(event.position())
        if over != self._over:
            self._over = over
            shape = (
                Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.PointingHandCursor
            )
            self.setCursor(shape)
            self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        """Show none as under the mouse."""
        self._over = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the stage under the mouse."""
        hit = self._hit(event.position())
        if hit is not None:
            self._at = hit
            self.opened.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by ← and →, open by Enter."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._stages:
            self._at = max(0, min(len(self._stages) - 1, self._at + step))
            self._tell()
            self.update()
        elif event.key() in ENTER_KEYS and self._stages:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no longer where the keys are."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, then every stage on it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, stage in enumerate(self._stages):
                box = self._box(number)
                if number % self._in_a_line(self.width()):
                    self._paint_link(painter, number, self._box(number - 1), box)
                if number == self._over or (self.hasFocus() and number == self._at):
                    ring = theme.colour("focus") if self.hasFocus() else None
                    ground = box.adjusted(2, theme.px(28) + 4, -2, 0)
                    brush.frame(painter, ground, RADIUS_CONTROL, theme.colour("hover"), ring)
                self._paint_stage(painter, number, stage, box)

    def _paint_link(self, painter: QPainter, number: int, left: QRectF, right: QRectF) -> None:
        reached = self._stages[number].state in (StageState.DONE, StageState.NOW)
        gap = theme.px(ROUND) / 2 + 1
        y = round(right.y() + theme.px(ROUND) / 2 + 3)
        line = QRectF(
            left.center().x() + gap, y, right.center().x() - left.center().x() - 2 * gap, 2
        )
        painter.fillRect(line, theme.colour("ink_2" if reached else "line_strong"))

    def _paint_stage(self, painter: QPainter, number: int, stage: Stage, box: QRectF) -> None:
        now = stage.state is StageState.NOW
        centre = Qt.AlignmentFlag.AlignHCenter
        self._paint_round(painter, number, stage.state, QPointF(box.center().x(), box.y()))
        y = box.y() + theme.px(ROUND) + 8
        name = QRectF(box.x(), y, box.width(), theme.px(22))
        ink = theme.colour("accent_text" if now else "ink")
        brush.words(painter, stage.name, name, theme.font(TABLE, 600 if now else 500), ink, centre)
        dates = QRectF(box.x(), name.bottom(), box.width(), theme.px(17))
        brush.words(painter, stage.dates, dates, theme.font(CAPTION), theme.colour("ink_3"), centre)
        if stage.source:
            x = box.center().x() - rule_width(stage.source) / 2
            place = QPointF(x, dates.bottom() + 4)
            paint_rule(painter, place, stage.source, binding=stage.binding, now=now)

    def _paint_round(self, painter: QPainter, number: int, state: StageState, top: QPointF) -> None:
        size = float(theme.px(ROUND))
        mark = QRectF(round(top.x() - size / 2), top.y() + 4, size, size)
        inner = size * 0.6
        x, y = mark.center().x() - inner / 2, mark.center().y() - inner / 2
        colour = theme.colour
        if state is StageState.DONE:
            brush.frame(painter, mark, size / 2, colour("ink_2"))
            paint_icon(painter, "check", x, y, colour("surface"), inner)
            return
        if state is StageState.BLOCKED:
            brush.frame(painter, mark, size / 2, colour("bad_tint"), colour("bad_line"))
            paint_icon(painter, "lock", x, y, colour("bad"), inner)
            return
        now = state is StageState.NOW
        if now:
            halo = mark.adjusted(-4, -4, 4, 4)
            brush.frame(painter, halo, size / 2 + 4, colour("accent_tint"))
        border = None if now else colour("line_strong")
        brush.frame(painter, mark, size / 2, colour("accent" if now else "surface"), border)
        ink = colour("on_accent" if now else "ink_3")
        font = theme.font(CAPTION, 600 if now else 400)
        brush.words(painter, str(number + 1), mark, font, ink, Qt.AlignmentFlag.AlignHCenter)

    def _box(self, number: int) -> QRectF:
        in_a_line = self._in_a_line(self.width())
        line, place = divmod(number, in_a_line)
        width, height = self.width() / in_a_line, theme.px(ROW)
        return QRectF(place * width, line * height, width, height)

    def _in_a_line(self, width: int) -> int:
        """Return how many stages stand side by side, the lines about equally long."""
        if not self._stages:
            return 1
        widest = max(
            max(rule_width(each.source), brush.width_of(each.name, theme.font(TABLE, 600)))
            for each in self._stages
        )
        fit = max(1, int(width // (widest + 8)))
        lines = -(-len(self._stages) // fit)
        return -(-len(self._stages) // lines)

    def _hit(self, place: QPointF) -> int | None:
        for number in range(len(self._stages)):
            if self._box(number).contains(place):
                return number
        return None

    def _tell(self) -> None:
        if self._stages:
            stage = self._stages[self._at]
            words = f"第 {self._at + 1} 步 {stage.name}，{STATE_WORDS[stage.state]}"
            self.setAccessibleName(words)
