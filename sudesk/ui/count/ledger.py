"""The ledger of ballots: eight figures, four of them typed by hand, none of them derived."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.identities import Check
from sudesk.rules.voting import Tally
from sudesk.services.rounds import Papers, RoundView
from sudesk.terms import RoundState
from sudesk.ui.pieces.button import ENTER_KEYS, Button, Kind
from sudesk.ui.pieces.card import Card, Figure, FigureGrid, Line
from sudesk.ui.pieces.input import Field, Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION

TYPED = {"printed": "印制", "issued": "发出", "left_over": "剩余", "collected": "收回"}
# Which tile shows the figure that a check is about.
TILE_OF = {**TYPED, "entitled": "应到", "present": "实到", "valid": "有效票", "void": "无效票"}
LEFT_OVER = "填错换回、当场作废的也算剩余。"
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
        self._shown: dict[str, str] = {}
        self.tiles = {word: Figure("—", word, small=True, centred=True) for word in TILES}
        self.inputs = {key: FigureInput() for key in TYPED}
        self.save = Button("登记台账", self._save, kind=Kind.PRIMARY)
        self._leave = Button("先不更正", self._close_form)
        self._hint = Text("", CAPTION, "ink_2", wrap=True)
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
        self._shown = {word: "—" if v is None else str(v) for word, v in figures.items()}
        for word, said in self._shown.items():
            self.tiles[word].say(said, ink="ink_3" if said == "—" else "ink")
        if other or round_.state is not RoundState.COUNTING:
            self._correcting = False
        if other or not self.typing:
            self._fill()
        self._show_form()

    def hint_printed(self, ballots: int | None) -> None:
        """Show beside the form how many the program printed; it is never filled in by itself."""
        run = "" if ballots is None else f"打印记录共 {ballots} 张，印制张数仍以清点为准。"
        self._hint.say(run + LEFT_OVER)

    def mark(self, checks: Sequence[Check]) -> None:
        """Mark the figures that a broken check is about, by its number."""
        broken = [check for check in checks if not check.holds]
        blamed: dict[str, str] = {}
        for check in broken:
            for key in check.fields:
                blamed.setdefault(key, check.code)
        for key, field in self._fields.items():
            field.blame(blamed.get(key, ""))
        for key, word in TILE_OF.items():
            if key in blamed:
                self.tiles[word].say(self._shown[word], ink="bad")

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
        self._fields = {key: Field(word, self.inputs[key]) for key, word in TYPED.items()}
        for number, key in enumerate(TYPED):
            fields.addWidget(self._fields[key])
            following = lines[number + 1] if number + 1 < len(lines) else None
            lines[number].entered.connect(following.setFocus if following else self._save)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self.save)
        hint = QHBoxLayout()
        hint.addWidget(self._hint)
        for row in (fields, hint, buttons):
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
