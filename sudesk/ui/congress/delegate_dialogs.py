"""What is asked about delegates: a class meeting, who follows whom, who signed the review."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QPlainTextEdit, QWidget

from sudesk.services.class_elections import ClassView, Meeting
from sudesk.services.congresses import Entry
from sudesk.services.delegates import DelegateRow
from sudesk.services.replacements import Former
from sudesk.terms import VoteForm
from sudesk.ui import theme, words
from sudesk.ui.congress.finder import Person, PersonFinder
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import DateInput, Field, Input, Number, Select
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

CAUSES = ("休学", "转出", "本人辞去", "退学", "应征入伍", "离班")


class MeetingDialog(Dialog):
    """The meeting in which a class elected; ``record(meeting)`` keeps it."""

    def __init__(
        self, parent: QWidget, row: ClassView, today: date, record: Callable[[Meeting], object]
    ) -> None:
        super().__init__(
            parent,
            f"登记{row.name}的班会",
            f"班级在册 {row.size} 人，应选代表 {row.seats} 名。",
            main="登记班会",
            other="不登记",
            width=440,
            on_main=lambda: record(self.meeting),
        )
        held = row.meeting
        self.day = DateInput(qdate(held.held_on if held else today))
        self.due = Number(held.due if held else row.size, least=0, most=row.size, unit="人")
        self.present = Number(held.present if held else 0, least=0, most=row.size, unit="人")
        self.form = Select([(form.label, form) for form in VoteForm])
        if held is not None:
            self.form.choose(held.form)
        self.add(
            _beside(Field("班会日期", self.day), Field("表决方式", self.form)),
            _beside(Field("应到", self.due), Field("实到", self.present)),
        )

    @property
    def meeting(self) -> Meeting:
        """What is typed."""
        return Meeting(
            pydate(self.day.date()),
            self.due.value(),
            self.present.value(),
            VoteForm(self.form.currentData()),
        )


class ReplaceDialog(Dialog):
    """Who leaves, why, from when on, and who follows or nobody; ``record`` does it."""

    def __init__(
        self,
        parent: QWidget,
        row: DelegateRow,
        offered: Sequence[Entry],
        today: date,
        record: Callable[[Entry | None, str, date, int | None], object],
    ) -> None:
        super().__init__(
            parent,
            f"更换代表{row.entry.name}？",
            "原代表留在更换记录里。班级代表由本班另一名学生接替；空着则缺额。",
            main="更换代表",
            other="不更换",
            icon="refresh-cw",
            width=520,
            on_main=lambda: record(
                self.successor, self.because.text(), pydate(self.day.date()), self.elected_by
            ),
        )
        self.successor: Entry | None = None
        self.because = Input(placeholder=f"例如：{'、'.join(CAUSES[:3])}")
        self.because.setCompleter(QCompleter(CAUSES, self.because))
        self.day = DateInput(qdate(today))
        self.finder = PersonFinder("接替的人：姓名、学号尾数、拼音首字母", "Enter")
        self.finder.offer(Person(entry) for entry in offered)
        self.votes = Number(-1, least=-1, most=9999, unit="票")
        self.votes.setSpecialValueText(" ")
        self._chosen = Text("还没有选择接替的人，更换后缺额 1 名", TABLE, "ink_2", wrap=True)
        self.add(
            _beside(Field("原因", self.because), Field("自哪天起", self.day)),
            self.finder,
            self._chosen,
            Field("接替的人得票", self.votes),
        )
        self.finder.taken.connect(self._take)

    @property
    def elected_by(self) -> int | None:
        """The votes that are typed, None where none are."""
        return self.votes.value() if self.votes.value() >= 0 else None

    def _take(self, entry: Entry) -> None:
        self.successor = entry
        self._chosen.say(f"由{entry.name}接替（{entry.class_name}，{entry.student_no}）")
        self.votes.setFocus()
        self.adjustSize()


class FormerDialog(Dialog):
    """Those who were delegates; the chosen one can be taken back by ``take_back(former)``."""

    def __init__(
        self, parent: QWidget, rows: Sequence[Former], take_back: Callable[[Former], object]
    ) -> None:
        super().__init__(
            parent,
            f"更换过的代表 {len(rows)} 名",
            main="恢复为代表",
            other="关闭记录",
            width=680,
            on_main=lambda: self._take_back(take_back),
        )
        self.table: Table[Former] = Table(
            [
                Column("原代表", lambda row: row.entry.name, 96, strong=True),
                Column("班级", lambda row: row.entry.class_name, 140),
                Column("自", lambda row: words.month_day(row.left_on), 84),
                Column("原因", lambda row: row.because),
                Column("接替的人", lambda row: row.successor or "缺额", 96),
            ],
            key=lambda row: row.entry.id,
            sortable=False,
        )
        self.table.set_rows(rows)
        self.table.setFixedHeight(theme.px(230))
        self.add(self.table)
        self.table.selected.connect(lambda found: self.main.setEnabled(bool(found)))
        self.main.setEnabled(False)

    def _take_back(self, take_back: Callable[[Former], object]) -> None:
        row = self.table.current()
        if row is not None:
            take_back(row)


class SignDialog(Dialog):
    """Who signs the review and when; a reason where something is still open."""

    def __init__(
        self,
        parent: QWidget,
        delegates: int,
        waiting: int,
        today: date,
        record: Callable[[Sequence[str], date, str], object],
    ) -> None:
        super().__init__(
            parent,
            f"认定 {delegates} 名代表资格有效？",
            "审查组成员签字后，代表资格审查报告可以打印。之后更换的代表须补充审查。",
            main="登记签字",
            other="先不签字",
            icon="badge-check",
            width=480,
            on_main=lambda: record(
                self.names.text().replace("，", "、").split("、"),
                pydate(self.day.date()),
                self.because.toPlainText(),
            ),
        )
        self.names = Input(placeholder="例如：何安、林知远")
        self.day = DateInput(qdate(today))
        self.because = QPlainTextEdit()
        self.because.setPlaceholderText("写明为什么仍认定资格有效，一两句即可")
        self.because.setTabChangesFocus(True)
        self.because.setFixedHeight(theme.px(64))
        fields = [Field("审查组成员，用顿号分开", self.names), Field("签字日期", self.day)]
        if waiting:
            hint = f"还有 {waiting} 名代表材料待补。理由印在审查报告里。"
            fields.append(Field("理由", self.because, hint=hint))
        self.add(*fields)


class NameDialog(Dialog):
    """One name is asked for, such as that of a delegation; ``record(name)`` keeps it."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        label: str,
        name: str,
        *,
        main: str,
        other: str,
        record: Callable[[str], object],
    ) -> None:
        super().__init__(
            parent, title, main=main, other=other, on_main=lambda: record(self.name.text())
        )
        self.name = Input(name)
        self.name.selectAll()
        self.add(Field(label, self.name))


def qdate(day: date) -> QDate:
    """Return a day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def pydate(day: QDate) -> date:
    """Return a day of Qt as Python has it."""
    return date(day.year(), day.month(), day.day())


def _beside(*fields: QWidget) -> QWidget:
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1)
    return room
