"""Beside the quota: the share of 非骨干 by reference, as a figure and a bar with its line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.rules import quotas
from sudesk.rules.plan import provision
from sudesk.services.composition import Composition
from sudesk.services.quotas import Seating
from sudesk.terms import Verdict
from sudesk.ui import brush, theme
from sudesk.ui.congress.wording import percent
from sudesk.ui.pieces.bars import ShareBar
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, FIGURE, TABLE, TypeStyle

RULE = "R3"
BASE = TypeStyle(17, 34, 600)


def reference_words() -> str:
    """Say the reference: 参照一般不低于 60%."""
    return f"参照一般不低于 {provision(RULE).figure}%"


def ordinary_gate(ordinary: int, total: int) -> GateLook:
    """Return the gate of so many 非骨干 among a total; it is only ever a reference."""
    rule = provision(RULE)
    reached = quotas.reaches_ordinary(ordinary, total)
    return GateLook(
        Verdict.ALLOWED if reached else Verdict.NOTED,
        "达到参照" if reached else "未达到参照",
        rule.citation,
        rule=rule.statement,
        numbers=comparison(ordinary, total),
        remedy="" if reached else "院级要求，对系是参照，不阻止下一步。",
    )


def comparison(ordinary: int, total: int) -> str:
    """Say the comparison in whole numbers: 66 × 10 = 660 ≥ 88 × 6 = 528."""
    part, whole = quotas.ordinary_share()
    sign = "≥" if quotas.reaches_ordinary(ordinary, total) else "＜"
    return f"{ordinary} × {whole} = {ordinary * whole} {sign} {total} × {part} = {total * part}"


class OrdinaryCard(Card):
    """How many delegates should be, and are, no core members of the union."""

    def __init__(self) -> None:
        self.gate = Gate(ordinary_gate(0, 0))
        super().__init__("非骨干代表比例", self.gate)
        self._number = Text("0", FIGURE)
        self._base = Text("", BASE, "ink_2")
        self._caption = Text("", TABLE, "ink_2")
        self._bar = ShareBar(thick=14, ink="ok")
        self._line = _LineLabel()
        self._note = Text("", CAPTION, "ink_2", wrap=True)
        figures = QHBoxLayout()
        figures.setSpacing(4)
        figures.addWidget(self._number)
        figures.addWidget(self._base)
        figures.addSpacing(6)
        figures.addWidget(self._caption, 1)
        bar = QVBoxLayout()
        bar.setSpacing(2)
        bar.addWidget(self._bar)
        bar.addWidget(self._line)
        self.body.setSpacing(2)
        self.body.addLayout(figures)
        self.body.addLayout(bar)
        self.body.addWidget(self._note)

    @property
    def words(self) -> str:
        """What the card says, for whoever reads it aloud."""
        return f"{self._number.text()}{self._base.text()} {self._caption.text()}"

    def show_seating(self, seating: Seating, composition: Composition) -> None:
        """Show what the seats ask for, or how it stands once delegates are entered."""
        if composition.entered:
            total, ordinary = composition.entered, composition.ordinary
            caption = f"{percent(ordinary, total)}，{reference_words()}"
            note = f"{comparison(ordinary, total)}。院级要求，对系是参照，不阻止下一步。"
        else:
            total, ordinary = seating.total, seating.most_ordinary
            caption = f"席可以由非骨干担任，{reference_words()}"
            note = self._asked(seating)
        least = quotas.least_ordinary(total)
        self.gate.show_look(ordinary_gate(ordinary, total))
        self._number.say(str(ordinary))
        self._base.say(f"/{total}")
        self._caption.say(caption)
        self._bar.fill(ordinary, total, least)
        words = f"参照线 {provision(RULE).figure}%，至少 {least} 人"
        self._line.say(words, least, total)
        self._note.say(note)

    def _asked(self, seating: Seating) -> str:
        by_office = seating.outside.ex_officio
        counted = f"当然代表 {by_office} 人计入骨干。" if by_office else "登记代表时标明骨干。"
        return f"{comparison(seating.most_ordinary, seating.total)}。{counted}"


class _LineLabel(QWidget):
    """The words of the line, centred under its tick and kept inside the bar's width."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._line, self._whole = "", 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str, line: int, whole: int) -> None:
        """Say other words under another tick."""
        self._text, self._line, self._whole = text, line, whole
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line of caption."""
        return QSize(160, theme.line_height(CAPTION))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        font = theme.font(CAPTION)
        width = brush.width_of(self._text, font) + 2
        middle = self.width() * self._line / self._whole if self._whole else 0.0
        x = max(0.0, min(self.width() - width, middle - width / 2))
        box = QRectF(x, 0, width, self.height())
        with QPainter(self) as painter:
            centre = Qt.AlignmentFlag.AlignHCenter
            brush.words(painter, self._text, box, font, theme.colour("ink_2"), centre)
