"""What two readings differ on, as a list: ballots, and bundles that are not of one length."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import Signal

from sudesk.rules.voting import Contest
from sudesk.services.comparing import Difference, Lengths
from sudesk.ui.count.readings import parts, parts_words
from sudesk.ui.count.told import slip
from sudesk.ui.pieces.card import Card, Figure
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.progress import ProgressBar
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, Tone

OPEN = ChipLook("待认定", Tone.WARN, "circle-dashed")
DONE = ChipLook("已认定", Tone.OK, "check")
UNEVEN = ChipLook("张数不同", Tone.BAD, "octagon-x")


@dataclass(frozen=True)
class Item:
    """A ballot that differs or is doubtful, or a bundle whose two entries are not of one length."""

    bundle: int
    place: int  # 0 for a bundle
    words: str
    difference: Difference | None = None
    lengths: Lengths | None = None

    @classmethod
    def of_difference(cls, contest: Contest, one: Difference) -> Self:
        """Make an item of a ballot."""
        found = [] if one.second is None else parts(contest, one.first, one.second)
        words = parts_words(found) if found else f"疑票：{'、'.join(one.doubts)}"
        return cls(one.bundle, one.place, words, difference=one)

    @classmethod
    def of_lengths(cls, one: Lengths) -> Self:
        """Make an item of a bundle."""
        return cls(one.bundle, 0, f"第一遍 {one.first} 张，第二遍 {one.second} 张", lengths=one)

    @property
    def key(self) -> tuple[int, int]:
        """What identifies it."""
        return self.bundle, self.place

    @property
    def undecided(self) -> bool:
        """Whether it still waits for a scrutineer."""
        return self.difference is None or self.difference.decided is None

    @property
    def title(self) -> str:
        """Where it lies."""
        return slip(self.bundle, self.place) if self.place else f"第 {self.bundle} 捆"

    @property
    def chip(self) -> ChipLook:
        """How far it is."""
        if self.difference is None:
            return UNEVEN
        return DONE if self.difference.decided is not None else OPEN


class AgreedCard(Card):
    """How many ballots were read alike; nobody enters those again."""

    def __init__(self) -> None:
        super().__init__()
        self.figure = Figure("0", "")
        self._bar = ProgressBar()
        self._told = Text("", CAPTION, "ink_2", wrap=True)
        self.body.setSpacing(6)
        self.add(self.figure, self._bar, self._told)

    def show_figures(self, alike: int, compared: int, differing: int, uneven: int) -> None:
        """Show so many of those compared that agree; bundles of two lengths are not compared."""
        self.figure.say(str(alike), base=f"/ {compared} 张两次一致")
        self._bar.fill(alike, compared)
        told = f"一致的不再重录，只看不同的 {differing} 张。" if differing else "没有不同的选票。"
        self._told.say(f"{uneven} 捆张数不同，先不逐张比对。" if uneven else told)


class DifferingCard(Card):
    """The list; the first one that waits is chosen by itself."""

    selected = Signal()

    def __init__(self) -> None:
        self._sum = Text("", CAPTION, "ink_2")
        super().__init__("不同的选票", self._sum, flush=True)
        self.looks_back = False  # one that was decided is looked at again
        self.table: Table[Item] = Table(
            [
                Column("位置", lambda item: item.title, strong=True, second=_words),
                Column("认定", lambda item: item.chip.text, 106, chip=lambda item: item.chip),
            ],
            key=lambda item: item.key,
            tall=True,
            sortable=False,
        )
        self.table.view.horizontalHeader().hide()
        self.table.selected.connect(self._tell)
        self.table.view.clicked.connect(self._look_back)
        self.add(self.table)
        self._showing = False

    @property
    def chosen(self) -> Item | None:
        """The one in view."""
        return self.table.current()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show other items."""
        self._showing = True
        kept = self.chosen
        self.table.set_rows(items)
        ballots = [item for item in items if item.difference is not None]
        done = sum(not item.undecided for item in ballots)
        self._sum.say(f"认定 {done} / {len(ballots)}" if ballots else "")
        waiting = next((item for item in items if item.undecided), None)
        if self.chosen is None or (kept is not None and kept.key != self.chosen.key):
            first = waiting or (items[0] if items else None)
            if first is not None:
                self.table.select(first.key)
        self._showing = False

    def choose(self, key: tuple[int, int]) -> None:
        """Choose one by its key."""
        self.table.select(key)

    def step(self, by: int) -> None:
        """Choose the one before or behind."""
        rows, chosen = self.table.model.rows, self.chosen
        if chosen is None:
            return
        place = [row.key for row in rows].index(chosen.key) + by
        if 0 <= place < len(rows):
            self.looks_back = True
            self.table.select(rows[place].key)

    def _tell(self) -> None:
        if not self._showing:
            self.selected.emit()

    def _look_back(self) -> None:
        self.looks_back = True
        self.selected.emit()


def _words(item: Item) -> str:
    return item.words
