"""A sheet as it will be read: every row as in the spreadsheet, coloured by role and by fate."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from sudesk.sheets.reading import NO_HEADER, Place, Role, SheetView
from sudesk.ui import theme
from sudesk.ui.pieces.button import ENTER_KEYS
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.roster.preview_columns import PreviewColumn, width_of
from sudesk.ui.roster.preview_heads import LetterHead, NumberHead
from sudesk.ui.roster.preview_model import Fates, SheetModel
from sudesk.ui.roster.preview_painting import CellPainter, Corner

ROW = 26


class SheetPreview(QTableView):
    """The preview; ``row_asked`` tells the place of a row that is clicked or entered.

    ``role_chosen`` tells the number of a column and the role that somebody gave it, on its head
    or by Alt+↓ in it. ``header_chosen`` tells the number of the row that somebody called the
    header, by the right mouse button or the menu key, or NO_HEADER.
    """

    row_asked = Signal(object)
    role_chosen = Signal(int, object)
    header_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetModel(self)
        self._widths: list[int] = []
        self._view: SheetView | None = None
        self._fates = Fates()
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

        self.horizontalHeader().sectionClicked.connect(self.offer_roles)
        numbers = self.verticalHeader()
        numbers.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        numbers.customContextMenuRequested.connect(
            lambda spot: self._offer_header(
                numbers.logicalIndexAt(spot), numbers.viewport().mapToGlobal(spot)
            )
        )

    def show_sheet(self, view: SheetView, fates: Fates) -> None:
        """Show another sheet from its top, or the same one read anew where it was scrolled to."""
        before = self._view
        same = before is not None and (before.file, before.sheet) == (view.file, view.sheet)
        self._view, self._fates = view, fates
        place = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self._fill(unfolded=same and self.sheet.unfolded)
        self.verticalScrollBar().setValue(place[0] if same else 0)
        self.horizontalScrollBar().setValue(place[1] if same else 0)

    def settle(self, fates: Fates) -> None:
        """Take over which rows still wait, and which were decided against."""
        self._fates = fates
        self.sheet.settle(fates)
        self.verticalHeader().viewport().update()

    def offer_roles(self, section: int) -> None:
        """Offer the roles that a column may have; columns folded into one are unfolded first."""
        column = self.sheet.columns[section]
        if column.index is None:
            self._fill(unfolded=True)
            self.setCurrentIndex(self.sheet.index(self.currentIndex().row(), section))
            return
        menu = self.menu_of(column)
        head = self.horizontalHeader()
        corner = QPoint(head.sectionViewportPosition(section), head.height() - 2)
        menu.popup(head.viewport().mapToGlobal(corner))

    def menu_of(self, column: PreviewColumn) -> Menu:
        """Return the menu of a column's head, the present role ticked."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for role in (*(role for role in Role if role.imported), Role.NOTE, Role.OTHER):
            if role is Role.NOTE:
                menu.addSeparator()
            menu.offer(
                role.label,
                partial(self.role_chosen.emit, column.index, role),
                icon="check" if role is column.role else "",
            )
        return menu

    def header_menu(self, number: int) -> Menu:
        """Return the menu of a row: whether it is the header, the present one ticked."""
        assert self._view is not None  # there are rows of a sheet only
        row, present = self.sheet.place(number).row, self._view.header_rows
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.offer(
            f"第 {row} 行是表头",
            partial(self.header_chosen.emit, row),
            icon="check" if row in present else "",
        )
        menu.offer(
            "没有表头，每行都是学生",
            partial(self.header_chosen.emit, NO_HEADER),
            icon="" if present or self._view.unread is not None else "check",
        )
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to make the row the header, under the mouse or by the menu key."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._offer_header(self.rowAt(event.pos().y()), event.globalPos())
        else:
            index = self.currentIndex()
            corner = self.visualRect(index).bottomLeft()
            self._offer_header(index.row(), self.viewport().mapToGlobal(corner))
        event.accept()

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
        """Ask about the chosen row by Enter, offer the roles of its column by Alt+↓."""
        index = self.currentIndex()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down and self.sheet.columns:
            self.offer_roles(max(0, index.column()))
            return
        if event.key() in ENTER_KEYS and not event.modifiers() and index.isValid():
            self.row_asked.emit(self.sheet.place(index.row()))
            return
        super().keyPressEvent(event)

    def _offer_header(self, number: int, spot: QPoint) -> None:
        """Open the menu of a row."""
        if number >= 0 and self._view is not None:
            self.selectRow(number)
            self.header_menu(number).popup(spot)

    def _fill(self, *, unfolded: bool) -> None:
        """Show rows and columns of the sheet; titles and the like run across all columns."""
        if self._view is None:
            return
        self.clearSpans()
        self.sheet.show_sheet(self._view, self._fates, unfolded=unfolded)
        self._weigh()
        if len(self.sheet.columns) > 1:
            for number in self.sheet.crosses():
                self.setSpan(number, 0, 1, len(self.sheet.columns))
        self.measure()

    def _weigh(self) -> None:
        """Find how wide each column's cells are."""
        self._widths = [width_of(column, self.sheet.rows) for column in self.sheet.columns]
