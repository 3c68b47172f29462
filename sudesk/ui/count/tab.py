"""The tab of the count: which election, which round of it; the round itself is its pane."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.services import congresses, elections, rounds
from sudesk.services.elections import ElectionView
from sudesk.services.rounds import RoundView, round_name
from sudesk.terms import RoundState
from sudesk.ui.congress.wording import provided
from sudesk.ui.count.round_pane import RoundPane
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page, Shell
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.gate import GateLook
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import Tone


class CountTab(Page):
    """Shows one round at a time, the latest of the election chosen if none is."""

    title = "选举"

    def __init__(self, desk: Desk, shell: Shell) -> None:
        super().__init__(desk)
        self.shell = shell
        self._election_id: int | None = None
        self._round_id: int | None = None
        self._empty: QWidget | None = None
        self._elections, self._rounds = _Choice(self._choose_election), _Choice(self._choose_round)
        self._state = Chip("")
        self.pane = RoundPane(desk, shell, self._open_round)
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
        self._rounds.offer([(_round_words(one), one.id) for one in held], self._round_id)
        self._choices.setVisible(len(found) > 1 or len(held) > 1)
        if chosen is None:
            self._show_empty(election)
        else:
            self._show_round(chosen)

    def _show_empty(self, election: ElectionView | None) -> None:
        for widget in (self.pane, self._state):
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
        self.pane.show()
        self._state.show()
        self._state.show_look(_state_look(one.state))
        self.primary = self.pane.show_round(one)

    def _drop_empty(self) -> None:
        if self._empty is not None:
            self.body.removeWidget(self._empty)
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None

    def _choose_election(self, election_id: object) -> None:
        self._election_id, self._round_id = int(str(election_id)), None
        self.pane.forget()
        self.refresh()

    def _choose_round(self, round_id: object) -> None:
        self._open_round(int(str(round_id)))

    def _open_round(self, round_id: int | None) -> None:
        """Show another round; None lets the latest one be shown."""
        self._round_id = round_id
        self.pane.forget()
        if round_id is not None:
            self.refresh()

    def _build(self) -> None:
        self._choices = QWidget()
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._elections)
        row.addWidget(self._rounds)
        row.addStretch(1)
        self.body.addWidget(self._choices)
        self.body.addWidget(self.pane, 1)
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


def _round_words(one: RoundView) -> str:
    """Return what a round is called beside the others."""
    return round_name(one.kind, one.number) or one.kind.label


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
