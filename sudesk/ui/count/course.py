"""The course of a count, step by step: what is done, what is next, what waits for what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.election_rules import CountingWay
from sudesk.services.bundles import BundleState, CountView
from sudesk.services.zero_reports import ZeroReport
from sudesk.ui.count.told import teller_words
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.progress import ProgressBar
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, TABLE, Ink, TypeStyle

Act = Callable[[], object]
STRONG = TypeStyle(BODY.size, BODY.line, 600)
COMPARED = (BundleState.DIFFERING, BundleState.DECIDED, BundleState.LENGTHS)


class Mood(Enum):
    """How a step stands."""

    DONE = "done"
    NOW = "now"
    WAITS = "waits"
    WARNS = "warns"


_SIGNS: dict[Mood, tuple[str, Ink]] = {
    Mood.DONE: ("circle-check", "ok"),
    Mood.NOW: ("circle-dot", "accent_text"),
    Mood.WAITS: ("circle", "ink_3"),
    Mood.WARNS: ("triangle-alert", "warn"),
}


@dataclass(frozen=True)
class CourseActs:
    """What the card can ask the page to do."""

    enter: Callable[[int], object]
    enter_beside: Act
    compare: Act
    doubts: Act
    write_ins: Act
    reopen: Act
    take_back_zero: Act


class StepRow(QWidget):
    """One step: sign, what it is, how far it is, its buttons."""

    def __init__(self, title: str, *buttons: Button, bar: bool = False) -> None:
        super().__init__()
        self._sign = IconMark("circle", "ink_3")
        self.title, self._told = Text(title, STRONG), Text("", TABLE, "ink_2", wrap=True)
        self.bar = ProgressBar()
        self.bar.setVisible(False)
        self._has_bar = bar
        self.buttons = buttons
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self._told)
        words.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 14, 10)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button)

    @property
    def told(self) -> str:
        """How far it is, in words."""
        return self._told.text()

    def show_step(self, mood: Mood, told: str, done: int = 0, whole: int = 0) -> None:
        """Show how the step stands."""
        self._sign.change(*_SIGNS[mood])
        self.title.colour("ink_3" if mood is Mood.WAITS else "ink")
        self._told.say(told)
        self._told.setVisible(bool(told))
        shown = self._has_bar and whole > 0 and mood is not Mood.WAITS
        self.bar.setVisible(shown)
        if shown:
            self.bar.fill(done, whole)


class CourseCard(Card):
    """Both tellers' progress without a mark of any ballot, and what a scrutineer has to decide."""

    def __init__(self, acts: CourseActs) -> None:
        self._way = Chip("")
        super().__init__("计票", self._way, flush=True)
        self.first = Button("录入", lambda: acts.enter(1), icon="pencil")
        self.second = Button("录入", lambda: acts.enter(2), icon="pencil")
        self.beside = Button("另开窗口", acts.enter_beside, icon="monitor")
        self.beside.setToolTip("第二计票人在另一个窗口里录入，两人可以同时录")
        self.compare = Button("核对", acts.compare, icon="check")
        self.reopen = Button("重开一捆", acts.reopen, kind=Kind.QUIET)
        self.doubts = Button("疑票台账", acts.doubts)
        self.write_ins = Button("归并另选姓名", acts.write_ins)
        self.undo_zero = Button("重做零票确认", acts.take_back_zero, kind=Kind.QUIET)
        self.zero = StepRow("零票确认", self.undo_zero)
        self.tellers = (
            StepRow(teller_words(1), self.first, bar=True),
            StepRow(teller_words(2), self.beside, self.second, bar=True),
        )
        self.comparing = StepRow("核对不同的选票", self.reopen, self.compare)
        self.others = StepRow("疑票和另选姓名", self.doubts, self.write_ins)
        rows = (self.zero, *self.tellers, self.comparing, self.others)
        for row in rows:
            self.add(*((Line(),) if row is not rows[0] else ()), row)
        self.body.addStretch(1)
        self.primary: Button = self.first

    def show_count(self, view: CountView, zero: ZeroReport, doubtful: int, written: int) -> None:
        """Show how a count stands."""
        self._way.show_look(_way_look(view))
        at = zero.confirmed_at
        names = "、".join((zero.chief, *zero.tellers))
        begun = any(one.entered for each in view.bundles for one in each.tellers)
        self.undo_zero.setVisible(not begun)
        self.zero.show_step(Mood.DONE, f"{at.month}月{at.day}日 {at:%H:%M} {names}")
        collected = view.collected or 0
        self._show_tellers(view, zero, collected)
        self._show_comparing(view, collected)
        said = f"疑票和认定 {doubtful} 张，另选姓名 {written} 个"
        mood = Mood.DONE if view.complete else Mood.WAITS
        self.others.show_step(Mood.NOW if doubtful or written else mood, said)
        self._choose_primary()

    def _show_tellers(self, view: CountView, zero: ZeroReport, collected: int) -> None:
        for number, row in enumerate(self.tellers, 1):
            row.setVisible(number <= len(zero.tellers))
            if number > len(zero.tellers):
                continue
            row.title.say(teller_words(number, zero.tellers[number - 1]))
            own = [one for each in view.bundles for one in each.tellers if one.teller == number]
            entered = sum(one.entered for one in own)
            back = [
                each.number
                for each in view.bundles
                for one in each.tellers
                if one.teller == number and one.sent_back is not None and not one.finished
            ]
            finished = bool(own) and all(one.finished for one in own)
            mood = Mood.WARNS if back else Mood.DONE if finished else Mood.NOW
            told = f"已录 {entered} / {collected} 张"
            if back:
                told += f"，第 {_list(back)} 捆退回，请从头对一遍"
            row.show_step(mood, told, min(entered, collected), collected)
            button = (self.first, self.second)[number - 1]
            button.setEnabled(not finished)
            button.rename("已录完" if finished else "继续录入" if entered else "开始录入")
        self.beside.setVisible(len(zero.tellers) > 1)
        self.beside.setEnabled(self.second.isEnabled())

    def _show_comparing(self, view: CountView, collected: int) -> None:
        waiting = [one for one in view.bundles if one.state in COMPARED]
        uneven = [one.number for one in waiting if one.state is BundleState.LENGTHS]
        undecided = sum(one.undecided for one in waiting)
        differed = sum(one.differed for one in view.bundles)
        what = "个数字" if view.way is CountingWay.TOTALS else "张"
        told = f"已核对 {view.agreed} / {collected} 张"
        if undecided:
            told += f"，还有 {undecided} {what}要认定"
        elif waiting and not uneven:
            told += f"，第 {_list([one.number for one in waiting])} 捆已认定，待并入"
        elif not waiting and differed:
            told += f"，认定过 {differed} {what}"
        if uneven:
            told += f"，第 {_list(uneven)} 捆两次张数不同"
        mood = Mood.WARNS if waiting else Mood.DONE if view.complete else Mood.WAITS
        self.comparing.show_step(mood, told)
        self.compare.setEnabled(bool(waiting))
        self.compare.setAccessibleDescription("" if waiting else "还没有不同的选票")
        settled = any(one.state is BundleState.RECONCILED for one in view.bundles)
        self.reopen.setVisible(settled)

    def _choose_primary(self) -> None:
        """Make the button of what is to be done now the one primary: entering, then comparing."""
        enabled = [one for one in (self.first, self.second) if one.isEnabled()]
        self.primary = enabled[0] if enabled else self.compare
        for button in (self.first, self.second, self.compare):
            chosen = button is self.primary and button.isEnabled()
            button.kind = Kind.PRIMARY if chosen else Kind.DEFAULT
            button.update()


def _list(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers))


def _way_look(view: CountView) -> ChipLook:
    return ChipLook(f"{view.way.label.partition('，')[0]}，每捆 {view.bundle_size} 张")
