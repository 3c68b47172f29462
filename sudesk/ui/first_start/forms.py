"""The three forms of the first start: the names, the term and the school year, the place."""

import os
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.plan import provision
from sudesk.services import departments
from sudesk.services.departments import NAME_LABELS, Names
from sudesk.ui import theme, words
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.choice import Checkbox
from sudesk.ui.pieces.gate import RuleLabel
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.input import DateInput, Field, Input, Number, Select
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import ICON_BUTTON, TABLE

SIDE = 92
EXAMPLES = {
    "college": "云湖职业技术学院",
    "name": "会计系",
    "union": "会计系学生会",
    "league": "会计系团总支",
    "party": "会计系党总支",
    "college_union": "云湖职业技术学院学生会",
    "college_league": "共青团云湖职业技术学院委员会",
}


class NamesForm(QWidget):
    """The seven names; those that follow from the first two are filled in while typing.

    ``changed`` tells that a name changed, ``typing`` the key of the one that has the keyboard. A
    name that somebody wrote by hand is never overwritten, until it is emptied.
    """

    changed = Signal()
    typing = Signal(str)

    def __init__(self, names: Names | None = None) -> None:
        super().__init__()
        self._inputs: dict[str, Input] = {}
        self._fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(13))
        for key, label in NAME_LABELS.items():
            line = Input(placeholder=f"例如：{EXAMPLES[key]}")
            line.setObjectName(key)
            line.setMaxLength(60)
            line.installEventFilter(self)
            line.textEdited.connect(self._edited)
            self._inputs[key] = line
            self._fields[key] = Field(label, line, side=theme.px(SIDE))
            column.addWidget(self._fields[key])
        column.addStretch(1)
        self._own: set[str] = set()
        if names is not None:
            self.show_names(names)

    @property
    def names(self) -> Names:
        """The names as they are written now."""
        return Names(**{key: line.text().strip() for key, line in self._inputs.items()})

    def show_names(self, names: Names) -> None:
        """Write other names; what is not as usual counts as written by hand."""
        usual = departments.suggested_names(names.college, names.name)
        self._own = {key for key in NAME_LABELS if getattr(names, key) != getattr(usual, key)}
        for key, line in self._inputs.items():
            line.setText(getattr(names, key))
            self._fields[key].blame("")

    def complain(self) -> bool:
        """Say under each empty line that it is missing; returns whether any is."""
        missing = [key for key, line in self._inputs.items() if not line.text().strip()]
        for key, field in self._fields.items():
            blame = f"还没有填{NAME_LABELS[key]}，它要印在文书上" if key in missing else ""
            field.blame(blame)
        if missing:
            self._inputs[missing[0]].setFocus()
        return bool(missing)

    def begin(self) -> None:
        """Give the keyboard to the first empty line."""
        empty = [line for line in self._inputs.values() if not line.text()]
        (empty or list(self._inputs.values()))[0].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which name has the keyboard."""
        if event.type() == QEvent.Type.FocusIn:
            self.typing.emit(watched.objectName())
        return super().eventFilter(watched, event)

    def _edited(self, text: str) -> None:
        key = self.sender().objectName()
        self._fields[key].blame("")
        if text.strip():
            self._own.add(key)
        else:
            self._own.discard(key)
        usual = departments.suggested_names(
            self._inputs["college"].text(), self._inputs["name"].text()
        )
        for other, line in self._inputs.items():
            if other not in self._own and other not in ("college", "name", key):
                line.setText(getattr(usual, other))
                self._fields[other].blame("")
        self.changed.emit()


class TermForm(QWidget):
    """The union's term, the school year, and when the last congress was."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        this_year = departments.school_year_of(today)
        years = [(words.school_year(year), year) for year in range(this_year - 1, this_year + 2)]
        self._today = today
        self.term = Number(1, least=1, most=99)
        self.term.setPrefix("第 ")
        self.term.setSuffix(" 届")
        self.year = Select(years)
        self.year.choose(this_year)
        self.last_day = DateInput(QDate(today.year - 1, today.month, min(today.day, 28)))
        self.last_day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.never = Checkbox("还没有开过，或不清楚", checked=True)
        self._set_for: date | None = None  # the day of this year's congress, once there is one
        self._due = Text("", TABLE, "ink_2", wrap=True)
        self._rule = RuleLabel(provision("D2").citation)
        self._lay_out()
        self.term.valueChanged.connect(self.changed)
        self.year.currentIndexChanged.connect(self.changed)
        self.last_day.dateChanged.connect(self._follow)
        self.never.toggled.connect(self._follow)
        self._follow()

    @property
    def school_year(self) -> int:
        """The first year of the chosen school year."""
        return int(self.year.currentData())

    @property
    def last_congress_on(self) -> date | None:
        """When the last congress was, None where there was none."""
        if self.never.isChecked():
            return None
        chosen = self.last_day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_term(self, number: int, school_year: int, last: date | None) -> None:
        """Write another term, school year and day."""
        self.term.setValue(number)
        if self.year.findData(school_year) < 0:
            self.year.addItem(words.school_year(school_year), school_year)
        self.year.choose(school_year)
        self.never.setChecked(last is None)
        if last is not None:
            self.last_day.setDate(QDate(last.year, last.month, last.day))
        self._follow()

    def show_congress_on(self, day: date | None) -> None:
        """Tell for which day this year's congress is set, None while there is none."""
        if day != self._set_for:
            self._set_for = day
            self._follow()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(13))
        side = theme.px(SIDE)
        column.addWidget(Field("本届学生会", self.term, side=side, hint="大会次数照此预填"))
        column.addWidget(Field("学年", self.year, side=side))
        column.addWidget(Field("上次大会", self.last_day, side=side))
        indented = QVBoxLayout()
        indented.setContentsMargins(side + 12, 0, 0, 0)
        indented.setSpacing(10)
        indented.addWidget(self.never)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._due, 1)
        line.addWidget(self._rule)
        indented.addLayout(line)
        column.addLayout(indented)
        column.addStretch(1)

    def _follow(self) -> None:
        last = self.last_congress_on
        self.last_day.setEnabled(last is not None)
        if last is None:
            self._due.say("填了日期，首页会提醒最迟哪天召开")
        else:
            due = departments.due_after(last)
            latest = f"本次最迟 {words.day(due, self._today)}"
            if self._set_for is not None and self._set_for > last:
                late = "，已经逾期" if due < self._set_for else ""
                set_for = words.day(self._set_for, self._today)
                self._due.say(f"{latest}，定在 {set_for}{late}")
            else:
                self._due.say(f"{latest}，已经逾期" if due < self._today else latest)
        self.changed.emit()


