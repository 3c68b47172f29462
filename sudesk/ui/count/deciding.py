"""Deciding one ballot: both readings side by side, three ways, ground, scrutineer, clause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.rules.clauses import Topic, citation
from sudesk.rules.voting import Ballot, Contest
from sudesk.services import doubts
from sudesk.services.comparing import Difference
from sudesk.ui.count.grounds import GroundFields
from sudesk.ui.count.option_card import OptionCard
from sudesk.ui.count.reading_table import ReadingTable
from sudesk.ui.count.readings import Part, parts, rows_of, short, sums_words
from sudesk.ui.count.told import ballot_lines, teller_words
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.input import Field, Select
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, PAGE, TABLE, Tone, TypeStyle

UNREADABLE = "无法辨认"
# What usually follows from which reading the scrutineer confirms.
USUAL = {1: "纸票清楚，第二遍录错", 2: "纸票清楚，第一遍录错", 3: "纸票清楚，两遍都录错"}
USUAL_OF_DOUBT = {1: "票面可以辨认，按所录认定", 2: "整张无法辨认", 3: "对照票面另行认定"}
RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class Made:
    """A decision that is ready to be recorded."""

    ballot: Ballot
    ground: str
    by: str
    clause: str


class DecisionCard(Card):
    """Shows a difference; 1, 2, 3 choose, ``recorded`` tells Enter once nothing is missing.

    ``read_anew`` asks for the paper's own reading, ``stepped`` for the one before or behind,
    ``sent_back`` for a teller to look at the whole bundle again.
    """

    recorded = Signal()
    read_anew = Signal()
    stepped = Signal(int)
    sent_back = Signal(int)

    def __init__(
        self, contest: Contest, names: Sequence[str], clauses: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self._contest = contest
        self._own: Ballot | None = None
        self._names: Mapping[int, str] = {}
        self.difference: Difference | None = None
        self._title, self._count = Text("", PAGE), Text("", TABLE, "ink_2", align=RIGHT)
        self._what = Chip("", Tone.WARN, "triangle-alert")
        self.tables = (ReadingTable(), ReadingTable())
        self._question = Text("", TypeStyle(TABLE.size, TABLE.line, 600))
        self.options = tuple(OptionCard(str(key)) for key in (1, 2, 3))
        self.clause = Select([(f"{cite} {words}", cite) for cite, words in clauses])
        self._clause_field = Field("依据条款", self.clause)
        usual = [*USUAL.values(), *USUAL_OF_DOUBT.values(), *doubts.GROUNDS]
        self.fields = GroundFields(usual, names, self._clause_field)
        self.button = Button("记录认定，看下一张", self._record, kind=Kind.PRIMARY, key="Enter")
        self._back = Button("上一张", lambda: self.stepped.emit(-1))
        self._missing = Text("", TABLE, "ink_3", align=RIGHT)
        self._again = tuple(
            Button(f"退回{teller_words(number)}", kind=Kind.LINK) for number in (1, 2)
        )
        self._build()
        self._listen()

    @property
    def scrutineer(self) -> str:
        """Who decides, empty while nobody is chosen."""
        return self.fields.by

    @property
    def made(self) -> Made | None:
        """The decision as it stands, None while something is missing."""
        ballot = self._ballot()
        if ballot is None or self.fields.missing:
            return None
        clause = str(self.clause.currentData() or "") if self._wants_clause else ""
        return Made(ballot, self.fields.ground, self.fields.by, clause)

    def show_difference(self, one: Difference, place: int, number: int) -> None:
        """Show a ballot that differs; what is chosen for it stays while it is the same one."""
        before = self.difference
        other = before is None or (before.bundle, before.place) != (one.bundle, one.place)
        self.difference = one
        self._title.say(f"第 {one.bundle} 捆 第 {one.place} 张")
        self._count.say(f"第 {place} 张，共 {number} 张")
        self._show_readings(one)
        if other:
            self._begin(one)
        self._name_options(one)
        self._weigh()

    def name_tellers(self, names: Mapping[int, str]) -> None:
        """Say which teller's reading is which."""
        self._names = names

    def press(self, key: int) -> None:
        """Choose one of the three ways."""
        option = self.options[key - 1]
        if option.isEnabled():
            option.click()

    def take_reading(self, ballot: Ballot) -> None:
        """Take what the scrutineer read on the paper."""
        self._own = ballot
        self.options[2].setChecked(True)
        if self.difference is not None:
            self._name_options(self.difference)
        self._suggest(3)
        self._weigh()

    @property
    def _doubtful(self) -> bool:
        return self.difference is not None and bool(self.difference.doubts)

    @property
    def _wants_clause(self) -> bool:
        ballot = self._ballot()
        return self._doubtful or (ballot is not None and bool(ballot.void))

    @property
    def _parts(self) -> list[Part]:
        one = self.difference
        return (
            [] if one is None or one.second is None else parts(self._contest, one.first, one.second)
        )

    def _begin(self, one: Difference) -> None:
        self._own = None
        for option in self.options:
            option.release()
        self.fields.begin()
        if one.decided is not None:
            self._show_decided(one)

    def _show_decided(self, one: Difference) -> None:
        """Show a decision that was made, so that it can be made anew."""
        decided = one.decided
        assert decided is not None  # asked before
        second = None if self._alike(one) else one.second
        key = {True: 1}.get(decided.ballot == one.first, 2 if decided.ballot == second else 3)
        if key == 3:
            self._own = decided.ballot
        self.options[key - 1].setChecked(True)
        self.fields.show_decided(decided.ground, decided.by)
        self.clause.choose(decided.clause)

    def _alike(self, one: Difference) -> bool:
        """Whether there is one reading only, or both are the same and merely doubtful."""
        return one.second is None or not parts(self._contest, one.first, one.second)

    def _ballot(self) -> Ballot | None:
        one = self.difference
        if one is None:
            return None
        first, second, third = self.options
        if first.isChecked():
            return one.first
        if second.isChecked():
            return Ballot(void=UNREADABLE) if self._alike(one) else one.second
        return self._own if third.isChecked() else None

    def _show_readings(self, one: Difference) -> None:
        rows = rows_of(self._contest, one.first)
        others = rows if one.second is None else rows_of(self._contest, one.second)
        differing = [n for n, (a, b) in enumerate(zip(rows, others, strict=True)) if a != b]
        found = self._parts
        words = f"只有 1 处不同：{found[0].name}" if len(found) == 1 else f"{len(found)} 处不同"
        if one.doubts:
            words = f"疑票：{'、'.join(one.doubts)}"
        self._what.show_look(ChipLook(words, Tone.WARN, "triangle-alert"))
        first, second = self.tables
        who = [teller_words(number, self._names.get(number, "")) for number in (1, 2)]
        first.show_reading(who[0], sums_words(self._contest, one.first), rows, differing)
        second.setVisible(one.second is not None)
        if one.second is not None:
            sums = sums_words(self._contest, one.second)
            second.show_reading(who[1], sums, others, differing)

    def _name_options(self, one: Difference) -> None:
        found = self._parts
        first, second, third = self.options
        if self._alike(one):
            self._question.say("监票人拿着纸票认定：这张疑票")
            lines = ballot_lines(self._contest, one.first)
            first.say("照录入认定", "；".join(lines))
            second.say("整张无效", UNREADABLE)
        elif len(found) == 1:
            self._question.say(f"监票人拿着纸票认定：{found[0].name}一项是")
            first.say(_signed(found[0].first), f"同{teller_words(1)}")
            second.say(_signed(found[0].second), f"同{teller_words(2)}")
        else:
            self._question.say("监票人拿着纸票认定：整张选票")
            first.say(f"同{teller_words(1)}", sums_words(self._contest, one.first))
            if one.second is not None:
                second.say(f"同{teller_words(2)}", sums_words(self._contest, one.second))
        about = "照纸票重录这一张"
        if self._own is not None:
            about = "；".join(ballot_lines(self._contest, self._own))
        third.say("都不对，另行认定", about)

    def _choose(self, key: int) -> None:
        if key == 3 and self._own is None:
            self.options[2].release()
            self.read_anew.emit()
            return
        self._suggest(key)
        self._weigh()

    def _suggest(self, key: int) -> None:
        """Offer the usual ground of a way to decide."""
        one = self.difference
        alike = one is not None and self._alike(one)
        self.fields.suggest((USUAL_OF_DOUBT if alike else USUAL)[key])
        # A whole ballot is void by another clause than that by which a sign is read.
        self.clause.choose(citation(Topic.BALLOT if alike and key == 2 else Topic.MARKS))

    def _weigh(self) -> None:
        """Show what is still missing before it can be recorded."""
        self._clause_field.setVisible(self._wants_clause)
        missing = "请按 1、2 或 3 认定" if self._ballot() is None else self.fields.missing
        self._missing.say(missing)
        self.button.setEnabled(not missing)
        self.button.setAccessibleDescription(missing)
        for button in self._again:
            button.setEnabled(bool(self.scrutineer))

    def _record(self) -> None:
        self.recorded.emit()

    def _listen(self) -> None:
        for key, option in enumerate(self.options, 1):
            option.clicked.connect(lambda _checked=False, key=key: self._choose(key))
        self.fields.changed.connect(self._weigh)
        for number, button in enumerate(self._again, 1):
            button.clicked.connect(
                lambda _checked=False, number=number: self.sent_back.emit(number)
            )

    def _build(self) -> None:
        head, tables, options, foot = (QHBoxLayout() for _ in range(4))
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._what)
        head.addStretch(1)
        head.addWidget(self._count)
        for row in (tables, options):
            row.setSpacing(12)
        for table in self.tables:
            tables.addWidget(table, 1, Qt.AlignmentFlag.AlignTop)
        choice = QWidget()
        choice.setLayout(options)
        options.setContentsMargins(0, 0, 0, 0)
        for option in self.options:
            options.addWidget(option, 1)
        foot.setSpacing(12)
        foot.addWidget(IconMark("info", "ink_2", size=16))
        foot.addWidget(Text("认定写入疑票台账，印在计票结果报告单附页。", CAPTION, "ink_2"))
        foot.addStretch(1)
        foot.addWidget(self._missing)
        foot.addWidget(self._back)
        foot.addWidget(self.button)
        self.body.setSpacing(12)
        self.body.addLayout(head)
        self.body.addLayout(tables)
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(self._question, 1)
        for button in self._again:
            asked.addWidget(button)
        self.add(Line())
        self.body.addLayout(asked)
        self.add(choice, self.fields)
        self.body.addLayout(foot)


def _signed(words: str) -> str:
    """Return a reading with its sign: 反对 ×."""
    signs = {"赞成": "赞成 ○", "反对": "反对 ×"}
    return signs.get(words, words if len(words) < 14 else short(words))
