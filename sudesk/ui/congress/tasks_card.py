"""The four tasks of a congress (rule B1): which the agenda has, and who passed what it has not."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.rules.law import Ruling
from sudesk.services import agenda, passages, rulings
from sudesk.services.passages import PassageView
from sudesk.terms import AgendaTask, SittingKind, Verdict
from sudesk.ui.congress.decision import DecisionDialog
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.gate import Gate
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

RULE = "B1"
SUBJECT = rulings.SUBJECTS[RULE]
TASKS = (
    (AgendaTask.REPORT, "听取和审议工作报告"),
    (AgendaTask.BALLOT, "选举产生领导机构"),
    (AgendaTask.CHARTER, "制定或修订章程"),
    (AgendaTask.OPINIONS, "征求对学校工作的意见"),
)


class _Task(QWidget):
    """One task with its sign."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._icon = IconMark("circle", "ink_3", size=16)
        self.text = Text(words, TABLE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)

    def show_state(self, *, met: bool, stays: bool) -> None:
        """Show whether the agenda has it."""
        self._icon.change(*(("circle-check", "ok") if met or stays else ("circle", "ink_3")))
        self.text.say(f"{self._words}（记明本年不修订）" if stays else self._words)
        self.text.colour("ink" if met or stays else "ink_2")


class TasksCard(Card):
    """The tasks, the verdict, and the way to pass it by name and reason."""

    def __init__(self, page: Page) -> None:
        super().__init__("大会的四项任务")
        self._page = page
        self._congress_id = 0
        self._passage: PassageView | None = None
        self.gate = Gate(gate_of(Ruling(RULE, "", Verdict.NOTED, "还没有大会议程")))
        self._tasks = {task: _Task(words) for task, words in TASKS}
        self.passed = Text("", TABLE, "ink_2", wrap=True)
        self.sign = Button("署名说明理由", self._ask, icon="badge-check", small=True)
        self.back = Button("撤回说明", self._take_back, kind=Kind.QUIET, icon="undo-2", small=True)
        self.body.setSpacing(8)
        self.add(*self._tasks.values(), self.gate, self.passed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.back)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_agendas(self, congress_id: int) -> None:
        """Ask how the agenda stands by the rule."""
        desk = self._page.desk
        self._congress_id = congress_id
        ruling = desk.ask(agenda.ruling, congress_id)
        found = [desk.ask(agenda.agenda, congress_id, kind) for kind in SittingKind]
        met = {item.task for one in found for item in one.items}
        stays = any(item.task is AgendaTask.CHARTER for one in found for item in one.dropped)
        for task, shown in self._tasks.items():
            left_out = task is AgendaTask.CHARTER and stays and task not in met
            shown.show_state(met=task in met, stays=left_out)
        words = {Verdict.ALLOWED: "四项任务齐全", Verdict.WARNED: "缺项须说明理由"}
        self.gate.show_look(gate_of(ruling, words.get(ruling.verdict, "")))
        self._passage = desk.ask(passages.passed, congress_id, RULE, SUBJECT)
        self._show_passage(ruling)

    def _show_passage(self, ruling: Ruling) -> None:
        passage = self._passage
        warned = ruling.verdict is Verdict.WARNED
        self.sign.setVisible(warned and passage is None)
        self.back.setVisible(passage is not None)
        told = f"{ruling.sentence}。{ruling.remedy}" if warned else ""
        if passage is not None:
            told = f"{passage.passed_by}已署名说明：{passage.because}"
        self.passed.say(told)
        self.passed.setVisible(bool(told))

    def _ask(self) -> None:
        ruling = self._page.desk.ask(agenda.ruling, self._congress_id)
        record: Callable[[str, str], object] = self._sign
        dialog = DecisionDialog(
            self,
            "说明议程缺项的理由",
            f"{ruling.sentence}。原则上四项任务都要有，确实不办的由负责人署名说明。",
            main="记下理由",
            other="先不说明",
            record=record,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _sign(self, by: str, because: str) -> None:
        desk = self._page.desk
        passage = desk.do(passages.pass_gate, self._congress_id, RULE, SUBJECT, by, because)
        undo = partial(desk.do, passages.take_back, passage)
        self._page.shell.toast("缺项的理由已记下", undo)

    def _take_back(self) -> None:
        if self._passage is not None:
            self._page.desk.do(passages.take_back, self._passage.id)
            self._page.shell.toast("缺项的说明已撤回")
