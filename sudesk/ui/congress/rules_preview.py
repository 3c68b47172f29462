"""The clauses of the election rules as the paper will say them, with this congress's numbers."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.rules.clauses import Clause, Topic, clauses
from sudesk.rules.election_rules import Terms
from sudesk.rules.numerals import numeral
from sudesk.rules.voting import Base
from sudesk.services.elections import ElectionView
from sudesk.terms import CongressKind
from sudesk.ui import brush, theme
from sudesk.ui.congress.rules_form import scrolling
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, CAPTION, CARD_PADDING, RADIUS_CONTROL, TABLE


class ClauseView(QWidget):
    """One clause, its cases, and its numbers; tinted where its parameter has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.tinted = False
        self._words = Text("", BODY, wrap=True)
        self._cases = Text("", TABLE, wrap=True)
        self._numbers = Text("", CAPTION, "accent_text", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(3)
        for text in (self._words, self._cases, self._numbers):
            column.addWidget(text)

    def show_clause(self, clause: Clause, numbers: str) -> None:
        """Show a clause with what it comes to in this congress."""
        self._words.say(clause.words, f"{clause.label}　")
        cases = "；".join(
            f"（{numeral(number)}）{case}" for number, case in enumerate(clause.cases, 1)
        )
        self._cases.say(f"{cases}。" if cases else "")
        self._cases.setVisible(bool(cases))
        self._numbers.say(numbers)
        self._numbers.setVisible(bool(numbers))

    @property
    def told(self) -> str:
        """What it says, numbers included."""
        return f"{self._words.text()}{self._cases.text()}{self._numbers.text()}"

    def tint(self, tinted: bool) -> None:
        """Tint it, or take the tint away."""
        self.tinted = tinted
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint."""
        if self.tinted:
            with QPainter(self) as painter:
                fill, line = theme.colour("accent_tint"), theme.colour("accent_line")
                brush.frame(painter, QRectF(self.rect()), RADIUS_CONTROL, fill, line)


class RulesPreview(QWidget):
    """All clauses under each other."""

    def __init__(self) -> None:
        super().__init__()
        self.views = {topic: ClauseView() for topic in Topic}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(CARD_PADDING - 10, 6, CARD_PADDING - 10, 12)
        column.setSpacing(2)
        for view in self.views.values():
            column.addWidget(view)
        column.addStretch(1)
        self.area = scrolling(inner)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.area)

    def show_terms(
        self, terms: Terms, kind: CongressKind, due: int, called: Sequence[ElectionView]
    ) -> None:
        """Show terms as clauses."""
        numbers = numbers_of(terms, due, called)
        for clause in clauses(terms, kind):
            self.views[clause.topic].show_clause(clause, numbers.get(clause.topic, ""))

    def point_to(self, topic: Topic) -> None:
        """Tint the clause of a topic and bring it into sight."""
        for one, view in self.views.items():
            view.tint(one is topic)
        # Heights that a change of words moved are known only after the layout ran.
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.views[topic], 0, 24))


def numbers_of(terms: Terms, due: int, called: Sequence[ElectionView]) -> Mapping[Topic, str]:
    """Return what clauses come to in this congress, as if all who are due came."""
    told = {
        Topic.QUORUM: f"应到 {due} 人，须到 {terms.quorum.needed(due)} 人",
        Topic.PROCEDURE: f"如 {due} 人全到，须同意 {terms.procedure.needed(due)} 人",
        Topic.CHARTER: f"如 {due} 人全到，须同意 {terms.charter.needed(due)} 人",
    }
    if terms.line.base is Base.ENTITLED:
        told[Topic.LINE] = f"应到 {due} 人，须 {terms.line.needed(due)} 票"
    elif terms.line.base is not Base.NONE:
        unit = "人" if terms.line.base is Base.PRESENT else "张"
        told[Topic.LINE] = f"如{terms.line.base.label} {due} {unit}，须 {terms.line.needed(due)} 票"
    contests = [
        f"{one.post}应选 {one.seats} 名，候选人至少 {one.seats + terms.margin.needed(one.seats)} 名"
        f"，现有 {len(one.candidates)} 名"
        for one in called
    ]
    if contests:
        told[Topic.CONTEST] = "；".join(contests)
    return told if due else {Topic.CONTEST: told[Topic.CONTEST]} if contests else {}
