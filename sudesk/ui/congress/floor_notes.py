"""What was said from the floor: noted, found, edited, removed, exported."""

from functools import partial
from pathlib import Path

from sudesk.services import exports, floor_notes
from sudesk.services.floor_notes import COLUMNS, Note
from sudesk.terms import NoteKind
from sudesk.ui.congress.floor_note_dialog import KEY, NoteDialog, tell_note
from sudesk.ui.congress.segment import Segment
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Grid, Table
from sudesk.ui.roster.dropping import ask_target
from sudesk.ui.tokens import Tone

KIND_CHIP = {
    NoteKind.OPINION: ChipLook(NoteKind.OPINION.label),
    NoteKind.PROPOSAL: ChipLook(NoteKind.PROPOSAL.label, Tone.ACCENT),
    NoteKind.QUESTION: ChipLook(NoteKind.QUESTION.label, Tone.INFO),
}


class FloorNotesPart(Segment):
    """A list of notes in the order in which they were said."""

    def __init__(self, tab: CongressTab) -> None:
        super().__init__(tab)
        self.note = Button("记一条发言", self.ask, icon="pencil", key=KEY)
        self.edit = Button("修改", self._ask_edit, icon="pencil", small=True)
        self.drop = Button("删去", self._remove, kind=Kind.QUIET, icon="trash-2", small=True)
        self.table: Table[Note] = Table(
            [
                Column("时间", lambda row: f"{row.noted_at:%H:%M}", 72, ink=lambda _: "ink_3"),
                Column(
                    "类别",
                    lambda row: row.said.kind.label,
                    100,
                    chip=lambda row: KIND_CHIP[row.said.kind],
                ),
                Column(
                    "发言人",
                    lambda row: row.speaker,
                    150,
                    strong=True,
                    second=lambda row: row.class_name or "名册以外",
                ),
                Column("内容", lambda row: row.said.text.replace("\n", " ")),
            ],
            key=lambda row: row.id,
            search=lambda row: (row.speaker, row.class_name, row.said.kind.label, row.said.text),
            placeholder="发言人、班级、内容",
            export=self._export,
            acts=(self.edit, self.drop),
            empty=EmptyState(
                "还没有现场发言",
                "有人发言时当场记下发言人和要点，会议记录和文书里自动列出。",
                [Beginning("pencil", "记一条发言", f"会议中随时按 {KEY}", self.ask)],
            ),
            tall=True,
        )
        card = Card(flush=True)
        card.add(self.table)
        self.rows.addWidget(card, 1)
        self.table.selected.connect(lambda _: self._show_what_fits())
        self.table.opened.connect(lambda _: self._ask_edit())
        self.table.menu_asked.connect(self._fill_menu)

    def show_congress(self) -> None:
        """Show every note of the congress."""
        found = self.desk.ask(floor_notes.notes, self.congress.id)
        self.table.set_rows(found)
        self.table.show_tools(bool(found))
        self._show_what_fits()

    def ask(self) -> None:
        """Note what somebody says now."""
        tell_note(self._tab, self.desk, self.congress.id)

    def _open(self, dialog: NoteDialog) -> None:
        dialog.accepted.connect(lambda: self._tell(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.table.view.setFocus)
        dialog.open()

    def _tell(self, dialog: NoteDialog) -> None:
        noted, before = dialog.noted, dialog.before
        if noted is not None and before is not None:
            undo = partial(self.desk.do, floor_notes.edit, noted, before)
            self.shell.toast("发言记录已修改", undo)
            self.table.select(noted)

    def _show_what_fits(self) -> None:
        for button in (self.edit, self.drop):
            button.setEnabled(self.table.current() is not None)

    def _fill_menu(self, menu: Menu, _row: Note) -> None:
        menu.offer("修改", self._ask_edit, icon="pencil", key="Enter")
        menu.offer("删去", self._remove, icon="trash-2", danger=True)

    def _ask_edit(self) -> None:
        row = self.table.current()
        if row is not None:
            self._open(NoteDialog(self._tab, self.desk, self.congress.id, row))

    def _remove(self) -> None:
        row = self.table.current()
        if row is not None:
            congress_id = self.congress.id
            gone = self.desk.do(floor_notes.remove, row.id)
            self.shell.toast(
                f"{gone.speaker}的发言已删去",
                lambda: self.desk.do(floor_notes.put_back, congress_id, gone),
            )

    def _export(self, _grid: Grid) -> None:
        title = f"{self.congress.title}现场发言"
        target = ask_target(self._tab, "导出现场发言", f"{title}.xlsx")
        if target is not None:
            rows = self.desk.ask(floor_notes.table, self.congress.id)
            done = self._tell_saved
            self.desk.work(exports.save_table, title, COLUMNS, rows, target, done=done)

    def _tell_saved(self, target: Path) -> None:
        self.shell.toast(f"已保存“{target.name}”")
