"""The figures of one bundle as its 正 sheet has them: a line for each name, void, written in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.bundle_sheets import Sheet
from sudesk.rules.voting import Votes, squash
from sudesk.ui import theme
from sudesk.ui.count.ledger import FigureInput
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Line
from sudesk.ui.pieces.input import Field, Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, CAPTION, TABLE

HEADS = ("赞成", "反对", "弃权")
COLUMN = 84


class StepInput(FigureInput):
    """A figure among others: ↑ and ↓ move as well as Enter."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of ↑ and ↓."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class WrittenRow(QWidget):
    """A name written in and how often."""

    changed = Signal()

    def __init__(self, name: str = "", votes: int | None = None) -> None:
        super().__init__()
        self.name = Input(name, placeholder="照正字单抄写姓名")
        self.name.setAccessibleName("另选姓名")
        self.votes = FigureInput()
        self.votes.setAccessibleName("另选票数")
        self.votes.setFixedWidth(theme.px(COLUMN))
        self.votes.fill(votes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.votes)
        self.name.textChanged.connect(self.changed)
        self.votes.textChanged.connect(self.changed)


class TotalsForm(QWidget):
    """Takes the figures; ``changed`` tells of each, ``entered`` Enter in the last one.

    With ``whole`` they are those of the whole round, not of one bundle.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, names: Sequence[str], *, takes_names: bool, whole: bool = False) -> None:
        super().__init__()
        self._ballots_word = "收回" if whole else "本捆张数"
        self.names = tuple(names)
        self.ballots, self.void = StepInput(), StepInput()
        self.lines = tuple(tuple(StepInput() for _ in HEADS) for _ in names)
        self.sums = tuple(Text("", TABLE, "ink_3") for _ in names)
        self.written: list[WrittenRow] = []
        self._written = QVBoxLayout()
        self._written.setSpacing(6)
        self._add = Button("添一个另选的姓名", self.add_written, kind=Kind.LINK)
        self._add.setVisible(takes_names)
        self._build()

    @property
    def sheet(self) -> Sheet | None:
        """The figures typed, None while one is missing."""
        ballots, void = self.ballots.value, self.void.value
        rows = [[line.value for line in row] for row in self.lines]
        if ballots is None or void is None or any(None in row for row in rows):
            return None
        lines = tuple(Votes(*(figure or 0 for figure in row)) for row in rows)
        written: dict[str, int] = {}
        for one in self.written:
            name, votes = squash(one.name.text()), one.votes.value
            if name and votes is None:
                return None
            if name:
                written[name] = written.get(name, 0) + (votes or 0)
        return Sheet(ballots, void, lines, written)

    def fill(self, sheet: Sheet | None) -> None:
        """Show the figures of a sheet, or empty ones."""
        self.ballots.fill(None if sheet is None else sheet.ballots)
        self.void.fill(None if sheet is None else sheet.void)
        for number, row in enumerate(self.lines):
            votes = None if sheet is None else sheet.lines[number]
            shown = (None,) * 3 if votes is None else (votes.approve, votes.oppose, votes.abstain)
            for line, figure in zip(row, shown, strict=True):
                line.fill(figure)
        for one in self.written:
            self._written.removeWidget(one)
            one.hide()
            one.deleteLater()
        self.written = []
        for name, votes_in in ({} if sheet is None else sheet.write_ins).items():
            self._put(WrittenRow(name, votes_in))
        self._tell()

    def begin(self) -> None:
        """Put the cursor into the first figure."""
        self.ballots.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_written(self) -> None:
        """Add a line for a name that was written in."""
        row = WrittenRow()
        self._put(row)
        row.name.setFocus()

    def _put(self, row: WrittenRow) -> None:
        self.written.append(row)
        self._written.addWidget(row)
        row.changed.connect(self._tell)
        row.votes.entered.connect(self.entered)

    def _tell(self) -> None:
        for row, said in zip(self.lines, self.sums, strict=True):
            figures = [line.value for line in row]
            whole = [figure for figure in figures if figure is not None]
            valid = self._valid
            if len(whole) < len(figures) or valid is None:
                said.say("")
                continue
            total = sum(whole)
            said.say(f"＝ {total}" if total == valid else f"＝ {total}，应为 {valid}")
            said.colour("ok" if total == valid else "bad")
        self.changed.emit()

    @property
    def _valid(self) -> int | None:
        ballots, void = self.ballots.value, self.void.value
        return None if ballots is None or void is None else ballots - void

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        for word, line in ((self._ballots_word, self.ballots), ("其中无效票", self.void)):
            field = Field(word, line)
            field.setMaximumWidth(theme.px(140))
            top.addWidget(field)
        top.addWidget(Text("每名候选人三项之和，都应等于有效票。", CAPTION, "ink_2"), 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for column, head in enumerate(HEADS, 1):
            grid.addWidget(Text(head, CAPTION, "ink_2"), 0, column)
        for number, (name, row, said) in enumerate(
            zip(self.names, self.lines, self.sums, strict=True), 1
        ):
            grid.addWidget(Text(f"{number}　{name}", BODY), number, 0)
            for column, line in enumerate(row, 1):
                line.setFixedWidth(theme.px(COLUMN))
                line.setAccessibleName(f"{name}{HEADS[column - 1]}")
                grid.addWidget(line, number, column)
            grid.addWidget(said, number, 4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(4, 3)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(10)
        column_.addLayout(top)
        column_.addWidget(Line())
        column_.addLayout(grid)
        column_.addLayout(self._written)
        column_.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._chain()

    def _chain(self) -> None:
        """Let Enter and ↓ go to the figure behind, ↑ to the one before."""
        figures = [self.ballots, self.void, *(line for row in self.lines for line in row)]
        for number, line in enumerate(figures):
            line.textChanged.connect(self._tell)
            following = figures[number + 1] if number + 1 < len(figures) else None
            line.entered.connect(self.entered if following is None else following.setFocus)
            before = figures[number - 1] if number else None
            for step, other in ((1, following), (-1, before)):
                if other is not None:
                    line.stepped.connect(
                        lambda asked, step=step, other=other: asked == step and other.setFocus()
                    )
