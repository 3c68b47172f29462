"""The dialog that changes a student of the roll or adds one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from sudesk.services.roll import StudentRow
from sudesk.services.students import GENDERS
from sudesk.terms import Status
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field, Input, Select
from sudesk.ui.roster.completing import completer

WIDTH = 560


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form says of a student; an empty word says that nothing is known."""

    student_no: str
    name: str
    class_name: str
    major: str
    gender: str
    status: Status
    political: str
    ethnicity: str
    grade: str

    @classmethod
    def of(cls, row: StudentRow) -> "Typed":
        """Return what the form would say of a student of the roll."""
        return cls(
            row.student_no,
            row.name,
            row.class_name,
            row.major,
            row.gender,
            row.status,
            row.political,
            row.ethnicity,
            row.grade,
        )


class StudentDialog(Dialog):
    """Everything the roll keeps of one student; ``record(typed)`` does the act.

    Without ``row`` somebody is added. ``roll`` offers the classes and words already in use.
    """

    def __init__(
        self,
        parent: QWidget,
        row: StudentRow | None,
        roll: Sequence[StudentRow],
        record: Callable[[Typed], object],
        class_name: str = "",
    ) -> None:
        super().__init__(
            parent,
            f"修改{row.name}" if row is not None else "添加学生",
            "已冻结的大会名册不变。" if row is not None else "写新的班级名，就新建这个班级。",
            main="保存修改" if row is not None else "添加学生",
            other="不改" if row is not None else "不添加",
            icon="pencil" if row is not None else "user-plus",
            width=WIDTH,
            on_main=lambda: record(self.typed),
        )
        self.student_no = Input(placeholder="学生证上的完整学号")
        self.name, self.class_name, self.major = Input(), Input(), Input()
        self.political, self.ethnicity = Input(), Input()
        self.grade = Input(placeholder="不填就随班级")
        self.gender = Select([("未填", ""), *((word, word) for word in GENDERS)])
        self.status = Select([(status.label, status) for status in Status])
        self._lay_out()
        if row is not None:
            self._show(row)
        else:
            self.class_name.setText(class_name)
        self._offer_words(roll)
        for box in (self.student_no, self.name):
            box.textChanged.connect(self._show_what_fits)
        self._show_what_fits()

    @property
    def typed(self) -> Typed:
        """The student as the form says."""
        status = self.status.currentData()
        return Typed(
            self.student_no.text().strip(),
            self.name.text().strip(),
            self.class_name.text().strip(),
            self.major.text().strip(),
            str(self.gender.currentData()),
            Status(status),
            self.political.text().strip(),
            self.ethnicity.text().strip(),
            self.grade.text().strip(),
        )

    def _lay_out(self) -> None:
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        fields = (
            ("学号", self.student_no),
            ("姓名", self.name),
            ("性别", self.gender),
            ("状态", self.status),
            ("班级", self.class_name),
            ("年级", self.grade),
            ("专业", self.major),
            ("政治面貌", self.political),
            ("民族", self.ethnicity),
        )
        for place, (label, box) in enumerate(fields):
            grid.addWidget(Field(label, box), *divmod(place, 2))
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.add(form)

    def _show(self, row: StudentRow) -> None:
        self.student_no.setText(row.student_no)
        self.student_no.setReadOnly(True)  # another number is another student; two are merged
        self.student_no.setEnabled(False)
        self.name.setText(row.name)
        self.class_name.setText(row.class_name)
        self.major.setText(row.major)
        self.gender.choose(row.gender)
        self.status.choose(row.status)
        self.political.setText(row.political)
        self.ethnicity.setText(row.ethnicity)
        self.grade.setText(row.grade)
        if row.cohort and not row.grade:
            self.grade.setPlaceholderText(f"不填就随班级：{row.cohort}")

    def _offer_words(self, roll: Sequence[StudentRow]) -> None:
        used: dict[Input, list[str]] = {
            self.class_name: [row.class_name for row in roll],
            self.major: [row.major for row in roll],
            self.political: [row.political for row in roll],
            self.ethnicity: [row.ethnicity for row in roll],
            self.grade: [row.cohort for row in roll],
        }
        for box, words in used.items():
            box.setCompleter(completer(tuple(sorted({word for word in words if word})), box))

    def _show_what_fits(self) -> None:
        self.main.setEnabled(bool(self.student_no.text().strip() and self.name.text().strip()))
