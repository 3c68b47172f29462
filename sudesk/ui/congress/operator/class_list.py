"""A whole class checked in after its paper list: all are ticked, who did not come is unticked."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services.door import Comer
from sudesk.terms import Presence
from sudesk.ui.congress.operator.door_words import presence_chip, tail
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.input import Select
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, CARD_PADDING, Ink

HINT = "纸质名单上没有签名的，选中后按空格去掉勾。请假的不预先打勾。"


class ClassList(QWidget):
    """A class to choose and its people to tick; ``check_in(name, entry_ids)`` notes them."""

    def __init__(self, check_in: Callable[[str, Collection[int]], object]) -> None:
        super().__init__()
        self._check_in = check_in
        self._comers: tuple[Comer, ...] = ()
        self._left_out: set[int] = set()
        self.group = Select()
        self.group.setAccessibleName("班级")
        self.act = Button("签到 0 人", self._act, icon="user-check")
        self.table: Table[Comer] = Table(
            [
                Column("到会", self._word, 76, icon=self._sign),
                Column("姓名", lambda comer: comer.name, 110, strong=True),
                Column("尾号", tail, ink=lambda _: "ink_3"),
                Column("现在", _state, 96, number=True, chip=presence_chip),
            ],
            key=lambda comer: comer.who,
            empty=EmptyState("应到名单是空的", "请先登记代表。"),
            sortable=False,
        )
        top, tools = QWidget(), QHBoxLayout()
        column = QVBoxLayout(top)
        column.setContentsMargins(CARD_PADDING, 12, CARD_PADDING, 10)
        column.setSpacing(6)
        tools.setSpacing(8)
        tools.addWidget(self.group)
        tools.addStretch(1)
        tools.addWidget(self.act)
        column.addLayout(tools)
        column.addWidget(Text(HINT, CAPTION, "ink_3"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(top)
        rows.addWidget(self.table, 1)
        self.group.currentIndexChanged.connect(self._choose)
        self.table.opened.connect(self._turn)
        self.table.view.clicked.connect(self._turn)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table.view, self._turn)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)

    def offer(self, comers: tuple[Comer, ...]) -> None:
        """Show the classes of those who are due, and where they are now."""
        self._comers = tuple(one for one in comers if one.votes)
        groups = dict.fromkeys(one.group for one in self._comers)
        self.group.offer([(name, name) for name in groups])
        self._show()

    @property
    def ticked(self) -> list[int]:
        """Whose presence would be noted now: ticked, and not there yet."""
        return [
            one.who.entry_id
            for one in self.table.model.rows
            if one.who.entry_id is not None
            and one.presence is not Presence.PRESENT
            and self._is_ticked(one)
        ]

    def _choose(self) -> None:
        self._left_out.clear()
        self._show()

    def _show(self) -> None:
        name = self.group.currentData()
        people = [one for one in self._comers if one.group == name]
        self.table.set_rows(people)
        if people and self.table.current() is None:
            self.table.select(people[0].who)
        number = len(self.ticked)
        self.act.rename(f"签到 {number} 人")
        self.act.setEnabled(number > 0)

    def _turn(self) -> None:
        comer = self.table.current()
        if comer is None or comer.presence is Presence.PRESENT:
            return
        assert comer.who.entry_id is not None  # only who is due stands here
        self._left_out ^= {comer.who.entry_id}
        self._show()
        self.table.view.viewport().update()

    def _act(self) -> None:
        self._check_in(str(self.group.currentData()), self.ticked)

    def _is_ticked(self, comer: Comer) -> bool:
        """Say whether the box is ticked; who is on leave or has left must be ticked by hand."""
        turned = comer.who.entry_id in self._left_out
        return (comer.presence is Presence.ABSENT) is not turned

    def _word(self, comer: Comer) -> str:
        if comer.presence is Presence.PRESENT:
            return "已签"
        return "到" if self._is_ticked(comer) else "没到"

    def _sign(self, comer: Comer) -> tuple[str, Ink] | None:
        if comer.presence is Presence.PRESENT:
            return "check", "ink_3"
        return ("circle-check", "accent_text") if self._is_ticked(comer) else ("circle", "ink_3")


def _state(comer: Comer) -> str:
    return presence_chip(comer).text
