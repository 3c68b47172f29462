"""Gates: a verdict and the clause it stands on, in one pill; the rule label alone."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from sudesk.terms import Verdict
from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.popup import Popup
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import (
    CAPTION,
    GATE_HEIGHT,
    ICON_CHIP,
    MICRO,
    RADIUS_GATE,
    RADIUS_RULE,
    RULE_HEIGHT,
    SECTION,
    TABLE,
    Tone,
)

VERDICT_TONE = {
    Verdict.ALLOWED: Tone.OK,
    Verdict.NOTED: Tone.INFO,
    Verdict.WARNED: Tone.WARN,
    Verdict.BLOCKED: Tone.BAD,
}
VERDICT_ICON = {
    Verdict.ALLOWED: "circle-check",
    Verdict.NOTED: "info",
    Verdict.WARNED: "triangle-alert",
    Verdict.BLOCKED: "lock",
}


@dataclass(frozen=True)
class GateLook:
    """What a gate says, and what its click explains: the rule's words, numbers, what to do."""

    verdict: Verdict
    text: str
    clause: str = ""
    rule: str = ""
    numbers: str = ""
    remedy: str = ""


class Gate(QAbstractButton):
    """A verdict with its clause; a click shows rule, numbers and what to do."""

    def __init__(self, look: GateLook, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._explain)
        self.show_look(look)

    @property
    def look(self) -> GateLook:
        """What the gate says now."""
        return self._look

    def show_look(self, look: GateLook) -> None:
        """Say something else."""
        self._look = look
        explains = bool(look.rule or look.numbers or look.remedy)
        self.setText(f"{look.text} {look.clause}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if explains else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if explains else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the pill's room."""
        font = theme.font(CAPTION)
        width = 8 + theme.px(ICON_CHIP) + 5 + brush.width_of(self._look.text, font) + 9
        if self._look.clause:
            width += 1 + 8 + brush.width_of(self._look.clause, font) + 8
        return QSize(round(width), theme.px(GATE_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon, verdict, a thin line and the clause."""
        tone = theme.tone(VERDICT_TONE[self._look.verdict])
        font, size = theme.font(CAPTION), theme.px(ICON_CHIP)
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            over = self.underMouse() and self.focusPolicy() != Qt.FocusPolicy.NoFocus
            brush.frame(painter, box, RADIUS_GATE, tone.tint, tone.ink if over else tone.line)
            middle = box.height() / 2
            icon = VERDICT_ICON[self._look.verdict]
            paint_icon(painter, icon, 8, middle - size / 2, tone.ink, size)
            x = 8 + size + 5
            width = brush.width_of(self._look.text, font) + 1
            line = QRectF(x, 0, width, box.height())
            brush.words(painter, self._look.text, line, font, tone.ink)
            if self._look.clause:
                x = round(x + width + 8)
                painter.fillRect(QRectF(x, 1, 1, box.height() - 2), tone.line)
                clause = QRectF(x + 9, 0, box.width() - x - 9, box.height())
                brush.words(painter, self._look.clause, clause, font, tone.ink)

    def _explain(self) -> None:
        look = self._look
        if not (look.rule or look.numbers or look.remedy):
            return
        popup = Popup(self)
        column = QVBoxLayout(popup.content)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        column.addWidget(Text(look.text, SECTION))
        if look.rule:
            lead = f"{look.clause}　" if look.clause else ""
            column.addWidget(Text(look.rule, TABLE, "ink_2", lead=lead, wrap=True))
        if look.numbers:
            column.addWidget(Text(look.numbers, TABLE, wrap=True))
        if look.remedy:
            column.addWidget(Text(look.remedy, TABLE, lead="怎么办　", wrap=True))
        popup.open_below(self, 380)


class RuleLabel(QWidget):
    """Where a thing stands in the rules: a clause in a thin frame, or a plain grey word."""

    def __init__(
        self, clause: str, *, binding: bool = True, now: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clause, self._binding, self._now = clause, binding, now
        self.setAccessibleName(clause)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the label's room."""
        return QSize(rule_width(self._clause), theme.px(RULE_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the label."""
        with QPainter(self) as painter:
            paint_rule(painter, QPointF(0, 0), self._clause, binding=self._binding, now=self._now)


def rule_width(clause: str) -> int:
    """Return the width of a rule label in logical pixels."""
    return round(brush.width_of(clause, theme.font(MICRO))) + 12


def paint_rule(
    painter: QPainter, place: QPointF, clause: str, *, binding: bool = True, now: bool = False
) -> None:
    """Paint a rule label: framed if a rule binds, filled grey if it is mere custom."""
    box = QRectF(round(place.x()), round(place.y()), rule_width(clause), theme.px(RULE_HEIGHT))
    if not binding:
        brush.frame(painter, box, RADIUS_RULE, theme.colour("hover"))
    elif now:
        brush.frame(painter, box, RADIUS_RULE, None, theme.colour("accent_line"))
    else:
        brush.frame(painter, box, RADIUS_RULE, None, theme.colour("line_strong"))
    ink = theme.colour("accent_text" if now else "ink_2" if binding else "ink_3")
    brush.words(painter, clause, box.adjusted(6, 0, -5, 0), theme.font(MICRO), ink)
