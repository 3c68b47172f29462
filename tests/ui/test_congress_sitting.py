from datetime import datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from sudesk.services import sittings
from sudesk.terms import CongressKind, Presence, Verdict
from sudesk.ui.congress.decision import ReasonDialog
from tests.ui.congress_scenes import convened, seated, shown


@pytest.fixture
def hall(qtbot, desk):
    """The tab with an open sitting of 30 due; returns it with the people."""
    congress = convened(desk, CongressKind.DELEGATES)
    people = seated(desk, congress, 30)
    tab, stage = shown(qtbot, desk, "sitting")
    tab.opening.open.click()
    return tab, stage, people


def roll(desk, tab):
    return desk.ask(sittings.attendance, tab._roll.sitting_id)


def arrive(qtbot, tab, entry):
    qtbot.keyClicks(tab.check_in.finder.box, entry.student_no)
    qtbot.keyClick(tab.check_in.finder.box, Qt.Key.Key_Return)


def test_without_delegates_the_sitting_cannot_open(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "sitting")
    assert not tab.opening.open.isEnabled()
    assert tab.opening.open.accessibleDescription() == "应到名单是空的，请先登记代表"
    assert not tab.close_sitting.isVisible()


def test_opening_on_another_day_warns_that_the_papers_name_the_planned_one(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    desk.store.clock = lambda: datetime(2026, 12, 18, 13, 30)
    tab, _ = shown(qtbot, desk, "sitting")
    assert not tab.opening._day.isVisible()
    desk.store.clock = lambda: datetime(2026, 11, 22, 18, 0)
    tab.refresh()
    assert tab.opening._day.isVisible()
    assert tab.opening._day.text().startswith("大会定在12月18日 周五，今天是11月22日 周日。")


def test_a_number_and_enter_check_in_and_confirm(qtbot, desk, hall):
    tab, _, people = hall
    arrive(qtbot, tab, people[3])
    assert roll(desk, tab).present == 1
    said = tab.check_in.said
    assert said.isVisible()
    assert said.name.text() == people[3].name
    assert said.state.text().startswith("第 1 名到会")
    assert tab.check_in.finder.box.text() == ""


def test_checking_in_twice_counts_once_and_says_so(qtbot, desk, hall):
    tab, _, people = hall
    arrive(qtbot, tab, people[3])
    arrive(qtbot, tab, people[3])
    assert roll(desk, tab).present == 1
    assert "已签到过" in tab.check_in.said.state.text()
    assert not tab.check_in.said.back.isVisible()


def test_undo_takes_the_last_check_in_back(qtbot, desk, hall):
    tab, _, people = hall
    arrive(qtbot, tab, people[3])
    tab.check_in.said.back.click()
    assert roll(desk, tab).present == 0
    assert "未到" in tab.check_in.said.state.text()


def test_ctrl_z_in_the_box_undoes_the_act_and_not_a_letter(qtbot, desk, hall):
    tab, stage, people = hall
    arrive(qtbot, tab, people[3])
    with qtbot.waitActive(stage.page):
        stage.page.activateWindow()
    box = tab.check_in.finder.box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: roll(desk, tab).present == 0)


def test_arrows_choose_another_than_the_first(qtbot, desk, hall):
    tab, _, _ = hall
    box = tab.check_in.finder.box
    qtbot.keyClicks(box, "2024")
    second = tab.check_in.finder.matches.model.rows[1].entry
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert [one.entry.id for one in roll(desk, tab).people if one.changed_at] == [second.id]


def test_letters_typed_elsewhere_go_to_the_box(qtbot, desk, hall):
    tab, _, _ = hall
    qtbot.keyClicks(tab.attendance, "7")
    assert tab.check_in.finder.box.text() == "7"


def test_leave_is_granted_with_a_reason(qtbot, desk, hall):
    tab, _, people = hall
    tab.check_in.mode.choose("leave")
    arrive(qtbot, tab, people[0])
    dialog = tab.findChild(ReasonDialog)
    assert not dialog.main.isEnabled()
    dialog.reason.setText("顶岗实习")
    dialog.main.click()
    first = roll(desk, tab).people[0]
    assert (first.presence, first.reason) == (Presence.ON_LEAVE, "顶岗实习")
    assert roll(desk, tab).due == 30


def test_the_strip_turns_at_two_thirds(qtbot, desk, hall):
    tab, _, people = hall
    for entry in people[:19]:
        desk.do(sittings.check_in, tab._roll.sitting_id, entry.id)
    assert tab.strip.gate.look.verdict is Verdict.BLOCKED
    assert "还差 1 人" in tab.strip._words.text()
    desk.do(sittings.check_in, tab._roll.sitting_id, people[19].id)
    assert tab.strip.gate.look.verdict is Verdict.ALLOWED
    assert "多出 0 人" in tab.strip._words.text()


def test_the_list_is_filtered_by_state_and_class(qtbot, desk, hall):
    tab, _, people = hall
    desk.do(sittings.check_in, tab._roll.sitting_id, people[0].id)
    card = tab.attendance
    card.state.choose(Presence.PRESENT)
    assert [one.entry.id for one in card.people.model.rows] == [people[0].id]
    card.state.choose(None)
    row = card.classes.model.rows[1]
    card.classes.opened.emit(row)
    assert {one.entry.class_name for one in card.people.model.rows} == {row.name}
    assert len(card.people.model.rows) == row.due


def test_closing_asks_once_and_leaves_the_absent(qtbot, desk, hall):
    tab, stage, people = hall
    arrive(qtbot, tab, people[0])
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().main.click())
    tab.close_sitting.click()
    assert roll(desk, tab).closed_at is not None
    assert "实到 1 人" in stage.toasts[-1]
    assert tab.opening.isVisible()
    assert tab.opening.name.text() == "第二次全体会议"
    states = {row[2] for row in tab.attendance.people.grid().rows}
    assert states == {"已到", "缺席"}
