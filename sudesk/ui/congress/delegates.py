"""The tab 代表: entered class by class, reviewed, grouped in delegations, observers beside."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout

from sudesk.services import class_results, delegates, quotas
from sudesk.services.class_results import ClassPlan
from sudesk.services.congresses import CongressView
from sudesk.services.delegates import DelegateRow
from sudesk.services.writing import write_whole
from sudesk.ui.congress.delegate_classes import ByClass
from sudesk.ui.congress.delegate_groups import GroupsSegment
from sudesk.ui.congress.delegate_others import OthersSegment
from sudesk.ui.congress.delegate_results import ResultsDialog
from sudesk.ui.congress.delegate_review import ReviewSegment
from sudesk.ui.congress.segment import Segment
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.rooms import open_room
from sudesk.ui.roster.dropping import ask_files, ask_target
from sudesk.ui.tokens import Tone

SEGMENTS = ("按班登记", "资格审查", "代表团", "列席特邀")
NAMED = 3  # of those who left the roll, named in the banner; the others are counted


class DelegatesTab(CongressTab):
    """Four segments, and above them what goes out and comes in as .xlsx."""

    for_delegates = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "代表")
        self._gone: tuple[int, ...] = ()
        self.choice = Segmented([(text, place) for place, text in enumerate(SEGMENTS)])
        self.by_class = ByClass(self)
        self.review = ReviewSegment(self, self._open_person)
        self.groups = GroupsSegment(self)
        self.others = OthersSegment(self)
        self.segments: tuple[Segment, ...] = (
            self.by_class,
            self.review,
            self.groups,
            self.others,
        )
        self.read = Button("导入填报表", self._ask_files, icon="upload")
        self.hand_out = Button("导出填报表", self._open_menu, icon="file-spreadsheet")
        self.export = Button("导出代表名单", self._ask_where, icon="download")
        self._no_quota = EmptyState(
            "还没有分配名额",
            "先定下代表总数，程序分到各班，再登记各班选出的代表。",
            [
                Beginning(
                    "gauge",
                    "分配名额",
                    "试算总数，看各班分到几名",
                    lambda: open_room(self.shell, "quotas"),
                )
            ],
        )
        self._build()
        self.choice.chosen.connect(self._show_segment)

    @property
    def segment(self) -> Segment:
        """The segment that is chosen."""
        return self.segments[int(str(self.choice.meaning))]

    def show_congress(self, congress: CongressView) -> None:
        """Show the chosen segment as the facts are now."""
        quota = self.desk.ask(quotas.fixed, congress.id)
        self._no_quota.setVisible(quota is None)
        self.choice.setVisible(quota is not None)
        self.export.setVisible(quota is not None and self.segment is not self.others)
        for button in (self.read, self.hand_out):
            button.setVisible(quota is not None and self.segment is self.by_class)
        # A stack would be as tall as its tallest page: only the chosen one takes room.
        for segment in self.segments:
            segment.setVisible(quota is not None and segment is self.segment)
        if quota is None:
            return
        self.export.setEnabled(bool(self.desk.ask(delegates.delegates, congress.id)))
        self._warn(self.desk.ask(delegates.gone, congress.id))
        self.segment.show_congress()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.choice)
        head.addStretch(1)
        for button in (self.hand_out, self.read, self.export):
            head.addWidget(button)
        self.rows.addLayout(head)
        self.rows.addWidget(self._no_quota, 1)
        for segment in self.segments:
            self.rows.addWidget(segment, 1)
            segment.hide()

    def _show_segment(self, _place: object) -> None:
        if self.congress is not None:
            self.show_congress(self.congress)

    def _open_person(self, entry_id: int) -> None:
        """Show a delegate where everything about the person is entered."""
        self.choice.choose(0)
        self.by_class.choose_person(entry_id)

    def _warn(self, rows: Sequence[DelegateRow]) -> None:
        """Say at the top who of the delegates has left the roll meanwhile."""
        ids = tuple(row.entry.id for row in rows)
        if ids == self._gone:
            return
        self._gone = ids
        self.clear_banner()
        if not rows:
            return
        names = "、".join(row.entry.name for row in rows[:NAMED])
        more = f"等 {len(rows)} 名代表" if len(rows) > NAMED else ""
        button = Button("看第一名", lambda: self._open_person(ids[0]), small=True)
        self.show_banner(
            Banner(
                Tone.WARN,
                f"{names}{more}已离开名册。",
                "资格审查不能通过，请更换代表，或在“名册”里改正学籍状态。",
                buttons=[button],
            )
        )

    def _open_menu(self) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.by_class.chosen
        if chosen is not None and chosen.view is not None:
            name = chosen.name
            menu.offer(f"只导出{name}", lambda: self._ask_forms([name]), icon="file-spreadsheet")
        menu.offer("导出全部班级", lambda: self._ask_forms([]), icon="file-spreadsheet")
        menu.popup(self.hand_out.mapToGlobal(QPoint(0, self.hand_out.height())))

    def _ask_forms(self, names: Sequence[str]) -> None:
        assert self.congress is not None
        what = names[0] if names else "各班"
        target = ask_target(self, "导出填报表", f"{what}代表选举填报表.xlsx")
        if target is not None:
            self.save_forms(target, names)

    def save_forms(self, target: Path, names: Sequence[str] = ()) -> None:
        """Write the forms that classes fill in."""
        if self.congress is not None:
            write_whole(target, self.desk.ask(class_results.forms, self.congress.id, names))
            self.shell.toast(f"填报表已导出到“{target.name}”")

    def _ask_files(self) -> None:
        paths = ask_files(self, "选择班级交回的填报表")
        if paths:
            self.open_results().read(paths)

    def open_results(self) -> ResultsDialog:
        """Open the dialog that reads filled forms."""
        assert self.congress is not None
        dialog = ResultsDialog(self, self.desk, self.congress.id, self._enter_results)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _enter_results(self, plans: Sequence[ClassPlan]) -> None:
        assert self.congress is not None
        people = self.desk.do(class_results.apply, self.congress.id, plans)
        self.shell.toast(f"已登记 {len(plans)} 个班，{people} 名代表")

    def _ask_where(self) -> None:
        if self.congress is None:
            return
        target = ask_target(self, "导出代表名单", f"{self.congress.title}代表名单.xlsx")
        if target is not None:
            self.save_to(target)

    def save_to(self, target: Path) -> None:
        """Write the list of delegates to a workbook."""
        if self.congress is not None:
            write_whole(target, self.desk.ask(delegates.workbook, self.congress.id))
            self.shell.toast(f"代表名单已导出到“{target.name}”")
