"""The search of the whole window finds students and places, and goes there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sudesk.services import departments
from sudesk.ui.congress.page import CongressPage
from sudesk.ui.congress.rules_tab import RulesTab
from sudesk.ui.desk import Desk
from sudesk.ui.finding import MOST_STUDENTS, PLACES, find
from sudesk.ui.page import TabbedPage
from sudesk.ui.preferences import Preferences
from sudesk.ui.roster import RosterPage
from sudesk.ui.shell import MainWindow, Section
from tests.ui.program_scenes import PROFILE, congress_page, found


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    desk = Desk(found(tmp_path / "会计系.sudesk", students=30))
    rooms = [
        Section("congress", "大会", "landmark", congress_page),
        Section("roll", "名册", "users", RosterPage),
    ]
    window = MainWindow(desk, rooms, Preferences(tmp_path / "window.json"))
    qtbot.addWidget(window)
    window.show()
    yield window
    desk.close()


def test_a_student_is_shown_on_the_roll(window: MainWindow) -> None:
    hits = find(window, "00000007")
    assert [(hit.text, hit.place) for hit in hits] == [("王小7　202400000007", "名册　会计2501班")]
    hits[0].go()
    page = window.page
    assert isinstance(page, RosterPage)
    assert [row.name for row in page.table.selection()] == ["王小7"]


def test_a_class_that_was_chosen_hides_nobody(window: MainWindow) -> None:
    window.go("roll")
    page = window.page
    assert isinstance(page, RosterPage)
    page.classes.chosen.emit("会计2401班")
    find(window, "00000007")[0].go()
    assert [row.name for row in page.table.selection()] == ["王小7"]


def test_only_the_best_students_are_listed(window: MainWindow) -> None:
    assert len(find(window, "wx")) == MOST_STUDENTS


def test_a_place_is_gone_to(window: MainWindow) -> None:
    window.go("roll")
    hits = find(window, "投票")
    assert [hit.text for hit in hits] == ["投票计票"]
    hits[0].go()
    assert isinstance(window.page, TabbedPage)


def test_a_rule_is_found_by_its_words(qtbot: QtBot, desk: Desk, preferences: Preferences) -> None:
    desk.do(departments.save_profile, PROFILE)
    window = MainWindow(desk, [Section("congress", "大会", "landmark", CongressPage)], preferences)
    qtbot.addWidget(window)
    window.show()
    hits = find(window, "不设助理")
    assert [(hit.text, hit.place) for hit in hits] == [("不设助理岗位", "改革方案二.4")]
    hits[0].go()
    page = window.page
    assert isinstance(page, TabbedPage)
    assert isinstance(page.current, RulesTab)
    chosen = page.current.table.current()
    assert chosen is not None
    assert chosen.rule == "B8"


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place[0])
def test_every_place_is_found_by_its_first_word(
    window: MainWindow, place: tuple[str, str, str, str]
) -> None:
    assert place[0] in [hit.text for hit in find(window, place[0][:2])]
