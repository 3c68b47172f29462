"""Who is left out of 应到 of an assembly, each with a reason."""

from functools import partial

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sudesk.services import congresses
from sudesk.services.congresses import Entry
from sudesk.ui.congress.decision import ReasonDialog
from sudesk.ui.congress.finder import Person, PersonFinder
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CARD_PADDING, TABLE

COMMON_REASON = "顶岗实习"


class ExclusionsCard(Card):
    """The students left out, and the box to leave out another one."""

    def __init__(self, desk: Desk) -> None:
        self.back = Button("恢复应到", self._take_in, icon="undo-2", small=True)
        super().__init__(
            "从应到中除去的学生",
            self.back,
            caption="例如顶岗实习、休学。在册人数不因此减少，名单和理由印在签到册里。",
            flush=True,
        )
        self._desk = desk
        self._last_reason = COMMON_REASON
        self.finder = PersonFinder("查找要除去的学生：姓名、学号尾数、拼音首字母")
        self.table: Table[Entry] = Table(
            [
                Column("姓名", lambda entry: entry.name, 110, strong=True),
                Column("班级", lambda entry: entry.class_name),
                Column("理由", lambda entry: entry.excluded_because),
            ],
            key=lambda entry: entry.id,
        )
        self.table.setMinimumHeight(110)
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._nobody = Text("没有除去的学生，在册学生全部应到。", TABLE, "ink_3")
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        column.addWidget(self.finder)
        self.add(room, self.table)
        column.addWidget(self._nobody)
        column.addStretch(1)
        self.body.setStretch(1, 1)
        self.finder.taken.connect(self._ask_reason)
        self.table.selected.connect(self._show_what_fits)
        self.table.menu_asked.connect(self._fill_menu)
        self._show_what_fits([])

    def show_congress(self, congress_id: int) -> None:
        """Show who is left out of 应到 of an assembly."""
        entries = self._desk.ask(congresses.entries, congress_id)
        self.finder.offer(Person(entry) for entry in entries if not entry.excluded_because)
        rows = [entry for entry in entries if entry.excluded_because]
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._nobody.setVisible(not rows)

    def _show_what_fits(self, rows: list[Entry]) -> None:
        self.back.setEnabled(bool(rows))

    def _ask_reason(self, entry: Entry) -> None:
        dialog = ReasonDialog(
            self,
            f"从应到中除去{entry.name}？",
            f"{entry.class_name}，{entry.student_no}。名单和理由印在签到册里，随时可以恢复。",
            main="从应到中除去",
            other="不除去",
            reason=self._last_reason,
            record=partial(self._exclude, entry),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _exclude(self, entry: Entry, because: str) -> None:
        self._desk.do(congresses.exclude, entry.id, because)
        self._last_reason = because

    def _take_in(self) -> None:
        entry = self.table.current()
        if entry is not None:
            self._desk.do(congresses.exclude, entry.id, "")

    def _fill_menu(self, menu: Menu, _entry: Entry) -> None:
        menu.offer("恢复应到", self._take_in, icon="undo-2")
