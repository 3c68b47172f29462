"""The ledger of ballots: eight figures, four of them typed by hand, none of them derived."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.voting import Tally
from sudesk.services.rounds import Papers, RoundView
from sudesk.terms import RoundState
from sudesk.ui.pieces.button import ENTER_KEYS, Button, Kind
from sudesk.ui.pieces.card import Card, Figure, FigureGrid, Line
from sudesk.ui.pieces.input import Field, Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION

TYPED = {"printed": "印制", "issued": "发出", "left_over": "剩余", "collected": "收回"}
TILES = ("应到", "实到", "印制", "剩余", "发出", "收回", "有效票", "无效票")


class FigureInput(Input):
    """A number of papers; empty is not yet typed. Enter tells ``entered``."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__(placeholder="张数")
        self.setValidator(QIntValidator(0, 99999, self))

    @property
    def value(self) -> int | None:
        """The number, None while nothing is typed."""
        return int(self.text()) if self.text() else None

    def fill(self, value: int | None) -> None:
        """Show a number, or nothing."""
        self.setText("" if value is None else str(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from the page: it means the next figure here."""
        if event.key() in ENTER_KEYS:
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)


class LedgerCard(Card):
    """Shows the ledger, and lets the four counted figures be typed until the seal."""

    def __init__(self, store: Callable[[Papers], object]) -> None:
        self._correct = Button("更正", self._open_form, kind=Kind.LINK)
        caption = Text("逐项填写，不由程序推算", CAPTION, "ink_2")
        super().__init__("选票台账", caption, self._correct, flush=True)
        self._store = store
        self._round: RoundView | None = None
        self._correcting = False
        self.tiles = {word: Figure("—", word, small=True, centred=True) for word in TILES}
        self.inputs = {key: FigureInput() for key in TYPED}
        self.save = Button("登记台账", self._save, kind=Kind.PRIMARY)
        self._leave = Button("先不更正", self._close_form)
        self._form = self._build_form()
        self.add(FigureGrid(list(self.tiles.values()), 4), self._form)

    @property
    def typing(self) -> bool:
        """Whether the figures are being typed."""
        return self._form.isVisibleTo(self)

    def show_round(self, round_: RoundView, tally: Tally | None) -> None:
        """Show a round's figures; valid and void ones only once all ballots are in."""
        other = self._round is None or self._round.id != round_.id
        self._round = round_
        papers = round_.papers
        figures = {
            "应到": round_.entitled,
            "实到": round_.present,
            "印制": papers.printed,
            "剩余": papers.left_over,
            "发出": papers.issued,
            "收回": papers.collected,
            "有效票": None if tally is None else tally.valid,
            "无效票": None if tally is None else tally.void,
        }
        for word, value in figures.items():
            self.tiles[word].say(
                "—" if value is None else str(value), ink="ink_3" if value is None else "ink"
            )
        if other or round_.state is not RoundState.COUNTING:
            self._correcting = False
        if other or not self.typing:
            self._fill()
        self._show_form()

    def begin(self) -> None:
        """Put the cursor into the first figure that is not typed yet."""
        empty = [line for line in self.inputs.values() if line.value is None]
        (empty or list(self.inputs.values()))[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        assert self._round is not None  # only a round's figures are filled in
        for key, line in self.inputs.items():
            line.fill(getattr(self._round.papers, key))

    def _show_form(self) -> None:
        assert self._round is not None  # as above
        voting = self._round.state is RoundState.VOTING
        may_correct = self._round.state is RoundState.COUNTING
        self._form.setVisible(voting or self._correcting)
        self._correct.setVisible(may_correct and not self._correcting)
        self._leave.setVisible(self._correcting)

    def _build_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Line())
        fields, buttons = QHBoxLayout(), QHBoxLayout()
        fields.setSpacing(8)
        lines = list(self.inputs.values())
        for number, (key, word) in enumerate(TYPED.items()):
            fields.addWidget(Field(word, self.inputs[key]))
            following = lines[number + 1] if number + 1 < len(lines) else None
            lines[number].entered.connect(following.setFocus if following else self._save)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self.save)
        for row in (fields, buttons):
            row.setContentsMargins(15, 0, 15, 0)
            column.addLayout(row)
        column.addSpacing(4)
        return form

    def _open_form(self) -> None:
        self._correcting = True
        self._show_form()
        self.begin()

    def _close_form(self) -> None:
        self._correcting = False
        self._fill()
        self._show_form()

    def _save(self) -> None:
        self._store(Papers(**{key: line.value for key, line in self.inputs.items()}))
        self._close_form()
