"""Banners: what happened, why and what to do, at the top of a page until it is mended."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import ICON, RADIUS_CARD, TABLE, Tone

TONE_ICON = {
    Tone.OK: "circle-check",
    Tone.INFO: "info",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "octagon-x",
    Tone.ACCENT: "info",
    Tone.NEUTRAL: "info",
}


class Banner(QWidget):
    """``lead`` says what happened in semibold, ``text`` why and what to do.

    ``buttons`` stand at the right; ``closable`` adds a cross, whose press emits ``closed``.
    """

    closed = Signal()

    def __init__(
        self,
        tone: Tone,
        lead: str,
        text: str = "",
        *,
        buttons: Sequence[Button] = (),
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.words = Text(text, TABLE, lead=lead, wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(lead + text)
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 9, 12, 9)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in buttons:
            row.addWidget(button)
        if closable:
            cross = Button(icon="x", kind=Kind.QUIET, on_click=self.closed.emit, small=True)
            cross.setAccessibleName("收起")
            cross.setToolTip("收起")
            row.addWidget(cross)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box and the sign."""
        tone = theme.tone(self._tone)
        size = theme.px(ICON)
        with QPainter(self) as painter:
            brush.frame(painter, QRectF(self.rect()), RADIUS_CARD, tone.tint, tone.line)
            first = self.words.geometry()
            lines = self.words.heightForWidth(first.width()) / theme.line_height(TABLE)
            middle = first.center().y() + 1.0
            if lines > 1:
                middle = first.y() + theme.line_height(TABLE) / 2
            paint_icon(painter, TONE_ICON[self._tone], 15, middle - size / 2, tone.ink, size)
