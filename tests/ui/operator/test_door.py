"""The door of the operator's page: box, confirmation, categories, leave, undo, whole classes."""

from time import process_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sudesk.services import attendees, door, head_counts, sittings
from sudesk.services.attendees import Person
from sudesk.services.scenes import Kind
from sudesk.terms import Category, CongressKind, Presence
from sudesk.ui.congress.decision import ReasonDialog
from tests.ui.congress_scenes import CLASSES, convened
from tests.ui.operator_scenes import Clock, opened, operator, planned

UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def hall(qtbot, desk):
    """The page with an open sitting of 30 due; returns it with the people."""
    _, people, _ = planned(desk)
    return opened(qtbot, desk), people


def roll(desk, page):
    return desk.ask(sittings.attendance, page.door.roll.sitting_id)


def enter(qtbot, page, text):
    if isinstance(page.desk.store.clock, Clock):
        page.desk.store.clock.move(seconds=1)
    box = page.check_in.finder.box
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def comer(page, entry):
    return next(one for one in page.door.comers if one.who.entry_id == entry.id)


def test_a_number_and_enter_check_in_and_confirm(qtbot, desk, hall):
    page, people = hall
    enter(qtbot, page, people[3].student_no)
    assert roll(desk, page).present == 1
    said = page.check_in.said
    assert said.name.text() == people[3].name
    assert people[3].class_name in said.group.text()
    assert said.state.text() == "第 1 名到会"
    assert page.check_in.finder.box.text() == ""
    assert QApplication.focusWidget() is page.check_in.finder.box


def test_checking_in_twice_counts_once_and_says_so(qtbot, desk, hall):
    page, people = hall
    enter(qtbot, page, people[3].student_no)
    enter(qtbot, page, people[3].student_no)
    assert roll(desk, page).present == 1
    assert page.check_in.said.state.text() == "已签到过，没有多计"


def test_ctrl_z_in_the_box_takes_act_after_act_back_and_not_a_letter(qtbot, desk, hall):
    page, people = hall
    for entry in people[:2]:
        enter(qtbot, page, entry.student_no)
    box = page.check_in.finder.box
    qtbot.keyClicks(box, "7")
    qtbot.keyClick(box, *UNDO)
    qtbot.waitUntil(lambda: roll(desk, page).present == 1)
    assert page.check_in.said.state.text() == "已撤销，现在是未到"
    assert page.check_in.said.name.text() == people[1].name
    qtbot.keyClick(box, *UNDO)
    qtbot.waitUntil(lambda: roll(desk, page).present == 0)
    assert box.text() == "7"
    assert not page.check_in.said.back.isEnabled()


def test_a_shared_tail_says_how_many_digits_tell_them_apart(qtbot, desk, hall):
    page, _ = hall
    box = page.check_in.finder.box
    qtbot.keyClicks(box, "0001")
    words = page.check_in.finder.hint.text()
    assert words.startswith("尾号相同的有 9 人")
    second = page.check_in.finder.matches.model.rows[1]
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    came = [one for one in page.door.comers if one.moved_at is not None]
    assert [one.who for one in came] == [second.who]


def test_nobody_of_that_name_is_said_and_nothing_noted(qtbot, desk, hall):
    page, _ = hall
    enter(qtbot, page, "98765")
    assert page.check_in.finder.hint.text().startswith("名单里没有找到")
    assert roll(desk, page).present == 0
    qtbot.keyClick(page.check_in.finder.box, Qt.Key.Key_Escape)
    assert page.check_in.finder.box.text() == ""


def test_letters_typed_elsewhere_go_to_the_box(qtbot, hall):
    page, _ = hall
    page.agenda.list.setFocus()
    qtbot.keyClicks(page.agenda.list, "7")
    assert page.check_in.finder.box.text() == "7"
    assert QApplication.focusWidget() is page.check_in.finder.box


def test_leave_is_granted_with_a_reason_and_the_last_one_is_offered(qtbot, desk, hall):
    page, people = hall
    page.check_in.mode.choose("on_leave")
    for number, reason in enumerate(("顶岗实习", "")):
        enter(qtbot, page, people[number].student_no)
        dialog = page.findChildren(ReasonDialog)[-1]
        if reason:
            assert not dialog.main.isEnabled()
            dialog.reason.setText(reason)
        dialog.main.click()
    assert {(one.presence, one.reason) for one in roll(desk, page).people[:2]} == {
        (Presence.ON_LEAVE, "顶岗实习")
    }
    assert roll(desk, page).due == 30
    assert page.check_in.said.state.text() == "已登记请假：顶岗实习"


