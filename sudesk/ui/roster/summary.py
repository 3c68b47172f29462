"""The third step of the import: what was done, what was left out, where the copy before it lies."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.services.rosters import Imported
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card, Figure, FigureGrid, Line
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.findings import Sums
from sudesk.ui.tokens import BODY, PAGE, TABLE

WIDEST = 760


class Summary(QWidget):
    """The import that was done, in numbers."""

    def __init__(
        self,
        export: Callable[[], object],
        undo: Callable[[], object],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = Text("", PAGE)
        self._roll = Text("", BODY, "ink_2")
        self._figures = {
            "added": Figure("0", "新增"),
            "updated": Figure("0", "更新"),
            "unchanged": Figure("0", "不变"),
            "departed": Figure("0", "离班"),
            "left_out": Figure("0", "没有导入的行"),
        }
        self._left_out = Text("", TABLE, wrap=True)
        self._copy = Text("", TABLE, "ink_2", wrap=True)
        self.export_button = Button("导出给班长", export, icon="download")
        self.undo_button = Button("撤销这次导入", undo, icon="undo-2")
        self._lay_out()

    def show_result(self, done: Imported, sums: Sums, headcount: int, copy: Path) -> None:
        """Show what an import did; ``copy`` is the backup made before it."""
        self._title.say(f"已导入 {done.added + done.updated + done.unchanged} 人")
        self._roll.say(f"名册现在有 {headcount} 人计入人数")
        for key in ("added", "updated", "unchanged", "departed"):
            self._figures[key].say(str(getattr(done, key)))
        left = sums.refused + sums.waiting
        self._figures["left_out"].say(
            str(left), base=f"/{sums.read - sums.ignored}", ink="bad" if left else "ink"
        )
        parts = [(sums.refused, "有误"), (sums.waiting, "待确认")]
        named = "、".join(f"{word} {number} 行" for number, word in parts if number)
        remedy = "没有导入。改正原表后再导入一次，已导入的人不会重复。"
        self._left_out.say(f"{named}{remedy}" if named else "每一行都导入了，一行不少。")
        self.export_button.setVisible(bool(sums.refused))
        self._copy.say(f"导入前的名册已备份到“{copy.parent.name}”文件夹：{copy.name}")

    def _lay_out(self) -> None:
        card = Card(flush=True)
        head = QHBoxLayout()
        head.setContentsMargins(20, 18, 20, 16)
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._roll)
        head.addWidget(IconMark("circle-check", "ok", size=30))
        head.addLayout(words, 1)
        card.body.addLayout(head)
        card.add(Line(), FigureGrid(list(self._figures.values()), 5), Line())
        notes = QVBoxLayout()
        notes.setContentsMargins(20, 14, 20, 16)
        notes.setSpacing(10)
        beside = ((self._left_out, self.export_button), (self._copy, self.undo_button))
        for words_, button in beside:
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(words_, 1)
            line.addWidget(button)
            notes.addLayout(line)
        card.body.addLayout(notes)
        card.setMaximumWidth(WIDEST)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # where it is narrow its notes take two lines
        card.setSizePolicy(policy)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 8)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.addLayout(row)
        column.addStretch(1)
