"""Tables search, sort, keep the selection, copy, export, and say when they are empty."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column, RowModel, Share
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Grid, Table
from sudesk.ui.theme import Mode, Theme
from sudesk.ui.tokens import Tone


@dataclass(frozen=True)
class Person:
    number: str
    name: str
    rank: int


PEOPLE = [
    Person("202501030415", "蒋一鸣", 19),
    Person("202401030107", "许嘉禾", 6),
    Person("202501030121", "沈知夏", 21),
]

COLUMNS: list[Column[Person]] = [
    Column("学号", lambda p: p.number, 120, icon=lambda _p: ("info", "ink_3")),
    Column("姓名", lambda p: p.name, strong=True, second=lambda p: p.number[-4:]),
    Column("名次", lambda p: str(p.rank), 60, number=True, sort=lambda p: p.rank),
    Column("比例", lambda p: f"{p.rank}/90", 90, share=lambda p: Share(p.rank, 90, 27)),
    Column("状态", lambda _p: "待核", 80, chip=lambda _p: ChipLook("待核", Tone.WARN)),
]


@pytest.fixture
def table(qtbot: QtBot) -> Table[Person]:
    made: Table[Person] = Table(
        COLUMNS,
        key=lambda p: p.number,
        search=lambda p: [p.name, p.number],
        empty=EmptyState("名册还是空的"),
        tall=True,
    )
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    made.set_rows(PEOPLE)
    return made


def names(table: Table[Person]) -> list[str]:
    return [person.name for person in table.model.rows]


def test_it_searches_by_any_part(qtbot: QtBot, table: Table[Person]) -> None:
    table.search.setText("2025 夏")
    assert names(table) == ["沈知夏"]
    table.search.setText("没有这个人")
    assert names(table) == []
    assert not table.view.isVisible()
    table.search.clear()
    assert len(names(table)) == 3
    assert table.view.isVisible()


def test_it_sorts_by_what_is_meant_and_back(table: Table[Person]) -> None:
    table.view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [person.rank for person in table.model.rows] == [6, 19, 21]
    table.view.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert [person.rank for person in table.model.rows] == [21, 19, 6]
    table.model.sort(-1)
    assert names(table) == ["蒋一鸣", "许嘉禾", "沈知夏"]


def test_the_selection_stays_with_its_row(table: Table[Person]) -> None:
    table.select("202401030107")
    table.view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    table.set_rows([*reversed(PEOPLE), Person("202601030101", "蔡雨晴", 1)])
    current = table.current()
    assert current is not None
    assert current.name == "许嘉禾"
    assert [each.name for each in table.selection()] == ["许嘉禾"]


def test_a_selected_row_that_is_gone_is_told(qtbot: QtBot, table: Table[Person]) -> None:
    table.select("202401030107")
    with qtbot.waitSignal(table.selected) as told:
        table.set_rows(PEOPLE[:1])
    assert told.args == [[]]


def test_enter_and_double_click_open(qtbot: QtBot, table: Table[Person]) -> None:
    opened: list[Person] = []
    table.opened.connect(opened.append)
    table.select("202501030121")
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    table.view.doubleClicked.emit(table.model.index(0, 0))
    assert [each.name for each in opened] == ["沈知夏", "蒋一鸣"]


def test_down_leads_from_the_search_to_the_rows(qtbot: QtBot, table: Table[Person]) -> None:
    table.activateWindow()
    table.search.setFocus()
    qtbot.waitUntil(table.search.hasFocus)
    qtbot.keyClick(table.search, Qt.Key.Key_Down)
    assert table.view.hasFocus()
    assert table.current() == PEOPLE[0]
    qtbot.keyClick(table.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert table.search.hasFocus()


def test_it_copies_what_is_selected(qtbot: QtBot, table: Table[Person]) -> None:
    table.select("202401030107")
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "202401030107\t许嘉禾\t6\t6/90\t待核"


def test_it_exports_what_is_shown(qtbot: QtBot) -> None:
    grids: list[Grid] = []
    table: Table[Person] = Table(COLUMNS, key=lambda p: p.number, export=grids.append)
    qtbot.addWidget(table)
    button = table.findChild(Button)
    assert not button.isEnabled()
    table.set_rows(PEOPLE)
    table.model.sort(2)
    button.click()
    assert grids[0].titles == ("学号", "姓名", "名次", "比例", "状态")
    assert [row[1] for row in grids[0].rows] == ["许嘉禾", "蒋一鸣", "沈知夏"]


def test_it_says_when_it_is_empty(table: Table[Person]) -> None:
    empty = table.findChildren(EmptyState)
    table.set_rows([])
    assert [each.isVisible() for each in empty].count(True) == 1
    assert not table.view.isVisible()


def test_a_right_click_fills_a_menu(qtbot: QtBot, table: Table[Person]) -> None:
    asked: list[Person] = []

    def fill(menu: Menu, person: Person) -> None:
        asked.append(person)
        menu.offer("移出名册", lambda: None, icon="user-x", danger=True)

    table.menu_asked.connect(fill)
    place = table.view.visualRect(table.model.index(1, 0)).center()
    table.view.customContextMenuRequested.emit(place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    assert [action.text() for action in menu.actions()] == ["移出名册", "复制"]
    assert asked == [PEOPLE[1]]
    menu.close()


def test_columns_share_the_width(table: Table[Person]) -> None:
    widths = [table.view.columnWidth(number) for number in range(5)]
    assert sum(widths) == table.view.viewport().width()
    assert table.view.rowHeight(0) == 52


def test_it_measures_anew_under_another_size(table: Table[Person], theme: Theme) -> None:
    theme.apply(Mode.DARK, 1.3)
    assert table.view.rowHeight(0) == round(52 * 1.3)
    assert table.view.columnWidth(0) == 156


def test_rows_can_be_lower_and_the_tools_hidden(table: Table[Person]) -> None:
    table.shrink_rows(28)
    assert table.view.rowHeight(0) == 28
    table.show_tools(False)
    assert not table.search.isVisible()
    table.show_tools(True)
    assert table.search.isVisible()


def test_selected_and_hovered_rows_are_tinted(qtbot: QtBot, table: Table[Person]) -> None:
    table.set_sums(["合计 3 人", "", "46"])
    plain = table.grab().toImage()
    table.select("202501030121")
    chosen = table.grab().toImage()
    assert chosen != plain
    place = table.view.visualRect(table.model.index(0, 0)).center()
    qtbot.mouseMove(table.view.viewport(), place)
    qtbot.waitUntil(lambda: table.grab().toImage() != chosen)


@given(st.lists(st.integers(0, 99)), st.booleans())
def test_sorting_keeps_every_row(ranks: list[int], descending: bool) -> None:
    people = [Person(str(number), "甲", rank) for number, rank in enumerate(ranks)]
    model: RowModel[Person] = RowModel(COLUMNS, lambda p: p.number)
    model.set_rows(people)
    order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
    model.sort(2, order)
    assert [p.rank for p in model.rows] == sorted(ranks, reverse=descending)
    assert {p.number for p in model.rows} == {p.number for p in people}
    assert model.total == len(ranks)
