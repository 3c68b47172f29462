"""One candidate: each condition with evidence and verdict, and the form for the evidence."""

from collections.abc import Callable

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules import law
from sudesk.rules.review import Condition, Standing, Study
from sudesk.services.candidates import CandidateView
from sudesk.terms import Verdict
from sudesk.ui import theme
from sudesk.ui.congress.candidate_list import STANDING_CHIP, chip_of
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import Chip
from sudesk.ui.pieces.choice import Checkbox
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.input import Field, Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, CAPTION, CARD_PADDING, PAGE, TABLE, Ink, Tone

ICON: dict[Standing, tuple[str, Ink]] = {
    Standing.MET: ("circle-check", "ok"),
    Standing.EXEMPT: ("info", "info"),
    Standing.MISSING: ("circle-dashed", "warn"),
    Standing.FAILED: ("octagon-x", "bad"),
}


class ConditionRow(QWidget):
    """A condition, its evidence with the arithmetic below, and its verdict."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconMark("circle-dashed", "warn")
        self._label = Text("", BODY, weight=500)
        self._label.setFixedWidth(theme.px(128))
        self._evidence = Text("", BODY, wrap=True)
        self._arithmetic = Text("", CAPTION, "ink_3", wrap=True)
        self._verdict = Chip("")
        row = QHBoxLayout(self)
        row.setContentsMargins(CARD_PADDING, 8, CARD_PADDING, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._label)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._evidence)
        column.addWidget(self._arithmetic)
        row.addLayout(column, 1)
        row.addWidget(self._verdict)

    def show_condition(self, condition: Condition) -> None:
        """Show a condition as it stands."""
        self._icon.change(*ICON[condition.standing])
        self._label.say(condition.label)
        self._evidence.say(condition.evidence)
        self._arithmetic.say(condition.arithmetic)
        self._arithmetic.setVisible(bool(condition.arithmetic))
        self._verdict.show_look(STANDING_CHIP[condition.standing])


class CandidateCard(Card):
    """The evidence of rule B2 for one candidate, and a decision that passes it by name."""

    def __init__(
        self,
        record: Callable[[CandidateView, Study], object],
        waive: Callable[[CandidateView], object],
        withdraw: Callable[[CandidateView], object],
    ) -> None:
        super().__init__(flush=True)
        self._record, self._waive, self._withdraw = record, waive, withdraw
        self._candidate: CandidateView | None = None
        self._started = False
        self._nobody = EmptyState("先提名候选人", "提名后在这里填写专业排名和不及格课程数。")
        self._name = Text("", PAGE)
        self._chip = Chip("")
        self._about = Text("", TABLE, "ink_2")
        self._gate = Gate(gate_of(law.study(None, None, None, False)))
        self._rows = (ConditionRow(), ConditionRow())
        self._decision = Banner(Tone.INFO, "", "")
        self.rank, self.total, self.fails = _count(), _count(), _count()
        self.period = Input(placeholder="例如：2025—2026 学年")
        self.freshman = Checkbox("新生第一学期，尚无排名")
        self.save = Button("保存成绩依据", self._save, icon="save")
        self._saving = Action(self.save)
        self.waive = Button("署名决定通过", self._ask_waive, icon="badge-check")
        self.withdraw = Button("登记退出", self._take_off, kind=Kind.QUIET, icon="user-x")
        self._whole = self._build()
        self.add(self._nobody, self._whole)
        for box in (self.rank, self.total, self.period, self.fails):
            box.textChanged.connect(self._show_what_fits)
            box.returnPressed.connect(self.save.click)
        self.freshman.toggled.connect(self._show_what_fits)

    @property
    def study(self) -> Study:
        """The evidence as it is typed."""
        return Study(
            _number(self.rank),
            _number(self.total),
            self.period.text().strip(),
            _number(self.fails),
            self.freshman.isChecked(),
        )

    def show_candidate(self, candidate: CandidateView | None, *, started: bool) -> None:
        """Show a candidate; what is being typed for the same one stays."""
        self._nobody.setVisible(candidate is None)
        self._whole.setVisible(candidate is not None)
        before, self._candidate = self._candidate, candidate
        self._started = started
        if candidate is None:
            return
        self._show_facts(candidate)
        if before is None or (before.id, before.study) != (candidate.id, candidate.study):
            self._fill(candidate.study)
        self._show_what_fits()

    def _show_facts(self, candidate: CandidateView) -> None:
        entry = candidate.entry
        self._name.say(candidate.ballot_name)
        self._chip.show_look(chip_of(candidate))
        parts = (entry.gender, entry.class_name, entry.major, entry.political, entry.student_no)
        self._about.say("，".join(part for part in parts if part))
        words = "可以列为候选人" if candidate.ready else "还不能列为候选人"
        if candidate.waived_by:
            ruling = candidate.ruling
            look = GateLook(
                Verdict.NOTED, "署名决定通过", ruling.citation, numbers=f"{ruling.sentence}。"
            )
        else:
            look = gate_of(candidate.ruling, words)
        self._gate.show_look(look)
        for row, condition in zip(self._rows, candidate.conditions, strict=False):
            row.show_condition(condition)
        self._decision.setVisible(bool(candidate.waived_by))
        self._decision.words.say(candidate.waived_because, f"{candidate.waived_by}决定通过。")

    def _build(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_name())
        column.addWidget(Line())
        for row in self._rows:
            column.addWidget(row)
            column.addWidget(Line())
        column.addLayout(self._build_form())
        column.addStretch(1)
        column.addWidget(Line())
        foot = QHBoxLayout()
        foot.setContentsMargins(CARD_PADDING, 10, CARD_PADDING, 10)
        foot.setSpacing(12)
        foot.addWidget(self.waive)
        foot.addWidget(self.withdraw)
        foot.addStretch(1)
        foot.addWidget(self._saving)
        column.addLayout(foot)
        return whole

    def _build_name(self) -> QHBoxLayout:
        head, names, line = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        head.setContentsMargins(CARD_PADDING, 12, CARD_PADDING, 12)
        names.setSpacing(2)
        line.setSpacing(10)
        line.addWidget(self._name)
        line.addWidget(self._chip)
        line.addStretch(1)
        names.addLayout(line)
        names.addWidget(self._about)
        head.addLayout(names, 1)
        head.addWidget(self._gate)
        return head

    def _build_form(self) -> QVBoxLayout:
        room = QVBoxLayout()
        room.setContentsMargins(CARD_PADDING, 12, CARD_PADDING, 12)
        room.setSpacing(12)
        room.addWidget(Text("成绩依据", BODY, weight=600))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        for place, (label, box) in enumerate(
            (
                ("名次", self.rank),
                ("本专业人数", self.total),
                ("不及格课程数", self.fails),
                ("统计期间", self.period),
            )
        ):
            grid.addWidget(Field(label, box), 0, place)
            grid.setColumnStretch(place, 2 if box is self.period else 1)
        room.addLayout(grid)
        room.addWidget(self.freshman)
        room.addWidget(
            Text("没有数据就空着，算待核，不算通过。只有候选人的成绩才登记。", CAPTION, "ink_3")
        )
        room.addWidget(self._decision)
        return room

    def _fill(self, study: Study) -> None:
        self.rank.setText(_shown(study.rank))
        self.total.setText(_shown(study.total))
        self.fails.setText(_shown(study.fails))
        self.period.setText(study.period)
        self.freshman.setChecked(study.freshman)

    def _show_what_fits(self) -> None:
        candidate = self._candidate
        if candidate is None:
            return
        inputs = (self.rank, self.total, self.fails, self.period, self.freshman, self.withdraw)
        for widget in inputs:
            widget.setEnabled(not self._started)
        self.waive.setVisible(candidate.ruling.blocks and not candidate.waived_by)
        self.waive.setEnabled(not self._started)
        reason = ""
        if self._started:
            reason = "选票已准备，不能再改"
        elif (self.study.rank is None) != (self.study.total is None):
            reason = "名次和人数要一起填"
        elif self.study == candidate.study:
            reason = "没有改动"
        self._saving.block(reason)

    def _save(self) -> None:
        if self._candidate is not None:
            self._record(self._candidate, self.study)

    def _ask_waive(self) -> None:
        if self._candidate is not None:
            self._waive(self._candidate)

    def _take_off(self) -> None:
        if self._candidate is not None:
            self._withdraw(self._candidate)


def _count() -> Input:
    box = Input()
    box.setValidator(QIntValidator(0, 9999, box))
    return box


def _number(box: Input) -> int | None:
    return int(box.text()) if box.text() else None


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)
