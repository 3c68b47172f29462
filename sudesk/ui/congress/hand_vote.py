"""The page on which the hall votes by show of hands: three counts, the live verdict, the result."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.rules import motions as rules
from sudesk.rules.clauses import citation
from sudesk.rules.motions import Hands
from sudesk.services import congresses, hand_votes, motions
from sudesk.services.motions import MotionState, MotionView
from sudesk.terms import Mark, Verdict
from sudesk.ui import theme
from sudesk.ui.congress.floor_note_dialog import KEY, tell_note
from sudesk.ui.congress.hand_steps import StepCard
from sudesk.ui.congress.motion_words import FREEZES, STATE_CHIP, said_label
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.bars import ShareBar
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Figure, Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.dialog import confirm
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, LEAD, PAGE, TABLE

LOW = 600  # logical pixels of height
LONG = 160  # characters of a text that may stand whole above the steps


class HandVotePage(Page):
    """A motion at the vote; it goes on where it stood when the program is opened again."""

    title = "举手表决"
    full = True
    way_out = "返回议案"

    def __init__(self, desk: Desk, motion_id: int) -> None:
        super().__init__(desk)
        self._motion_id = motion_id
        self._at: Mark | None = None  # the step that is counted now
        self._counts: dict[Mark, int] = {}
        self._motion: MotionView | None = None
        self.chip = Chip("")
        self.take_back = Button("撤回表决", self._take_back, icon="undo-2")
        self._calm = Text("断电或关机后重开，停在原处", TABLE, "ink_3")
        self.set_middle(self.chip)
        self.set_right(self._calm, self.take_back)
        self._title = Text("", PAGE, wrap=True)
        self._text = Text("", BODY, "ink_2", wrap=True)
        self.due, self.present = Figure("", "应到"), Figure("", "实到", ink="ok")
        self.needed = Figure("", "须同意", ink="accent_text")
        self.steps = {mark: StepCard(place, mark) for place, mark in enumerate(Mark, 1)}
        self.gate = Gate(GateLook(Verdict.NOTED, ""))
        self._outcome = Text("", LEAD)
        self._sentence = Text("", BODY, wrap=True)
        self._bar = ShareBar(0, 1, thick=12)
        self.decide = Button("登记表决结果", self._act, kind=Kind.PRIMARY, key="Enter")
        self._deciding = Action(self.decide)
        self._about = Text("", TABLE, "ink_2")
        self._lay_out()
        self.primary = self.decide
        QShortcut(QKeySequence(KEY), self, self._note)
        for mark, step in self.steps.items():
            step.box.entered.connect(self._enter)
            step.box.back.connect(self._go_back)
            step.box.rest.connect(self._fill_rest)
            step.box.reached.connect(partial(self._reach, mark))
            step.box.textEdited.connect(self._show_typed)
            step.fill.clicked.connect(self._fill_rest)

    @property
    def motion(self) -> MotionView:
        """The motion that is voted on."""
        assert self._motion is not None  # refreshed before anything is pressed
        return self._motion

    def refresh(self) -> None:
        """Show the motion and how far its vote is."""
        self._motion = self.desk.ask(motions.view, self._motion_id)
        if self._motion.present is None:
            return  # taken back: the page is being left
        self._counts = self.desk.ask(hand_votes.counts, self._motion_id)
        if self.motion.hands is not None:
            hands = self.motion.hands
            self._counts = dict(
                zip(Mark, (hands.approve, hands.oppose, hands.abstain), strict=True)
            )
        if self._at is None or self.motion.state.decided:
            self._at = next((mark for mark in Mark if mark not in self._counts), None)
        self._show_motion()
        self._show_typed()

    def take_keyboard(self) -> None:
        """Give the keyboard to the step that is counted now."""
        if self._at is not None and not self.motion.state.decided:
            self.steps[self._at].box.setFocus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the figures smaller where the window is low, so that nothing needs scrolling."""
        super().resizeEvent(event)
        for step in self.steps.values():
            step.box.shrink(small=event.size().height() < theme.px(LOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to a step by its number or ↑ once all three are counted."""
        steps = {Qt.Key.Key_1: Mark.APPROVE, Qt.Key.Key_2: Mark.OPPOSE, Qt.Key.Key_3: Mark.ABSTAIN}
        wanted = steps.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Up:
            wanted = Mark.ABSTAIN
        if wanted in self._counts and not self.motion.state.decided:
            self._go_to(wanted)
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        matter = Card()
        matter.body.setContentsMargins(19, 10, 19, 10)
        row = QHBoxLayout()
        row.setSpacing(28)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addStretch(1)
        row.addWidget(words, 1)
        row.addWidget(Line(upright=True))
        for figure in (self.due, self.present, self.needed):
            figure.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
        matter.body.addLayout(row)
        three = QHBoxLayout()
        three.setSpacing(12)
        for step in self.steps.values():
            three.addWidget(step, 1)
        verdict = Card()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._outcome)
        line.addWidget(self._sentence, 1)
        line.addWidget(self.gate)
        verdict.body.addLayout(line)
        verdict.add(self._bar)
        self.set_foot(self._about, self._deciding, stretch_after=1)
        self.body.addWidget(matter)
        self.body.addLayout(three)
        self.body.addWidget(verdict)
        self.body.addStretch(1)

    def _show_motion(self) -> None:
        motion = self.motion
        look = STATE_CHIP[motion.state]
        self.chip.show_look(ChipLook(f"{said_label(motion)}　{look.text}", look.tone, look.icon))
        self._title.say(motion.title)
        text = motion.text if len(motion.text) <= LONG else f"{motion.text[:LONG]}……"
        when = "" if motion.put_at is None else f"{motion.put_at:%H:%M} "
        frozen = f"应到、实到在 {when}付表决时定下，之后的签到不影响这次表决。"
        self._text.say(text or frozen)
        self.due.say(str(motion.due or 0))
        self.present.say(str(motion.present or 0), ink="ok")
        share = "" if motion.share is None else motion.share.words
        self.needed.say(str(motion.needed or 0), caption=f"{share}须同意", ink="accent_text")
        ended = motion.state is not MotionState.AT_VOTE
        self.take_back.setVisible(not ended)
        self._calm.setVisible(not ended)

    def _show_typed(self) -> None:
        """Show every step, the verdict so far, and what the button does."""
        motion = self.motion
        ended = motion.state is not MotionState.AT_VOTE
        wrong = "" if ended else self._wrong()
        rest = self._rest()
        for mark, step in self.steps.items():
            now = mark is self._at
            step.show_step(
                counted=self._counts.get(mark), now=now, wrong=wrong if now else "", ended=ended
            )
            step.fill.setVisible(now and mark is Mark.ABSTAIN and rest > 0 and not ended)
            step.fill.rename(f"填入其余 {rest} 人（+）")
        self._show_verdict(motion, wrong, ended=ended)
        self._show_button(motion, wrong, ended=ended)

    def _show_verdict(self, motion: MotionView, wrong: str, *, ended: bool) -> None:
        """Say what the hands come to so far, by the line that was frozen with the presence."""
        assert motion.present is not None and motion.share is not None  # it was put
        assert motion.needed is not None
        shown = self._shown()
        hands = Hands(*(shown.get(mark, 0) for mark in Mark))
        line = f"实到 {motion.present} 人，{motion.share.words}须 {motion.needed} 票以上"
        known = Mark.APPROVE in shown and not wrong
        self._bar.fill(hands.approve if known else 0, motion.present, motion.needed, "ok")
        if not known:
            self._outcome.say("等候清点")
            self._outcome.colour("ink_2")
            self._sentence.say(f"{line}。")
            clause = citation(rules.topic_of(motion.kind))
            self.gate.show_look(GateLook(Verdict.NOTED, f"{motion.share.words}通过", clause))
            return
        ruling = motion.ruling(hands)
        enough = not ruling.blocks
        told = ("通过" if enough else "没有通过") if ended else "票数够了" if enough else "票数不够"
        self._outcome.say(told)
        self._outcome.colour("ok" if enough else "bad")
        others = f"，反对 {hands.oppose} 票，弃权 {hands.abstain} 票" if ended else ""
        self._sentence.say(f"{line}，同意 {hands.approve} 票{others}。")
        short = "已经达到" if enough else f"差 {motion.needed - hands.approve} 票"
        self.gate.show_look(GateLook(ruling.verdict, short, ruling.citation))

    def _show_button(self, motion: MotionView, wrong: str, *, ended: bool) -> None:
        whole = len(self._counts) == len(Mark) and self._at is None
        if ended:
            adopted = motion.state is MotionState.ADOPTED
            self.decide.rename("返回议案")
            self._deciding.block("")
            self._about.say(
                FREEZES[motion.kind] if adopted else "没有通过的，修改后可以提出新的议案。"
            )
            return
        self.decide.rename("登记表决结果")
        self._about.say("登记后不能再改，有误的只能提出新的议案重新表决。")
        self._deciding.block(wrong or ("" if whole else "三项都清点后登记"))

    def _shown(self) -> dict[Mark, int]:
        """Return the counts with the number that is being typed."""
        shown = dict(self._counts)
        if self._at is not None and (typed := self.steps[self._at].typed) is not None:
            shown[self._at] = typed
        return shown

    def _rest(self) -> int:
        """Return how many showed no hand in the other steps."""
        others = sum(count for mark, count in self._counts.items() if mark is not self._at)
        return (self.motion.present or 0) - others

    def _wrong(self) -> str:
        """Say what is wrong with the number that is being typed, in short."""
        if self._at is None or self.steps[self._at].typed is None or self.motion.present is None:
            return ""
        shown = self._shown()
        over = sum(shown.values()) - self.motion.present
        if over > 0:
            return f"比实到 {self.motion.present} 人多 {over}，请重新清点"
        return ""

    def _enter(self) -> None:
        """Keep the number of the present step and go on to the next."""
        if self._at is None or self._wrong():
            return
        typed = self.steps[self._at].typed
        if typed is None:
            return
        at, self._at = self._at, None
        self.desk.do(hand_votes.count, self._motion_id, at, typed)
        self.take_keyboard()

    def _reach(self, mark: Mark) -> None:
        """Count a step anew whose box was given the keyboard."""
        if mark in self._counts and mark is not self._at and not self.motion.state.decided:
            self._at = mark
            self._show_typed()

    def _go_back(self) -> None:
        marks = list(Mark)
        if self._at is not None and self._at is not marks[0]:
            self._go_to(marks[marks.index(self._at) - 1])

    def _go_to(self, mark: Mark) -> None:
        if mark in self._counts or self._at is mark:
            self._at = mark
            self._show_typed()
            self.take_keyboard()

    def _fill_rest(self) -> None:
        """Put the number of those left into the box; Enter is still a person's."""
        if self._at is Mark.ABSTAIN and self._rest() > 0:
            box = self.steps[Mark.ABSTAIN].box
            box.setText(str(self._rest()))
            box.setFocus()
            self._show_typed()

    def _act(self) -> None:
        if self.motion.state is not MotionState.AT_VOTE:
            self.shell.pop()
            return
        hands = Hands(*(self._counts[mark] for mark in Mark))
        adopted = self.desk.do(hand_votes.decide, self._motion_id, hands)
        self.shell.toast(f"{said_label(self.motion)}{'通过' if adopted else '没有通过'}")
        self.take_keyboard()

    def _note(self) -> None:
        congress = self.desk.ask(congresses.current)
        if congress is not None:
            tell_note(self, self.desk, congress.id)

    def _take_back(self) -> None:
        label = said_label(self.motion)
        agreed = not self._counts or confirm(
            self,
            f"撤回{label}的表决？",
            "已经清点的人数作废，议案回到待表决，再付表决时重新定下实到人数。",
            act="撤回表决",
            instead="继续表决",
            icon="undo-2",
        )
        if agreed:
            self.desk.do(hand_votes.take_back, self._motion_id)
            self.shell.pop()
            self.shell.toast(f"{label}的表决已撤回，回到待表决")
