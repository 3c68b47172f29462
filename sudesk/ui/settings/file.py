"""The tab of the file: where it lies, its backups, its soundness, and the way to other files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services import backups, checks
from sudesk.services.backups import Copy
from sudesk.services.checks import Finding
from sudesk.ui import words
from sudesk.ui.desk import Desk
from sudesk.ui.first_start import FILTER
from sudesk.ui.office import Office
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.dialog import confirm
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.tokens import BODY, ICON_BUTTON, TABLE, Ink

BY_HAND = "手动"

COPY_COLUMNS = (
    Column[Copy]("备份时间", lambda copy: f"{copy.made_at:%Y-%m-%d %H:%M}", 180, strong=True),
    Column[Copy]("缘由", lambda copy: copy.reason),
    Column[Copy](
        "大小", lambda copy: f"{copy.size // 1024} KB", 100, number=True, sort=lambda c: c.size
    ),
)
RECENT_COLUMNS = (
    Column[Path]("文件", lambda path: path.name, 200, strong=True),
    Column[Path]("位置", lambda path: str(path.parent), ink=lambda _: "ink_2"),
)


class FileTab(Page):
    """Everything about the open file; other files take its place in the same window."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__(desk)
        self._office = office
        self._path = desk.store.path
        self.copies: Table[Copy] = Table(
            COPY_COLUMNS,
            key=lambda copy: copy.path,
            empty=EmptyState("还没有备份", "每天打开文件时自动备份一次，也可以现在就备份。"),
        )
        self.restore_button = Button("恢复这一份", self._restore_chosen, icon="undo-2", small=True)
        self.recent: Table[Path] = Table(
            RECENT_COLUMNS,
            key=lambda path: path,
            empty=EmptyState("还没有别的文件", "打开过的文件列在这里。"),
        )
        self.check_button = Button("检查文件", self._check, icon="shield-check", small=True)
        self.findings = _Findings()
        columns = TwoColumns(420)
        columns.left.addWidget(self._build_file())
        columns.left.addWidget(self._build_backups(), 1)
        columns.right.addWidget(self._build_check())
        columns.right.addWidget(self._build_recent(), 1)
        self.body.addWidget(columns, 1)
        self.copies.selected.connect(self._allow)
        self.copies.menu_asked.connect(self._offer)
        self.recent.opened.connect(self._office.open)

    def refresh(self) -> None:
        """Look at the backups and the files opened last."""
        self.copies.set_rows(backups.copies(self._path))
        others = [path for path in self._office.preferences.recent if path != self._path]
        self.recent.set_rows(path for path in others if path.exists())
        self._allow([])

    def _build_file(self) -> Card:
        card = Card("本系文件")
        place = Text(str(self._path), TABLE, "ink_2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (
            Button("打开所在文件夹", self._show_folder, icon="folder-open"),
            Button("打开其他文件", self._ask_file, key="Ctrl+O"),
            Button("新建文件", self._office.begin_new, icon="plus"),
        ):
            row.addWidget(button)
        row.addStretch(1)
        card.add(Text(self._path.name, BODY, weight=600), place)
        card.body.addLayout(row)
        return card

    def _build_backups(self) -> Card:
        now = Button("现在备份", self._back_up, icon="database-backup", small=True)
        elsewhere = Button("备份到别处", self._ask_target, icon="save", small=True)
        caption = f"放在文件旁边的“{backups.folder_of(self._path).name}”，留最近 {backups.KEPT} 份"
        card = Card("备份", now, elsewhere, caption=caption, flush=True)
        card.add(self.copies)
        self.copies.setMinimumHeight(180)
        other = Button("从别处的备份恢复", self._ask_backup, icon="folder-open", small=True)
        card.set_foot(self.restore_button, other)
        return card

    def _build_check(self) -> Card:
        card = Card("检查文件", self.check_button, caption="文件、操作记录、每一份封存的计票")
        card.add(self.findings)
        return card

    def _build_recent(self) -> Card:
        card = Card("最近打开的文件", caption="双击或按 Enter 打开", flush=True)
        card.add(self.recent)
        self.recent.setMinimumHeight(120)
        return card

    def _allow(self, rows: Sequence[Copy]) -> None:
        self.restore_button.setEnabled(bool(rows))

    def _offer(self, menu: Menu, copy: Copy) -> None:
        menu.offer("恢复这一份", lambda: self._restore(copy.path), icon="undo-2")

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _ask_file(self) -> None:
        folder = str(self._path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self, "打开其他文件", folder, FILTER)
        if chosen:
            self._office.open(Path(chosen))

    def _back_up(self) -> None:
        backups.keep(self.desk.store, BY_HAND)
        self.desk.changed.emit()
        self.shell.toast("已备份")

    def _ask_target(self) -> None:
        day = f"{self.desk.store.clock():%Y%m%d}"
        suggested = str(self._path.with_name(f"{self._path.stem} {day}.sudesk"))
        chosen, _ = QFileDialog.getSaveFileName(self, "备份到别处", suggested, FILTER)
        if chosen:
            target = Path(chosen)
            target = target if target.suffix == ".sudesk" else Path(f"{chosen}.sudesk")
            self.desk.store.backup(target)
            self.shell.toast(f"已备份到“{target.name}”")

    def _ask_backup(self) -> None:
        folder = str(self._path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self, "选择备份", folder, FILTER)
        if chosen:
            self._restore(Path(chosen))

    def _restore_chosen(self) -> None:
        for copy in self.copies.selection():
            self._restore(copy.path)

    def _restore(self, backup: Path) -> None:
        agreed = confirm(
            self,
            f"用“{backup.stem}”恢复本系文件？",
            "备份之后做的都会回到那时的样子。现在的文件会改名留在旁边，不会丢。",
            act="恢复备份",
            instead="先不恢复",
            icon="undo-2",
        )
        if agreed:
            self._office.restore(backup)

    def _check(self) -> None:
        self.check_button.setEnabled(False)
        self.findings.say_busy()
        self.desk.work(
            lambda session, _: checks.examine(session),
            done=self._show_findings,
            ended=self._may_check,
        )

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        self.findings.say(findings)

    def _may_check(self) -> None:
        self.check_button.setEnabled(True)


class _Findings(QWidget):
    """What the check found, sentence under sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._add("circle-dashed", "还没有检查")

    def say_busy(self) -> None:
        """Say that the check is under way."""
        self._clear()
        self._add("circle-dashed", "正在检查")

    def say(self, findings: Sequence[Finding]) -> None:
        """Show what was found."""
        self._clear()
        for finding in findings:
            sound = finding.sound
            self._add("circle-check" if sound else "octagon-x", finding.sentence, sound=sound)

    def _add(self, icon: str, sentence: str, *, sound: bool | None = None) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        ink: Ink = "ink_3" if sound is None else "ok" if sound else "bad"
        line.addWidget(IconMark(icon, ink, size=ICON_BUTTON), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(words.spaced(sentence), TABLE, wrap=True), 1)
        self._column.addWidget(row)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
