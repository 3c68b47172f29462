"""The dialogs of a stage: other days, who sees to it, that it is done, and what was replied."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from sudesk.services.replies import FIRST, REQUESTS, Reply
from sudesk.services.stages import StageView
from sudesk.ui import theme, words
from sudesk.ui.congress.convening import pydate, qdate
from sudesk.ui.pieces.choice import Radio
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import DateInput, Field, Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

SIDE = 72


class StageDialog(Dialog):
    """Other days for a stage, with the reason; ``check`` says what speaks against them."""

    def __init__(
        self,
        parent: QWidget,
        view: StageView,
        check: Callable[[date, date], str],
        move: Callable[[date, date, str], object],
    ) -> None:
        self.begins = DateInput(qdate(view.begins_on))
        self.due = DateInput(qdate(view.due_on))
        self.because = Input(view.moved_because, placeholder="例如：等学院确定场地")
        self._check = check
        self._against = Text("", TABLE, "warn", wrap=True)
        super().__init__(
            parent,
            f"移动“{view.stage.label}”的日期",
            "移动后它不再随大会日期顺延。理由记在进程里。",
            main="移动日期",
            other="不移动",
            icon="calendar-days",
            width=460,
            on_main=lambda: move(*self._days, self.because.text()),
        )
        self.add(
            Field("开始", self.begins, side=SIDE),
            Field("截止", self.due, side=SIDE),
            Field("理由", self.because, side=SIDE),
            self._against,
        )
        self.begins.dateChanged.connect(self._look)
        self.due.dateChanged.connect(self._look)
        self.because.textChanged.connect(self._look)
        self._look()

    @property
    def _days(self) -> tuple[date, date]:
        return pydate(self.begins.date()), pydate(self.due.date())

    def _look(self) -> None:
        against = self._check(*self._days)
        self._against.say(words.spaced(against))
        self._against.setVisible(bool(against))
        self.main.setEnabled(bool(self.because.text().strip()))
        self.main.setToolTip("" if self.main.isEnabled() else "请先写理由")
        self.adjustSize()


class OwnerDialog(Dialog):
    """Who sees to a stage."""

    def __init__(self, parent: QWidget, view: StageView, assign: Callable[[str], object]) -> None:
        self.owner = Input(view.owner, placeholder=view.stage.owner)
        self.owner.selectAll()
        super().__init__(
            parent,
            f"“{view.stage.label}”由谁负责",
            "写部门或职务即可，清空就按惯例。",
            main="改负责人",
            other="不改",
            icon="users",
            on_main=lambda: assign(self.owner.text().strip()),
        )
        self.add(Field("负责", self.owner, side=SIDE))


class DoneDialog(Dialog):
    """That a stage is done which nothing in the file proves: when, and a note."""

    def __init__(
        self,
        parent: QWidget,
        view: StageView,
        today: date,
        mark: Callable[[date, str], object],
    ) -> None:
        self.day = DateInput(qdate(today))
        self.day.setMaximumDate(qdate(today))
        self.note = Input(placeholder="例如：已送系党总支办公室")
        super().__init__(
            parent,
            f"“{view.stage.label}”已经完成？",
            "这一步文件里看不出来，由你确认。标记可以随时取消。",
            main="标记完成",
            other="先不标记",
            icon="check",
            on_main=lambda: mark(pydate(self.day.date()), self.note.text()),
        )
        self.add(Field("完成日期", self.day, side=SIDE), Field("备注", self.note, side=SIDE))


class ReplyDialog(Dialog):
    """What was replied to a request: paper 2, 批复登记."""

    def __init__(
        self,
        parent: QWidget,
        request: int,
        kept: Reply | None,
        party: str,
        today: date,
        register: Callable[[Reply], object],
    ) -> None:
        self.number = Input(kept.number if kept else "", placeholder="例如：云会党〔2026〕8号")
        self.day = DateInput(qdate(kept.replied_on if kept else today))
        self.day.setMaximumDate(qdate(today))
        self.issuer = Input(kept.issuer if kept else party)
        self.agreed = Radio("同意", checked=kept is None or kept.agreed)
        self.refused = Radio("不同意，要修改", checked=kept is not None and not kept.agreed)
        self.terms = QPlainTextEdit(kept.terms if kept else "")
        self.terms.setPlaceholderText("批复提的要求、条件，照抄要点")
        self.terms.setTabChangesFocus(True)
        self.terms.setFixedHeight(theme.px(64))
        main = "登记批复" if kept is None else "改正登记"
        super().__init__(
            parent,
            f"登记{REQUESTS[request]}的批复",
            "登记后选举结果报告会引用它。口头同意的，文号可以空着。"
            if request == FIRST
            else "口头同意的，文号可以空着。",
            main=main,
            other="先不登记",
            icon="badge-check",
            width=460,
            on_main=lambda: register(self._written(request)),
        )
        answer = QWidget()
        self.add(
            Field("文号", self.number, side=SIDE),
            Field("批复日期", self.day, side=SIDE),
            Field("批复单位", self.issuer, side=SIDE),
            Field("意见", _beside(answer, self.agreed, self.refused), side=SIDE),
            Field("要求", self.terms, side=SIDE),
        )

    def _written(self, request: int) -> Reply:
        return Reply(
            request,
            self.number.text().strip(),
            pydate(self.day.date()),
            self.issuer.text().strip(),
            self.agreed.isChecked(),
            self.terms.toPlainText().strip(),
        )


def _beside(room: QWidget, *choices: QWidget) -> QWidget:
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 6, 0, 6)
    row.setSpacing(20)
    for choice in choices:
        row.addWidget(choice)
    row.addStretch(1)
    return room
