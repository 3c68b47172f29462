"""The rows of a review: a condition with evidence and verdict, and who agreed."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.review import Condition, Opinion, Standing
from sudesk.terms import Approver
from sudesk.ui import brush, theme
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, CAPTION, CARD_PADDING, RADIUS_CONTROL, TABLE, Ink
from sudesk.ui.words import month_day, spaced

ICON: dict[Standing, tuple[str, Ink]] = {
    Standing.MET: ("circle-check", "ok"),
    Standing.EXEMPT: ("info", "info"),
    Standing.MISSING: ("circle-dashed", "warn"),
    Standing.FAILED: ("octagon-x", "bad"),
}
LABEL, VERDICT, JUDGE = 106, 48, 150
ROW = 42


class ConditionHead(QWidget):
    """The heads of the columns: 条件, 依据, 结论, 认定人."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(CARD_PADDING + 30, 0, CARD_PADDING, 0)
        row.setSpacing(12)
        for words, width in (("条件", LABEL), ("依据", 0), ("结论", VERDICT), ("认定人", JUDGE)):
            text = Text(words, CAPTION, "ink_2")
            if width:
                text.setFixedWidth(theme.px(width))
            row.addWidget(text, 0 if width else 1)
        self.setFixedHeight(theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of heads and the line below."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("sunken"))
            line = QRectF(0, self.height() - 1, self.width(), 1)
            painter.fillRect(line, theme.colour("line"))


class ConditionRow(QWidget):
    """A condition, its evidence with the arithmetic below, its verdict, who judged.

    ``act`` is pressed to judge, to judge anew, or to pass it by name.
    """

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._icon = IconMark("circle-dashed", "warn")
        self._label = Text("", TABLE, weight=600)
        self._label.setFixedWidth(theme.px(LABEL))
        self._evidence = Text("", TABLE, wrap=True)
        self._arithmetic = Text("", CAPTION, "ink_3", wrap=True)
        self.verdict = Text("", TABLE, weight=600)
        self.verdict.setFixedWidth(theme.px(VERDICT))
        self._judge = Text("", TABLE, "ink_2")
        self._day = Text("", CAPTION, "ink_3")
        self.act = Button("认定", act, small=True)
        self.setMinimumHeight(theme.px(ROW))
        row = QHBoxLayout(self)
        row.setContentsMargins(CARD_PADDING, 2, CARD_PADDING, 3)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._label)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._evidence)
        column.addWidget(self._arithmetic)
        column.addStretch(1)
        row.addLayout(column, 1)
        row.addWidget(self.verdict)
        last = QWidget()
        last.setFixedWidth(theme.px(JUDGE))
        inner = QHBoxLayout(last)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addStretch(1)
        named.addWidget(self._judge)
        named.addWidget(self._day)
        named.addStretch(1)
        inner.addLayout(named, 1)
        inner.addWidget(self.act)
        row.addWidget(last)

    def show_condition(self, condition: Condition, *, act: str, icon: str = "") -> None:
        """Show a condition as it stands; ``act`` names the button, nothing hides it."""
        name, ink = ICON[condition.standing]
        self._icon.change(name, ink)
        self._label.say(condition.label)
        self._evidence.say(spaced(condition.evidence))
        self._arithmetic.say(condition.arithmetic)
        self._arithmetic.setVisible(bool(condition.arithmetic))
        self.verdict.say(condition.standing.value)
        self.verdict.colour(ink)
        self._judge.say(condition.judged_by or "—")
        self._day.say(month_day(condition.judged_on) if condition.judged_on else "")
        self._day.setVisible(condition.judged_on is not None)
        self.act.setVisible(bool(act))
        self.act.rename("" if icon else act, icon)
        self.act.kind = Kind.QUIET if icon else Kind.DEFAULT
        self.act.setAccessibleName(f"{act}{condition.label}")
        self.act.setToolTip(act if icon else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line below."""
        with QPainter(self) as painter:
            line = QRectF(0, self.height() - 1, self.width(), 1)
            painter.fillRect(line, theme.colour("line"))


class OpinionBox(QWidget):
    """What class, League or Party said, with the button to note it or take it back."""

    def __init__(self, approver: Approver, act: Callable[[], object]) -> None:
        super().__init__()
        self.approver = approver
        self._words = Text("", CAPTION, "ink_3")
        self.act = Button("登记意见", act, small=True)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(Text(approver.label, TABLE, weight=500))
        column.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 10, 8)
        row.setSpacing(8)
        row.addLayout(column, 1)
        row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_opinion(self, opinion: Opinion | None, waits: str, *, fixed: bool) -> None:
        """Show what was said, or why nobody can be asked yet."""
        if opinion is None:
            unasked = "未登记" if self.approver is Approver.CLASS else "未送审"
            self._words.say(waits or unasked)
            self._words.colour("ink_3")
        else:
            said = "同意" if opinion.agreed else "不同意"
            words = f"{said}，{month_day(opinion.on)}，{opinion.by}"
            self._words.say(words)
            self._words.colour("ok" if opinion.agreed else "bad")
        self.act.setVisible(not fixed and (opinion is not None or not waits))
        word = "登记意见" if opinion is None else "撤回"
        self.act.rename(word)
        self.act.kind = Kind.DEFAULT if opinion is None else Kind.QUIET
        self.act.setAccessibleName(f"{word}：{self.approver.label}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        with QPainter(self) as painter:
            border = theme.colour("line_strong")
            brush.frame(painter, QRectF(self.rect()), RADIUS_CONTROL, None, border)


class Disc(QWidget):
    """The first character of a surname in a round, in place of a photograph."""

    def __init__(self) -> None:
        super().__init__()
        self._letter = ""
        self.setFixedSize(theme.px(44), theme.px(44))

    def say(self, letter: str) -> None:
        """Show another character."""
        self._letter = letter
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint round and character."""
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            brush.frame(painter, box, box.width() / 2, theme.colour("hover"))
            centre = Qt.AlignmentFlag.AlignHCenter
            font, ink = theme.font(BODY), theme.colour("ink_2")
            brush.words(painter, self._letter, box, font, ink, centre)
