"""What people do to single students of the roll, with the dialogs that ask for it."""

from collections.abc import Callable, Sequence
from functools import partial

from sudesk.services import delegates, students
from sudesk.services.roll import StudentRow
from sudesk.services.students import Merged
from sudesk.ui.page import Page
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.roster.merging import MergeDialog
from sudesk.ui.roster.student_form import StudentDialog, Typed


class Editing:
    """Adds, changes and merges students of a page's desk; ``select`` shows who came of it."""

    def __init__(self, page: Page, select: Callable[[int], object]) -> None:
        self._page = page
        self._select = select

    def add(self, roll: Sequence[StudentRow], class_name: str) -> None:
        """Ask for a new student, at first of the class that is shown."""
        self._open(StudentDialog(self._page, None, roll, self._record_new, class_name))

    def change(self, row: StudentRow, roll: Sequence[StudentRow]) -> None:
        """Ask what is to be changed of a student."""
        self._open(StudentDialog(self._page, row, roll, partial(self._record_change, row)))

    def merge(self, pair: tuple[StudentRow, StudentRow]) -> None:
        """Ask which of two records is kept."""
        self._open(MergeDialog(self._page, pair, self._record_merge))

    def _record_new(self, typed: Typed) -> None:
        added = self._page.desk.do(
            students.add,
            typed.student_no,
            typed.name,
            typed.class_name,
            typed.major,
            typed.gender,
            typed.status,
            typed.political,
            typed.ethnicity,
            typed.grade,
        )
        undo = partial(self._withdraw, added, typed.name)
        self._page.shell.toast(f"{typed.name}已添加到名册", undo)
        self._select(added)

    def _withdraw(self, student_id: int, name: str) -> None:
        self._page.desk.do(students.withdraw, student_id)
        self._page.shell.toast(f"已撤销，{name}没有添加")

    def _record_change(self, row: StudentRow, typed: Typed) -> None:
        before = Typed.of(row)
        if typed != before:
            self._write(row.id, typed)
            undo = partial(self._write, row.id, before)
            self._page.shell.toast(f"{typed.name}的修改已保存{self._burden(row.id)}", undo)

    def _burden(self, student_id: int) -> str:
        """Warn where a delegate has just left the roll: the seat needs somebody else."""
        if not self._page.desk.ask(delegates.burdened, student_id):
            return ""
        return "；此人是大会代表，请在“代表”里更换"

    def _write(self, student_id: int, typed: Typed) -> None:
        self._page.desk.do(
            students.change,
            student_id,
            typed.name,
            typed.class_name,
            typed.major,
            typed.gender,
            typed.status,
            typed.political,
            typed.ethnicity,
            typed.grade,
        )

    def _record_merge(self, keep: StudentRow, drop: StudentRow) -> None:
        merged = self._page.desk.do(students.merge, keep.id, drop.id)
        undo = partial(self._split, merged)
        self._page.shell.toast(f"两条记录已合并，留下 {keep.name} {keep.student_no}", undo)
        self._select(keep.id)

    def _split(self, merged: Merged) -> None:
        self._page.desk.do(students.split, merged)
        self._page.shell.toast("已撤销合并，两条记录和合并前一样")

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
