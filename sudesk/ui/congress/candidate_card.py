"""One candidate: each condition with evidence and verdict, the opinions, and what to do next."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sudesk.rules.review import SENT, Condition, Standing, Study, may_speak
from sudesk.services.candidates import CandidateView
from sudesk.terms import Approver, Quality
from sudesk.ui import theme
from sudesk.ui.congress.candidate_list import chip_of
from sudesk.ui.congress.candidate_rows import ConditionHead, ConditionRow, Disc, OpinionBox
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CARD_PADDING, PAGE, TABLE, Tone
from sudesk.ui.words import month_day

CONDITIONS = 2 + len(Quality)


@dataclass(frozen=True)
class Acts:
    """What can be done with the candidate shown, each asking what it needs."""

    upload: Callable[[], object]
    study: Callable[[CandidateView], object]
    waive: Callable[[CandidateView], object]
    judge: Callable[[CandidateView, tuple[Quality, ...]], object]
    fit: Callable[[CandidateView], object]
    opinion: Callable[[CandidateView, Approver], object]
    take_opinion_back: Callable[[CandidateView, Approver], object]
    describe: Callable[[CandidateView], object]
    withdraw: Callable[[CandidateView], object]
    restore: Callable[[CandidateView], object]


class CandidateCard(Card):
    """The whole review of rule B2 for one candidate."""

    def __init__(self, acts: Acts) -> None:
        super().__init__(flush=True)
        self._acts = acts
        self._candidate: CandidateView | None = None
        self._started = False
        self._nobody = EmptyState("先提名候选人", "提名后在这里核实条件，登记各级意见。")
        self._disc = Disc()
        self._name = Text("", PAGE)
        self.chip = Chip("")
        self.about = Text("", TABLE, "ink_2")
        self.gate = Gate(gate_of(Study().ruling))
        self.nomination = Button("登记提名", self._with(acts.describe), icon="pencil", small=True)
        self.rows = [ConditionRow(partial(self._press, place)) for place in range(CONDITIONS)]
        self.opinions = [OpinionBox(one, partial(self._ask_opinion, one)) for one in Approver]
        self._banner = Banner(Tone.WARN, "", "")
        self.rest = Button("其余一起认定", self._judge_rest, small=True)
        self.upload = Button("上传成绩单", acts.upload, icon="upload")
        self.study = Button("填写成绩依据", self._with(acts.study), icon="pencil")
        self.withdraw = Button("登记退出", self._with(acts.withdraw), kind=Kind.QUIET)
        self.restore = Button("撤销退出", self._with(acts.restore), icon="undo-2")
        self.next = Button("标为符合条件", self._go_on)
        self._action = Action(self.next)
        self._whole = self._build()
        self.add(self._nobody, self._whole)

    @property
    def candidate(self) -> CandidateView | None:
        """Who is shown."""
        return self._candidate

    def show_candidate(self, candidate: CandidateView | None, *, started: bool) -> None:
        """Show a candidate, or that there is nobody."""
        self._nobody.setVisible(candidate is None)
        self._whole.setVisible(candidate is not None)
        self._candidate, self._started = candidate, started
        if candidate is None:
            return
        self._show_head(candidate)
        fixed = started or not candidate.stands
        for row, condition in zip(self.rows, candidate.conditions, strict=True):
            act, icon = ("", "") if fixed else _act_of(candidate, condition)
            row.show_condition(condition, act=act, icon=icon)
        for box in self.opinions:
            said = candidate.review.opinions.get(box.approver)
            box.show_opinion(said, _waits(candidate, box.approver), fixed=fixed)
        self.rest.setVisible(not fixed and len(self._unjudged(candidate)) > 1)
        self._show_banner(candidate)
        self._show_foot(candidate, fixed=fixed)

    def _show_head(self, candidate: CandidateView) -> None:
        entry = candidate.entry
        self._disc.say(entry.name[:1])
        self._name.say(candidate.ballot_name)
        look = chip_of(candidate)
        if candidate.stands and (pending := len(candidate.review.pending)):
            look = ChipLook(f"待核 {pending} 项", Tone.WARN, "circle-dashed")
        self.chip.show_look(look)
        parts = (entry.gender, entry.class_name, entry.political)
        facts = "，".join(part for part in parts if part)
        self.about.say("。".join(part for part in (facts, _nominated(candidate)) if part))
        self.gate.setVisible(candidate.stands)
        self.gate.show_look(_gate(candidate))

    def _show_banner(self, candidate: CandidateView) -> None:
        words = [f"{note}。" for note in candidate.notes]
        if candidate.waived_by:
            by = f"{candidate.waived_by}署名决定通过成绩条件"
            words.append(f"{by}：{candidate.waived_because}")
        if candidate.withdrawn_on is not None:
            day = month_day(candidate.withdrawn_on)
            words.insert(0, f"{day}退出：{candidate.withdrawn_because}。")
        self._banner.setVisible(bool(words))
        self._banner.words.say("".join(words))

    def _show_foot(self, candidate: CandidateView, *, fixed: bool) -> None:
        study = candidate.study
        only_fails = study.rank is not None and study.fails is None
        self.study.rename("填写不及格门数" if only_fails else "填写成绩依据")
        for button in (self.upload, self.study, self.withdraw):
            button.setVisible(candidate.stands)
            button.setEnabled(not fixed)
        known = candidate.nomination.on is not None
        self.nomination.rename("" if known else "登记提名")
        self.nomination.kind = Kind.QUIET if known else Kind.DEFAULT
        self.nomination.setToolTip("改提名登记" if known else "")
        self.nomination.setAccessibleName("改提名登记" if known else "登记提名")
        self.nomination.setVisible(not fixed)
        self.restore.setVisible(not candidate.stands and not self._started)
        words, reason = self._next_step(candidate)
        self._action.setEnabled(candidate.stands and bool(words))
        self.next.setVisible(candidate.stands and bool(words))
        self.next.rename(words or "标为符合条件")
        if not words or not candidate.stands:
            reason = ""
        self._action.block("选票已准备，不能再改" if self._started and words else reason)

    def _next_step(self, candidate: CandidateView) -> tuple[str, str]:
        """Return what comes next and why it cannot be done yet; nothing once all is done."""
        review = candidate.review
        if candidate.reviewed_on is None or not review.fit:
            failed = sum(one.standing is Standing.FAILED for one in candidate.conditions)
            if review.pending:
                return "标为符合条件", f"还有 {len(review.pending)} 项待核，不能标为符合"
            return "标为符合条件", "" if review.fit else f"有 {failed} 项不符合，不能标为符合"
        if candidate.nomination.consented_on is None:
            return "登记本人同意", ""
        for approver in SENT:
            if approver not in review.opinions:
                return f"登记{approver.label}意见", ""
        return "", ""

    def _go_on(self) -> None:
        candidate = self._candidate
        if candidate is None:
            return
        review = candidate.review
        if candidate.reviewed_on is None or not review.fit:
            self._acts.fit(candidate)
        elif candidate.nomination.consented_on is None:
            self._acts.describe(candidate)
        else:
            unasked = next(one for one in SENT if one not in review.opinions)
            self._acts.opinion(candidate, unasked)

    def _press(self, place: int) -> None:
        """Judge the quality of a row, or pass rank and fails by name."""
        candidate = self._candidate
        if candidate is None:
            return
        quality = candidate.conditions[place].quality
        if quality is None:
            self._acts.waive(candidate)
        else:
            self._acts.judge(candidate, (quality,))

    def _judge_rest(self) -> None:
        if self._candidate is not None:
            self._acts.judge(self._candidate, self._unjudged(self._candidate))

    def _unjudged(self, candidate: CandidateView) -> tuple[Quality, ...]:
        """Return the qualities that can be judged now and are not."""
        review = candidate.review
        return tuple(
            quality
            for quality in Quality
            if quality not in review.judgements
            and (quality is not Quality.STUDY or review.study_passed)
        )

    def _ask_opinion(self, approver: Approver) -> None:
        candidate = self._candidate
        if candidate is None:
            return
        if approver in candidate.review.opinions:
            self._acts.take_opinion_back(candidate, approver)
        else:
            self._acts.opinion(candidate, approver)

    def _with(self, act: Callable[[CandidateView], object]) -> Callable[[], None]:
        def press() -> None:
            if self._candidate is not None:
                act(self._candidate)

        return press

    def _build(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_name())
        column.addWidget(Line())
        column.addWidget(ConditionHead())
        column.addWidget(self._build_review(), 1)
        column.addWidget(Line())
        foot = QHBoxLayout()
        foot.setContentsMargins(CARD_PADDING, 10, CARD_PADDING, 10)
        foot.setSpacing(8)
        for button in (self.upload, self.study, self.withdraw, self.restore):
            foot.addWidget(button)
        foot.addWidget(self._action, 1)
        foot.addStretch(0)
        column.addLayout(foot)
        return whole

    def _build_name(self) -> QHBoxLayout:
        head, names, line = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        head.setContentsMargins(CARD_PADDING, 8, CARD_PADDING, 8)
        head.setSpacing(12)
        names.setSpacing(0)
        line.setSpacing(10)
        line.addWidget(self._name)
        line.addWidget(self.chip)
        line.addStretch(1)
        names.addLayout(line)
        names.addWidget(self.about)
        head.addWidget(self._disc)
        head.addLayout(names, 1)
        head.addWidget(self.nomination)
        head.addWidget(self.gate)
        return head

    def _build_review(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self.rows:
            column.addWidget(row)
        room = QVBoxLayout()
        room.setContentsMargins(CARD_PADDING, 8, CARD_PADDING, 8)
        room.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Text("审批意见", TABLE, weight=600))
        head.addStretch(1)
        head.addWidget(self.rest)
        boxes = QHBoxLayout()
        boxes.setSpacing(12)
        for box in self.opinions:
            boxes.addWidget(box, 1)
        room.addLayout(head)
        room.addLayout(boxes)
        room.addWidget(self._banner)
        column.addLayout(room)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        inside.setAutoFillBackground(False)  # the area has just asked for it
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setMinimumHeight(theme.px(160))
        return area


def _act_of(candidate: CandidateView, condition: Condition) -> tuple[str, str]:
    """Return what the button of a row does and its icon; nothing where there is no button."""
    if condition.quality is None:
        waivable = condition.standing is Standing.FAILED and not candidate.waived_by
        return ("署名通过", "") if waivable else ("", "")
    if condition.standing is not Standing.MISSING:
        return "重新认定", "pencil"
    waits = condition.quality is Quality.STUDY and not candidate.review.study_passed
    return ("", "") if waits else ("认定", "")


def _waits(candidate: CandidateView, approver: Approver) -> str:
    """Return in short why nobody can be asked yet, nothing where they can."""
    day = max(
        (one.on for one in candidate.review.opinions.values()),
        default=candidate.reviewed_on,
    )
    if day is None:
        return "" if approver is Approver.CLASS else _AFTER[approver]
    day = max(day, candidate.reviewed_on or day)
    ruling = may_speak(candidate.review, candidate.reviewed_on, approver, day)
    return _AFTER[approver] if ruling.blocks else ""


_AFTER = {
    Approver.CLASS: "",
    Approver.LEAGUE: "标为符合条件后送审",
    Approver.PARTY: "团总支同意后送审",
}


def _nominated(candidate: CandidateView) -> str:
    """Say when somebody was nominated and agreed to it."""
    known = candidate.nomination
    said = [f"{month_day(known.on)}{known.by}提名"] if known.on is not None else []
    if known.consented_on is not None:
        said.append(f"{month_day(known.consented_on)}本人书面同意")
    elif candidate.stands:
        said.append("还没有本人书面同意")
    return "，".join(said)


def _gate(candidate: CandidateView) -> GateLook:
    if candidate.ready:
        return gate_of(candidate.ruling, "可以列为候选人")
    words = "手续未齐" if candidate.review.fit else "未达到"
    return gate_of(candidate.ruling, f"{words}，不能列为候选人")
