"""The ballot under the hand: the painted paper, its counts, what is asked, the number pad.

It knows keys and the draft only; the page around it stores what was keyed.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sudesk.rules.voting import squash
from sudesk.services.rounds import RoundView
from sudesk.terms import Mark
from sudesk.ui import theme
from sudesk.ui.count import says
from sudesk.ui.count.ballot_face import BallotFace
from sudesk.ui.count.draft import NUMBERED, Draft
from sudesk.ui.count.hand import Hand
from sudesk.ui.count.keypad import ENTER, Keypad
from sudesk.ui.count.legend import LegendCard
from sudesk.ui.count.strips import (
    CountsStrip,
    DoubtStrip,
    PromptPlace,
    ReasonStrip,
    VoidStrip,
    WordStrip,
)
from sudesk.ui.count.told import mark_words
from sudesk.ui.pieces.button import ENTER_KEYS
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip
from sudesk.ui.tokens import GAP

PAD_OFF = (
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Clear,
    Qt.Key.Key_Insert,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Delete,
)

PADS = 352
LOW = 660  # a lower window has no room for the legend under the number pad
NARROW = 1200  # below this width of the window the number pad goes below the ballot
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class BallotDesk(QWidget):
    """Takes the keys of one ballot; ``left`` is what stands at its left.

    ``entered`` tells Enter on a ballot that may be stored, ``escaped`` Esc where nothing was asked,
    ``turned`` -1 and 1 for PgUp and PgDn, ``put_in`` and ``taken_out`` Ins and Del, ``changed``
    another state of the ballot. ``resting`` gives what is said while nothing is asked; while
    ``locked`` only Enter is taken.
    """

    entered = Signal()
    escaped = Signal()
    turned = Signal(int)
    put_in = Signal()
    taken_out = Signal()
    changed = Signal()

    def __init__(self, round_: RoundView, left: QWidget, resting: Callable[[], QWidget]) -> None:
        super().__init__()
        self._round = round_
        self._resting = resting
        self.hand = Hand(round_.contest, round_.rule)
        self.locked = False
        self._keys = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.face, self.counts = BallotFace(), CountsStrip()
        self._prompt = PromptPlace(52)
        self.keypad = Keypad()
        self.keypad.pressed.connect(self.press)
        self._legend = LegendCard(round_)
        self._build(left)

    @property
    def strip(self) -> QWidget | None:
        """What is asked or said under the ballot."""
        return self._prompt.shown

    def take_keys(self) -> int:
        """Return how many keys were pressed since it was asked last."""
        keys, self._keys = self._keys, 0
        return keys

    def show_hand(self) -> None:
        """Show the ballot in hand with its counts, and what there is to say."""
        title = self._round.contest.title
        self.face.show_draft(self.hand.draft, f"{title}选票")
        self.counts.show_draft(self.hand.draft, self.hand.said)
        self.keypad.show_draft(self.hand.draft, amending=self.hand.amending)
        self._prompt.show_strip(self._resting())
        self.changed.emit()

    def ask(self, strip: QWidget) -> None:
        """Say or ask something under the ballot, in view also where the window is low."""
        self._prompt.show_strip(strip)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._prompt)

    def arrange(self, width: int, height: int) -> None:
        """Put the number pad beside the ballot where a window of this size has room, else below."""
        narrow = width < NARROW
        self._lay.setDirection(DOWN if narrow else ACROSS)
        self._pads.setDirection(ACROSS if narrow else DOWN)
        self._legend.setVisible(narrow or height >= theme.px(LOW))
        self._right.setMinimumWidth(0 if narrow else PADS)
        self._right.setMaximumWidth(16777215 if narrow else PADS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pad where there is room for it."""
        super().resizeEvent(event)
        window = self.window()
        self.arrange(window.width(), window.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key the ballot in, as the legend says."""
        key, pad = event.key(), event.modifiers() & Qt.KeyboardModifier.KeypadModifier
        if event.isAutoRepeat():
            return
        if pad and key in PAD_OFF:
            self.ask(says.warning("数字键盘没有打开。", "请按一下 Num Lock，再继续录入。"))
        elif key in ENTER_KEYS:
            self.press(ENTER)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Delete):
            (self.put_in if key == Qt.Key.Key_Insert else self.taken_out).emit()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Backspace:
            self.press("-")
        elif event.text():
            self.press(event.text())

    def press(self, sign: str) -> None:
        """Do what a key of the number pad does."""
        self.setFocus()
        self._keys += 1
        if self.locked and sign != ENTER:
            self.show_hand()
        elif isinstance(self.strip, ReasonStrip) and sign.isdecimal():
            self._choose_reason(sign)
        elif sign == ENTER:
            self._enter()
        elif sign.isdecimal():
            self._digit(int(sign))
        elif sign == "+":
            self._change(self.hand.draft.oppose_rest(), "其余 反对")
        elif sign == "*":
            self._ask_name()
        elif sign == "/":
            voids = self._round.terms.voids
            self.ask(VoidStrip(voids, self._choose_reason, self.show_hand))
        elif sign == ".":
            self._ask_doubt()
        elif sign in ("-", "−"):
            self.hand.take_back()
            self.show_hand()

    def _digit(self, digit: int) -> None:
        draft = self.hand.draft
        if digit == 0 and not draft.by_name:
            self._change(draft.leave_blank(), "空白票")
        elif draft.by_name:
            self._mark_next(digit)
        elif digit <= len(draft.marks):
            changed = draft.press(digit)
            name = draft.contest.candidates[digit - 1]
            self._change(changed, mark_words(name, changed.marks[digit - 1]))

    def _mark_next(self, digit: int) -> None:
        mark = {0: Mark.ABSTAIN, 1: Mark.APPROVE, 2: Mark.OPPOSE}.get(digit)
        place = self.hand.draft.cursor
        if mark is not None and place is not None and place < len(self.hand.draft.marks):
            name = self.hand.draft.contest.candidates[place]
            self._change(self.hand.draft.mark_next(mark), mark_words(name, mark))

    def _ask_name(self) -> None:
        if not self.hand.draft.takes_names:
            why = "写了别人姓名的，仍按各候选人的符号录入。"
            self.ask(says.warning("选举办法没有另选他人一项。", why))
            return
        self._ask_words("另选他人", "照选票抄写姓名", "记下姓名", self._write_in)

    def _write_in(self, name: str) -> None:
        self._change(self.hand.draft.write_in(name), f"另选 {squash(name)}")
        if squash(name) not in self.hand.draft.counting:
            self.ask(says.counts_for_nothing(self.hand.draft, squash(name)))

    def _ask_doubt(self) -> None:
        if self.hand.draft.doubt:
            self._change(self.hand.draft.doubted(""), "不是疑票")
        else:
            self.ask(DoubtStrip(self._choose_reason, self.show_hand))

    def _choose_reason(self, key: str) -> None:
        strip = self.strip
        assert isinstance(strip, ReasonStrip)  # its own buttons and keys come here
        void = isinstance(strip, VoidStrip)
        take = self._spoil if void else self._doubt
        if reason := strip.reason(key):
            take(reason)
        elif strip.wants_words(key):
            label = "无效原因" if void else "疑问"
            self._ask_words(label, "写明原因", "记下原因", take)

    def _ask_words(
        self, label: str, placeholder: str, act: str, take: Callable[[str], None]
    ) -> None:
        strip = WordStrip(label, placeholder, act, take, self._leave_words)
        self.ask(strip)
        strip.line.setFocus()

    def _leave_words(self) -> None:
        self.setFocus()
        self.show_hand()

    def _spoil(self, reason: str) -> None:
        self._change(self.hand.draft.spoil(reason), "整张无效")

    def _doubt(self, doubt: str) -> None:
        self._change(self.hand.draft.doubted(doubt), "疑票")

    def _change(self, draft: Draft, said: str) -> None:
        self.hand.change(draft, said)
        self.setFocus()
        self.show_hand()

    def _enter(self) -> None:
        draft = self.hand.draft
        look_again = draft.overvoted and not draft.void and self.hand.changed
        if look_again and not self.hand.warned:
            self.hand.warned = True
            self.ask(says.overvote(draft.approved, self._round.seats))
        else:
            self.entered.emit()

    def _escape(self) -> None:
        if isinstance(self.strip, ReasonStrip | WordStrip):
            self._leave_words()
        else:
            self.escaped.emit()

    def _build(self, left: QWidget) -> None:
        hint = "逐名录入" if len(self._round.names) > NUMBERED else "每名一键"
        pad = Card("数字键盘", Chip(f"{hint}，Enter 存票"))
        pad.add(self.keypad)
        pad.body.addStretch(1)
        self._right = QWidget()
        self._lay = QBoxLayout(ACROSS, self)
        self._pads = QBoxLayout(DOWN, self._right)
        for layout in (self._lay, self._pads):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(GAP)
        self._pads.addWidget(pad)
        self._pads.addWidget(self._legend, 1)
        middle = QVBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self.face, 1)
        middle.addWidget(self.counts)
        middle.addWidget(self._prompt)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(left)
        row.addLayout(middle, 1)
        self._lay.addWidget(beside, 1)
        self._lay.addWidget(self._right)
