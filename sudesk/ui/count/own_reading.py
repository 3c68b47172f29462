"""What the paper says where neither teller is right: keyed in by the scrutineer's words."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from sudesk.rules.voting import Ballot
from sudesk.services.comparing import Difference
from sudesk.services.rounds import RoundView
from sudesk.ui import theme
from sudesk.ui.count import says
from sudesk.ui.count.ballot_desk import BallotDesk
from sudesk.ui.count.bundles import SlipCard, left_column
from sudesk.ui.count.told import ballot_lines, slip, teller_words
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.keyhint import KeyHint
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE, Tone, TypeStyle


class OwnReadingPage(Page):
    """The number pad of the entry for one ballot; Enter hands the reading back, Esc gives up."""

    title = "另行认定"
    full = True
    way_out = ""
    searchable = False

    def __init__(
        self,
        desk: Desk,
        round_: RoundView,
        difference: Difference,
        take: Callable[[Ballot], object],
    ) -> None:
        super().__init__(desk)
        self._take = take
        number = SlipCard()
        number.fill(slip(difference.bundle, difference.place))
        cards = [number, _read(round_, 1, difference.first)]
        if difference.second is not None:
            cards.append(_read(round_, 2, difference.second))
        side = left_column(cards, min(theme.px(226), 250))
        self.ballot = BallotDesk(round_, side, self._resting)
        self.ballot.entered.connect(self._hand_back)
        self.ballot.escaped.connect(self._leave)
        leave = Button("先不认定", self._leave)
        self.set_right(leave, KeyHint("Esc"))
        self.body.addWidget(self.ballot)

    @property
    def strip(self) -> QWidget | None:
        """What is asked or said under the ballot."""
        return self.ballot.strip

    def refresh(self) -> None:
        """Show the ballot in hand."""
        if self.ballot.strip is None:
            self.ballot.show_hand()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard."""
        super().showEvent(event)
        self.ballot.setFocus()

    def take_keyboard(self) -> None:
        """Give the keyboard to the number pad."""
        self.ballot.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the number pad beside the ballot where there is room, else below it."""
        super().resizeEvent(event)
        self.ballot.arrange(event.size().width(), event.size().height())

    def _resting(self) -> Banner:
        text = "请监票人照纸票念，录好按 Enter 带回认定；整张无效的按 /。"
        return Banner(Tone.INFO, "", text)

    def _hand_back(self) -> None:
        draft = self.ballot.hand.draft
        if not draft.touched:
            self.ballot.ask(says.warning("这张还没有录入。", "空白票请先按 0，再按 Enter。"))
            return
        self._take(draft.ballot())
        self._leave()

    def _leave(self) -> None:
        self.shell.pop()


def _read(round_: RoundView, teller: int, ballot: Ballot) -> Card:
    card = Card()
    card.add(
        Text(f"{teller_words(teller)}读作", TypeStyle(TABLE.size, TABLE.line, 600), "ink_2"),
        Text("\u2028".join(ballot_lines(round_.contest, ballot)), TABLE, wrap=True),
    )
    card.body.addStretch(1)
    return card
