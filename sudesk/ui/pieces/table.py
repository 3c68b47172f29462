"""Tables: typed rows with search, sorting, copying, an empty state and a way to export."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from sudesk.ui import theme
from sudesk.ui.pieces.button import ENTER_KEYS, Button
from sudesk.ui.pieces.cells import CellPainter, Head, SumRow
from sudesk.ui.pieces.columns import Column, R, RowModel
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.tokens import CARD_PADDING, TABLE_ROW, TABLE_ROW_TWO_LINES


@dataclass(frozen=True)
class Grid:
    """A table's present content as plain words, to be exported or copied."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class _View(QTableView):
    """The cells; rows are chosen whole, hovered whole, and stretched to the width."""

    def __init__(self, model: RowModel[R], *, tall: bool, several: bool) -> None:
        super().__init__()
        self._rows = model
        self.row = TABLE_ROW_TWO_LINES if tall else TABLE_ROW
        self.head = Head(model, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.cells = CellPainter(model, self)
        self.setItemDelegate(self.cells)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.head.setSectionsClickable(True)
        self.head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.measure()

    def measure(self) -> None:
        """Give rows and columns their sizes under the setting of font size."""
        row = theme.px(self.row)
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)
        self.head.updateGeometry()
        self.stretch()

    def stretch(self) -> None:
        """Share the width that is left among the columns without a width of their own."""
        columns = self._rows.columns
        fixed = sum(theme.px(column.width) for column in columns if column.width is not None)
        free = [number for number, column in enumerate(columns) if column.width is None]
        spare = max(0, self.viewport().width() - fixed)
        for number, column in enumerate(columns):
            if column.width is not None:
                self.setColumnWidth(number, theme.px(column.width))
        for place, number in enumerate(free):
            width = spare * (place + 1) // len(free) - spare * place // len(free)
            self.setColumnWidth(number, max(theme.px(80), width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stretch to the new width."""
        super().resizeEvent(event)
        self.stretch()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tint no row."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.cells.hovered:
            self.cells.hovered = row
            self.viewport().update()


class Table(QWidget, Generic[R]):
    """A list of rows of one type.

    ``key`` identifies a row, so that the selection survives new rows. ``search`` gives the words
    by which a row is found and shows the search box; ``empty`` stands where there is no row at
    all; ``export`` gets the rows shown and puts a button. ``beside`` stands after the search box,
    ``acts`` after the export button at the right. ``tall`` makes room for second lines.
    Signals: ``opened`` (row) on Enter or double click, ``selected`` (list of rows),
    ``menu_asked`` (Menu, row) on a right click: fill the menu there.
    """

    opened = Signal(object)
    selected = Signal(object)
    menu_asked = Signal(object, object)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        key: Callable[[R], Hashable],
        search: Callable[[R], Iterable[str]] | None = None,
        placeholder: str = "姓名、学号尾数、拼音首字母",
        empty: EmptyState | None = None,
        export: Callable[[Grid], object] | None = None,
        beside: Sequence[QWidget] = (),
        acts: Sequence[QWidget] = (),
        tall: bool = False,
        several: bool = False,
        sortable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model: RowModel[R] = RowModel(columns, key, search, self)
        self.view = _View(self.model, tall=tall, several=several)
        self.search = Input(placeholder=placeholder, icon="search")
        self.search.setClearButtonEnabled(False)
        self._sums = SumRow(self.model, self.view.head)
        self._nothing_found = EmptyState("没有找到", "换一个字，或清空查找框。")
        self._empty = empty
        self._kept: set[Hashable] = set()
        self._export = export
        self._tools = self._build_tools(search is not None, beside, acts)
        self._lay_out()
        self._listen(sortable)
        self._show_what_fits()

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show other rows, keeping selection and place."""
        place = self.view.verticalScrollBar().value()
        self.model.set_rows(rows)
        self.view.verticalScrollBar().setValue(place)

    def set_sums(self, texts: Sequence[str]) -> None:
        """Show the bold row at the foot, one text a column; none hides it."""
        self._sums.say(texts)

    def shrink_rows(self, row: int) -> None:
        """Give rows another height, where many of them are to be seen at once."""
        self.view.row = row
        self.view.measure()

    def show_tools(self, shown: bool) -> None:
        """Show or hide the line of search box and buttons, where it serves long lists only."""
        self._tools.setVisible(shown)

    def current(self) -> R | None:
        """Return the selected row, the first one of several."""
        numbers = self._selected_numbers()
        return self.model.rows[numbers[0]] if numbers else None

    def selection(self) -> list[R]:
        """Return the selected rows in their order."""
        return [self.model.rows[number] for number in self._selected_numbers()]

    def select(self, key: Hashable) -> None:
        """Select the row of a key and bring it into view."""
        number = self.model.number_of(key)
        if number is not None:
            self.view.selectRow(number)
            self.view.scrollTo(self.model.index(number, 0))

    def grid(self) -> Grid:
        """Return what is shown as plain words."""
        return self._grid_of(self.model.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, copy by Ctrl+C, search by Ctrl+F; ↓ leaves the search box."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Find) and self.search.isVisible():
            self.search.setFocus()
        elif event.key() in ENTER_KEYS and (row := self.current()) is not None:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.model.rows:
            self.view.selectRow(0)
            self.view.setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "view"):
            self.view.measure()

    def _build_tools(
        self, searchable: bool, beside: Sequence[QWidget], acts: Sequence[QWidget]
    ) -> QWidget:
        tools = QWidget(self)  # with a parent, else showing it makes a window of it
        row = QHBoxLayout(tools)
        row.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        row.setSpacing(10)
        self.search.setFixedWidth(260)
        if searchable:
            row.addWidget(self.search)
        for widget in beside:
            row.addWidget(widget)
        row.addStretch(1)
        self._export_button = Button("导出", self._send_out, icon="download")
        if self._export is not None:
            row.addWidget(self._export_button)
        for widget in acts:
            row.addWidget(widget)
        tools.setVisible(bool(row.count() > 1))
        return tools

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self.view, 1)
        column.addWidget(self._nothing_found, 1)
        if self._empty is not None:
            column.addWidget(self._empty, 1)
        column.addWidget(self._sums)

    def _listen(self, sortable: bool) -> None:
        self.search.textChanged.connect(self.model.find)
        self.model.modelAboutToBeReset.connect(self._keep_selection)
        self.model.modelReset.connect(self._restore_selection)
        self.model.modelReset.connect(self._show_what_fits)
        self.view.selectionModel().selectionChanged.connect(self._tell_selection)
        self.view.doubleClicked.connect(self._open)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._ask_menu)
        if sortable:
            self.view.head.setSortIndicatorClearable(True)
            self.view.setSortingEnabled(True)

    def _keep_selection(self) -> None:
        self._kept = {self.model.key_at(number) for number in self._selected_numbers()}

    def _restore_selection(self) -> None:
        rows = range(len(self.model.rows))
        found = [n for n in rows if self.model.key_at(n) in self._kept]
        flags = self.view.selectionModel().SelectionFlag
        for number in found:
            index = self.model.index(number, 0)
            self.view.selectionModel().select(index, flags.Select | flags.Rows)
        if found:
            index = self.model.index(found[0], 0)
            self.view.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        elif self._kept:
            self._tell_selection()

    def _selected_numbers(self) -> list[int]:
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _show_what_fits(self) -> None:
        nothing = not self.model.total and self._empty is not None
        not_found = bool(self.model.total) and not self.model.rows
        self.view.setVisible(not nothing and not not_found)
        self._nothing_found.setVisible(not_found)
        if self._empty is not None:
            self._empty.setVisible(nothing)
        self._export_button.setEnabled(bool(self.model.rows))

    def _tell_selection(self) -> None:
        self.view.viewport().update()
        self.selected.emit(self.selection())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.rows[index.row()])

    def _ask_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if not index.isValid():
            return
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_asked.emit(menu, self.model.rows[index.row()])
        menu.offer("复制", self._copy, icon="copy", key="Ctrl+C")
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _copy(self) -> None:
        lines = self._grid_of(self.selection()).rows
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def _send_out(self) -> None:
        if self._export is not None:
            self._export(self.grid())

    def _grid_of(self, rows: Sequence[R]) -> Grid:
        titles = tuple(column.title for column in self.model.columns)
        cells = (tuple(column.text(row) for column in self.model.columns) for row in rows)
        return Grid(titles, tuple(cells))
