"""Keying ballots in: one after the other, each stored at its Enter (looks of the paper beside)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.voting import squash
from sudesk.services import counting, rounds
from sudesk.services.rounds import RoundView
from sudesk.terms import Mark
from sudesk.ui import theme
from sudesk.ui.count import says
from sudesk.ui.count.ballot_face import BallotFace
from sudesk.ui.count.bundles import BundleCard, LastCard, SlipCard, left_column
from sudesk.ui.count.draft import NUMBERED, Draft
from sudesk.ui.count.hand import Hand
from sudesk.ui.count.keypad import ENTER, Keypad
from sudesk.ui.count.legend import LegendCard
from sudesk.ui.count.strips import VOID_REASONS, CountsStrip, PromptPlace, VoidStrip, WordStrip
from sudesk.ui.count.told import ballot_lines, mark_words, slip
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import ENTER_KEYS, Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.keyhint import KeyHint
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import GAP, TABLE, Tone

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
)

PADS = 352
LOW = 660  # a lower window has no room for the legend under the number pad
NARROW = 1200  # below this width of the window the number pad goes below the ballot
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class BallotEntryPage(Page):
    """The page of one round; it begins, and after a break goes on, behind the last ballot."""

    title = "录入选票"
    full = True
    way_out = ""
    searchable = False

    def __init__(self, desk: Desk, round_id: int) -> None:
        super().__init__(desk)
        self._round_id = round_id
        self._round: RoundView = desk.ask(rounds.view, round_id)
        self.hand = Hand(self._round.contest, self._round.rule)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._look_up()

    @property
    def finished(self) -> bool:
        """Whether as many ballots are stored as were collected, or more."""
        return len(self.hand.stored) >= (self._round.papers.collected or 0)

    @property
    def strip(self) -> QWidget | None:
        """What is asked or said under the ballot."""
        return self._prompt.shown

    def refresh(self) -> None:
        """Ask what is stored and show it with the ballot in hand."""
        self._look_up()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard."""
        super().showEvent(event)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the number pad beside the ballot where there is room, else below it."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._lay.setDirection(DOWN if narrow else ACROSS)
        self._pads.setDirection(ACROSS if narrow else DOWN)
        self._legend.setVisible(narrow or event.size().height() >= theme.px(LOW))
        self._right.setMinimumWidth(0 if narrow else PADS)
        self._right.setMaximumWidth(16777215 if narrow else PADS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key the ballot in, as the legend says."""
        key, pad = event.key(), event.modifiers() & Qt.KeyboardModifier.KeypadModifier
        if event.isAutoRepeat():
            return
        if pad and key in PAD_OFF:
            self._ask(says.warning("数字键盘没有打开。", "请按一下 Num Lock，再继续录入。"))
        elif key in ENTER_KEYS:
            self.press(ENTER)
        elif key == Qt.Key.Key_PageUp:
            self.go_back()
        elif key == Qt.Key.Key_PageDown:
            self.go_on()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Backspace:
            self.press("-")
        elif event.text():
            self.press(event.text())

    def press(self, sign: str) -> None:
        """Do what a key of the number pad does."""
        self.setFocus()
        if isinstance(self.strip, VoidStrip) and sign.isdecimal():
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
            self._ask(VoidStrip(self._choose_reason, self._show))
        elif sign in ("-", "−"):
            self._take_back()

    def go_back(self) -> None:
        """Take the ballot before the one in hand, to amend it."""
        self._turn_to(self.hand.place - 1)

    def go_on(self) -> None:
        """Take the ballot behind the one in hand, at the end the new one."""
        self._turn_to(self.hand.place + 1)

    def pause(self) -> None:
        """Leave; all that was stored stays."""
        self.shell.pop()

    def drop_last(self) -> None:
        """Take the last stored ballot out again, with a way to undo it."""
        ballot = self.desk.do(counting.drop_last, self._round_id)
        self._begin_new()
        undo = partial(self.desk.do, counting.enter, self._round_id, ballot)
        self.shell.toast("已删去最后录入的一张", undo)

    def _digit(self, digit: int) -> None:
        if digit == 0 and not self.hand.draft.by_name:
            self._change(self.hand.draft.leave_blank(), "空白票")
        elif self.hand.draft.by_name:
            self._mark_next(digit)
        elif digit <= len(self.hand.draft.marks):
            changed = self.hand.draft.press(digit)
            name = self.hand.draft.contest.candidates[digit - 1]
            self._change(changed, mark_words(name, changed.marks[digit - 1]))

    def _mark_next(self, digit: int) -> None:
        mark = {0: Mark.ABSTAIN, 1: Mark.APPROVE, 2: Mark.OPPOSE}.get(digit)
        place = self.hand.draft.cursor
        if mark is not None and place is not None and place < len(self.hand.draft.marks):
            name = self.hand.draft.contest.candidates[place]
            self._change(self.hand.draft.mark_next(mark), mark_words(name, mark))

    def _ask_name(self) -> None:
        if not self.hand.draft.takes_names:
            self._ask(
                says.warning(
                    "选举办法没有另选他人一项。", "写了别人姓名的，仍按各候选人的符号录入。"
                )
            )
            return
        strip = WordStrip("另选他人", "照选票抄写姓名", "记下姓名", self._write_in, self._show)
        self._ask(strip)
        strip.line.setFocus()

    def _write_in(self, name: str) -> None:
        self._change(self.hand.draft.write_in(name), f"另选 {squash(name)}")
        if squash(name) not in self.hand.draft.counting:
            self._ask(says.counts_for_nothing(self.hand.draft, squash(name)))

    def _choose_reason(self, key: str) -> None:
        number = int(key)
        if 1 <= number <= len(VOID_REASONS):
            self._spoil(VOID_REASONS[number - 1])
        elif number == len(VOID_REASONS) + 1:
            strip = WordStrip("无效原因", "写明原因", "记下原因", self._spoil, self._show)
            self._ask(strip)
            strip.line.setFocus()

    def _spoil(self, reason: str) -> None:
        self._change(self.hand.draft.spoil(reason), "整张无效")

    def _change(self, draft: Draft, said: str) -> None:
        self.hand.change(draft, said)
        self.setFocus()
        self._show()

    def _take_back(self) -> None:
        self.hand.take_back()
        self._show()

    def _enter(self) -> None:
        draft = self.hand.draft
        look_again = draft.overvoted and not draft.void and self.hand.changed
        if look_again and not self.hand.warned:
            self.hand.warned = True
            self._ask(says.overvote(draft.approved, self._round.seats))
        elif self.hand.amending:
            self._store_amended()
        elif draft.touched:
            self.desk.do(counting.enter, self._round_id, draft.ballot())
            self._begin_new()
        elif self.finished:
            self.pause()
        else:
            self._ask(says.warning("这张还没有录入。", "空白票请先按 0，再按 Enter。"))

    def _store_amended(self) -> None:
        if self.hand.changed:
            ballot = self.hand.draft.ballot()
            self.desk.do(counting.amend, self._round_id, self.hand.place, ballot)
        self.go_on()

    def _ask(self, strip: QWidget) -> None:
        """Say or ask something under the ballot, in view also where the window is low."""
        self._prompt.show_strip(strip)
        self._scroll.ensureWidgetVisible(self._prompt)

    def _escape(self) -> None:
        if isinstance(self.strip, VoidStrip | WordStrip):
            self._show()
        elif self.hand.amending:
            self._turn_to(len(self.hand.stored) + 1)
        elif self.hand.draft.touched:
            self._ask(says.warning("这张还没有存。", "要存按 Enter；不要了，按 − 撤销再离开。"))
        else:
            self.pause()

    def _begin_new(self) -> None:
        self._look_up()
        self.hand.begin_new()
        self.setFocus()
        self._show()

    def _turn_to(self, place: int) -> None:
        self.hand.turn_to(place)
        self._show()

    def _look_up(self) -> None:
        self._round = self.desk.ask(rounds.view, self._round_id)
        self.hand.stored = self.desk.ask(counting.ballots, self._round_id)

    def _build(self) -> None:
        self._about = Chip("")
        self._amends = Chip("", Tone.WARN, "pencil")
        about = QWidget()
        chips = QHBoxLayout(about)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(8)
        chips.addWidget(self._about)
        chips.addWidget(self._amends)
        self.set_middle(about)
        self._saved = Text("", TABLE, "ink_2")
        leave = Button("暂停录入", self.pause, icon="pause")
        leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_right(self._saved, leave, KeyHint("Esc"))
        self.face, self.counts = BallotFace(), CountsStrip()
        self._prompt = PromptPlace(52)
        self.bundles, self.slip = BundleCard(), SlipCard()
        self.last = LastCard(self.go_back)
        self.keypad = Keypad()
        self.keypad.pressed.connect(self.press)
        hint = "逐名录入" if len(self._round.names) > NUMBERED else "每名一键"
        pad = Card("数字键盘", Chip(f"{hint}，Enter 存票"))
        pad.add(self.keypad)
        pad.body.addStretch(1)
        self._legend = LegendCard(self._round)
        self._sides, self._right = QWidget(), QWidget()
        self._lay = QBoxLayout(ACROSS, self._sides)
        self._pads = QBoxLayout(DOWN, self._right)
        for layout in (self._lay, self._pads):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(GAP)
        self._pads.addWidget(pad)
        self._pads.addWidget(self._legend, 1)
        self._lay.addWidget(self._build_left(), 1)
        self._lay.addWidget(self._right)
        self.body.addWidget(self._sides)

    def _build_left(self) -> QWidget:
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.face, 1)
        middle.addWidget(self.counts)
        middle.addWidget(self._prompt)
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left_column((self.bundles, self.slip, self.last), min(theme.px(226), 250)))
        row.addLayout(middle, 1)
        return left

    def _show(self) -> None:
        """Show the ballot in hand, and what there is to say by the side of it."""
        stored, collected = len(self.hand.stored), self._round.papers.collected or 0
        contest = self._round.contest
        seats, names = contest.seats, len(contest.candidates)
        self._about.show_look(ChipLook(f"{contest.title}，应选 {seats} 名，候选人 {names} 名"))
        self._amends.show_look(ChipLook(f"正在修改 {slip(self.hand.place)}", Tone.WARN, "pencil"))
        self._amends.setVisible(self.hand.amending)
        self._saved.say(f"已存 {stored} 张，每张按 Enter 即存盘")
        self.face.show_draft(self.hand.draft, f"{contest.title}选票")
        self.counts.show_draft(self.hand.draft, self.hand.said)
        self.keypad.show_draft(self.hand.draft, amending=self.hand.amending)
        self.bundles.fill(collected, stored, self.hand.place)
        self.slip.fill(self.hand.place)
        before = self.hand.before
        lines = [] if before is None else ballot_lines(contest, before)
        self.last.fill(self.hand.place - 1, lines)
        self._prompt.show_strip(self._standing_strip(stored, collected))

    def _standing_strip(self, stored: int, collected: int) -> Banner:
        if self.hand.amending:
            return says.amending(self.hand.place)
        if stored > collected:
            return says.too_many(stored, collected, self.drop_last)
        if stored == collected:
            touched = self.hand.draft.touched
            return says.one_more(collected) if touched else says.all_in(collected, self.pause)
        return says.beware(self._round.seats)
