"""The tab of the count: per election and round from opening the vote to the sealed result."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.services import (
    congresses,
    counting,
    elections,
    officials,
    rounds,
    seals,
    sittings,
)
from sudesk.services.counting import Standing
from sudesk.services.elections import ElectionView
from sudesk.services.rounds import Papers, RoundView
from sudesk.terms import Role, RoundState
from sudesk.ui.congress.wording import provided
from sudesk.ui.count.checks import ChecksCard
from sudesk.ui.count.entry import BallotEntryPage
from sudesk.ui.count.ledger import LedgerCard
from sudesk.ui.count.result import Result, ResultCard
from sudesk.ui.count.sealing import SealedCard, SealingActs, SealingCard
from sudesk.ui.count.stages import EntryCard, OpeningCard, VotingCard
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page, Shell
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.gate import GateLook
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import Tone

# What is to be heard before the first ballot is keyed: each needs the figures of the ledger only.
LEDGER_CHECKS = ("E.101", "E.102", "E.103", "E.111", "E.112", "W.202")


class CountTab(Page):
    """Shows one round at a time: what is to be done at the left, ledger and checks at the right."""

    title = "选举"

    def __init__(self, desk: Desk, shell: Shell) -> None:
        super().__init__(desk)
        self.shell = shell
        self._election_id: int | None = None
        self._round_id: int | None = None
        self._empty: QWidget | None = None
        self._elections, self._rounds = _Choice(self._choose_election), _Choice(self._choose_round)
        self._state = Chip("")
        self._columns = TwoColumns(348)
        self._build()

    @property
    def round_id(self) -> int | None:
        """The round that is shown, None while there is none."""
        return self._round_id

    def refresh(self) -> None:
        """Ask for the elections and show the round chosen, the latest if none is."""
        congress = self.desk.ask(congresses.current)
        found = () if congress is None else self.desk.ask(elections.elections, congress.id)
        election = next((one for one in found if one.id == self._election_id), None)
        election = election or (found[0] if found else None)
        held = () if election is None else self.desk.ask(rounds.rounds, election.id)
        chosen = next((one for one in held if one.id == self._round_id), None)
        chosen = chosen or (held[-1] if held else None)
        self._election_id = election.id if election else None
        self._round_id = chosen.id if chosen else None
        self._elections.offer([(one.post, one.id) for one in found], self._election_id)
        self._rounds.offer([(one.kind.label, one.id) for one in held], self._round_id)
        self._choices.setVisible(len(found) > 1 or len(held) > 1)
        if chosen is None:
            self._show_empty(election)
        else:
            self._show_round(chosen)

    def _show_empty(self, election: ElectionView | None) -> None:
        for widget in (self._columns, self._spare, self._state):
            widget.hide()
        self.primary = None
        self._drop_empty()
        self._empty = _nothing_called(self.shell) if election is None else self._unready(election)
        self.body.addWidget(self._empty, 1)

    def _unready(self, election: ElectionView) -> EmptyState:
        """Say which rule still stands against the ballots (选举办法)."""
        rulings = self.desk.ask(rounds.gates, election.id)
        against = next((one for one in rulings if one.blocks), None)
        look = None
        if against is not None:
            look = GateLook(
                against.verdict, against.sentence, against.citation, remedy=against.remedy
            )
        return EmptyState(
            f"{election.post}的选票还没有准备",
            "定下候选人、监票人和计票人，准备好选票，就可以在这里开始投票和计票。",
            [_to_candidates(self.shell, "准备选票", "核对候选人和监票人，定下选票")],
            look,
        )

    def _show_round(self, one: RoundView) -> None:
        self._drop_empty()
        self._columns.show()
        self._state.show()
        self._state.show_look(_state_look(one.state))
        standing = self.desk.ask(counting.standing, one.id)
        self._show_left(one, standing)
        self._show_right(one, standing)
        self.primary = self._primary_of(one, standing)

    def _drop_empty(self) -> None:
        if self._empty is not None:
            self.body.removeWidget(self._empty)
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None

    def _show_left(self, one: RoundView, standing: Standing) -> None:
        complete = _complete(one, standing)
        counting_now = one.state is RoundState.COUNTING
        self.opening.setVisible(one.state is RoundState.PREPARING)
        self.voting.setVisible(one.state is RoundState.VOTING)
        self.entry.setVisible(counting_now and not complete)
        self.result.setVisible(one.state is RoundState.SEALED or (counting_now and complete))
        self._spare.setVisible(self.result.isHidden())
        self.body.setStretchFactor(self._columns, 0 if self.result.isHidden() else 1)
        if one.state is RoundState.PREPARING:
            roll = self.desk.ask(sittings.current, one.congress_id)
            self.opening.show_round(one, roll, self.desk.ask(rounds.rules_gate, one.id))
        elif one.state is RoundState.VOTING:
            self.voting.show_round(one)
        elif not complete and counting_now:
            self.entry.show_entry(standing.entered, one.papers.collected or 0)
        else:
            self.result.show_result(self._result_of(one, standing))

    def _show_right(self, one: RoundView, standing: Standing) -> None:
        sealed = one.state is RoundState.SEALED
        complete = sealed or _complete(one, standing)
        self.ledger.show_round(one, standing.tally if complete else None)
        all_in = standing.entered >= (one.papers.collected or 0)
        # A wrong figure of the ledger is told at once: the paper ballots still lie there.
        shown = [
            check
            for check in standing.checks
            if all_in or (check.code in LEDGER_CHECKS and not check.holds)
        ]
        self.checks.setVisible(bool(shown))
        self.checks.show_checks(shown)
        self.sealing.setVisible(one.state is RoundState.COUNTING and complete)
        self.sealed.setVisible(sealed)
        if sealed:
            self.sealed.show_seal(self.desk.ask(seals.seal_of, one.id))
        else:
            adopted = self.desk.ask(officials.officials, one.congress_id)
            self.sealing.expect(
                adopted.names(Role.CHIEF_SCRUTINEER),
                adopted.names(Role.TELLER),
                _against_seal(standing),
            )

    def _result_of(self, one: RoundView, standing: Standing) -> Result:
        """Return what was sealed, or what would be sealed now."""
        if one.state is RoundState.SEALED:
            seal = self.desk.ask(seals.seal_of, one.id)
            return Result(
                one, seal.decision, seal.formula, seal.valid, seal.void, seal.void_reasons
            )
        assert standing.decision is not None  # a complete ledger was decided
        tally, reasons = standing.tally, standing.void_reasons
        return Result(one, standing.decision, standing.formula, tally.valid, tally.void, reasons)

    def _primary_of(self, one: RoundView, standing: Standing) -> Button:
        if one.state is RoundState.PREPARING:
            return self.opening.button
        if one.state is RoundState.VOTING:
            return self.ledger.save
        if one.state is RoundState.SEALED:
            return self.sealed.next
        return self.sealing.seal if _complete(one, standing) else self.entry.button

    def _choose_election(self, election_id: object) -> None:
        self._election_id, self._round_id = int(str(election_id)), None
        self.sealing.forget()
        self.refresh()

    def _choose_round(self, round_id: object) -> None:
        self._round_id = int(str(round_id))
        self.sealing.forget()
        self.refresh()

    def _open_voting(self) -> None:
        self.desk.do(rounds.open_voting, self._present())
        self.ledger.begin()

    def _take_back(self) -> None:
        one = self._present()
        self._round_id = None
        self.desk.do(rounds.take_back, one)
        self.shell.toast("选票已撤回，候选人和选举办法可以再改")

    def _count_again(self) -> None:
        self.desk.do(rounds.count_again, self._present())
        self.shell.toast("请重新清点人数，再开始投票")

    def _record_papers(self, papers: Papers) -> None:
        self.desk.do(rounds.record_papers, self._present(), papers)

    def _enter(self) -> None:
        self.shell.push(BallotEntryPage(self.desk, self._present()))

    def _seal(self, chief: str, tellers: list[str]) -> None:
        one = self.desk.ask(rounds.view, self._present())
        dialog = Dialog(
            self.window(),
            f"封存{one.title}的计票结果？",
            "封存后，选票、台账和结果都不能再改。选票改按随机顺序保存，不留录入的先后。",
            main="封存结果",
            other="先不封存",
            icon="lock",
            on_main=partial(self.desk.do, counting.seal, one.id, chief, tellers),
        )
        if dialog.exec():
            self.sealing.forget()
            self.shell.toast("计票结果已封存")
        dialog.deleteLater()

    def _recount(self) -> None:
        self.sealed.show_recount(self.desk.ask(counting.recount, self._present()))

    def _open_next(self) -> None:
        self._round_id = self.desk.do(counting.next_round, self._present())
        self.refresh()
        self.shell.toast("下一次投票的选票已准备")

    def _present(self) -> int:
        assert self._round_id is not None  # these acts stand on cards of a round
        return self._round_id

    def _build(self) -> None:
        go_papers = partial(open_room, self.shell, "papers")
        go_sitting = partial(open_room, self.shell, "sitting")
        go_rules = partial(open_room, self.shell, "election_rules")
        self.opening = OpeningCard(
            self._open_voting, go_papers, go_sitting, self._take_back, go_rules
        )
        self.voting = VotingCard(go_papers, self._count_again)
        self.entry = EntryCard(self._enter)
        self.result, self.checks = ResultCard(), ChecksCard()
        self.ledger = LedgerCard(self._record_papers)
        acts = SealingActs(self._seal, go_papers, self._recount, self._open_next)
        self.sealing, self.sealed = SealingCard(acts), SealedCard(acts)
        self._choices, self._spare = QWidget(), QWidget()
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._elections)
        row.addWidget(self._rounds)
        row.addStretch(1)
        for stage in (self.opening, self.voting, self.entry, self.result):
            self._columns.left.addWidget(stage, 1 if stage is self.result else 0)
        for card in (self.ledger, self.sealed, self.checks, self.sealing):
            self._columns.right.addWidget(card)
        self._columns.right.addStretch(1)
        self.body.addWidget(self._choices)
        self.body.addWidget(self._columns)
        self.body.addWidget(self._spare, 1)
        self.set_right(self._state)


class _Choice(QWidget):
    """A row of segments whose words may change; hidden while there is nothing to choose."""

    def __init__(self, chosen: Callable[[object], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self._offered: list[tuple[str, object]] = []
        self.segments: Segmented | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def offer(self, choices: Sequence[tuple[str, int]], chosen: int | None) -> None:
        """Offer other choices and show which one is chosen, telling nobody."""
        self.setVisible(len(choices) > 1)
        if list(choices) != self._offered:
            if self.segments is not None:
                self._row.removeWidget(self.segments)
                self.segments.deleteLater()
            self._offered = list(choices)
            self.segments = Segmented(choices)
            self.segments.chosen.connect(self._chosen)
            self._row.addWidget(self.segments)
        if self.segments is not None and chosen is not None:
            blocked = self.segments.blockSignals(True)
            self.segments.choose(chosen)
            self.segments.blockSignals(blocked)


def _complete(one: RoundView, standing: Standing) -> bool:
    """Return whether the ledger is whole and every collected ballot was entered."""
    return standing.decision is not None and standing.entered == one.papers.collected


def _against_seal(standing: Standing) -> str:
    if standing.decision is None:
        return "台账还没有填全"
    broken = [check.code for check in standing.checks if check.stops]
    return f"{'、'.join(broken)} 不成立，先照提示核对" if broken else ""


def _state_look(state: RoundState) -> ChipLook:
    if state is RoundState.SEALED:
        return ChipLook(state.label, Tone.OK, "lock")
    return ChipLook(f"{state.label}，未封存", Tone.NEUTRAL, "lock-open")


def _nothing_called(shell: Shell) -> EmptyState:
    return EmptyState(
        "还没有设立选举",
        "这里进行投票、计票和封存。先设立选举，确定候选人和选举办法。",
        [_to_candidates(shell, "设立选举", "例如学生会主席团，应选 3 名")],
        provided("D6"),
    )


def _to_candidates(shell: Shell, words: str, about: str) -> Beginning:
    return Beginning("users", words, about, partial(open_room, shell, "candidates"))