class PlaceForm(QWidget):
    """Where the department file will lie: its name and its folder."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._own = False
        self.name = Input(placeholder="例如：会计系")
        self.name.textEdited.connect(self._edited)
        self._name_field = Field("文件名", self.name, side=theme.px(SIDE), hint="结尾是 .sudesk")
        self._folder_line = Input(str(folder))
        self._folder_line.setReadOnly(True)
        self._choose = Button("选择文件夹", self._ask_folder, icon="folder-open")
        where = QWidget()
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._folder_line, 1)
        row.addWidget(self._choose)
        self._folder_field = Field("文件夹", where, side=theme.px(SIDE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(13))
        column.addWidget(self._name_field)
        column.addWidget(self._folder_field)
        column.addSpacing(8)
        for icon, text in (
            ("save", "一个文件装下本系全部资料，拷走它就拷走一切。"),
            ("database-backup", "每天自动备份一次，放在文件旁边的文件夹里。"),
            ("shield-check", "学生资料不离开这台电脑，请放在别人打不开的地方。"),
        ):
            column.addWidget(_Promise(icon, text))
        column.addStretch(1)

    @property
    def path(self) -> Path:
        """Where the file will lie."""
        stem = self.name.text().strip().removesuffix(".sudesk")
        return self._folder / f"{stem}.sudesk"

    def suggest(self, name: str) -> None:
        """Name the file after the department unless somebody named it already."""
        if not self._own:
            self.name.setText(_file_name(name))

    def set_folder(self, folder: Path) -> None:
        """Take another folder."""
        self._folder = folder
        self._folder_line.setText(str(folder))
        self._folder_line.setToolTip(str(folder))
        self.complain()
        self.changed.emit()

    def complain(self) -> bool:
        """Say what keeps a file from lying there; returns whether anything does."""
        stem = self.name.text().strip().removesuffix(".sudesk")
        name_error = folder_error = ""
        if not stem:
            name_error = "还没有填文件名"
        elif stem != _file_name(stem):
            name_error = '文件名不能有 \\ / : * ? " < > | 这些符号，也不能以点开头'
        elif self.path.exists():
            name_error = "这个位置已有同名文件。请换一个文件名，或用“打开已有文件”打开它"
        if not os.access(self._folder, os.W_OK):
            folder_error = "这个文件夹不能写入。请另选一个文件夹"
        self._name_field.blame(name_error)
        self._folder_field.blame(folder_error)
        return bool(name_error or folder_error)

    def begin(self) -> None:
        """Give the keyboard to the file's name."""
        self.name.setFocus()

    def _edited(self, text: str) -> None:
        self._own = bool(text.strip())
        self.complain()
        self.changed.emit()

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "选择文件夹", str(self._folder))
        if chosen:
            self.set_folder(Path(chosen))


class _Promise(QWidget):
    """One line about the file, with its icon."""

    def __init__(self, icon: str, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(SIDE) + 12, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconMark(icon, "ink_3", size=ICON_BUTTON))
        row.addWidget(Text(text, TABLE, "ink_2", wrap=True), 1)


def _file_name(text: str) -> str:
    """Return what of a text can be a file's name on every PC."""
    return "".join(c for c in text if c.isprintable() and c not in '\\/:*?"<>|').strip(" .")
