"""The second step of the import: the sheets at the left, what would change at the right."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.services.intake import Intake
from sudesk.ui import theme
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.roster.changes import ChangesCard
from sudesk.ui.roster.findings import Bin, Sorted
from sudesk.ui.roster.sheets import SheetsCard

RIGHT = 396


class Review(QWidget):
    """A plan to look through before it is imported; ``changed`` tells that it now adds up anew."""

    changed = Signal()

    def __init__(self, export: Callable[[], object], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = SheetsCard()
        self.changes = ChangesCard(export)
        columns = TwoColumns(theme.px(RIGHT))
        columns.left.addWidget(self.sheets)
        columns.right.addWidget(self.changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)
        self.changes.place_asked.connect(self.sheets.show_place)
        self.sheets.row_asked.connect(self.changes.choose)
        self.changes.confirmed.connect(self._settle)

    def show_intake(self, intake: Intake) -> Sorted:
        """Show what was read; returns how it is sorted."""
        sorted_ = Sorted(intake.plan)
        waiting = sorted_.waiting_places()
        refused = {place.file for each in sorted_.of([Bin.REFUSED]) for place in each.places}
        self.sheets.show_sheets(intake.plan.reading.sheets, waiting, refused)
        self.changes.show_plan(sorted_)
        return sorted_

    def _settle(self) -> None:
        if self.changes.sorted is not None:
            self.sheets.settle(self.changes.sorted.waiting_places())
        self.changed.emit()
