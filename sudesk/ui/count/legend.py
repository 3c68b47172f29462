"""How ballots are keyed, in three lines beside the number pad."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.rules.voting import WriteInRule
from sudesk.services.rounds import RoundView
from sudesk.terms import Mark
from sudesk.ui import theme
from sudesk.ui.count.ballot_face import paint_mark_sign
from sudesk.ui.count.draft import NUMBERED
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.keyhint import KeyHint
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, TABLE, TypeStyle


class _Sign(QWidget):
    """○ or × in the window's ink."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return the sign's room."""
        return QSize(theme.px(22), theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            size = self.width() * 0.62
            box = QRectF(0, 0, size, size)
            box.moveCenter(QRectF(self.rect()).center())
            paint_mark_sign(painter, box, self._mark, theme.colour("ink"))


class LegendCard(Card):
    """Which key approves, opposes, leaves blank; what + and * are for."""

    def __init__(self, round_: RoundView) -> None:
        super().__init__()
        by_name = len(round_.names) > NUMBERED
        head = "逐名录入，一名一键" if by_name else "按候选人的序号"
        self.body.setSpacing(6)
        self.add(Text(head, TypeStyle(TABLE.size, TABLE.line, 600), "ink_2"))
        if by_name:
            self._add_line(("1",), "", Mark.APPROVE)
            self._add_line(("2",), "", Mark.OPPOSE)
            self._add_line(("0",), "", Mark.ABSTAIN)
        else:
            self._add_line(("3",), "按一次", Mark.APPROVE)
            self._add_line(("3", "3"), "按两次", Mark.OPPOSE)
            self._add_line(("3", "3", "3"), "按三次", Mark.ABSTAIN)
        self.add(Line(), Text(_rest(round_.rule.write_ins), CAPTION, "ink_2", wrap=True))
        self.body.addStretch(1)

    def _add_line(self, keys: tuple[str, ...], times: str, mark: Mark) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for key in keys:
            row.addWidget(KeyHint(key))
        if times:
            row.addWidget(Text(times, TABLE, "ink_2"))
        row.addSpacing(10)
        if mark is not Mark.ABSTAIN:
            row.addWidget(_Sign(mark))
        row.addWidget(Text("空白" if mark is Mark.ABSTAIN else mark.label, TABLE))
        row.addStretch(1)
        self.body.addLayout(row)


def _rest(write_ins: WriteInRule) -> str:
    words = "没按过的名字算空白，按 + 把没按过的都记作反对。看不清的按 . 交监票人认定。"
    if write_ins is WriteInRule.ALL:
        return words + "写了别人姓名的按 * 抄下。"
    if write_ins is WriteInRule.OPPOSERS:
        return words + "写了别人姓名的按 * 抄下，反对几名算几个。"
    return words
