"""The card on top of the home page: the congress, its form by the rule, its line of stages."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sudesk.rules.stages import CUSTOM
from sudesk.services.congresses import CongressView
from sudesk.services.course import Course
from sudesk.services.course import Stage as CourseStage
from sudesk.terms import CongressKind
from sudesk.terms import StageState as CourseState
from sudesk.ui import words
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.gate import RuleLabel
from sudesk.ui.pieces.stageline import Stage, StageLine, StageState
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import FIGURE, LEAD, TABLE

CLOSING = ("result_notice", "report", "archive")
FORMS = {CongressKind.DELEGATES: "代表大会制", CongressKind.ASSEMBLY: "全体大会制"}


class LineCard(Card):
    """``asked`` tells the room of the stage that was pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rooms: tuple[str, ...] = ()
        self._name = Text("", LEAD)
        self._name.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._form = Chip("")
        self._ground = Text("", TABLE, "ink_2")
        self._rule = _Rule()
        self._countdown = _Countdown()
        self.line = StageLine()
        self.line.opened.connect(self._open)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.setSpacing(12)
        for widget in (self._name, self._form, self._ground, self._rule):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self._countdown)
        self.body.setContentsMargins(16, 10, 16, 10)
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self.body.addWidget(self.line)

    def show_course(self, now: Course) -> None:
        """Show how the congress stands."""
        self._rooms = tuple(stage.page for stage in now.stages)
        self.line.show_stages([_shown(stage, now.today) for stage in now.stages])
        congress = now.congress
        for widget in (self._form, self._rule):
            widget.setVisible(congress is not None)
        if congress is None:
            self._name.say(f"{now.department.names.name}本学年的大会")
            self._ground.say("每年一次，先导入名册，再创建大会")
            self._countdown.say(None)
            return
        self._show_congress(congress)
        self._countdown.say(now.days_left)

    def _show_congress(self, congress: CongressView) -> None:
        self._name.say(congress.title)
        self._form.show_look(ChipLook(FORMS[congress.kind]))
        self._ground.say(words.spaced(congress.form.sentence))
        self._rule.say(congress.form.citation)

    def _open(self, number: int) -> None:
        self.asked.emit(self._rooms[number])


class _Rule(QWidget):
    """A rule label whose clause may change."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._label = RuleLabel("")
        self._row.addWidget(self._label)

    def say(self, clause: str) -> None:
        """Show another clause."""
        self._row.removeWidget(self._label)
        self._label.hide()
        self._label.deleteLater()
        self._label = RuleLabel(clause)
        self._row.addWidget(self._label)


class _Countdown(QWidget):
    """How many days there are to the congress."""

    def __init__(self) -> None:
        super().__init__()
        self._before = Text("距大会", TABLE, "ink_2")
        self._number = Text("", FIGURE, "accent_text")
        self._after = Text("天", TABLE, "ink_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for widget in (self._before, self._number, self._after):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)

    def say(self, days: int | None) -> None:
        """Show the days that are left; nothing without a day or after it."""
        self.setVisible(days is not None and days >= 0)
        if not days:
            self._before.say("今天开会")
        else:
            self._before.say("距大会")
            self._number.say(str(days))
        for widget in (self._number, self._after):
            widget.setVisible(bool(days))


def _shown(stage: CourseStage, today: date) -> Stage:
    states = {
        CourseState.DONE: StageState.DONE,
        CourseState.AT_HAND: StageState.NOW,
        CourseState.TO_COME: StageState.AHEAD if stage.lock is None else StageState.BLOCKED,
    }
    return Stage(
        stage.label,
        days_of(stage, today),
        stage.source,
        states[stage.state],
        binding=stage.source != CUSTOM,
    )


def days_of(stage: CourseStage, today: date) -> str:
    """Say the days of a place on the line, or how it stands where it has none yet."""
    first, last = stage.begins_on, stage.due_on
    if first is None or last is None:
        return words.spaced(stage.note)
    if stage.state is CourseState.AT_HAND:
        if last == today:
            return "今天"
        if last < today:
            return f"逾期 {(today - last).days} 天"
        return f"今天 — {words.month_day(last)}" if first <= today else words.month_day(last)
    if stage.hangs:
        return words.span(first, last)
    return f"{words.month_day(last)}前" if stage.key in CLOSING else words.month_day(last)
