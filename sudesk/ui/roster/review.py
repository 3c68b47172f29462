"""The second step of the import: the sheets at the left, what would change at the right."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.services.intake import Intake
from sudesk.ui import theme
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.roster.changes import ChangesCard
from sudesk.ui.roster.findings import Bin
from sudesk.ui.roster.preview_model import Fates
from sudesk.ui.roster.settling import Sorted
from sudesk.ui.roster.sheets import SheetsCard

RIGHT = 396


class Review(QWidget):
    """A plan to look through before it is imported.

    ``changed`` tells that it now adds up anew, ``decided`` that it has to be made anew.
    """

    changed = Signal()
    decided = Signal()

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
        self.changes.decided.connect(self.decided)

    def show_intake(self, intake: Intake, sorted_: Sorted, remembered: Collection[str]) -> None:
        """Show what was read; ``remembered`` are the layouts whose columns are kept."""
        self._show_sheets(intake, sorted_, remembered)
        self.changes.show_plan(sorted_)

    def show_again(self, intake: Intake, sorted_: Sorted, remembered: Collection[str]) -> None:
        """Show what was read anew with other choices; what is looked at stays."""
        self._show_sheets(intake, sorted_, remembered)
        self.changes.show_again(sorted_)

    def show_decided(self, sorted_: Sorted) -> None:
        """Show the plan that was made anew with what is decided now."""
        self.changes.show_again(sorted_)
        self._settle()

    def _show_sheets(self, intake: Intake, sorted_: Sorted, remembered: Collection[str]) -> None:
        refused = {place.file for each in sorted_.of([Bin.REFUSED]) for place in each.places}
        self.sheets.show_sheets(
            intake.plan.reading.sheets, fates_of(sorted_), refused, intake.choices, remembered
        )

    def _settle(self) -> None:
        if self.changes.sorted is not None:
            self.sheets.settle(fates_of(self.changes.sorted))
        self.changed.emit()


def fates_of(sorted_: Sorted) -> Fates:
    """Return what becomes of the rows that somebody has to settle."""
    return Fates(sorted_.waiting_places(), sorted_.dropped_places())
