"""One round of ballots: what is to be done at the left, ledger, checks and seal at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.services import (
    bundles,
    counting,
    doubts,
    hand_votes,
    officials,
    outcomes,
    print_runs,
    rounds,
    seals,
    sittings,
    write_ins,
    zero_reports,
)
from sudesk.services.bundles import CountView
from sudesk.services.counting import Standing
from sudesk.services.rounds import Papers, RoundView
from sudesk.services.zero_reports import ZeroReport
from sudesk.terms import Role, RoundState
from sudesk.ui.count.checks import ChecksCard
from sudesk.ui.count.count_acts import CountActs
from sudesk.ui.count.course import CourseCard
from sudesk.ui.count.ledger import LedgerCard
from sudesk.ui.count.result import Result, ResultCard
from sudesk.ui.count.sealed import SealedCard
from sudesk.ui.count.sealing import SealingCard
from sudesk.ui.count.stages import OpeningCard, OpeningRulings, VotingCard
from sudesk.ui.count.zero import ZeroCard
from sudesk.ui.desk import Desk
from sudesk.ui.page import Shell
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import GAP

# What is to be heard before the last bundle is counted: each needs the figures of the ledger only.
LEDGER_CHECKS = ("E.101", "E.102", "E.103", "E.111", "E.112", "W.202")


class RoundPane(QWidget):
    """Shows one round from opening the vote to the seal; ``opened`` is told of another round."""

    def __init__(self, desk: Desk, shell: Shell, opened: Callable[[int | None], object]) -> None:
        super().__init__()
        self.desk, self.shell = desk, shell
        self._round: RoundView | None = None
        self._looks_back = False  # at the course of a count that is complete
        self._columns = TwoColumns(348)
        self._spare = QWidget()
        self.acts = CountActs(self, desk, shell, opened)
        self._build()

    @property
    def complete(self) -> bool:
        """Whether the result stands at the left."""
        return not self.result.isHidden()

    def show_round(self, one: RoundView) -> Button:
        """Show a round; returns the button of what is to be done now."""
        if self._round is None or self._round.id != one.id:
            self._looks_back = False
        self._round = self.acts.round = one
        standing = self.desk.ask(counting.standing, one.id)
        count = self.desk.ask(bundles.count_view, one.id)
        zero = self.desk.ask(zero_reports.zero_report, one.id)
        self._show_left(one, standing, count, zero)
        self._show_right(one, standing, count)
        return self._primary_of(one, zero)

    def forget(self) -> None:
        """Empty what was typed, for another round."""
        self.sealing.forget()
        self.zero.forget()

    def _show_left(
        self, one: RoundView, standing: Standing, count: CountView, zero: ZeroReport | None
    ) -> None:
        counting_now = one.state is RoundState.COUNTING
        complete = _complete(standing, count) and not self._looks_back
        self.look_on.setVisible(_complete(standing, count) and self._looks_back and counting_now)
        sealed = one.state is RoundState.SEALED
        self.opening.setVisible(one.state is RoundState.PREPARING)
        self.voting.setVisible(one.state is RoundState.VOTING)
        self.zero.setVisible(counting_now and zero is None)
        self.course.setVisible(counting_now and zero is not None and not complete)
        self.result.setVisible(sealed or (counting_now and complete))
        self._spare.setVisible(self.result.isHidden())
        if one.state is RoundState.PREPARING:
            roll = self.desk.ask(sittings.current, one.congress_id)
            stands = OpeningRulings(
                self.desk.ask(rounds.rules_gate, one.id),
                self.desk.ask(hand_votes.officials_ruling, one.congress_id),
                self.desk.ask(print_runs.gate, one.id),
            )
            self.opening.show_round(one, roll, stands)
        elif one.state is RoundState.VOTING:
            self.voting.show_round(one)
        elif zero is None and counting_now:
            adopted = self.desk.ask(officials.officials, one.congress_id)
            chief, tellers = adopted.names(Role.CHIEF_SCRUTINEER), adopted.names(Role.TELLER)
            self.zero.show_round(one, chief, tellers)
        elif zero is not None and not self.course.isHidden():
            doubtful = len(self.desk.ask(doubts.ledger, one.id))
            written = len(self.desk.ask(write_ins.written, one.id))
            self.course.show_count(count, zero, doubtful, written)
        else:
            self.result.show_result(self._result_of(one, standing))
            self.result.allow_looking_back(not sealed)
            outcome = self.desk.ask(outcomes.outcome, one.id)
            self.result.advise("" if outcome is None else outcome.advice)

    def _show_right(self, one: RoundView, standing: Standing, count: CountView) -> None:
        sealed = one.state is RoundState.SEALED
        complete = sealed or _complete(standing, count)
        self.ledger.hint_printed(self.desk.ask(print_runs.printed, one.id))
        self.ledger.show_round(one, standing.tally if complete else None)
        # A wrong figure of the ledger is told at once: the paper ballots still lie there.
        shown = [
            check
            for check in standing.checks
            if complete or (check.code in LEDGER_CHECKS and not check.holds)
        ]
        self.checks.setVisible(bool(shown) and not sealed)
        self.checks.show_checks(shown)
        self.ledger.mark(shown)
        self.sealing.setVisible(one.state is RoundState.COUNTING and complete)
        self.sealed.setVisible(sealed)
        if sealed:
            self.sealed.show_round(one)
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

    def _primary_of(self, one: RoundView, zero: ZeroReport | None) -> Button:
        if one.state is RoundState.PREPARING:
            return self.opening.button
        if one.state is RoundState.VOTING:
            return self.ledger.save
        if one.state is RoundState.SEALED:
            return self.sealed.primary
        if not self.result.isHidden():
            return self.sealing.seal
        return self.zero.button if zero is None else self.course.primary

    def _look_back(self) -> None:
        self._looks_back = not self._looks_back
        if self._round is not None:
            self.show_round(self._round)

    def _record_papers(self, papers: Papers) -> None:
        self.acts.record_papers(papers)

    def _build(self) -> None:
        acts = self.acts
        go_sitting = partial(open_room, self.shell, "sitting")
        go_rules = partial(open_room, self.shell, "election_rules")
        go_motions = partial(open_room, self.shell, "motions")
        self.opening = OpeningCard(
            self._open_voting, acts.print_ballots, go_sitting, acts.take_back, go_rules, go_motions
        )
        self.voting = VotingCard(acts.print_ballots, acts.count_again)
        self.zero = ZeroCard(acts.confirm_zero)
        self.course = CourseCard(acts.of_course)
        self.result, self.checks = ResultCard(self._look_back), ChecksCard()
        self.ledger = LedgerCard(self._record_papers)
        self.sealing = SealingCard(self._seal)
        self.sealed = SealedCard(self.desk, acts.of_seal)
        self.look_on = Button("看结果", self._look_back, icon="arrow-right")
        stages = (self.opening, self.voting, self.zero, self.course, self.look_on, self.result)
        for stage in stages:
            self._columns.left.addWidget(stage, 1 if stage is self.result else 0)
        self._columns.left.addWidget(self._spare, 1)
        for card in (self.ledger, self.sealed, self.checks, self.sealing):
            self._columns.right.addWidget(card)
        self._columns.right.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._columns)

    def _open_voting(self) -> None:
        self.acts.open_voting()
        self.ledger.begin()

    def _seal(self, chief: str, tellers: list[str]) -> None:
        if self.acts.seal(chief, tellers):
            self.forget()


def _complete(standing: Standing, count: CountView) -> bool:
    """Return whether the ledger is whole and every collected ballot is reconciled."""
    return standing.decision is not None and count.complete


def _against_seal(standing: Standing) -> str:
    if standing.decision is None:
        return "台账还没有填全"
    broken = [check.code for check in standing.checks if check.stops]
    return f"{'、'.join(broken)} 不成立，先照提示核对" if broken else ""
