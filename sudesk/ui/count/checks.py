"""The numbered checks before the seal, each with what to do where it does not hold."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.identities import Check
from sudesk.ui import theme
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, TABLE, Ink, Tone
from sudesk.ui.words import spaced

_CHECK_SIGNS: dict[bool, tuple[str, Ink]] = {
    True: ("circle-check", "ok"),
    False: ("octagon-x", "bad"),
}
_NOTE_SIGNS: dict[bool, tuple[str, Ink]] = {
    True: ("info", "info"),
    False: ("triangle-alert", "warn"),
}


class CheckRow(QWidget):
    """One check: its sign, number, sentence; below it what it means and the remedy if broken."""

    def __init__(self, check: Check, *, last: bool) -> None:
        super().__init__()
        self.check = check
        self._last = last
        note = check.code.startswith("W")
        self._tone = (Tone.WARN if not check.holds else Tone.INFO) if note else Tone.BAD
        self._tinted = note or not check.holds
        self._build(check)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint of what needs a look, and the line below."""
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            if self._tinted:
                painter.fillRect(box.adjusted(1, 0, -1, 0), theme.tone(self._tone).tint)
            if not self._last:
                line = QRectF(1, box.bottom() - 1, box.width() - 2, 1)
                painter.fillRect(line, theme.colour("line"))

    def _build(self, check: Check) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(spaced(check.sentence), TABLE, wrap=True))
        if not check.holds and check.meaning:
            words.addWidget(Text(spaced(f"{check.meaning}。"), CAPTION, "ink_2", wrap=True))
        if not check.holds and check.remedy:
            words.addWidget(
                Text(spaced(check.remedy), CAPTION, "bad" if check.stops else "ink_2", wrap=True)
            )
        self.setToolTip(spaced(f"{check.meaning}。" if check.meaning else ""))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 5)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(_sign(check), 0, top)
        code = Text(check.code, CAPTION, "ink_2")
        code.setFixedWidth(theme.px(40))
        row.addWidget(code, 0, top)
        row.addLayout(words, 1)
        broken = "" if check.holds else "，不成立"
        self.setAccessibleName(f"{check.code} {check.sentence}{broken}")


def _sign(check: Check) -> IconMark:
    if check.code.startswith("W"):
        return IconMark(*_NOTE_SIGNS[check.holds], size=16)
    return IconMark(*_CHECK_SIGNS[check.holds], size=16)


class ChecksCard(Card):
    """All checks of a count, and how many of them hold."""

    def __init__(self, title: str = "封存前核对") -> None:
        self._sum = Chip("")
        super().__init__(title, self._sum, flush=True)
        self.rows: list[CheckRow] = []

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show other checks."""
        if [row.check for row in self.rows] == list(checks):
            return
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [CheckRow(check, last=check is checks[-1]) for check in checks]
        self.add(*self.rows)
        errors = [check for check in checks if check.code.startswith("E")]
        good = sum(check.holds for check in errors)
        whole = good == len(errors)
        text = f"{good} / {len(errors)} 成立"
        look = ChipLook(text, Tone.OK, "check") if whole else ChipLook(text, Tone.BAD, "octagon-x")
        if not errors:
            look = ChipLook("请先核对", Tone.WARN, "triangle-alert")
        self._sum.show_look(look)

    @property
    def summary(self) -> str:
        """How many checks hold, as shown."""
        return self._sum.look.text
