"""What the parameters of the election rules are chosen with: each holds one value of the terms."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.rules.election_rules import Margin, Share, VoidReason
from sudesk.rules.voting import Base, Majority
from sudesk.ui.pieces.choice import Checkbox
from sudesk.ui.pieces.input import Number, Select
from sudesk.ui.pieces.text import Text

BASES = {
    Base.PRESENT: "实到人数",
    Base.ENTITLED: "应到人数",
    Base.COLLECTED: "收回的票数",
    Base.VALID: "有效票数",
    Base.NONE: "不设当选线",
}
HALF, TWO_THIRDS = Share(1, 2, False), Share(2, 3, True)
SHARES = (HALF, TWO_THIRDS, Share(2, 3, False), Share(3, 4, True), Share(4, 5, True))
MARGINS = (Margin(1), Margin(2), Margin(1, 20), Margin(0))


class Choice(Select):
    """One of a few values; one that is not among them is put behind them."""

    edited = Signal()

    def __init__(self, values: Sequence[object], words: Callable[[Any], str]) -> None:
        self._values, self._words = list(values), words
        super().__init__([(words(value), place) for place, value in enumerate(values)])
        self.currentIndexChanged.connect(lambda _: self.edited.emit())

    @property
    def chosen(self) -> Any:
        """The value that is chosen."""
        return self._values[self.currentIndex()]

    def show_chosen(self, value: object) -> None:
        """Show a value without telling of it."""
        blocked = self.blockSignals(True)
        if value not in self._values:
            self._values.append(value)
            self.addItem(self._words(value), len(self._values) - 1)
        self.setCurrentIndex(self._values.index(value))
        self.blockSignals(blocked)


class Count(Number):
    """A whole number with its measure word."""

    edited = Signal()

    def __init__(self, least: int, most: int, unit: str) -> None:
        super().__init__(least, least=least, most=most, unit=unit)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda _: self.edited.emit())

    @property
    def chosen(self) -> int:
        """The number that is chosen."""
        return self.value()

    def show_chosen(self, value: int) -> None:
        """Show a number without telling of it."""
        blocked = self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(blocked)


class Span(QWidget):
    """Two numbers, the least and the most."""

    edited = Signal()

    def __init__(self, least: int, most: int, unit: str) -> None:
        super().__init__()
        self.few, self.many = Count(least, most, unit), Count(least, most, unit)
        self.few.setAccessibleName("最少")
        self.many.setAccessibleName("最多")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.few)
        row.addWidget(Text("至"))
        row.addWidget(self.many)
        row.addStretch(1)
        self.few.edited.connect(self._widen)
        self.many.edited.connect(self._narrow)

    @property
    def chosen(self) -> tuple[int, int]:
        """Both numbers."""
        return self.few.chosen, self.many.chosen

    def show_chosen(self, value: tuple[int, int]) -> None:
        """Show two numbers without telling of it."""
        self.few.show_chosen(value[0])
        self.many.show_chosen(value[1])

    def _widen(self) -> None:
        self.many.show_chosen(max(self.chosen))
        self.edited.emit()

    def _narrow(self) -> None:
        self.few.show_chosen(min(self.chosen))
        self.edited.emit()


class Ticks(QWidget):
    """What makes a ballot void, to be ticked; too many approvals always do."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {reason: Checkbox(reason.label) for reason in VoidReason}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 5)
        column.setSpacing(4)
        for box in self.boxes.values():
            column.addWidget(box)
            box.toggled.connect(lambda _: self.edited.emit())
        self.boxes[VoidReason.OVERVOTE].setEnabled(False)

    @property
    def chosen(self) -> frozenset[VoidReason]:
        """The reasons that are ticked."""
        return frozenset(reason for reason, box in self.boxes.items() if box.isChecked())

    def show_chosen(self, value: frozenset[VoidReason]) -> None:
        """Show reasons without telling of it."""
        for reason, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(reason in value)
            box.blockSignals(blocked)


class Line(QWidget):
    """The line that elects: what it is measured by, and how much of that."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.base = Choice(list(BASES), lambda base: BASES[base])
        self.share = Choice(SHARES, share_words)
        self.base.setAccessibleName("当选线按")
        self.share.setAccessibleName("当选线")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.base, 1)
        row.addWidget(self.share, 1)
        self.base.edited.connect(self._tell)
        self.share.edited.connect(self._tell)

    @property
    def chosen(self) -> Majority:
        """The line that is chosen."""
        share: Share = self.share.chosen
        return Majority(self.base.chosen, (share.part, share.whole), share.inclusive)

    def show_chosen(self, value: Majority) -> None:
        """Show a line without telling of it."""
        self.base.show_chosen(value.base)
        self.share.show_chosen(Share(*value.over, value.inclusive))
        self._show_what_fits()

    def _tell(self) -> None:
        self._show_what_fits()
        self.edited.emit()

    def _show_what_fits(self) -> None:
        self.share.setVisible(self.base.chosen is not Base.NONE)


Editor = Choice | Count | Span | Ticks | Line


def share_words(share: Share) -> str:
    """Say a share as the choices do: 2/3 以上（含）, 超过 2/3, 过半数."""
    if share == HALF:
        return "过半数"
    part = f"{share.part}/{share.whole}"
    return f"{part} 以上（含）" if share.inclusive else f"超过 {part}"


def margin_words(margin: Margin) -> str:
    """Say how many more candidates there are to be."""
    if not margin.more and not margin.percent:
        return "可以等额"
    if not margin.percent:
        return f"至少多 {margin.more} 名"
    least = f"，至少 {margin.more} 名" if margin.more else ""
    return f"不低于 {margin.percent}%{least}"


def words_of(value: object) -> str:
    """Say a value of the terms shortly, as what was before."""
    if isinstance(value, Share):
        return share_words(value)
    if isinstance(value, Margin):
        return margin_words(value)
    if isinstance(value, Majority):
        share = "" if value.base is Base.NONE else share_words(Share(*value.over, value.inclusive))
        return f"{BASES[value.base]}{share}"
    if isinstance(value, frozenset):
        return "、".join(reason.label for reason in VoidReason if reason in value)
    if isinstance(value, tuple):
        return f"{value[0]} 至 {value[1]} 名"
    return str(getattr(value, "label", value))
