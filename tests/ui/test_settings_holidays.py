"""The tab of the holidays: days are added, changed, struck out, and given back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from sudesk.services import calendar
from sudesk.ui.desk import Desk
from sudesk.ui.settings.holidays import DayDialog, HolidaysTab
from tests.ui.program_scenes import found

SPORTS = date(2026, 11, 12)
NATIONAL_DAY = date(2026, 10, 1)


class Shell:
    """Notes what a page tells."""

    def __init__(self) -> None:
        self.toasts: list[str] = []
        self.undo: Callable[[], object] = lambda: None

    def toast(self, text: str, undo: Callable[[], object]) -> None:
        self.toasts.append(text)
        self.undo = undo


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(found(tmp_path / "会计系.sudesk"))
    yield desk
    desk.close()


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk) -> HolidaysTab:
    tab = HolidaysTab(desk)
    tab.shell = Shell()  # type: ignore[assignment]  # as much of it as the tab asks
    qtbot.addWidget(tab)
    tab.resize(1190, 640)
    tab.show()
    return tab


def dialog_of(tab: HolidaysTab) -> DayDialog:
    return tab.findChildren(DayDialog)[-1]


def works(tab: HolidaysTab, day: date) -> bool:
    return tab.desk.ask(calendar.calendar).is_working(day)


def test_the_year_is_shown_with_its_source(tab: HolidaysTab) -> None:
    assert tab.chosen == 2026
    assert len(tab.table.model.rows) == 39
    assert "国办发明电" in tab._source.text()
    assert not tab.restore.isVisible()
    tab.year.choose(2027)
    assert "未公布安排" in tab._source.text()
    assert len(tab.table.model.rows) == 13


def test_a_day_is_added_and_the_way_back_offered(tab: HolidaysTab) -> None:
    tab.add.click()
    dialog = dialog_of(tab)
    dialog.day.setDate(QDate(2026, 11, 12))
    dialog.name.setText("校运会")
    dialog.main.click()
    assert not works(tab, SPORTS)
    assert tab.restore.isVisible()
    tab.shell.undo()  # type: ignore[attr-defined]
    assert works(tab, SPORTS)
    assert not tab.restore.isVisible()


def test_a_day_is_changed_struck_out_and_the_year_restored(tab: HolidaysTab) -> None:
    tab.table.select(NATIONAL_DAY)
    tab.change.click()
    dialog = dialog_of(tab)
    assert dialog.name.text() == "国庆节"
    dialog.day.setDate(QDate(2026, 10, 8))
    dialog.main.click()
    assert works(tab, NATIONAL_DAY) and not works(tab, date(2026, 10, 8))
    tab.table.select(date(2026, 10, 2))
    tab.drop.click()
    assert works(tab, date(2026, 10, 2))
    tab.restore.click()
    assert not works(tab, NATIONAL_DAY) and works(tab, date(2026, 10, 8))


def test_a_dialog_says_what_cannot_be(tab: HolidaysTab, qtbot: QtBot) -> None:
    tab.add.click()
    dialog = dialog_of(tab)
    with qtbot.captureExceptions() as raised:
        dialog.main.click()
    assert "名称" in str(raised[0][1])
    assert dialog.isVisible()
    dialog.reject()


def test_days_are_found_by_name(tab: HolidaysTab) -> None:
    tab.table.search.setText("端午")
    assert [row.day.day for row in tab.table.model.rows] == [19, 20, 21]
