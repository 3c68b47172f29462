"""Asking what an item of the agenda is, and why one is not dealt with."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sudesk.rules import agendas
from sudesk.services.agenda import LONGEST, Item, Wording
from sudesk.terms import AgendaTask
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field, Input, Number, Select
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

STAYS = "本年不修订章程"


class ItemDialog(Dialog):
    """What an item is for, its title, its minutes, who speaks; ``record(wording)`` keeps it.

    Once the congress has adopted its agenda (``adopted``), only minutes and speaker can change.
    """

    def __init__(
        self,
        parent: QWidget,
        item: Item | None,
        record: Callable[[Wording], object],
        *,
        adopted: bool = False,
    ) -> None:
        super().__init__(
            parent,
            "添加议程事项" if item is None else f"修改“{item.title}”",
            "大会已经通过议程，只能改用时和发言人。" if adopted else "",
            main="添加事项" if item is None else "保存修改",
            other="不添加" if item is None else "不改",
            icon="pencil",
            width=460,
            on_main=lambda: record(self.wording),
        )
        before = item.wording if item is not None else Wording(AgendaTask.OTHER, "", 10)
        self._named = bool(before.title)
        self.task = Select([(task.label, task) for task in AgendaTask])
        self.task.choose(before.task)
        self.name = Input(before.title, placeholder=before.task.label)
        self.minutes = Number(before.minutes, most=LONGEST, unit="分")
        self.speaker = Input(before.speaker, placeholder="例如：上届学生会主席团")
        for editor in (self.task, self.name):
            editor.setEnabled(not adopted)
        self.add(
            Field("这一项是", self.task),
            Field("名称", self.name, hint="印在议程和会议记录里；不填按上面的叫法。"),
            Field("用时", self.minutes),
            Field("发言人", self.speaker, hint="主持词里用；可以不填。"),
        )
        self.task.currentIndexChanged.connect(self._follow)

    @property
    def wording(self) -> Wording:
        """What is written now."""
        task = AgendaTask(str(self.task.currentData()))
        return Wording(task, self.name.text(), self.minutes.value(), self.speaker.text())

    def _follow(self) -> None:
        """Offer for another task what is usual for it."""
        task = AgendaTask(str(self.task.currentData()))
        self.name.setPlaceholderText(task.label)
        usual = agendas.USUAL.get(task)
        if usual is not None and not self._named:
            self.minutes.setValue(usual.minutes)
            self.speaker.setText(usual.speaker)


class DropDialog(Dialog):
    """Why an item is not dealt with; it stays on record. ``record(because)`` drops it."""

    def __init__(self, parent: QWidget, item: Item, record: Callable[[str], object]) -> None:
        super().__init__(
            parent,
            f"“{item.title}”不再进行？",
            "理由印在会议记录里，以后可以恢复。",
            main="记为不再进行",
            other="照常进行",
            on_main=lambda: record(self.because.text().strip()),
        )
        self.because = Input(STAYS if item.task is AgendaTask.CHARTER else "")
        self.because.selectAll()
        self.because.textChanged.connect(self._show_what_fits)
        self.add(Field("理由", self.because))
        if item.task is AgendaTask.CHARTER:
            self.add(Text("记明本年不修订的，章程这一项任务不算缺。", TABLE, "ink_2", wrap=True))
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        self.main.setEnabled(bool(self.because.text().strip()))
