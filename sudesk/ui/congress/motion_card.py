"""One motion: what it says, how it was voted on, what stands against the vote, and its acts."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules import motions as rules
from sudesk.services.hand_votes import Obstacle
from sudesk.services.motions import MotionState, MotionView
from sudesk.terms import MotionKind, Verdict
from sudesk.ui.congress.charter_sides import Sides
from sudesk.ui.congress.motion_words import FREEZES, STATE_CHIP, said_label
from sudesk.ui.congress.rules_form import scrolling
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.bars import ShareBar
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Figure, FigureGrid, Line
from sudesk.ui.pieces.chip import Chip
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, CARD_PADDING, PAGE, TABLE, Tone
from sudesk.ui.words import spaced

ROOM_WORDS = {
    "sitting": "去会议",
    "agenda": "去排议程",
    "delegates": "去资格审查",
    "election_rules": "去选举办法",
    "officials": "去监票、计票人",
    "presidium": "去大会主席团",
    "charter": "去章程",
}

# What a resolution is printed of (大会决议).
RESOLVED = (MotionKind.REPORT, MotionKind.CHARTER, MotionKind.RESOLUTION)


@dataclass(frozen=True)
class Acts:
    """What can be done with the motion that is shown."""

    vote: Callable[[], object]
    take_back: Callable[[], object]
    change: Callable[[], object]
    amend: Callable[[], object]
    withdraw: Callable[[], object]
    restore: Callable[[], object]
    drop: Callable[[], object]
    open_room: Callable[[str], object]
    print: Callable[[], object]
    choose: Callable[[int], object]


class MotionCard(Card):
    """Shows one motion; its foot holds the acts that fit its state."""

    def __init__(self, acts: Acts) -> None:
        self.chip = Chip("")
        super().__init__("议案", self.chip, flush=True)
        self._acts = acts
        self._name = Text("", PAGE, wrap=True)
        self._about = Text("", TABLE, "ink_2", wrap=True)
        self._text = Text("", BODY, wrap=True)
        self.sides = Sides("原议案", "修正后")
        self._freezes = Text("", TABLE, "ink_2", wrap=True)
        self.figures = [Figure("", word) for word in ("应到", "实到", "同意", "反对", "弃权")]
        self._bar = ShareBar(0, 1, thick=10)
        self.gate = Gate(GateLook(Verdict.NOTED, ""))
        self._sentence = Text("", BODY, wrap=True)
        self._when = Text("", TABLE, "ink_2", wrap=True)
        self._closed = Text("表决结果不能再改，有误的请提出新的议案。", TABLE, "ink_2")
        self.print = Button("打印决议", acts.print, icon="printer")
        self._vote = QWidget()
        self.way = Button("", self._go, small=True)
        self.banner = Banner(Tone.WARN, "", buttons=[self.way])
        self._room = ""
        self._other: int | None = None  # a motion that is to be voted on first
        self.change = Button("修改", acts.change, icon="pencil", key="F2")
        self.amend = Button("提修正案", acts.amend, icon="copy")
        self.withdraw = Button("撤回", acts.withdraw, icon="undo-2")
        self.drop = Button("取消", acts.drop, kind=Kind.QUIET, icon="trash-2")
        self.restore = Button("恢复议案", acts.restore, icon="undo-2")
        self.take_back = Button("撤回表决", acts.take_back, icon="undo-2")
        self.vote = Button("付表决", acts.vote, kind=Kind.PRIMARY, icon="vote", key="Enter")
        self.voting = Action(self.vote)
        self._lay_out()

    def show_motion(
        self,
        motion: MotionView,
        main: MotionView | None,
        obstacle: Obstacle | None,
        *,
        last: bool,
    ) -> None:
        """Show a motion; ``main`` is what it amends, ``last`` whether no motion follows it."""
        waits, at_vote = motion.state is MotionState.WAITING, motion.state is MotionState.AT_VOTE
        self.title.say(said_label(motion))
        self.chip.show_look(STATE_CHIP[motion.state])
        self._name.say(motion.title)
        kind = [] if motion.kind.label == motion.title else [motion.kind.label]
        mover = [f"{motion.mover}提出"] if motion.mover else []
        self._about.say("　".join(kind + mover))
        self._about.setVisible(bool(kind or mover))
        self._show_text(motion, main)
        reason = motion.withdrawn_because
        self._freezes.say(f"撤回的理由：{reason}" if reason else FREEZES[motion.kind])
        self._freezes.setVisible(motion.state is not MotionState.REJECTED)
        self._show_vote(motion)
        self._show_obstacle(obstacle)
        self.change.setVisible(waits)
        self.amend.setVisible(waits and motion.kind in rules.AMENDABLE)
        self.withdraw.setVisible(waits and not last)
        self.drop.setVisible(waits and last)
        self.restore.setVisible(motion.state is MotionState.WITHDRAWN)
        self.take_back.setVisible(at_vote)
        self.voting.setVisible(waits or at_vote)
        self._closed.setVisible(motion.state.decided)
        self.print.setVisible(motion.state is MotionState.ADOPTED and motion.kind in RESOLVED)
        self.vote.rename("继续表决" if at_vote else "付表决")
        self.voting.block("" if obstacle is None else "先按上面说的办")

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(CARD_PADDING - 1, 14, CARD_PADDING - 1, 14)
        column.setSpacing(10)
        for widget in (self._name, self._about, self._text, self.sides, self._freezes):
            column.addWidget(widget)
        room = QVBoxLayout(self._vote)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(10)
        room.addWidget(Line())
        room.addWidget(FigureGrid(self.figures, 5))
        room.addWidget(self._bar)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._sentence, 1)
        line.addWidget(self.gate)
        room.addLayout(line)
        room.addWidget(self._when)
        column.addWidget(self._vote)
        column.addStretch(1)
        self.add(scrolling(inner))
        self.body.setStretch(0, 1)
        self._strip = QWidget()
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(CARD_PADDING - 1, 0, CARD_PADDING - 1, 10)
        strip.addWidget(self.banner)
        self.add(self._strip)
        left = (
            self.change,
            self.amend,
            self.withdraw,
            self.drop,
            self.restore,
            self.take_back,
            self._closed,
        )
        self.set_foot(*left, self.print, self.voting, stretch_after=len(left))

    def _show_text(self, motion: MotionView, main: MotionView | None) -> None:
        compared = main is not None and main.kind is not MotionKind.CHARTER and bool(main.text)
        compared = compared and motion.kind is MotionKind.AMENDMENT and not motion.state.decided
        self.sides.setVisible(compared)
        self._text.setVisible(not compared and bool(motion.text))
        self._text.say(motion.text)
        if compared and main is not None:
            self.sides.show_texts(main.text, motion.text)

    def _show_vote(self, motion: MotionView) -> None:
        put = motion.present is not None and motion.needed is not None
        self._vote.setVisible(put)
        if not put or motion.share is None:
            return
        present, needed = motion.present or 0, motion.needed or 0
        hands = motion.hands
        said = ("—",) * 3 if hands is None else (hands.approve, hands.oppose, hands.abstain)
        for figure, number in zip(self.figures, (motion.due, present, *said), strict=True):
            figure.say(str(number))
        when = "" if motion.put_at is None else f"{motion.put_at:%H:%M} "
        self._when.say(f"应到、实到在 {when}付表决时定下，之后的签到不影响这次表决。")
        if hands is None:
            self._sentence.say(f"{motion.share.words}须 {needed} 票以上。")
        else:
            rest = present - hands.shown
            left = f"{rest} 人没有表决。" if rest else ""
            self._sentence.say(f"{spaced(motion.sentence)}。{left}")
            ruling = motion.ruling(hands)
            told = "没有通过" if ruling.blocks else "通过"
            self.gate.show_look(GateLook(ruling.verdict, told, ruling.citation))
        self.gate.setVisible(hands is not None)
        self._bar.fill(0 if hands is None else hands.approve, present, needed, "ok")

    def _show_obstacle(self, obstacle: Obstacle | None) -> None:
        self._strip.setVisible(obstacle is not None)
        if obstacle is not None:
            why = spaced(obstacle.why) + spaced(obstacle.remedy)
            self.banner.words.say(why, spaced(obstacle.what))
            self._room, self._other = obstacle.room, obstacle.motion_id
            words = "看那项议案" if self._other else ROOM_WORDS.get(self._room, "")
            self.way.setVisible(bool(words))
            self.way.rename(words)

    def _go(self) -> None:
        if self._other is not None:
            self._acts.choose(self._other)
        else:
            self._acts.open_room(self._room)
