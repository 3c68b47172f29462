"""What somebody settles by hand about a sheet: its header, columns and class, whether it counts."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from sudesk.services import layouts, roll
from sudesk.services.intake import Choices
from sudesk.sheets.reading import NO_HEADER, Choice, Layout, Role, SheetView
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.choice import Radio
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field, Input, Number
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.completing import completer
from sudesk.ui.roster.sheets import SheetsCard


class ByHand(QObject):
    """What is chosen on the sheets, as choices for reading them anew; ``chosen`` tells that.

    ``choices`` are those that the present reading follows. What is chosen while the files are
    being read adds to what is being read.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, sheets: SheetsCard, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.choices: Choices = {}
        self._wanted: Choices = {}
        sheets.role_chosen.connect(self._choose_role)
        sheets.header_chosen.connect(self._choose_header)
        sheets.header_asked.connect(self._ask_header)
        sheets.wanted_chosen.connect(self._choose_wanted)
        sheets.class_asked.connect(self._ask_class)
        sheets.reset_asked.connect(self._reset)

    def adopt(self, choices: Choices) -> None:
        """Go on from the choices that a reading followed."""
        self.choices = self._wanted = choices

    def drop(self) -> None:
        """Forget what was chosen and not read."""
        self._wanted = self.choices

    def layouts(self) -> frozenset[str]:
        """Return the layouts of which columns are kept."""
        return frozenset(self._desk.ask(layouts.remembered))

    def remember(self, views: Sequence[SheetView]) -> None:
        """Keep what was chosen about header and columns for the next file of the same layout."""
        kept = self._desk.ask(layouts.remembered)
        for view in views:
            choice, before = self._choice(view), kept.get(view.signature, Layout())
            said = choice.header_row
            is_header = before.is_header if said is None else said != NO_HEADER
            layout = Layout(dict(choice.roles), is_header)
            # a sheet without header words has no layout to know it by
            if view.signature and view.unread is None and layout not in (before, Layout()):
                self._desk.do(layouts.remember, view.signature, layout)

    def _choose_role(self, view: SheetView, column: int, role: Role) -> None:
        """Give a column (A = 0) another role; the column that had it loses it."""
        before = self._choice(view)
        others = {
            at: kept for at, kept in before.roles.items() if kept is not role or not role.imported
        }
        self._want(view, replace(before, roles={**others, column: role}))

    def _choose_header(self, view: SheetView, row: int) -> None:
        """Take a row as the header, or none."""
        self._want(view, replace(self._choice(view), header_row=row))

    def _ask_header(self, view: SheetView) -> None:
        dialog = HeaderDialog(self._page, view)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._choose_header(view, dialog.header_row)
        dialog.deleteLater()

    def _choose_wanted(self, view: SheetView, wanted: bool) -> None:
        """Read a sheet, or leave it out."""
        self._want(view, replace(self._choice(view), wanted=wanted))

    def _ask_class(self, view: SheetView, present: str) -> None:
        names = tuple(row.name for row in self._desk.ask(roll.classes))
        dialog = ClassDialog(self._page, view, present, names)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.class_name != present:
            self._want(view, replace(self._choice(view), class_name=dialog.class_name or None))
        dialog.deleteLater()

    def _reset(self, view: SheetView) -> None:
        """Let a sheet be recognised again; what was kept of its layout is forgotten."""
        if view.signature in self.layouts():
            self._desk.do(layouts.forget, view.signature)
        self._want(view, Choice())

    def _choice(self, view: SheetView) -> Choice:
        return self._wanted.get((view.file, view.sheet), Choice())

    def _want(self, view: SheetView, choice: Choice) -> None:
        self._wanted = {**self._wanted, (view.file, view.sheet): choice}
        self.chosen.emit(self._wanted)


class HeaderDialog(Dialog):
    """Asks in which row the header of a sheet stands; ``header_row`` is the answer."""

    def __init__(self, parent: QWidget, view: SheetView) -> None:
        super().__init__(
            parent,
            f"“{view.sheet}”的表头在哪一行",
            "表头是写着“学号”“姓名”的那一行，行号与原表左侧相同。也可以在预览里右键那一行。",
            main="采用这个表头",
            other="不改",
            icon="file-spreadsheet",
        )
        present = view.header_rows[-1] if view.header_rows else 0
        last = max((row.row for row in view.rows), default=1)
        self.row = Number(present or 1, least=1, most=last)
        self.row.setAccessibleName("表头的行号")
        self.somewhere = Radio("在第", checked=bool(present or view.unread))
        self.nowhere = Radio("没有表头，每行都是学生", checked=not self.somewhere.isChecked())
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.somewhere)
        row.addWidget(self.row)
        row.addWidget(Text("行"))
        row.addStretch(1)
        self.row.valueChanged.connect(lambda: self.somewhere.setChecked(True))
        self.somewhere.toggled.connect(lambda on: self.nowhere.setChecked(not on))
        self.nowhere.toggled.connect(lambda on: self.somewhere.setChecked(not on))
        self.add(line, self.nowhere)
        self.row.setFocus()
        self.row.selectAll()

    @property
    def header_row(self) -> int:
        """The row as the spreadsheet numbers it, or NO_HEADER."""
        return self.row.value() if self.somewhere.isChecked() else NO_HEADER


class ClassDialog(Dialog):
    """Asks of which class a sheet is; ``class_name`` is the answer, empty for as the file says."""

    def __init__(
        self, parent: QWidget, view: SheetView, present: str, classes: tuple[str, ...]
    ) -> None:
        super().__init__(
            parent,
            f"“{view.sheet}”是哪个班级",
            "填了班级，这张表的每一行都归这个班级。留空，按表里写的班级。",
            main="采用这个班级",
            other="不改",
            icon="users",
        )
        self._class = Input(present, placeholder="例如：会计2601班")
        self._class.setCompleter(completer(classes, self._class))
        self._class.selectAll()
        self.add(Field("班级", self._class))

    @property
    def class_name(self) -> str:
        """The class that was typed."""
        return self._class.text().strip()
