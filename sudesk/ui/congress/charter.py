"""The charter's clauses before and after, with their reasons; or that it stays as it is."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.rules.charter import Change
from sudesk.services import adopted, charter, passages
from sudesk.services.charter import Clause, Wording
from sudesk.services.passages import PassageView
from sudesk.terms import MotionKind
from sudesk.ui.congress.charter_dialogs import ClauseDialog, PasteDialog
from sudesk.ui.congress.charter_sides import Sides
from sudesk.ui.congress.decision import DecisionDialog
from sudesk.ui.congress.list_and_card import ListAndCard
from sudesk.ui.congress.rules_form import scrolling
from sudesk.ui.congress.segment import Segment
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import CARD_PADDING, TABLE, Tone
from sudesk.ui.words import spaced

CHIPS = {
    Change.SAME: ChipLook("不变"),
    Change.CHANGED: ChipLook("修改", Tone.WARN),
    Change.ADDED: ChipLook("新增", Tone.OK),
    Change.DELETED: ChipLook("删除", Tone.BAD),
}
LIST_WIDTH = 380


class CharterPart(Segment):
    """The clauses at the left, the chosen one compared at the right."""

    def __init__(self, tab: CongressTab) -> None:
        super().__init__(tab)
        self._clauses: tuple[Clause, ...] = ()
        self._stays: PassageView | None = None
        self._settled = ""  # why the clauses stand still
        self.paste = Button("粘贴全文", self._ask_paste, icon="copy", small=True)
        self.add = Button("加一条", self._ask_add, icon="plus", small=True)
        self.leave = Button("本年不修订", self._ask_leave, icon="badge-check", small=True)
        self.print = Button("打印对照表", self._print, icon="printer", small=True)
        self.reopen = Button("撤回，改为修订", self._reopen, small=True)
        self.banner = Banner(Tone.INFO, "", buttons=[self.reopen])
        self.empty = EmptyState(
            "还没有章程条文",
            "把现行章程和修订稿贴进来，程序逐条配成对照表；本年不修订的，署名记下。",
            [
                Beginning("copy", "粘贴全文", "原章程和修订稿", self._ask_paste),
                Beginning("plus", "加一条", "只改几条的，逐条填写", self._ask_add),
                Beginning("badge-check", "本年不修订", "由谁决定，为什么", self._ask_leave),
            ],
        )
        self.table: Table[Clause] = Table(
            [
                Column("条款", lambda row: row.wording.heading, 176, strong=True),
                Column("内容", lambda row: row.wording.new or row.wording.old),
                Column(
                    "改动", lambda row: row.change.value, 76, chip=lambda row: CHIPS[row.change]
                ),
            ],
            key=lambda row: row.id,
            search=lambda row: (row.wording.heading, row.wording.old, row.wording.new),
            placeholder="条款、内容",
            sortable=False,
        )
        self.only = Button("只看改动", self._show_clauses, small=True)
        self.only.setCheckable(True)
        self.chip = Chip("")
        self.sides = Sides("原条文", "修订后条文")
        self._reason = Text("", TABLE, wrap=True)
        self.edit = Button("修改条文", self._ask_edit, icon="pencil", key="F2")
        self.undo = Button("改回原文", self._restore, icon="undo-2")
        self.up = Button(icon="chevron-up", on_click=lambda: self._shift(-1))
        self.down = Button(icon="chevron-down", on_click=lambda: self._shift(1))
        self.drop = Button("移出对照表", self._remove, kind=Kind.QUIET, icon="trash-2")
        self._lay_out()
        self.table.selected.connect(lambda _: self._show_clause())
        self.table.opened.connect(lambda _: self._ask_edit())
        QShortcut(QKeySequence("Alt+Up"), self, lambda: self._shift(-1))
        QShortcut(QKeySequence("Alt+Down"), self, lambda: self._shift(1))

    def show_congress(self) -> None:
        """Show the clauses of the congress, and who decided that they stay."""
        congress = self.congress
        self._clauses = self.desk.ask(charter.clauses, congress.id)
        self._settled = self.desk.ask(adopted.settled, congress.id, MotionKind.CHARTER)
        self._stays = self.desk.ask(charter.stays, congress.id)
        self.banner.setVisible(self._stays is not None)
        if self._stays is not None:
            words = f"{self._stays.passed_by}决定，理由：{self._stays.because}"
            self.banner.words.say(words, "章程本年不修订。")
        bare = not self._clauses and self._stays is None
        self.empty.setVisible(bare)
        self._pair.setVisible(bool(self._clauses))
        self._show_clauses()

    def _lay_out(self) -> None:
        self._list = Card("条文", self.only, self.add, self.paste, flush=True)
        self._list.add(self.table)
        self._told = Text("", TABLE, "ink_2")
        self._list.set_foot(self._told, self.leave, stretch_after=1)
        self._card = Card("对照", self.chip, self.print, flush=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(CARD_PADDING - 1, 14, CARD_PADDING - 1, 14)
        column.setSpacing(12)
        column.addWidget(self.sides)
        column.addWidget(self._reason)
        column.addStretch(1)
        self._card.add(scrolling(inner))
        for button, word in ((self.up, "上移（Alt+↑）"), (self.down, "下移（Alt+↓）")):
            button.setAccessibleName(word)
            button.setToolTip(word)
        self._card.set_foot(self.drop, self.up, self.down, self.undo, self.edit, stretch_after=1)
        self._pair = ListAndCard(self._list, self._card, LIST_WIDTH)
        self.rows.addWidget(self.banner)
        self.rows.addWidget(self.empty, 1)
        self.rows.addWidget(self._pair, 1)
        self.rows.addStretch(0)

    def _show_clauses(self) -> None:
        """Show all clauses, or only those that change, and what they come to."""
        changed = [one for one in self._clauses if one.change is not Change.SAME]
        shown = changed if self.only.isChecked() else self._clauses
        self.table.set_rows(shown)
        if self.table.current() is None and shown:
            self.table.select((changed or list(shown))[0].id)
        counts = [
            f"{change.value} {n}"
            for change in (Change.CHANGED, Change.ADDED, Change.DELETED)
            if (n := sum(one.change is change for one in self._clauses))
        ]
        self._told.say(f"{'，'.join(counts) or '没有改动'}，共 {len(self._clauses)} 条")
        self.leave.setVisible(self._stays is None and not changed and not self._settled)
        if self._settled:
            self._told.say(spaced(self._settled))
        for button in (self.add, self.paste):
            button.setEnabled(not self._settled)
        self._show_clause()

    def _show_clause(self) -> None:
        row = self.table.current()
        self._card.setVisible(row is not None)
        if row is None:
            return
        self._card.title.say(row.wording.heading)
        self.chip.show_look(CHIPS[row.change])
        self.sides.show_texts(row.wording.old, row.wording.new)
        self._reason.say(row.wording.reason or "还没有写", "修订理由　")
        self._reason.setVisible(row.change is not Change.SAME)
        self.undo.setVisible(row.change is Change.CHANGED)
        free = not self._settled
        self.up.setEnabled(free and row.position > 1)
        self.down.setEnabled(free and row.position < len(self._clauses))
        for button in (self.edit, self.undo, self.drop):
            button.setEnabled(free)

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.table.view.setFocus)
        dialog.open()

    def _ask_paste(self) -> None:
        self._open(PasteDialog(self, self._paste))

    def _paste(self, old: str, new: str) -> None:
        congress_id = self.congress.id
        before = self.desk.do(charter.paste, congress_id, old, new)
        number = len(self.desk.ask(charter.clauses, congress_id))
        self.shell.toast(f"已排成 {number} 条", partial(self._put_back_all, congress_id, before))

    def _put_back_all(self, congress_id: int, before: tuple[Wording, ...]) -> None:
        self.desk.do(charter.replace_all, congress_id, before)

    def _ask_add(self) -> None:
        self._open(ClauseDialog(self, Wording("", "", "", ""), "加一条", "加入对照表", self._add))

    def _add(self, wording: Wording) -> None:
        row = self.table.current()
        place = None if row is None else row.position + 1
        made = self.desk.do(charter.add, self.congress.id, wording, place)
        self.table.select(made)
        self.shell.toast(f"已加入{wording.heading}", lambda: self.desk.do(charter.remove, made))

    def _ask_edit(self) -> None:
        row = self.table.current()
        if row is not None and not self._settled:
            record = partial(self._edit, row.id)
            title = f"修改{row.wording.heading}"
            self._open(ClauseDialog(self, row.wording, title, "保存条文", record))

    def _edit(self, clause_id: int, wording: Wording) -> None:
        before = self.desk.do(charter.edit, clause_id, wording)
        self.shell.toast(
            f"{wording.heading}已保存", lambda: self.desk.do(charter.edit, clause_id, before)
        )

    def _restore(self) -> None:
        row = self.table.current()
        if row is not None:
            said = row.wording
            self._edit(row.id, Wording(said.heading, said.old, said.old, ""))

    def _shift(self, step: int) -> None:
        row = self.table.current()
        if row is None or self._settled:
            return
        if 1 <= row.position + step <= len(self._clauses):
            self.desk.do(charter.move, row.id, step)
            self.table.select(row.id)

    def _remove(self) -> None:
        row = self.table.current()
        if row is not None:
            congress_id = self.congress.id
            gone = self.desk.do(charter.remove, row.id)
            self.shell.toast(
                f"{gone.wording.heading}已移出对照表",
                lambda: self.desk.do(charter.add, congress_id, gone.wording, gone.position),
            )

    def _ask_leave(self) -> None:
        self._open(
            DecisionDialog(
                self,
                "记下章程本年不修订？",
                "大会的四项任务里有制定或修订章程，不修订的要由负责人署名说明。",
                main="记为本年不修订",
                other="先不记",
                record=self._leave_as_it_is,
            )
        )

    def _leave_as_it_is(self, by: str, because: str) -> None:
        made = self.desk.do(charter.leave_as_it_is, self.congress.id, by, because)
        self.shell.toast("章程记为本年不修订", lambda: self.desk.do(passages.take_back, made))

    def _reopen(self) -> None:
        if self._stays is not None:
            self.desk.do(passages.take_back, self._stays.id)
            self.shell.toast("“本年不修订”已撤回，可以填写修订的条文")

    def _print(self) -> None:
        open_room(self.shell, "papers")
