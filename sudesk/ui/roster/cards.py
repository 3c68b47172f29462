"""The list of findings: one painted card each, those that wait with what settles them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from sudesk.sheets.reading import Place
from sudesk.ui.pieces.button import ENTER_KEYS
from sudesk.ui.roster.card_model import FindingModel
from sudesk.ui.roster.card_painting import CardPainter
from sudesk.ui.roster.findings import Finding
from sudesk.ui.roster.settling import NEITHER, Settled


class FindingList(QListView):
    """Findings to look through: a click or Enter asks for the place.

    The box or Space confirms; in a dispute a button or its number chooses a name, 0 none of them.
    ``place_asked`` tells the place of the finding in the files, ``toggled`` its student number,
    ``decided`` the disputed number and the name chosen.
    """

    place_asked = Signal(object)
    toggled = Signal(str)
    decided = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = FindingModel(self)
        self._painter = CardPainter(self.cards, self)
        self.setModel(self.cards)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("需要处理的行")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_findings(self, findings: Sequence[Finding], settled: Settled) -> None:
        """Show other findings from the top; the same ones keep place and choice."""
        if tuple(findings) == self.cards.findings:
            self.cards.settled = settled
            self.viewport().update()
            return
        self.cards.show_findings(findings, settled)

    def choose(self, place: Place) -> bool:
        """Choose the finding about a place; return whether there is one."""
        for number, finding in enumerate(self.cards.findings):
            if place in finding.places:
                self.setCurrentIndex(self.cards.index(number))
                return True
        return False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Confirm by the box, decide by a button; anywhere else on the card show the row."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        finding = self.cards.findings[index.row()]
        card, point = QRectF(self.visualRect(index)), event.position()
        name = self._painter.decision_at(finding, card, point)
        if name is not None:
            self.decided.emit(finding.student_no, name)
        elif finding.asks_confirmation and self._painter.box_of(card).contains(point):
            self.toggled.emit(finding.student_no)
        else:
            self._ask(finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the row by Enter, confirm by Space, decide by a number."""
        index = self.currentIndex()
        finding = self.cards.findings[index.row()] if index.isValid() else None
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if finding is not None and event.key() in ENTER_KEYS and not control:
            self._ask(finding)
        elif finding is not None and event.key() == Qt.Key.Key_Space:
            if finding.asks_confirmation:
                self.toggled.emit(finding.student_no)
        elif finding is not None and finding.names and event.text().isdecimal():
            self._decide(finding, int(event.text()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew for another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _decide(self, finding: Finding, number: int) -> None:
        if number <= len(finding.names):
            name = finding.names[number - 1] if number else NEITHER
            self.decided.emit(finding.student_no, name)

    def _ask(self, finding: Finding) -> None:
        if finding.places:
            self.place_asked.emit(finding.places[0])
