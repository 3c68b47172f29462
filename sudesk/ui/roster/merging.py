"""The dialog that makes one student of two records, shown side by side."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sudesk.services.roll import StudentRow
from sudesk.ui.pieces.card import Line
from sudesk.ui.pieces.choice import Radio
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE, Ink

WIDTH = 580

# what the kept record has in any case; the rest is filled from the other where it is missing
_OWN: tuple[tuple[str, Callable[[StudentRow], str]], ...] = (
    ("学号", lambda row: row.student_no),
    ("姓名", lambda row: row.name),
    ("状态", lambda row: row.status.label),
)
_FILLED: tuple[tuple[str, Callable[[StudentRow], str]], ...] = (
    ("性别", lambda row: row.gender),
    ("班级", lambda row: row.class_name),
    ("年级", lambda row: row.grade),
    ("专业", lambda row: row.major),
    ("政治面貌", lambda row: row.political),
    ("民族", lambda row: row.ethnicity),
)


class MergeDialog(Dialog):
    """Two records beside each other, and which one is kept; ``record(keep, drop)`` merges them."""

    def __init__(
        self,
        parent: QWidget,
        pair: tuple[StudentRow, StudentRow],
        record: Callable[[StudentRow, StudentRow], object],
    ) -> None:
        super().__init__(
            parent,
            "合并为一人",
            "留下的一条缺什么，由另一条补上；另一条随即去掉，合并后可撤销。已冻结的大会名册不变。",
            main="合并为一人",
            other="先不合并",
            icon="users",
            width=WIDTH,
            on_main=lambda: record(*self.chosen),
        )
        self._pair = pair
        self.keep = tuple(Radio(f"留下尾号 {row.student_no[-4:]}") for row in pair)
        self._cells: list[tuple[Text, Text]] = []
        self._lay_out()
        self.keep[0 if pair[0].status.counts or not pair[1].status.counts else 1].setChecked(True)
        for radio in self.keep:
            radio.toggled.connect(self._show)
        self._show()

    @property
    def chosen(self) -> tuple[StudentRow, StudentRow]:
        """The record that is kept, then the one that goes."""
        first, second = self._pair
        return (first, second) if self.keep[0].isChecked() else (second, first)

    def _lay_out(self) -> None:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        for column, radio in enumerate(self.keep, 1):
            grid.addWidget(radio, 0, column, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(column, 1)
        grid.addWidget(Line(), 1, 0, 1, 3)
        for place, (label, _) in enumerate((*_OWN, *_FILLED), 2):
            cells = Text("", TABLE), Text("", TABLE)
            grid.addWidget(Text(label, TABLE, "ink_3"), place, 0)
            for column, cell in enumerate(cells, 1):
                grid.addWidget(cell, place, column)
            self._cells.append(cells)
        self.add(table)

    def _show(self) -> None:
        """Show what stays, what is filled in, and what goes."""
        kept, gone = self.chosen
        for cells, (_, word_of) in zip(self._cells, (*_OWN, *_FILLED), strict=True):
            filled = not word_of(kept) and bool(word_of(gone))
            for cell, row in zip(cells, self._pair, strict=True):
                word = word_of(row) or "（空）"
                stays: Ink = "ink" if word_of(row) else "ink_3"
                if row is kept:
                    cell.say(word)
                    cell.colour(stays)
                else:
                    cell.say(f"{word}　补入" if filled else word)
                    cell.colour("ok" if filled else "ink_3")
