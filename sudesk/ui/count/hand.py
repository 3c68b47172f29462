"""The ballot in hand: a new one behind those stored, or a stored one that is amended."""

from collections.abc import Sequence

from sudesk.rules.voting import Ballot, Contest, Rule
from sudesk.services.entering import Entered
from sudesk.ui.count.draft import Draft


class Hand:
    """Keeps the draft, the way back of its keys, and its place among those stored of a bundle.

    A new ballot that is half keyed waits while stored ones are amended. ``warned`` says that the
    teller was asked to look at the paper again since the last key; ``inserting`` that the ballot
    in hand goes before the stored one at its place.
    """

    def __init__(self, contest: Contest, rule: Rule) -> None:
        self._contest, self._rule = contest, rule
        self._amended = 0
        self._undo: list[Draft] = []
        self._kept: tuple[Draft, list[Draft]] | None = None
        self.stored: Sequence[Entered] = ()
        self.draft = Draft.begin(contest, rule)
        self.said = ""
        self.warned = False
        self.inserting = False

    @property
    def place(self) -> int:
        """The place of the ballot in hand, from 1; a new one lies behind those stored."""
        return self._amended or len(self.stored) + 1

    @property
    def amending(self) -> bool:
        """Whether a stored ballot is in hand."""
        return self._amended > 0 and not self.inserting

    @property
    def at_end(self) -> bool:
        """Whether the ballot in hand is the new one behind those stored."""
        return self._amended == 0

    @property
    def changed(self) -> bool:
        """Whether any key changed it since it was taken in hand."""
        return bool(self._undo)

    @property
    def before(self) -> Ballot | None:
        """The stored ballot before the one in hand."""
        return self.stored[self.place - 2].ballot if self.place > 1 else None

    def change(self, draft: Draft, said: str) -> None:
        """Take what a key made of the draft, and what it did in words."""
        self._undo.append(self.draft)
        self.draft, self.said, self.warned = draft, said, False

    def take_back(self) -> None:
        """Undo the last key, if there was one."""
        if self._undo:
            self.draft, self.said, self.warned = self._undo.pop(), "已撤销一步", False

    def begin_new(self) -> None:
        """Put the ballot down and take a new one."""
        self.draft = Draft.begin(self._contest, self._rule)
        self._undo, self._kept, self._amended = [], None, 0
        self.said, self.warned, self.inserting = "", False, False

    def begin_insert(self) -> None:
        """Take a ballot that was passed over, to be put before the stored one in hand."""
        if self.amending:
            self.draft, self._undo = Draft.begin(self._contest, self._rule), []
            self.said, self.warned, self.inserting = "", False, True

    def turn_to(self, place: int) -> None:
        """Take the ballot at a place in hand; behind the stored ones lies the new one."""
        if not 1 <= place <= len(self.stored) + 1:
            return
        if self.at_end:
            self._kept = (self.draft, self._undo)
        self._amended = place if place <= len(self.stored) else 0
        self.said, self.warned, self.inserting = "", False, False
        if self.amending:
            entered = self.stored[place - 1]
            self.draft = Draft.of(self._contest, self._rule, entered.ballot, entered.doubt)
            self._undo = []
        elif self._kept is not None:
            self.draft, self._undo = self._kept
