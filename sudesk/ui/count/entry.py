"""Keying ballots in: one teller, bundle by bundle, each ballot stored at its Enter.

What the other teller entered is never asked for here (选举办法: each independently).
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from sudesk.services import entering
from sudesk.services.entering import OwnBundle, TellerDesk
from sudesk.ui import theme
from sudesk.ui.count import says
from sudesk.ui.count.ballot_desk import BallotDesk
from sudesk.ui.count.bundles import BundleCard, LastCard, SlipCard, left_column
from sudesk.ui.count.hand import Hand
from sudesk.ui.count.handover import Handover, TellerHead
from sudesk.ui.count.told import ballot_lines, slip
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.keyhint import KeyHint
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

SIDE = 226
FOLD = 1100  # below this width of the window the head has no room for everything


class BallotEntryPage(Page):
    """The page of one teller; it begins, and after a break goes on, behind the last ballot.

    With ``alone`` it stands in a window of that teller's own, else the two take turns in it.
    """

    title = "录入选票"
    full = True
    way_out = ""
    searchable = False

    def __init__(self, desk: Desk, round_id: int, teller: int = 1, *, alone: bool = False) -> None:
        super().__init__(desk)
        self._round_id, self._teller = round_id, teller
        self._told: TellerDesk = desk.ask(entering.desk_of, round_id, teller)
        self._bundle = self._told.current or 1
        self._keys = self._ballots = 0
        self._head = TellerHead(self._told, alone=alone)
        self._head.chosen.connect(self._hand_over)
        self.set_middle(self._head)
        self._saved = Text("", TABLE, "ink_2")
        leave = Button("暂停录入", self.pause, icon="pause")
        leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_right(self._saved, leave, KeyHint("Esc"))
        self.bundles, self.slip = BundleCard(), SlipCard()
        self.last = LastCard(self.go_back)
        cards = (self.bundles, self.slip, self.last)
        side = left_column(cards, min(theme.px(SIDE), 250))
        self.ballot = BallotDesk(self._told.round, side, self._resting)
        self.handover = Handover(self._take_over)
        self.handover.hide()
        self.body.addWidget(self.ballot)
        self.body.addWidget(self.handover, 1)
        self._listen()
        self._look_up()

    @property
    def hand(self) -> Hand:
        """The ballot in hand."""
        return self.ballot.hand

    @property
    def strip(self) -> QWidget | None:
        """What is asked or said under the ballot."""
        return self.ballot.strip

    @property
    def teller(self) -> int:
        """Whose page it is now, 1 or 2."""
        return self._teller

    @property
    def bundle(self) -> int:
        """The bundle in hand."""
        return self._bundle

    def refresh(self) -> None:
        """Ask what is stored; what is being keyed or asked stays as it is."""
        before = (self._bundle, self.hand.stored, self._own)
        self._look_up()
        self._show_sides()
        if (self._bundle, self.hand.stored, self._own) != before or self.strip is None:
            self.ballot.show_hand()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard."""
        super().showEvent(event)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to the number pad, or to the question who sits here now."""
        (self if self.handover.isVisible() else self.ballot).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the number pad beside the ballot where there is room, else below it."""
        super().resizeEvent(event)
        self._head.fold(event.size().width() < theme.px(FOLD))
        self.ballot.arrange(event.size().width(), event.size().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step to another bundle, put a ballot in, take one out; the rest is Enter's."""
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and step is not None:
            self.open_bundle(self._bundle + step)
        else:
            super().keyPressEvent(event)

    def press(self, sign: str) -> None:
        """Do what a key of the number pad does."""
        self.ballot.press(sign)

    def go_back(self) -> None:
        """Take the ballot before the one in hand, to amend it."""
        self._turn(-1)

    def pause(self) -> None:
        """Leave; all that was stored stays."""
        self.shell.pop()

    def open_bundle(self, number: int) -> None:
        """Take another bundle in hand; a half keyed ballot has to be stored or undone first."""
        if not 1 <= number <= len(self._told.bundles) or number == self._bundle:
            return
        if self.hand.at_end and self.hand.draft.touched:
            self.ballot.ask(says.half_keyed())
            return
        self._bundle = number
        self._keys = self._ballots = 0
        self._begin_new()

    def finish_bundle(self) -> None:
        """Send the bundle to be compared, and go on with the next one."""
        number = self._bundle
        self.desk.do(entering.finish, self._round_id, self._teller, number)
        self.shell.toast(f"第 {number} 捆已送核对", partial(self._take_up_again, number))
        self._told = self.desk.ask(entering.desk_of, self._round_id, self._teller)
        self._bundle = self._told.current or number
        self._keys = self._ballots = 0
        self._begin_new()

    def insert_before(self) -> None:
        """Key in a paper that was passed over, before the stored one in hand."""
        self.hand.begin_insert()
        self.ballot.show_hand()
        self.ballot.setFocus()

    def remove(self) -> None:
        """Take the stored ballot in hand out again, with a way to undo it."""
        where = (self._round_id, self._teller, self._bundle)
        place = self.hand.place
        gone = self.desk.do(entering.remove, *where, place)
        self._look_up()
        self.hand.turn_to(min(place, len(self.hand.stored) + 1))
        self.ballot.show_hand()
        undo = partial(self.desk.do, entering.insert, *where, place, gone.ballot, gone.doubt)
        if place > len(self.hand.stored):
            undo = partial(self.desk.do, entering.enter, *where, gone.ballot, gone.doubt)
        self.shell.toast(f"已删去 {slip(self._bundle, place)}", undo)

    @property
    def _own(self) -> OwnBundle | None:
        """The bundle in hand as it stands, None where none was collected."""
        bundles = self._told.bundles
        return bundles[self._bundle - 1] if self._bundle <= len(bundles) else None

    def _store(self) -> None:
        draft, own = self.hand.draft, self._own
        if own is None or own.finished or own.reconciled:
            self._go_on_elsewhere()
        elif self.hand.inserting:
            self._store_inserted()
        elif self.hand.amending:
            self._store_amended()
        elif draft.touched:
            where = (self._round_id, self._teller, self._bundle)
            self.desk.do(entering.enter, *where, draft.ballot(), draft.doubt)
            self._keys, self._ballots = self._keys + self.ballot.take_keys(), self._ballots + 1
            self._begin_new()
        elif own.entered >= own.expected:
            self.finish_bundle()
        else:
            self.ballot.ask(says.untouched(own, self.finish_bundle))

    def _store_inserted(self) -> None:
        draft, place = self.hand.draft, self.hand.place
        if not draft.touched:
            self.ballot.ask(says.warning("这张还没有录入。", "空白票请先按 0，再按 Enter。"))
            return
        where = (self._round_id, self._teller, self._bundle)
        self.desk.do(entering.insert, *where, place, draft.ballot(), draft.doubt)
        self._look_up()
        self.hand.turn_to(place + 1)
        self.ballot.show_hand()

    def _store_amended(self) -> None:
        if self.hand.changed:
            draft, where = self.hand.draft, (self._round_id, self._teller, self._bundle)
            place = self.hand.place
            self.desk.do(entering.amend, *where, place, draft.ballot(), draft.doubt)
        self._turn(1)

    def _go_on_elsewhere(self) -> None:
        if self._told.current is None:
            self.pause()
        else:
            self.open_bundle(self._told.current)

    def _escape(self) -> None:
        if not self.hand.at_end:
            self.hand.turn_to(len(self.hand.stored) + 1)
            self.ballot.show_hand()
        elif self.hand.draft.touched:
            self.ballot.ask(says.half_keyed())
        else:
            self.pause()

    def _turn(self, step: int) -> None:
        self.hand.turn_to(self.hand.place + step)
        self.ballot.show_hand()

    def _begin_new(self) -> None:
        self._look_up()
        self.hand.begin_new()
        self.ballot.take_keys()
        self._show_sides()
        self.ballot.show_hand()
        self.ballot.setFocus()

    def _take_up_again(self, number: int) -> None:
        self.desk.do(entering.resume, self._round_id, self._teller, number)
        self._bundle = number
        self._begin_new()

    def _hand_over(self, teller: object) -> None:
        """Cover the entries of one teller before the other one sits down."""
        other = int(str(teller))
        self.ballot.setVisible(other == self._teller)
        self.handover.setVisible(other != self._teller)
        if other == self._teller:
            self.primary = None
        else:
            self.handover.show_next(self._told, other)
            self.primary = self.handover.button
        self.take_keyboard()

    def _take_over(self) -> None:
        self._teller = 3 - self._teller
        self._told = self.desk.ask(entering.desk_of, self._round_id, self._teller)
        self._bundle = self._told.current or 1
        self._keys = self._ballots = 0
        self.primary = None
        self.handover.hide()
        self.ballot.show()
        self._begin_new()

    def _look_up(self) -> None:
        self._told = self.desk.ask(entering.desk_of, self._round_id, self._teller)
        own = self._own
        where = (self._round_id, self._teller, self._bundle)
        open_ = own is not None and not own.reconciled
        self.hand.stored = self.desk.ask(entering.entries, *where) if open_ else ()
        self.ballot.locked = own is None or own.finished or own.reconciled

    def _show_sides(self) -> None:
        told = self._told
        collected = told.round.papers.collected or 0
        if self.handover.isHidden():  # else the other teller is shown as chosen
            self._head.show_desk(told)
        self._saved.say(f"已存 {told.stored} 张，每张按 Enter 即存盘")
        self.bundles.fill(collected, told.bundle_size, told.bundles, self._bundle)

    def _show_place(self) -> None:
        """Show the number for the slip and the ballot before, as the ballot in hand changes."""
        own, place = self._own, self.hand.place
        closed = own is None or own.finished or own.reconciled
        self.slip.fill(str(self._bundle) if closed else slip(self._bundle, place))
        before = None if closed else self.hand.before
        lines = [] if before is None else ballot_lines(self._told.round.contest, before)
        self.last.fill(self._bundle, 0 if before is None else place - 1, lines)
        self.last.tell_pace(self._keys, self._ballots)

    def _resting(self) -> Banner:
        own, hand = self._own, self.hand
        if own is None or (self._told.current is None and (own.finished or own.reconciled)):
            return says.all_sent(self._told.stored, self.pause)
        if own.reconciled:
            return says.reconciled(own.number, self._go_on_elsewhere)
        if own.finished:
            resume = partial(self._take_up_again, own.number)
            return says.sent(own.number, resume, self._go_on_elsewhere)
        if hand.inserting:
            return says.inserting(slip(own.number, hand.place))
        if hand.amending:
            return says.amending(slip(own.number, hand.place), self.insert_before, self.remove)
        if own.sent_back is not None and own.entered != own.sent_back:
            return says.sent_back(own)
        if own.entered >= own.expected:
            touched = hand.draft.touched
            return says.one_more(own) if touched else says.bundle_full(own, self.finish_bundle)
        return says.beware(self._told.round.seats)

    def _listen(self) -> None:
        self.ballot.entered.connect(self._store)
        self.ballot.escaped.connect(self._escape)
        self.ballot.turned.connect(self._turn)
        self.ballot.changed.connect(self._show_place)
        self.ballot.put_in.connect(self._put_in)
        self.ballot.taken_out.connect(self._take_out)
        self.bundles.list.asked.connect(self.open_bundle)

    def _put_in(self) -> None:
        if self.hand.amending:
            self.insert_before()

    def _take_out(self) -> None:
        if self.hand.amending:
            self.remove()
