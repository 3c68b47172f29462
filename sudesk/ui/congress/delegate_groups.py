"""The segment 代表团: delegations at the left, their delegates beside, leaders and moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from sudesk.services import delegations
from sudesk.services.delegates import DelegateRow
from sudesk.services.delegations import DelegationView, Grouped, Grouping
from sudesk.ui.congress.delegate_dialogs import NameDialog
from sudesk.ui.congress.segment import Pair, Segment
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.tokens import Tone

LOOSE = 0
WIDTH = 386


@dataclass(frozen=True)
class TeamRow:
    """A delegation, or in the last row those who are in none (id 0)."""

    id: int
    number: str
    name: str
    members: tuple[DelegateRow, ...]

    @property
    def leader(self) -> str:
        """Who leads it."""
        return next((row.entry.name for row in self.members if row.leads), "")


class GroupsSegment(Segment):
    """Delegations are proposed by grade or class and then put right by hand."""

    def __init__(self, tab: CongressTab) -> None:
        super().__init__(tab)
        self._grouped = Grouped((), ())
        self.state = Chip("")
        self.teams = self._build_teams()
        self.members = self._build_members()
        self.by_cohort = Button("按年级编团", partial(self._arrange, Grouping.COHORT), icon="users")
        self.by_class = Button("按班级编团", partial(self._arrange, Grouping.CLASS))
        self.new = Button("增加代表团", self._ask_new, icon="plus")
        self.leader = Button("定为团长", self._lead, icon="user-check", key="Ctrl+L")
        self.transfer = Button("调到其他代表团", self._open_menu, icon="chevron-down")
        self.card = Card("代表", flush=True)
        self._build()
        self.teams.selected.connect(self._show_members)
        self.teams.opened.connect(self._ask_name)
        self.teams.menu_asked.connect(self._fill_team_menu)
        self.members.selected.connect(self._show_what_fits)
        self.members.opened.connect(self._lead)
        self.members.menu_asked.connect(self._fill_member_menu)

    def show_congress(self) -> None:
        """Show the delegations; the chosen one stays chosen."""
        found = self.desk.ask(delegations.grouped, self.congress.id)
        self._grouped = found
        rows = [
            TeamRow(one.id, str(one.number), one.name, one.members) for one in found.delegations
        ]
        if found.loose and rows:
            rows.append(TeamRow(LOOSE, "", "还没有编团", found.loose))
        self.teams.set_rows(rows)
        if self.teams.current() is None and rows:
            self.teams.select(rows[0].id)
        self.state.show_look(_state(found))
        self._show_members()

    def _build(self) -> None:
        left = Card("代表团", self.state, caption="按 Enter 改名称。", flush=True)
        left.add(self.teams)
        left.set_foot(self.by_cohort, self.by_class, self.new)
        self.card.add(self.members)
        self.card.set_foot(self.leader, self.transfer)
        self.rows.addWidget(Pair(left, self.card, WIDTH), 1)

    def _build_teams(self) -> Table[TeamRow]:
        table: Table[TeamRow] = Table(
            [
                Column("序", lambda row: row.number, 36, number=True, ink=lambda _: "ink_3"),
                Column("名称", lambda row: row.name, strong=True),
                Column("人数", lambda row: str(len(row.members)), 52, number=True),
                Column("团长", _leader_words, 92, number=True, chip=_leader_chip),
            ],
            key=lambda row: row.id,
            empty=EmptyState(
                "还没有编代表团",
                "先按年级编好，再逐个调整、定团长。",
                [
                    Beginning(
                        "users",
                        "按年级编团",
                        "每个年级一个代表团",
                        partial(self._arrange, Grouping.COHORT),
                    )
                ],
            ),
            sortable=False,
        )
        table.setMinimumHeight(220)
        table.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        remove = QShortcut(QKeySequence.StandardKey.Delete, table.view, self._dissolve)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        return table

    def _build_members(self) -> Table[DelegateRow]:
        table: Table[DelegateRow] = Table(
            [
                Column("姓名", lambda row: row.entry.name, 120, strong=True),
                Column("班级", lambda row: row.entry.class_name, ink=lambda _: "ink_2"),
                Column("学号", lambda row: row.entry.student_no, 130, ink=lambda _: "ink_2"),
                Column("职务", lambda row: row.post, 130),
                Column("身份", _role, 92, number=True, chip=_role_chip),
            ],
            key=lambda row: row.entry.id,
            search=lambda row: (row.entry.name, row.entry.student_no, row.entry.class_name),
            empty=EmptyState("这里还没有代表", "选择其他代表团里的人，用“调到其他代表团”调入。"),
            several=True,
        )
        table.setMinimumHeight(220)
        return table

    def _show_members(self) -> None:
        team = self.teams.current()
        self.members.set_rows(team.members if team is not None else ())
        self.card.title.say(f"{team.name}，{len(team.members)} 名" if team is not None else "代表")
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        rows = self.members.selection()
        team = self.teams.current()
        leads = len(rows) == 1 and rows[0].leads
        self.leader.setEnabled(len(rows) == 1 and team is not None and team.id != LOOSE)
        self.leader.rename("不再任团长" if leads else "定为团长")
        self.transfer.setEnabled(bool(rows) and bool(self._grouped.delegations))

    def _arrange(self, by: Grouping) -> None:
        congress, before = self.congress.id, self._grouped
        number = self.desk.do(delegations.arrange, congress, by)
        undo = None if before.delegations else partial(self._dissolve_all, congress)
        self.shell.toast(f"已按{by.value}编成 {number} 个代表团", undo)

    def _dissolve_all(self, congress: int) -> None:
        for team in self.desk.ask(delegations.grouped, congress).delegations:
            self.desk.do(delegations.remove, team.id)

    def _ask_new(self) -> None:
        congress = self.congress.id
        number = len(self._grouped.delegations) + 1
        self._open(
            NameDialog(
                self,
                "增加一个代表团",
                "名称",
                f"第{number}代表团",
                main="增加代表团",
                other="不增加",
                record=lambda name: self.desk.do(delegations.add, congress, name),
            )
        )

    def _ask_name(self, row: TeamRow) -> None:
        if row.id == LOOSE:
            return
        self._open(
            NameDialog(
                self,
                f"修改{row.name}的名称",
                "名称",
                row.name,
                main="修改名称",
                other="不修改",
                record=lambda name: self.desk.do(delegations.rename, row.id, name),
            )
        )

    def _open(self, dialog: NameDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _dissolve(self) -> None:
        row = self.teams.current()
        if row is None or row.id == LOOSE:
            return
        congress = self.congress.id
        self.desk.do(delegations.remove, row.id)
        self.shell.toast(f"{row.name}已撤销", partial(self._make_again, congress, row))

    def _make_again(self, congress: int, row: TeamRow) -> None:
        team = self.desk.do(delegations.add, congress, row.name)
        self.desk.do(delegations.assign, congress, team, [one.entry.id for one in row.members])
        for one in row.members:
            if one.leads:
                self.desk.do(delegations.lead, congress, one.entry.id)

    def _lead(self) -> None:
        rows = self.members.selection()
        if len(rows) == 1:
            one = rows[0]
            self.desk.do(delegations.lead, self.congress.id, one.entry.id, not one.leads)

    def _move_to(self, team: DelegationView | None, rows: Sequence[DelegateRow]) -> None:
        congress, ids = self.congress.id, [row.entry.id for row in rows]
        before = rows[0].delegation_id
        self.desk.do(delegations.assign, congress, team.id if team else None, ids)
        where = f"调到{team.name}" if team else "移出代表团"
        who = rows[0].entry.name if len(rows) == 1 else f"{len(rows)} 名代表"
        self.shell.toast(
            f"{who}已{where}", lambda: self.desk.do(delegations.assign, congress, before, ids)
        )

    def _open_menu(self) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer_moves(menu)
        menu.popup(self.transfer.mapToGlobal(QPoint(0, self.transfer.height())))

    def _offer_moves(self, menu: Menu) -> None:
        rows, present = self.members.selection(), self.teams.current()
        for team in self._grouped.delegations:
            if rows and present is not None and team.id != present.id:
                menu.offer(
                    f"调到{team.name}", partial(self._move_to, team, rows), icon="arrow-right"
                )
        if rows and present is not None and present.id != LOOSE:
            menu.offer("移出代表团", partial(self._move_to, None, rows), icon="user-x", danger=True)

    def _fill_member_menu(self, menu: Menu, row: DelegateRow) -> None:
        if row.delegation_id is not None:
            words = "不再任团长" if row.leads else "定为团长"
            menu.offer(words, self._lead, icon="user-check", key="Ctrl+L")
        self._offer_moves(menu)

    def _fill_team_menu(self, menu: Menu, row: TeamRow) -> None:
        if row.id != LOOSE:
            menu.offer("修改名称", partial(self._ask_name, row), icon="pencil", key="Enter")
            menu.offer("撤销代表团", self._dissolve, icon="trash-2", key="Delete", danger=True)


def _state(found: Grouped) -> ChipLook:
    if not found.delegations:
        return ChipLook("还没有编团", Tone.WARN, "circle-dashed")
    if found.loose:
        return ChipLook(f"未编团 {len(found.loose)} 名", Tone.WARN, "circle-dashed")
    if found.without_leader:
        return ChipLook(f"缺团长 {found.without_leader} 个", Tone.WARN, "circle-dashed")
    return ChipLook("已编好", Tone.OK, "check")


def _leader_words(row: TeamRow) -> str:
    return "" if row.id == LOOSE else row.leader or "未定"


def _leader_chip(row: TeamRow) -> ChipLook | None:
    if row.id == LOOSE or row.leader:
        return None
    return ChipLook("未定", Tone.WARN)


def _role(row: DelegateRow) -> str:
    if row.leads:
        return "团长"
    return "骨干代表" if row.core else "代表"


def _role_chip(row: DelegateRow) -> ChipLook:
    tone = Tone.ACCENT if row.leads else Tone.INFO if row.core else Tone.OK
    return ChipLook(_role(row), tone)
