"""The tab 候选人: elections, who stands with what evidence, who watches and counts."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules import meeting
from sudesk.rules.election_rules import DEFAULTS
from sudesk.rules.plan import provision
from sudesk.services import (
    candidates,
    congresses,
    elections,
    exports,
    notices,
    officials,
    ranks,
    rounds,
    sittings,
)
from sudesk.services.candidates import CandidateView
from sudesk.services.congresses import CongressView, Entry
from sudesk.services.elections import ElectionView
from sudesk.services.ranks import RankMatch
from sudesk.terms import NoticeKind, RoundState, Verdict
from sudesk.ui.congress.candidate_asking import Asking
from sudesk.ui.congress.candidate_card import Acts, CandidateCard
from sudesk.ui.congress.candidate_list import CandidateList, grid_of
from sudesk.ui.congress.candidate_order import OrderView
from sudesk.ui.congress.decision import DecisionDialog
from sudesk.ui.congress.election_form import CallDialog
from sudesk.ui.congress.list_and_card import ListAndCard
from sudesk.ui.congress.officials import OfficialsView
from sudesk.ui.congress.ranks import RanksDialog, taken_back
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.congress.wording import gate_of, provided
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.dialog import Dialog, confirm
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.gate import Gate
from sudesk.ui.pieces.input import Select
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.text import Text
from sudesk.ui.rooms import open_room
from sudesk.ui.roster.dropping import DropTarget, ask_files, ask_target
from sudesk.ui.tokens import GAP, TABLE
from sudesk.ui.words import span

STAND, ORDER, OFFICIALS = range(3)
LIST_WIDTH, LIST_HEIGHT = 282, 308


class CandidatesTab(CongressTab):
    """One election at a time: its gates above, its three parts below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "候选人")
        self._election: ElectionView | None = None
        self._empty = EmptyState(
            "还没有设立选举",
            "大会选举产生学生会主席团。设立选举后提名候选人，填写成绩依据。",
            [
                Beginning(
                    "vote",
                    "设立选举",
                    f"学生会主席团，至多 {provision('D6').figure} 人",
                    self._ask_call,
                )
            ],
            provided("D6"),
        )
        self.which = Select()
        self.contest_gate = Gate(gate_of(meeting.contest(1, 1, DEFAULTS), ""))
        self.explain = Button("说明等额理由", self._ask_uncontested, small=True)
        self.prepare = Button("准备选票", self._prepare, kind=Kind.PRIMARY, icon="vote")
        self._onward = "count"  # where things go on once there are ballots
        self.to_count = Button(
            "去投票计票", lambda: open_room(self.shell, self._onward), kind=Kind.PRIMARY
        )
        self._action = Action(self.prepare)
        self.part = Segmented([("审查", STAND), ("选票次序", ORDER), ("监票、计票人", OFFICIALS)])
        self.list = CandidateList(self._nominate, lambda: open_room(self.shell, "notices"))
        self.asking = Asking(self)
        self.card = CandidateCard(
            Acts(
                self._ask_ranks,
                self.asking.study,
                self.asking.waive,
                self.asking.judge,
                self.asking.fit,
                self.asking.opinion,
                self.asking.take_opinion_back,
                self.asking.describe,
                self.asking.withdraw,
                self.asking.restore,
            )
        )
        self.order = OrderView(self.asking.move, self.asking.order_by_strokes)
        self.officials = OfficialsView(desk)
        self._lay_out()
        self.which.currentIndexChanged.connect(self._turn_to)
        self.part.chosen.connect(self._show_part)
        self.list.chosen.connect(self._show_candidate)
        DropTarget(self).dropped.connect(self._read_ranks)

    @property
    def election(self) -> ElectionView | None:
        """The election that is shown, None before there is one."""
        return self._election

    @property
    def standing(self) -> tuple[CandidateView, ...]:
        """Those who stand in the election that is shown."""
        return self._election.candidates if self._election is not None else ()

    def show_officials(self) -> None:
        """Show the list of scrutineers and tellers."""
        self.part.choose(OFFICIALS)

    def show_congress(self, congress: CongressView) -> None:
        """Show the chosen election of a congress, or that there is none yet."""
        found = self.desk.ask(elections.elections, congress.id)
        self._empty.setVisible(not found)
        self._whole.setVisible(bool(found))
        if not found:
            self._election = None
            return
        chosen = self._election.id if self._election is not None else found[-1].id
        self._election = next((one for one in found if one.id == chosen), found[0])
        self.which.offer([(one.post, one.id) for one in found])
        blocked = self.which.blockSignals(True)
        self.which.choose(self._election.id)
        self.which.blockSignals(blocked)
        self.which.setVisible(len(found) > 1)
        self._show_election(congress, self._election)

    def _lay_out(self) -> None:
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        head = Card()
        head.body.setContentsMargins(15, 9, 15, 9)
        row = QHBoxLayout()
        row.setSpacing(8)
        head.body.addLayout(row)
        self.more = Button("选举", self._show_more, icon="settings", small=True)
        for widget in (
            self.which,
            self.part,
            self.contest_gate,
            self.explain,
        ):
            row.addWidget(widget)
        row.addWidget(self._action, 1)
        row.addStretch()
        row.addWidget(self.to_count)
        row.addWidget(self.more)
        column.addWidget(head)
        pair = ListAndCard(self.list, self.card, LIST_WIDTH, LIST_HEIGHT)
        self._parts = (pair, self.order, self.officials)
        for part in self._parts:
            column.addWidget(part, 1)
        self._show_part(STAND)
        self.rows.addWidget(self._empty, 1)
        self.rows.addWidget(self._whole, 1)

    def _show_part(self, number: object) -> None:
        # No QStackedWidget: it would keep room for the tallest part, also while that is hidden.
        for place, part in enumerate(self._parts):
            part.setVisible(place == number)

    def _show_election(self, congress: CongressView, election: ElectionView) -> None:
        number = len(election.candidates)
        found = self.desk.ask(officials.officials, congress.id)
        contest = {Verdict.ALLOWED: "差额选举", Verdict.WARNED: "等额选举"}
        word = contest.get(election.contest.verdict, "候选人不足")
        if election.uncontested_by and election.contest.verdict is Verdict.WARNED:
            word = "等额选举，已说明理由"
        self.contest_gate.show_look(gate_of(election.contest, f"{word} {number}/{election.seats}"))
        self.explain.setVisible(
            election.contest.verdict is Verdict.WARNED and not election.uncontested_by
        )
        self._action.setVisible(not election.started)
        self.to_count.setVisible(election.started)
        sitting = self.desk.ask(sittings.newest, congress.id)
        in_session = sitting is not None and sitting.closed_at is None
        held = self.desk.ask(rounds.rounds, election.id)
        sealed = bool(held) and held[-1].state is RoundState.SEALED
        self._onward = "count" if in_session or sealed else "sitting"
        word = "去投票计票" if in_session else "去开会签到"
        self.to_count.rename("看选举结果" if sealed else word)
        self._action.block("" if election.started else self._obstacle(election))
        self.part.rename(STAND, f"审查 {len(election.nominees)}")
        self.part.rename(OFFICIALS, f"监票、计票人 {len(found.rows)}")
        entries = self.desk.ask(congresses.entries, congress.id)
        due = self.desk.ask(sittings.due, congress.id)
        self.list.show_election(election, entries, self._call_words(congress, election))
        self.card.show_candidate(self.list.current(), started=election.started)
        self.order.show_election(election)
        self.officials.show_congress(congress.id, found, entries, due)

    def _call_words(self, congress: CongressView, election: ElectionView) -> str:
        """Say when and where everybody was called upon to apply (D4)."""
        hung = [
            one
            for one in self.desk.ask(notices.notices, congress.id)
            if one.kind is NoticeKind.CALL and one.election_id == election.id
        ]
        standing = [one for one in hung if not one.withdrawn_because]
        if not standing:
            return "还没有公开报名，请张贴报名公告"
        return f"公开报名 {span(standing[-1].from_on, standing[-1].until_on)}，{standing[-1].place}"

    def _obstacle(self, election: ElectionView) -> str:
        """Return in short why there cannot be ballots yet, nothing where there can."""
        gates = self.desk.ask(rounds.gates, election.id)
        unready = [one for one in election.candidates if not one.ready]
        if election.contest.blocks:
            return f"候选人 {len(election.candidates)} 名，少于应选 {election.seats} 名"
        if unready:
            more = f"等 {len(unready)} 人" if len(unready) > 1 else ""
            return f"{unready[0].entry.name}{more}还不能列为候选人"
        if election.contest.verdict is Verdict.WARNED and not election.uncontested_by:
            return "等额选举，请先说明理由"
        return next((gate.sentence for gate in gates if gate.blocks), "")

    def _turn_to(self) -> None:
        if self._election is not None and self.congress is not None:
            self._election = self.desk.ask(elections.view, self.which.currentData())
            self._show_election(self.congress, self._election)

    def _export(self) -> None:
        """Save the review of everybody as a table."""
        if self._election is None:
            return
        title = f"{self._election.post}候选人审查情况"
        target = ask_target(self, "导出审查情况", f"{title}.xlsx")
        if target is not None:
            grid = grid_of(self._election)
            done = self._tell_saved
            self.desk.work(exports.save_table, title, grid.titles, grid.rows, target, done=done)

    def _tell_saved(self, target: Path) -> None:
        self.shell.toast(f"已保存“{target.name}”")

    def _show_more(self) -> None:
        """Offer what is rarely done with an election."""
        election = self._election
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        change = menu.offer("改职务、名额", self._ask_change, icon="pencil")
        change.setEnabled(election is not None and not election.started)
        menu.offer("设立另一项选举", self._ask_call, icon="plus")
        send = menu.offer("导出审查情况", self._export, icon="download")
        send.setEnabled(bool(self.standing))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask_call(self) -> None:
        self.open_dialog(CallDialog(self, "设立选举", "设立选举", "不设立", self._call))

    def _call(self, post: str, seats: int) -> None:
        if self.congress is not None:
            election_id = self.desk.do(elections.call, self.congress.id, post, seats)
            self._election = self.desk.ask(elections.view, election_id)
            self.refresh()

    def _ask_change(self) -> None:
        if self._election is not None:
            dialog = CallDialog(self, "改职务、名额", "保存改动", "不改", self._change)
            dialog.post.setText(self._election.post)
            dialog.seats.setValue(self._election.seats)
            self.open_dialog(dialog)

    def _change(self, post: str, seats: int) -> None:
        if self._election is not None:
            self.desk.do(elections.change, self._election.id, post, seats)

    def _ask_uncontested(self) -> None:
        if self._election is None:
            return
        number = len(self._election.candidates)
        self.open_dialog(
            DecisionDialog(
                self,
                "说明等额选举的理由",
                f"候选人 {number} 名，应选 {self._election.seats} 名。"
                "选举办法要求差额，等额须由负责人署名说明。",
                main="记下理由",
                other="先不说明",
                record=partial(self._accept_uncontested, self._election.id),
            )
        )

    def _accept_uncontested(self, election_id: int, by: str, because: str) -> None:
        self.desk.do(elections.accept_uncontested, election_id, by, because)

    def _nominate(self, entry: Entry) -> None:
        if self._election is None:
            return
        candidate = self.desk.do(candidates.nominate, self._election.id, entry.id)
        self.list.choose(candidate)
        self.shell.toast(f"已提名{entry.name}", lambda: self.desk.do(candidates.strike, candidate))

    def _ask_ranks(self) -> None:
        self._read_ranks(ask_files(self, "选择成绩排名表"))

    def _read_ranks(self, paths: Sequence[Path]) -> None:
        """Read rankings and show what they say of the candidates, if there are any yet."""
        if paths and self.congress is not None and self._open_for_ranks():
            dialog = RanksDialog(self, self.desk, self.congress.id, self._record_ranks)
            self.open_dialog(dialog)
            dialog.read(paths)

    def _open_for_ranks(self) -> bool:
        election = self._election
        return election is not None and bool(election.nominees) and not election.started

    def _record_ranks(self, matches: Sequence[RankMatch]) -> None:
        number = self.desk.do(ranks.apply_ranks, matches)
        self.shell.toast(
            f"已采用 {number} 人的成绩",
            lambda: self.desk.do(ranks.apply_ranks, taken_back(matches)),
        )

    def _show_candidate(self, candidate: CandidateView | None) -> None:
        if self._election is not None:
            self.card.show_candidate(candidate, started=self._election.started)

    def _prepare(self) -> None:
        if self._election is None:
            return
        names = "、".join(one.ballot_name for one in self._election.candidates)
        agreed = confirm(
            self,
            f"准备{self._election.post}的选票？",
            "准备后，候选人、次序和选举办法都不能再改。",
            act="准备选票",
            instead="先不准备",
            icon="vote",
            more=[Text(f"选票上的次序：{names}", TABLE, wrap=True)],
        )
        if agreed:
            self.desk.do(rounds.prepare, self._election.id)
            self.shell.toast(f"选票已准备：候选人 {len(self._election.candidates)} 名")

    def open_dialog(self, dialog: Dialog) -> None:
        """Open a dialog that is gone once it is closed."""
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._back_to_the_list)
        dialog.open()

    def _back_to_the_list(self) -> None:
        """Give the keyboard back to the list, so that ↑ and ↓ move on."""
        if self.list.isVisible():
            self.list.table.view.setFocus()
