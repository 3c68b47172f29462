"""The home page at every point of the course: what it says, and where it leads."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.models.store import Store
from sudesk.services import departments
from sudesk.services.course import course
from sudesk.terms import CongressKind
from sudesk.ui.desk import Desk
from sudesk.ui.home import HomePage
from sudesk.ui.home.cards import _Title
from sudesk.ui.papers import together
from sudesk.ui.pieces.chip import Chip
from sudesk.ui.pieces.stageline import StageState
from sudesk.ui.pieces.text import Text
from tests.ui.papers_scenes import printer_into
from tests.ui.program_scenes import PROFILE, choose_delegates, convene, found, open_hall


class Way:
    """A shell that notes where a page leads."""

    def __init__(self) -> None:
        self.gone: list[tuple[str, str]] = []
        self.toasts: list[str] = []

    def go(self, section: str, tab: str = "") -> None:
        self.gone.append((section, tab))

    def toast(self, text: str, undo: object = None) -> None:
        self.undo = undo
        self.toasts.append(text)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = found(tmp_path / "会计系.sudesk", students=420)
    yield store
    store.close()


def home_of(qtbot: QtBot, store: Store) -> tuple[HomePage, Way]:
    page, way = HomePage(Desk(store)), Way()
    page.shell = way  # type: ignore[assignment]  # as much of it as a home page asks
    qtbot.addWidget(page)
    page.resize(1190, 696)
    page.show()
    page.setFocus()
    return page, way


def words_of(page: HomePage) -> list[str]:
    QApplication.processEvents()
    return [text.text() for text in page.findChildren(Text) if text.isVisible()]


def states(page: HomePage) -> list[StageState]:
    return [stage.state for stage in page.line.line._stages]


def test_a_file_without_names_asks_for_them(qtbot: QtBot, tmp_path: Path) -> None:
    with Store.create(tmp_path / "新.sudesk") as store:
        page, way = home_of(qtbot, store)
        assert "还没有填写单位名称" in words_of(page)
        page._open_settings()
        assert way.gone == [("settings", "")]
        page.desk.do(departments.save_profile, PROFILE)
        assert "还没有填写单位名称" not in words_of(page)
        assert page.next.words.text() == "导入各班名册"


def test_before_a_congress_it_leads_to_the_roll(qtbot: QtBot, tmp_path: Path) -> None:
    with found(tmp_path / "会计系.sudesk") as store:
        page, way = home_of(qtbot, store)
        assert states(page)[0] is StageState.NOW
        assert page.next.button.text() == "导入名册"
        qtbot.keyClick(page, Qt.Key.Key_Return)
        assert way.gone == [("roll", "")]
        assert "这一步没有要打印的文书" in words_of(page)


def test_with_a_roll_it_leads_to_the_congress(qtbot: QtBot, store: Store) -> None:
    page, way = home_of(qtbot, store)
    assert states(page)[:2] == [StageState.DONE, StageState.NOW]
    assert len(states(page)) == 7
    page.next.button.click()
    assert way.gone == [("congress", "process")]
    assert "420" in words_of(page)


def test_a_congress_shows_its_name_its_ground_and_the_days_left(qtbot: QtBot, store: Store) -> None:
    convene(store)
    page, way = home_of(qtbot, store)
    shown = words_of(page)
    assert "会计系第六次学生代表大会" in shown
    assert "学生 420 人，学生代表大会是常规形式" in shown
    assert "9" in shown
    assert "今天 2026年12月9日 星期三" in shown
    assert len(states(page)) == 10
    assert page.next.button.text() == "打印请示"
    page.next.aside.click()
    page.next.button.click()
    assert way.gone == [("congress", "process"), ("papers", "")]
    page.grab()


def test_on_the_day_it_says_so(qtbot: QtBot, store: Store) -> None:
    convene(store)
    store.clock = lambda: datetime(2026, 12, 18, 8, 0)
    page, _ = home_of(qtbot, store)
    assert "今天开会" in words_of(page)
    assert "天" not in words_of(page)


def test_the_line_says_the_days_of_each_stage(qtbot: QtBot, store: Store) -> None:
    store.clock = lambda: datetime(2026, 11, 16, 9)
    convene(store)
    page, _ = home_of(qtbot, store)
    assert {stage.name: stage.dates for stage in page.line.line._stages} == {
        "筹备请示": "今天 — 11月18日",
        "名额分配": "11月20日",
        "班级选举": "11月27日",
        "资格审查": "12月1日",
        "代表公示": "12月2—4日",
        "候选人审查": "12月10日",
        "候选人公示": "12月11—15日",
        "二次请示": "12月15日",
        "召开大会": "12月18日",
        "公示与归档": "12月25日前",
    }
    store.clock = lambda: datetime(2026, 11, 20, 9)
    page.refresh()
    assert page.line.line._stages[0].dates == "逾期 2 天"
    store.clock = lambda: datetime(2026, 11, 18, 9)
    page.refresh()
    assert page.line.line._stages[0].dates == "今天"


def test_what_the_rules_keep_shut_has_a_lock_and_a_gate(qtbot: QtBot, store: Store) -> None:
    congress = convene(store)
    choose_delegates(store, congress)
    page, way = home_of(qtbot, store)
    assert page.next.gate is None
    open_hall(store, congress)
    page.refresh()
    gate = page.next.gate
    assert gate is not None
    assert gate.look.text == "投票计票 未开放"
    assert "实到" in gate.look.numbers
    assert states(page)[8] is StageState.BLOCKED
    page.line.line.opened.emit(8)
    assert way.gone == [("congress", "sitting")]
    page.refresh()  # old gates and rows go
    page.grab()


@pytest.fixture
def ready(store: Store) -> Store:
    """A congress whose first request can be printed."""
    convene(store)
    with store.writing() as session:
        departments.save_profile(session, replace(PROFILE, telephone="0571-88880000"))
    return store


def test_papers_of_the_stage_lead_to_the_papers(qtbot: QtBot, ready: Store) -> None:
    page, way = home_of(qtbot, ready)
    slots = page.desk.ask(course).printable
    assert [slot.key for slot in slots] == ["1-1"]
    assert page.printing.button.text() == "打印本阶段 1 种"
    page.printing.findChildren(_Title)[0].click()
    assert way.gone == [("papers", "")]


def test_papers_of_the_stage_are_printed_together(
    qtbot: QtBot, ready: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, way = home_of(qtbot, ready)
    asked: list[tuple[str, int]] = []

    def ask(_parent: object, title: str, pages: int) -> QPrinter:
        asked.append((title, pages))
        return printer_into(tmp_path / "out.pdf")

    monkeypatch.setattr(together, "ask_printer", ask)
    page.printing.button.click()
    assert page.printing.button.text() == "停止打印"
    qtbot.waitUntil(lambda: bool(way.toasts), timeout=20000)
    assert asked == [("本阶段文书", 3)]
    assert way.toasts == ["本阶段文书已送往打印机，共 3 页"]
    assert page.printing.button.text() == "打印本阶段 1 种"


def test_printing_stops_when_asked(
    qtbot: QtBot, ready: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = home_of(qtbot, ready)
    monkeypatch.setattr(together, "ask_printer", pytest.fail)
    page.printing.button.click()
    page.printing.button.click()
    qtbot.waitUntil(lambda: not page._printer.at_work, timeout=20000)
    assert page.printing.button.text() == "打印本阶段 1 种"


def test_due_items_say_how_long_there_is(qtbot: QtBot, store: Store) -> None:
    with store.writing() as session:
        departments.save_profile(session, replace(PROFILE, last_congress_on=date(2025, 12, 1)))
    page, way = home_of(qtbot, store)
    items = page.desk.ask(course).due
    assert [item.days_left for item in items] == sorted(item.days_left for item in items)
    assert items[0].days_left == -8
    chips = [chip.look.text for chip in page.due.findChildren(Chip)]
    assert chips[0] == "逾期 8 天"
    page.due.findChildren(_Title)[0].click()
    assert way.gone == [("congress", "process")]
    with store.writing() as session:
        departments.save_profile(session, replace(PROFILE, last_congress_on=date(2025, 12, 9)))
    page.refresh()
    assert "今天到期" in [chip.look.text for chip in page.due.findChildren(Chip)]


def test_an_assembly_has_no_delegates(qtbot: QtBot, tmp_path: Path) -> None:
    with found(tmp_path / "小系.sudesk", students=180) as store:
        page, _ = home_of(qtbot, store)
        assert len(states(page)) == 6  # the roll allows an assembly, and it is offered first
        convene(store, CongressKind.ASSEMBLY)
        page.refresh()
        assert len(states(page)) == 6
        assert "会计系第六次全体学生大会" in words_of(page)
        assert "班级选举" not in [stage.name for stage in page.line.line._stages]


def test_only_the_first_due_items_are_shown_until_all_are_asked_for(
    qtbot: QtBot, store: Store
) -> None:
    convene(store)
    page, _ = home_of(qtbot, store)
    every = len(page.desk.ask(course).due)
    assert len(page.due.findChildren(_Title)) == 5
    assert page.due.more.text() == f"查看全部 {every} 项"
    page.due.more.click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(page.due.findChildren(_Title)) == every


@pytest.mark.parametrize("width", [1190, 848])
def test_nothing_runs_over_the_side(qtbot: QtBot, store: Store, width: int) -> None:
    congress = convene(store)
    choose_delegates(store, congress)
    page, _ = home_of(qtbot, store)
    page.resize(width, 644)
    qtbot.wait(1)
    for card in (page.line, page.next, page.due, page.printing, page.figures, page.duties):
        left = card.mapTo(page, card.rect().topLeft()).x()
        assert left >= 24
        assert left + card.width() <= width - 24
