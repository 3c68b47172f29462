"""The scrutineer's page: only ballots that differ, decided one by one with the paper in hand."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.clauses import Topic, citation
from sudesk.services import bundles, comparing, doubts, officials, rounds
from sudesk.services.bundles import BundleState, CountView
from sudesk.services.comparing import Difference, Lengths
from sudesk.terms import Role, Verdict
from sudesk.ui import theme
from sudesk.ui.count.deciding import DecisionCard
from sudesk.ui.count.differing import AgreedCard, DifferingCard, Item
from sudesk.ui.count.entry import FOLD
from sudesk.ui.count.lengths import LengthsCard
from sudesk.ui.count.own_reading import OwnReadingPage
from sudesk.ui.count.told import teller_words
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import GAP, TABLE, TypeStyle

CLAUSE = citation(Topic.COUNTING)
SIDE = 268
SCRUTINEERS = (Role.CHIEF_SCRUTINEER, Role.SCRUTINEER)
HOW = (
    "打开这一捆，按角条数到这一张。以纸票为准，录入只是抄写。并入以后角条号即销毁，查不到是谁的票。"
)


class DifferencesPage(Page):
    """Lists what differs at the left; the one chosen is decided at the right by 1, 2, 3, Enter."""

    title = "核对两次录入"
    full = True
    way_out = ""
    searchable = False

    def __init__(self, desk: Desk, round_id: int) -> None:
        super().__init__(desk)
        self._round_id = round_id
        self._round = desk.ask(rounds.view, round_id)
        self._items: Sequence[Item] = ()
        self._about, self._who = Chip(""), Chip("")
        self.gate = Gate(GateLook(Verdict.NOTED, ""))
        self.set_right(self.gate, Button("退出核对", self._leave, key="Esc"))
        adopted = desk.ask(officials.officials, self._round.congress_id)
        names = [name for role in SCRUTINEERS for name in adopted.names(role)]
        clauses = desk.ask(doubts.cited, round_id)
        self.agreed, self.differing = AgreedCard(), DifferingCard()
        self.decision = DecisionCard(self._round.contest, names, clauses)
        self.lengths = LengthsCard(names)
        self.merge = Button("", self._settle, kind=Kind.PRIMARY, icon="check", key="Enter")
        self._done = self._build_done()
        self._nothing = EmptyState("没有要认定的选票", "两次录入一致的各捆已经并入计票结果。")
        self._build()
        self._listen()

    def refresh(self) -> None:
        """Ask what differs now and show it, keeping the one in view."""
        view = self.desk.ask(bundles.count_view, self._round_id)
        found = self.desk.ask(comparing.differences, self._round_id)
        uneven = self.desk.ask(comparing.lengths, self._round_id)
        self._items = (
            *map(Item.of_lengths, uneven),
            *(Item.of_difference(self._round.contest, one) for one in found),
        )
        self._show_heads(view, found, uneven)
        self.differing.show_items(self._items)
        self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of the head what has no room."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(FOLD)
        self._about.setVisible(wide)
        self._who.setVisible(wide)

    def choose(self, item: Item) -> None:
        """Show another one of those that differ."""
        self.differing.choose(item.key)

    def _show_heads(
        self, view: CountView, found: Sequence[Difference], uneven: Sequence[Lengths]
    ) -> None:
        names = {one.teller: one.name for each in view.bundles for one in each.tellers}
        who = "　".join(teller_words(number, name) for number, name in sorted(names.items()))
        self._about.show_look(ChipLook(self._round.contest.title))
        self._who.show_look(ChipLook(who))
        self.decision.name_tellers(names)
        left = sum(one.decided is None for one in found)
        look = GateLook(Verdict.ALLOWED, "都已认定", CLAUSE)
        if left or uneven:
            parts = [f"{left} 张未认定"] if left else []
            parts += [f"{len(uneven)} 捆张数不同"] if uneven else []
            look = GateLook(Verdict.BLOCKED, f"还有 {'、'.join(parts)}，不能计票", CLAUSE)
        self.gate.show_look(look)
        compared = sum(
            one.expected if one.ballots is None else one.ballots
            for one in view.bundles
            if one.state in (BundleState.RECONCILED, BundleState.DIFFERING, BundleState.DECIDED)
        )
        self.agreed.show_figures(compared - len(found), compared, len(found), len(uneven))

    def _show_chosen(self) -> None:
        item = self.differing.chosen
        ready = bool(self._settled) and not any(one.undecided for one in self._items)
        again = item is not None and self.differing.looks_back
        self._done.setVisible(ready and not again)
        self._nothing.setVisible(not self._items)
        length = None if item is None else item.lengths
        difference = None if item is None or (ready and not again) else item.difference
        self.lengths.setVisible(length is not None)
        self.decision.setVisible(difference is not None)
        self.primary = None
        if ready and not again:
            numbers = "、".join(map(str, self._settled))
            self.merge.rename(f"并入第 {numbers} 捆")
            self.primary = self.merge
        elif length is not None:
            self.lengths.show_lengths(length)
            self.primary = self.lengths.button
        elif difference is not None:
            key = (difference.bundle, difference.place)
            place = [one.key for one in self._items].index(key) + 1
            self.decision.show_difference(difference, place, len(self._items))
            self.primary = self.decision.button

    @property
    def _settled(self) -> list[int]:
        """The bundles of which every ballot is decided."""
        numbers = sorted({one.bundle for one in self._items})
        return [
            number
            for number in numbers
            if not any(one.undecided for one in self._items if one.bundle == number)
        ]

    def _record(self) -> None:
        difference, made = self.decision.difference, self.decision.made
        if difference is None or made is None:
            return
        self.differing.looks_back = False
        self.desk.do(
            comparing.decide,
            self._round_id,
            difference.bundle,
            difference.place,
            made.ballot,
            made.ground,
            made.by,
            made.clause,
        )
        following = next((one for one in self._items if one.undecided), None)
        if following is not None:
            self.choose(following)
        self.setFocus()

    def _settle(self) -> None:
        settled = self._settled
        for number in settled:
            self.desk.do(comparing.settle, self._round_id, number)
        self.shell.toast(f"第 {'、'.join(map(str, settled))} 捆已并入计票结果，角条号已销毁")
        view = self.desk.ask(bundles.count_view, self._round_id)
        if view.complete:
            self._leave()

    def _count_by_hand(self, papers: int, by: str) -> None:
        lengths = self.lengths.lengths
        if lengths is None:
            return
        back = self.desk.do(comparing.count_by_hand, self._round_id, lengths.bundle, papers, by)
        who = "、".join(teller_words(number) for number in back)
        self.shell.toast(f"第 {lengths.bundle} 捆已退回{who}" if back else "张数已记下")

    def _send_back(self, teller: int) -> None:
        difference, by = self.decision.difference, self.decision.scrutineer
        if difference is None or not by:
            return
        self.desk.do(comparing.send_back, self._round_id, difference.bundle, teller, by)
        self.shell.toast(f"第 {difference.bundle} 捆已退回{teller_words(teller)}")

    def _read_anew(self) -> None:
        """Key in what the paper says where neither reading is right."""
        difference = self.decision.difference
        if difference is not None:
            page = OwnReadingPage(self.desk, self._round, difference, self.decision.take_reading)
            self.shell.push(page)

    def _step(self, by: int) -> None:
        self.differing.step(by)

    def _leave(self) -> None:
        self.shell.pop()

    def _listen(self) -> None:
        self.differing.selected.connect(self._show_chosen)
        self.decision.recorded.connect(self._record)
        self.decision.read_anew.connect(self._read_anew)
        self.decision.stepped.connect(self._step)
        self.decision.sent_back.connect(self._send_back)
        self.lengths.counted.connect(self._count_by_hand)
        for digit in (1, 2, 3):
            act = partial(self._press, digit)
            QShortcut(
                QKeySequence(str(digit)),
                self,
                act,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )
        for keys, step in (("PgUp", -1), ("PgDown", 1)):
            QShortcut(
                QKeySequence(keys),
                self,
                partial(self._step, step),
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )

    def _press(self, digit: int) -> None:
        if self.decision.isVisible():
            self.decision.press(digit)

    def _build_done(self) -> Card:
        card = Card("都已认定", mark=True)
        self._done_words = Text(
            "并入以后，这几捆的角条号和两次录入的先后都销毁，认定写入疑票台账。"
            "还想改哪一张，先在左边点它。",
            TABLE,
            "ink_2",
            wrap=True,
        )
        row = QHBoxLayout()
        row.addWidget(self.merge)
        row.addStretch(1)
        card.add(self._done_words)
        card.body.addLayout(row)
        return card

    def _build(self) -> None:
        about = QWidget()
        chips = QHBoxLayout(about)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(10)
        chips.addWidget(self._about)
        chips.addWidget(self._who)
        self.set_middle(about)
        how = Card()
        how.add(Text("怎么找到这张票", TypeStyle(TABLE.size, TABLE.line, 600)))
        how.add(Text(HOW, TABLE, "ink_2", wrap=True))
        side, stage = QVBoxLayout(), QVBoxLayout()
        for column in (side, stage):
            column.setSpacing(GAP)
        side.addWidget(self.agreed)
        side.addWidget(self.differing, 1)
        side.addWidget(how)
        for card in (self.decision, self.lengths, self._done, self._nothing):
            stage.addWidget(card)
        stage.addStretch(1)
        left = QWidget()
        left.setFixedWidth(min(theme.px(SIDE), 300))
        left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(left)
        row.addLayout(stage, 1)
        self.body.addLayout(row, 1)
