"""Everybody who was nominated, by strokes, filtered by verdict, and the box to nominate."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sudesk.rules.review import Standing
from sudesk.services.candidates import CandidateView
from sudesk.services.congresses import Entry
from sudesk.services.elections import ElectionView
from sudesk.terms import Approver
from sudesk.ui import theme
from sudesk.ui.congress.finder import Person, PersonFinder
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook, chip_width, paint_chip
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.table import Grid, Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, CARD_PADDING, CHIP_HEIGHT, Tone

STANDING_CHIP = {
    Standing.MET: ChipLook("符合", Tone.OK, "check"),
    Standing.EXEMPT: ChipLook("免排名", Tone.INFO, "info"),
    Standing.MISSING: ChipLook("待核", Tone.WARN, "circle-dashed"),
    Standing.FAILED: ChipLook("不符合", Tone.BAD, "x"),
}
DECIDED = ChipLook("署名通过", Tone.INFO, "badge-check")
LEFT = ChipLook("退出")
ALL, PENDING, FAILED, GONE = "全部", "待核", "不符合", "退出"
TONES = {ALL: Tone.NEUTRAL, PENDING: Tone.WARN, FAILED: Tone.BAD, GONE: Tone.NEUTRAL}

ROW = 47


def chip_of(candidate: CandidateView) -> ChipLook:
    """Return how a candidate stands by the conditions of rule B2."""
    if not candidate.stands:
        return LEFT
    if candidate.waived_by and candidate.review.fit:
        return DECIDED
    return STANDING_CHIP[candidate.standing]


def bin_of(candidate: CandidateView) -> str:
    """Return the filter under which somebody is found, besides all."""
    if not candidate.stands:
        return GONE
    return {Standing.MISSING: PENDING, Standing.FAILED: FAILED}.get(candidate.standing, ALL)


def grid_of(election: ElectionView) -> Grid:
    """Return the whole review of everybody as plain words; no figures of failed courses."""
    people = election.nominees
    labels = [one.label for one in people[0].conditions] if people else []
    rows = (
        (
            one.entry.name,
            one.entry.class_name,
            chip_of(one).text,
            *(condition.standing.value for condition in one.conditions),
            "同意" if one.review.consented else "",
            *(_said(one, approver) for approver in Approver),
            one.withdrawn_because,
        )
        for one in people
    )
    approvers = (f"{one.label}意见" for one in Approver)
    titles = ("姓名", "班级", "结论", *labels, "本人意见", *approvers, "退出原因")
    return Grid(titles, tuple(rows))


def _said(one: CandidateView, approver: Approver) -> str:
    said = one.review.opinions.get(approver)
    return "" if said is None else "同意" if said.agreed else "不同意"


class _FilterChip(QAbstractButton):
    """One filter with its number; the chosen one is underlined."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self._number = 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.count(0)

    def count(self, number: int) -> None:
        """Show another number."""
        self._number = number
        self.setText(f"{self.name} {number}")
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of chip and line."""
        return QSize(chip_width(ChipLook(self.text())), theme.px(CHIP_HEIGHT) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint chip and line."""
        tone = TONES[self.name] if self._number else Tone.NEUTRAL
        with QPainter(self) as painter:
            paint_chip(painter, QPointF(0, 0), ChipLook(self.text(), tone))
            if self.isChecked():
                y = self.height() - 2
                painter.fillRect(8, y, self.width() - 16, 2, theme.colour("accent"))


class CandidateList(Card):
    """The list; ``chosen`` tells the candidate."""

    chosen = Signal(object)

    def __init__(
        self, nominate: Callable[[Entry], object], to_notices: Callable[[], object]
    ) -> None:
        super().__init__("被提名人", Text("按姓氏笔画", CAPTION, "ink_3"), flush=False)
        self.finder = PersonFinder("提名：姓名、学号尾数", "Enter", compact=True)
        self.table: Table[CandidateView] = Table(
            [
                Column(
                    "姓名",
                    lambda one: one.entry.name,
                    strong=True,
                    second=lambda one: one.entry.class_name,
                    disc=lambda one: one.entry.name[:1],
                ),
                Column("条件", lambda one: chip_of(one).text, 104, number=True, chip=chip_of),
            ],
            key=lambda one: one.id,
            empty=EmptyState("还没有人", "在上面输入姓名，按 Enter 提名。"),
            tall=True,
            sortable=False,
        )
        self.table.view.head.hide()
        self.table.shrink_rows(ROW)
        self.table.setMinimumHeight(140)
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.call = Button("", to_notices, kind=Kind.LINK)
        self.filters = {name: _FilterChip(name) for name in (ALL, PENDING, FAILED, GONE)}
        self._everybody: tuple[CandidateView, ...] = ()
        self._group = QButtonGroup(self)
        self.body.setContentsMargins(0, 0, 0, 1)
        self.body.setSpacing(0)
        self.add(self._build_top(), self.table)
        self.body.setStretch(1, 1)
        self.filters[ALL].setChecked(True)
        self._group.buttonToggled.connect(self._show_filtered)
        self.finder.taken.connect(nominate)
        self.table.selected.connect(lambda _: self.chosen.emit(self.table.current()))

    def show_election(self, election: ElectionView, roll: Sequence[Entry], call: str) -> None:
        """Show an election; the chosen candidate stays chosen.

        ``call`` says when everybody was called upon to apply, and where behind a comma.
        """
        words, _, place = call.partition("，")
        self.call.rename(words)
        self.call.setToolTip(place)
        self._everybody = election.nominees
        standing = {one.entry.id for one in self._everybody}
        self.title.say(f"被提名人 {len(self._everybody)}")
        self.finder.offer(Person(entry) for entry in roll if entry.id not in standing)
        self.finder.setVisible(not election.started)
        bins = [bin_of(one) for one in self._everybody]
        for name, chip in self.filters.items():
            chip.count(len(bins) if name == ALL else bins.count(name))
        self._show_filtered()

    def choose(self, candidate_id: int) -> None:
        """Choose a candidate, whatever is filtered."""
        if self.table.model.number_of(candidate_id) is None:
            self.filters[ALL].setChecked(True)
        self.table.select(candidate_id)

    def current(self) -> CandidateView | None:
        """Return the chosen candidate, None where nobody is shown."""
        return self.table.current()

    def _show_filtered(self) -> None:
        wanted = next(name for name, chip in self.filters.items() if chip.isChecked())
        rows = [one for one in self._everybody if wanted in (ALL, bin_of(one))]
        self.table.set_rows(rows)
        if self.table.current() is None:
            if rows:
                self.table.select(rows[0].id)
            else:
                self.chosen.emit(None)

    def _build_top(self) -> QWidget:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(CARD_PADDING - 1, 0, CARD_PADDING - 1, 10)
        column.setSpacing(6)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self.filters.values():
            self._group.addButton(chip)
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addLayout(chips)
        column.addWidget(self.call, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.finder)
        return top
