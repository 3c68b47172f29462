"""The strips under the ballot: its counts, and what the page asks before it goes on."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.rules.clauses import Topic, citation
from sudesk.rules.election_rules import VoidReason
from sudesk.terms import Verdict
from sudesk.ui.count.draft import Draft
from sudesk.ui.pieces.button import ENTER_KEYS, Button, Kind
from sudesk.ui.pieces.card import Card, Figure
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.keyhint import KeyHint
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE, Ink

# As the election rules word them (选举办法); too many approvals need no reason by hand.
VOID_REASONS = {
    VoidReason.ILLEGIBLE: "无法辨认",
    VoidReason.UNSEALED: "没有盖章",
    VoidReason.EXTRA_MARK: "有规定以外的记号",
    VoidReason.WRONG_FORM: "不是统一印制",
}
DOUBTS = ("符号看不清", "姓名看不清", "有规定以外的记号")
OTHER = "别的原因"
IN_A_LINE = 3
CLAUSE = citation(Topic.BALLOT)


class CountsStrip(Card):
    """What the ballot in hand adds up to, what the last key did, whether it is valid."""

    def __init__(self) -> None:
        super().__init__()
        self.approved = Figure("0", "赞成（含另选）", small=True)
        self.opposed = Figure("0", "反对", small=True)
        self.abstained = Figure("0", "空白，算弃权", small=True)
        self.written = Figure("0", "另选他人", small=True)
        self.said = Text("", TABLE, "ink_2", align=Qt.AlignmentFlag.AlignRight)
        self.gate = Gate(GateLook(Verdict.ALLOWED, "有效票", CLAUSE))
        self.gate.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Only the room that the counts leave: they are never cut for it.
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.body.setContentsMargins(19, 9, 15, 9)
        row = QHBoxLayout()
        row.setSpacing(24)
        for figure in (self.approved, self.opposed, self.abstained, self.written):
            row.addWidget(figure)
        row.addWidget(self.said, 1)
        row.addWidget(self.gate)
        self.body.addLayout(row)

    def show_draft(self, draft: Draft, said: str) -> None:
        """Show the counts of a draft, and what the last key did."""
        seats = draft.contest.seats
        void = draft.overvoted or bool(draft.void)
        ink: Ink = "bad" if draft.overvoted else "ok"
        self.approved.say(str(draft.approved), base=f"/ 应选 {seats}", ink=ink)
        self.opposed.say(str(draft.opposed))
        self.abstained.say(str(draft.abstained))
        self.written.say(str(len(draft.write_ins)))
        self.said.say(said)
        look = GateLook(Verdict.ALLOWED, "有效票", CLAUSE)
        if void:
            look = GateLook(Verdict.BLOCKED, "整张无效", CLAUSE)
        elif draft.doubt:
            look = GateLook(Verdict.WARNED, "疑票，交监票人认定", CLAUSE)
        elif not draft.touched:
            look = GateLook(Verdict.NOTED, "还没有录入", CLAUSE)
        self.gate.show_look(look)


class _Line(Input):
    """An input that keeps Enter and Esc to itself."""

    entered = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand over on Enter, leave on Esc, type otherwise."""
        if event.key() in ENTER_KEYS:
            if not event.isAutoRepeat():
                self.entered.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class WordStrip(Card):
    """Asks for a name or a reason: Enter takes it, Esc leaves."""

    def __init__(
        self,
        label: str,
        placeholder: str,
        act: str,
        taken: Callable[[str], object],
        left: Callable[[], object],
    ) -> None:
        super().__init__()
        self.line = _Line(placeholder=placeholder)
        self.line.setAccessibleName(label)
        self.line.entered.connect(self._take)
        self.line.left.connect(left)
        self._taken = taken
        self._button = Button(
            act, lambda: self._take(self.line.text().strip()), kind=Kind.ACCENT, key="Enter"
        )
        self._other = Button("不写了", left, kind=Kind.QUIET)
        self.body.setContentsMargins(15, 8, 15, 8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Text(label, TABLE, "ink_2"))
        row.addWidget(self.line, 1)
        row.addWidget(self._button)
        row.addWidget(self._other)
        row.addWidget(KeyHint("Esc"))
        self.body.addLayout(row)

    def _take(self, word: str) -> None:
        if word:
            self._taken(word)


class ReasonStrip(Card):
    """Asks why: a number names a usual reason, the last one leads to words of one's own."""

    def __init__(
        self,
        question: str,
        reasons: Sequence[str],
        way_out: str,
        chosen: Callable[[str], object],
        left: Callable[[], object],
    ) -> None:
        super().__init__()
        self.reasons = tuple(reasons)
        self.body.setContentsMargins(15, 8, 15, 8)
        self.body.setSpacing(6)
        offered = [*enumerate(reasons, 1), (len(reasons) + 1, OTHER)]
        lines = [offered[start : start + IN_A_LINE] for start in range(0, len(offered), IN_A_LINE)]
        for number, line in enumerate(lines):
            row = QHBoxLayout()
            row.setSpacing(8)
            if number == 0:
                row.addWidget(Text(question, TABLE, "ink_2"))
            for key, reason in line:
                row.addWidget(KeyHint(str(key)))
                row.addWidget(_quiet(reason, partial(chosen, str(key))))
            row.addStretch(1)
            if number == len(lines) - 1:
                row.addWidget(_quiet(way_out, left))
                row.addWidget(KeyHint("Esc"))
            self.body.addLayout(row)

    def reason(self, key: str) -> str:
        """Return the reason that a number names, empty where it is none of the usual ones."""
        number = int(key)
        return self.reasons[number - 1] if 1 <= number <= len(self.reasons) else ""

    def wants_words(self, key: str) -> bool:
        """Whether a number asks for words of one's own."""
        return int(key) == len(self.reasons) + 1


class VoidStrip(ReasonStrip):
    """Asks why the whole ballot is void; the usual reasons are those of the election rules."""

    def __init__(
        self,
        voids: Collection[VoidReason],
        chosen: Callable[[str], object],
        left: Callable[[], object],
    ) -> None:
        reasons = [VOID_REASONS[reason] for reason in VOID_REASONS if reason in voids]
        super().__init__("整张无效，因为", reasons, "不作废", chosen, left)


class DoubtStrip(ReasonStrip):
    """Asks what a scrutineer has to look at."""

    def __init__(self, chosen: Callable[[str], object], left: Callable[[], object]) -> None:
        super().__init__("交监票人认定，因为", DOUBTS, "不是疑票", chosen, left)


class PromptPlace(QWidget):
    """Holds one strip at a time, at one height, so that the ballot above stands still."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._shown: QWidget | None = None
        self.setMinimumHeight(height)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def shown(self) -> QWidget | None:
        """The strip that is shown."""
        return self._shown

    def show_strip(self, strip: QWidget) -> None:
        """Show another strip in place of the one before."""
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = strip
        self._column.addWidget(strip)


def _quiet(text: str, act: Callable[[], object]) -> Button:
    """Return a button that leaves the keyboard to the number pad."""
    button = Button(text, act, small=True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
