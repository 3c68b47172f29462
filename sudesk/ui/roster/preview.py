"""A sheet as it will be read: every row as in the spreadsheet, coloured by role and by fate."""

from collections.abc import Set

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from sudesk.sheets.reading import Place, SheetView
from sudesk.ui import theme
from sudesk.ui.pieces.button import ENTER_KEYS
from sudesk.ui.roster.preview_columns import width_of
from sudesk.ui.roster.preview_model import SheetModel
from sudesk.ui.roster.preview_painting import CellPainter, Corner, LetterHead, NumberHead

ROW = 26


class SheetPreview(QTableView):
    """The preview; ``row_asked`` tells the place of a row that is clicked or entered."""

    row_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetModel(self)
        self._widths: list[int] = []
        self.setModel(self.sheet)
        self.setItemDelegate(CellPainter(self.sheet, self))
        self.setHorizontalHeader(LetterHead(self.sheet, self))
        self.setVerticalHeader(NumberHead(self.sheet, self))
        self.setAccessibleName("原表")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        Corner(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.row_asked.emit(self.sheet.place(index.row())))
        self.verticalHeader().sectionClicked.connect(
            lambda number: self.row_asked.emit(self.sheet.place(number))
        )

    def show_sheet(self, view: SheetView, waiting: Set[Place]) -> None:
        """Show another sheet from its top."""
        self.clearSpans()
        self.sheet.show_sheet(view, waiting)
        self._weigh()
        if len(self.sheet.columns) > 1:
            for number in self.sheet.crosses():
                self.setSpan(number, 0, 1, len(self.sheet.columns))
        self.measure()
        self.scrollToTop()

    def settle(self, waiting: Set[Place]) -> None:
        """Take over which rows still wait."""
        self.sheet.settle(waiting)
        self.verticalHeader().viewport().update()

    def show_place(self, place: Place) -> None:
        """Bring a row of this sheet into the middle and choose it."""
        number = self.sheet.number_of(place)
        if number is not None:
            self.selectRow(number)
            middle = QAbstractItemView.ScrollHint.PositionAtCenter
            self.scrollTo(self.sheet.index(number, 0), middle)

    def measure(self) -> None:
        """Give rows and columns their sizes; columns share the room that is left."""
        row = theme.px(ROW)
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)
        widths = list(self._widths)
        spare = max(0, self.viewport().width() - sum(widths))
        imported = [n for n, column in enumerate(self.sheet.columns) if column.cell is not None]
        for place, number in enumerate(imported):
            widths[number] += spare * (place + 1) // len(imported) - spare * place // len(imported)
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "sheet"):
            self._weigh()
            self.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew for another width."""
        super().resizeEvent(event)
        self.measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask about the chosen row by Enter."""
        if event.key() in ENTER_KEYS and not event.modifiers() and self.currentIndex().isValid():
            self.row_asked.emit(self.sheet.place(self.currentIndex().row()))
            return
        super().keyPressEvent(event)

    def _weigh(self) -> None:
        """Find how wide each column's cells are."""
        self._widths = [width_of(column, self.sheet.rows) for column in self.sheet.columns]
