"""The three steps of a vote by show of hands: large boxes, one after the other."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from sudesk.terms import Mark
from sudesk.ui import brush, theme
from sudesk.ui.congress.motion_words import STEP
from sudesk.ui.pieces.button import ENTER_KEYS, Button, Kind
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.keyhint import KeyHint
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import PAGE, RADIUS_CARD, TABLE

FIGURE_PX, SMALL_PX = 84, 48
ASKED = {
    Mark.APPROVE: "请同意的举手，清点后填人数",
    Mark.OPPOSE: "请反对的举手，没有就填 0",
    Mark.ABSTAIN: "请弃权的举手，清点后按 Enter",
}


class CountBox(QLineEdit):
    """A number in large type; Enter, the way back, the rest and the keyboard are signals."""

    entered = Signal()
    back = Signal()
    rest = Signal()
    reached = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._small = False
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setMaxLength(4)
        self.setValidator(QIntValidator(0, 9999, self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter, ↑ or an empty box's Backspace, and +; take the rest as figures."""
        if event.key() in ENTER_KEYS:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Plus:
            self.rest.emit()
        elif event.key() == Qt.Key.Key_Up or (
            event.key() == Qt.Key.Key_Backspace and not self.text()
        ):
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what stands there, so that typing replaces it."""
        super().focusInEvent(event)
        self.reached.emit()
        self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def shrink(self, *, small: bool) -> None:
        """Set the number smaller, or as large as it was."""
        self._small = small
        self._measure()

    def _measure(self) -> None:
        size = theme.px(SMALL_PX if self._small else FIGURE_PX)
        height = round(size * 1.3)
        style = (
            f"CountBox {{ font-size: {size}px; font-weight: 600; "
            f"min-height: {height}px; max-height: {height}px; }}"
        )
        if style != self.styleSheet():
            self.setStyleSheet(style)


class StepCard(QWidget):
    """One step: its word, its number, what is asked for now, and what is wrong with the number."""

    def __init__(self, place: int, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.box = CountBox(STEP[mark])
        self.fill = Button(kind=Kind.QUIET, icon="plus", small=True)
        self._now = False
        self._sign = IconMark("circle-dashed", "ink_3", size=20)
        self._says = Text("", TABLE, "ink_2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(KeyHint(str(place)))
        head.addWidget(Text(STEP[mark], PAGE), 1)
        head.addWidget(self._sign)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.fill)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.box)
        column.addWidget(self._says)
        column.addLayout(foot)
        column.addStretch(1)
        self.fill.hide()

    @property
    def typed(self) -> int | None:
        """The number in the box, None while it is empty."""
        return int(self.box.text()) if self.box.text() else None

    @property
    def says(self) -> str:
        """What stands under the number."""
        return self._says.text()

    def show_step(self, *, counted: int | None, now: bool, wrong: str, ended: bool) -> None:
        """Show how far the step is; what is being typed stays."""
        self._now = now and not ended
        if counted is not None and (ended or not self.box.hasFocus()):
            self.box.setText(str(counted))
        elif counted is None and not self._now:
            self.box.clear()
        self.box.setReadOnly(ended)
        self.box.setEnabled(now or counted is not None)
        done = counted is not None and not self._now
        self._sign.change("circle-check" if done else "circle-dashed", "ok" if done else "ink_3")
        self._says.colour("bad" if wrong else "ink_2")
        waiting = "" if counted is not None else "还没有轮到"
        self._says.say(wrong or (ASKED[self.mark] if self._now else waiting))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the present step with the accent's border."""
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            fill = theme.colour("surface" if self._now or self.box.isEnabled() else "sunken")
            line = theme.colour("accent" if self._now else "line")
            brush.frame(painter, box, RADIUS_CARD, fill, line, 2 if self._now else 1)