def test_who_leaves_and_comes_back_is_counted_where_they_are(qtbot, desk, hall):
    page, people = hall
    enter(qtbot, page, people[0].student_no)
    page.check_in.mode.choose("leave")
    enter(qtbot, page, people[0].student_no)
    assert (roll(desk, page).present, roll(desk, page).out) == (0, 1)
    assert page.check_in.said.state.text() == "已登记离会"
    page.check_in.mode.choose("arrive")
    enter(qtbot, page, people[0].student_no)
    assert (roll(desk, page).present, roll(desk, page).out) == (1, 0)


def test_who_comes_after_the_count_is_late(qtbot, desk, hall):
    page, people = hall
    enter(qtbot, page, people[0].student_no)
    desk.store.clock.move(minutes=1)
    desk.do(head_counts.count, page.door.roll.sitting_id)
    desk.store.clock.move(minutes=1)
    enter(qtbot, page, people[1].student_no)
    assert page.check_in.said.state.text() == "第 2 名到会，迟到"
    newest = page.check_in.recent.grid().rows[0]
    assert newest[1] == people[1].name
    assert newest[-1] == "迟到"


def test_guests_come_through_the_same_box_and_never_count(qtbot, desk):
    congress, _, _ = planned(desk)
    desk.do(attendees.add, congress, Category.GUEST, [Person("任可", "院学生会", "主席")])
    page = opened(qtbot, desk)
    enter(qtbot, page, "rk")
    assert page.check_in.said.state.text() == "特邀到会"
    assert roll(desk, page).present == 0
    page.check_in.mode.choose("on_leave")
    enter(qtbot, page, "rk")
    assert page.check_in.said.state.text() == "列席、特邀不用请假"


def test_a_whole_class_is_checked_in_after_its_paper_list_and_undone_at_once(qtbot, desk, hall):
    page, _ = hall
    classes = page.check_in.classes
    page.check_in.mode.choose("class")
    name = classes.group.currentData()
    members = [one for one in page.door.comers if one.group == name]
    enter_first = members[0].who
    desk.do(door.arrive, page.door.roll.sitting_id, enter_first)
    assert classes.act.text() == f"签到 {len(members) - 1} 人"
    classes.table.select(members[1].who)
    classes.table.view.setFocus()
    qtbot.keyClick(classes.table.view, Qt.Key.Key_Space)
    assert classes.act.text() == f"签到 {len(members) - 2} 人"
    desk.store.clock.move(seconds=1)
    classes.act.click()
    assert roll(desk, page).present == len(members) - 1
    assert page.check_in.mode.meaning == "arrive"
    assert page.check_in.said.state.text() == f"整班签到 {len(members) - 2} 人"
    qtbot.keyClick(page.check_in.finder.box, *UNDO)
    qtbot.waitUntil(lambda: roll(desk, page).present == 1)


def test_the_list_says_who_has_not_come_and_leads_back(qtbot, desk, hall):
    page, people = hall
    enter(qtbot, page, people[0].student_no)
    page.check_in.people.click()
    card = page.attendance
    assert page.middle.currentWidget() is card
    assert len(card.people.model.rows) == 29
    card.state.choose(Presence.PRESENT)
    assert [one.who.entry_id for one in card.people.model.rows] == [people[0].id]
    card.view.choose(0)
    row = card.classes.model.rows[1]
    card.classes.opened.emit(row)
    assert {one.group for one in card.people.model.rows} == {row.name}
    assert len(card.people.model.rows) == row.due
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.middle.currentWidget() is page.check_in)


def test_opened_again_the_last_one_stands_there_as_before(qtbot, desk, hall):
    page, people = hall
    enter(qtbot, page, people[4].student_no)
    page.close()
    again = operator(qtbot, desk)
    assert again.check_in.said.name.text() == people[4].name
    assert again.check_in.said.back.isEnabled()


@pytest.fixture
def crowd(qtbot, desk):
    """The door of an assembly of 399, with the check-in on the hall screen."""
    sizes = {name: size - (13 if name == "会计2401班" else 0) for name, size in CLASSES.items()}
    convened(desk, CongressKind.ASSEMBLY, sizes)
    page = opened(qtbot, desk)
    page.hall.choose(Kind.CHECK_IN)
    page.hall.show_chosen()
    yield page
    page.hall.hall_screen.put_away()


def test_a_check_in_of_four_hundred_takes_well_under_a_tenth_of_a_second(qtbot, desk, crowd):
    due = desk.ask(sittings.due, crowd.congress.id)
    taken = []
    for entry in due[:60]:
        begun = process_time()
        enter(qtbot, crowd, entry.student_no)  # as a scanner types it
        QApplication.processEvents()
        taken.append(process_time() - begun)
    assert crowd.door.roll.present == 60
    shown, *_ = crowd.hall.hall_screen.window.picture
    assert crowd.hall.preview.scene == shown
    assert shown.present == 60
    assert sorted(taken)[len(taken) // 2] < 0.1, taken
