import io
from datetime import date, datetime

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sudesk.models.roster import Student
from sudesk.services import (
    attendees,
    badges,
    class_elections,
    congresses,
    credentials,
    delegates,
    delegations,
    organisations,
    quotas,
    replacements,
)
from sudesk.services.organisations import Body, Outside
from sudesk.sheets.class_forms import HEAD_ROW
from sudesk.terms import Category, CongressKind, Status
from sudesk.ui.congress.delegate_dialogs import (
    FormerDialog,
    MeetingDialog,
    NameDialog,
    ReplaceDialog,
    SignDialog,
)
from sudesk.ui.congress.delegate_others import LinesDialog, PersonDialog
from tests.ui.congress_scenes import convened, seated, shown

CLASS = "会计2401班"
DAY = date(2026, 12, 1)


def rows_of(desk, congress):
    return {row.entry.id: row for row in desk.ask(delegates.delegates, congress)}


def names(desk, congress):
    return [row.entry.name for row in rows_of(desk, congress).values()]


def asked(tab, kind):
    """The dialog that stands open."""
    QApplication.processEvents()
    (dialog,) = [one for one in tab.window().findChildren(kind) if one.isVisible()]
    return dialog


@pytest.fixture
def elected(qtbot, desk):
    """Every class has elected; the tab shows the first one."""
    congress = convened(desk, CongressKind.DELEGATES)
    people = seated(desk, congress, 76)
    tab, stage = shown(qtbot, desk, "delegates")
    tab.by_class.classes.select(CLASS)
    return congress, people, tab, stage


def choose(tab, *ids):
    view = tab.by_class.students.table
    view.view.clearSelection()
    flags = view.view.selectionModel().SelectionFlag
    for id_ in ids:
        index = view.model.index(view.model.number_of(id_), 0)
        view.view.selectionModel().select(index, flags.Select | flags.Rows)


def test_before_the_quota_the_tab_leads_there(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "delegates")
    assert tab._no_quota.isVisible()
    assert not tab.by_class.isVisible()
    assert not tab.choice.isVisible()


def test_a_name_and_enter_enter_a_delegate_and_undo_takes_it_back(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    desk.do(quotas.fix, congress, 76)
    tab, stage = shown(qtbot, desk, "delegates")
    students = tab.by_class.students
    wanted = students.table.model.rows[4].entry
    qtbot.keyClicks(students.box, wanted.student_no[-6:])
    qtbot.keyClick(students.box, Qt.Key.Key_Return)
    assert names(desk, congress) == [wanted.name]
    assert students.box.text() == ""
    assert tab.by_class.classes.model.rows[1].entered == 1
    qtbot.keyClick(students.box, Qt.Key.Key_Return)
    assert names(desk, congress) == [wanted.name]
    stage.undo()
    assert names(desk, congress) == []


def test_enter_on_a_delegate_takes_it_off_and_undo_keeps_what_was_noted(qtbot, elected, desk):
    congress, people, tab, stage = elected
    first = people[0]
    desk.do(delegates.describe, congress, first.id, 30, "班长")
    before = rows_of(desk, congress)[first.id]
    choose(tab, first.id)
    qtbot.keyClick(tab.by_class.students.table.view, Qt.Key.Key_Return)
    assert first.id not in rows_of(desk, congress)
    stage.undo()
    after = rows_of(desk, congress)[first.id]
    assert (after.core, after.votes, after.post) == (before.core, 30, "班长")


def test_space_enters_and_takes_off_several_at_once(qtbot, elected, desk):
    congress, people, tab, stage = elected
    ids = [people[0].id, people[1].id]
    view = tab.by_class.students.table.view
    view.setFocus()
    choose(tab, *ids)
    assert tab.by_class.students.enter.text() == "移出代表 2 人"
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not rows_of(desk, congress).keys() & set(ids)
    choose(tab, *ids)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert set(ids) <= rows_of(desk, congress).keys()
    assert stage.toasts[-1] == "2 人已登记为代表"


def test_core_and_form_are_marked_for_all_that_are_chosen(qtbot, elected, desk):
    congress, people, tab, stage = elected
    ids = [people[1].id, people[2].id]
    choose(tab, *ids)
    tab.by_class.students.core.click()
    tab.by_class.students.form.click()
    rows = rows_of(desk, congress)
    assert all(rows[id_].core and rows[id_].registered_on for id_ in ids)
    assert tab.by_class.students.core.text() == "取消骨干"
    assert tab.by_class.students.form.text() == "登记表未交"
    stage.undo()
    assert not any(rows_of(desk, congress)[id_].registered_on for id_ in ids)


def test_votes_and_post_are_typed_beside_the_list(qtbot, elected, desk):
    congress, people, tab, _ = elected
    students = tab.by_class.students
    choose(tab, people[1].id)
    students.votes.setFocus()
    qtbot.keyClicks(students.votes, "38")
    qtbot.keyClick(students.votes, Qt.Key.Key_Return)
    assert rows_of(desk, congress)[people[1].id].votes == 38
    assert students.box.hasFocus()
    choose(tab, people[1].id, people[2].id)
    assert not students.votes.isEnabled()


def test_the_meeting_of_a_class_is_recorded_and_taken_back(qtbot, elected, desk):
    congress, _, tab, stage = elected
    tab.by_class.meeting.click()
    dialog = asked(tab, MeetingDialog)
    assert dialog.due.value() == 46
    dialog.present.setValue(40)
    dialog.main.click()
    row = desk.ask(class_elections.classes, congress)[0]
    assert (row.meeting.due, row.meeting.present) == (46, 40)
    assert tab.by_class.meeting.text() == "修改班会"
    stage.undo()
    assert desk.ask(class_elections.classes, congress)[0].meeting is None


def test_a_meeting_that_cannot_be_is_refused_in_its_dialog(qtbot, elected, desk):
    congress, _, tab, _ = elected
    tab.by_class.meeting.click()
    dialog = asked(tab, MeetingDialog)
    dialog.due.setValue(10)
    dialog.present.setValue(20)
    with qtbot.captureExceptions() as raised:
        dialog.main.click()
    assert "多于应到10人" in str(raised[0][1])
    assert dialog.isVisible()
    dialog.reject()
    assert desk.ask(class_elections.classes, congress)[0].meeting is None


def test_a_delegate_is_replaced_and_the_history_takes_it_back(qtbot, elected, desk):
    congress, people, tab, stage = elected
    tab.by_class._ask_replacement(
        next(one for one in tab.by_class.students.table.model.rows if one.entry.id == people[0].id)
    )
    dialog = asked(tab, ReplaceDialog)
    heir = dialog.finder._people[0].entry
    assert heir.class_name == CLASS
    dialog.because.setText("转出")
    dialog.finder.taken.emit(heir)
    dialog.main.click()
    rows = rows_of(desk, congress)
    assert people[0].id not in rows
    assert rows[heir.id].replaces == people[0].name
    assert stage.toasts[-1] == f"{people[0].name}已由{heir.name}接替"
    tab.by_class._history.click()
    history = asked(tab, FormerDialog)
    history.table.select(people[0].id)
    history.main.click()
    assert people[0].id in rows_of(desk, congress)
    assert desk.ask(replacements.former, congress) == ()


def test_organisations_and_offices_have_rows_of_their_own(qtbot, elected, desk):
    congress, people, tab, _ = elected
    desk.do(organisations.arrange, congress, Outside((Body("系学生会", 1, False),), 1))
    places = [row.name for row in tab.by_class.classes.model.rows]
    assert places[-2:] == ["系学生会", "当然代表"]
    taken = {person.id for person in people}
    free = [one for one in desk.ask(congresses.entries, congress) if one.id not in taken]
    for place, entry in zip(("系学生会", "当然代表"), free, strict=False):
        tab.by_class.classes.select(place)
        choose(tab, entry.id)
        tab.by_class.students.enter.click()
    rows = rows_of(desk, congress)
    assert rows[free[0].id].organisation == "系学生会"
    assert rows[free[1].id].core
    assert tab.by_class.students.table.model.rows[0].entry.id == free[1].id


def test_the_review_says_what_is_missing_and_leads_there(qtbot, elected, desk):
    _, people, tab, _ = elected
    tab.choice.choose(1)
    review = tab.review
    assert review.state.look.text == "待补 76 名"
    review.table.select(people[5].id)
    assert "班会选举：还没有登记" in review._why.text()
    review.table.opened.emit(review.table.current())
    assert tab.by_class.isVisible()
    assert tab.by_class.students.table.current().entry.id == people[5].id


def test_the_group_signs_with_a_reason_and_can_take_it_back(qtbot, elected, desk):
    congress, _, tab, stage = elected
    tab.choice.choose(1)
    tab.review.sign.click()
    dialog = asked(tab, SignDialog)
    dialog.names.setText("何安、林知远")
    dialog.because.setPlainText("材料已核对原件")
    dialog.main.click()
    signed = desk.ask(credentials.review, congress).signed
    assert signed.by == ("何安", "林知远")
    assert "由何安、林知远签字，共 76 名" in tab.review.signed.text()
    stage.undo()
    assert desk.ask(credentials.review, congress).signed is None


def test_who_left_the_roll_is_warned_of_and_stops_the_signature(qtbot, elected, desk):
    _, people, tab, _ = elected

    def leave(session):
        found = session.query(Student).filter_by(student_no=people[0].student_no).one()
        found.status = Status.LEFT

    desk.do(leave)
    assert tab._banner is not None
    assert people[0].name in tab._banner.accessibleName()
    tab.choice.choose(1)
    assert not tab.review.sign.isEnabled()
    assert "资格不符" in tab.review.sign.accessibleDescription()


def test_delegations_are_arranged_led_and_changed(qtbot, elected, desk):
    congress, people, tab, stage = elected
    tab.choice.choose(2)
    groups = tab.groups
    groups.by_cohort.click()
    assert [row.name for row in groups.teams.model.rows] == [
        "2024级代表团",
        "2025级代表团",
        "2026级代表团",
    ]
    groups.members.select(people[0].id)
    groups.leader.click()
    found = desk.ask(delegations.grouped, congress)
    assert found.delegations[0].leader.entry.id == people[0].id
    groups._move_to(found.delegations[1], [rows_of(desk, congress)[people[1].id]])
    assert rows_of(desk, congress)[people[1].id].delegation == "2025级代表团"
    stage.undo()
    assert rows_of(desk, congress)[people[1].id].delegation == "2024级代表团"
    groups.teams.select(found.delegations[0].id)
    groups._dissolve()
    assert groups.teams.model.rows[-1].name == "还没有编团"
    stage.undo()
    again = desk.ask(delegations.grouped, congress)
    assert not again.loose
    assert again.delegations[-1].leader.entry.id == people[0].id


def test_a_delegation_is_named(qtbot, elected, desk):
    congress, _, tab, _ = elected
    tab.choice.choose(2)
    tab.groups.new.click()
    dialog = asked(tab, NameDialog)
    assert dialog.name.text() == "第1代表团"
    dialog.main.click()
    tab.groups._ask_name(tab.groups.teams.model.rows[0])
    dialog = asked(tab, NameDialog)
    dialog.name.setText("东区代表团")
    dialog.main.click()
    assert desk.ask(delegations.grouped, congress).delegations[0].name == "东区代表团"


def test_observers_are_typed_pasted_moved_and_taken_off(qtbot, elected, desk):
    congress, _, tab, stage = elected
    tab.choice.choose(3)
    others = tab.others
    others._ask_new()
    dialog = asked(tab, PersonDialog)
    dialog.category.choose(Category.GUEST)
    dialog.name.setText("王敏")
    dialog.unit.setText("学生处")
    dialog.main.click()
    others._ask_lines()
    lines = asked(tab, LinesDialog)
    assert not lines.main.isEnabled()
    lines.text.setPlainText("何安 系团总支 书记\n林知远")
    assert lines.main.text() == "加入 1 人"
    assert "“林知远”只有一项" in lines._why.text()
    lines.main.click()
    found = desk.ask(attendees.attendees, congress)
    assert [(row.category, row.person.name) for row in found] == [
        (Category.OBSERVER, "何安"),
        (Category.GUEST, "王敏"),
    ]
    others.table.select(found[0].id)
    others.drop.click()
    assert len(desk.ask(attendees.attendees, congress)) == 1
    stage.undo()
    assert len(desk.ask(attendees.attendees, congress)) == 2
    assert others.state.look.text == "列席 1 人，特邀 1 人"


def test_a_filled_form_is_read_shown_and_entered(qtbot, desk, tmp_path):
    congress = convened(desk, CongressKind.DELEGATES)
    desk.do(quotas.fix, congress, 76)
    tab, stage = shown(qtbot, desk, "delegates")
    target = tmp_path / "填报表.xlsx"
    tab.save_forms(target)
    book = openpyxl.load_workbook(target)
    for sheet in book.worksheets[:2]:
        sheet["F2"], sheet["B3"], sheet["D3"] = datetime(2026, 12, 1), 40, 35
        for row in range(HEAD_ROW + 1, HEAD_ROW + 4):
            sheet.cell(row, 3).value, sheet.cell(row, 4).value = "是", 30
    book.worksheets[1]["D6"] = 36
    book.save(target)
    dialog = tab.open_results()
    dialog.read([target])
    qtbot.waitUntil(lambda: len(dialog.rows) == 9)
    assert [row.plan.class_name for row in dialog.rows if row.box.isChecked()] == [CLASS]
    assert dialog.main.text() == "登记 1 个班 3 名代表"
    assert "得票36票" in dialog.rows[1].plan.refused[0].why
    dialog.main.click()
    assert len(rows_of(desk, congress)) == 3
    assert stage.toasts[-1] == "已登记 1 个班，3 名代表"


def test_cards_that_were_printed_are_counted(qtbot, elected, desk):
    congress, people, tab, stage = elected
    ids = [people[0].id, people[1].id]
    tab.by_class._tell_printed("代表证", ids, 1)
    assert len(desk.ask(badges.waiting, congress)) == 74
    stage.undo()
    assert len(desk.ask(badges.waiting, congress)) == 76


def test_composition_counts_every_delegate_once(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    seated(desk, congress, 88)
    tab, _ = shown(qtbot, desk, "delegates")
    assert tab.by_class.state.look.text == "已登记 88/88"
    tab.choice.choose(1)
    lines = tab.review.composition._table.model.rows
    for kind in ("年级", "性别", "政治面貌"):
        assert sum(line[2] for line in lines if line[0] == kind) == 88


def test_the_list_is_exported_whole(qtbot, elected, desk, tmp_path):
    _, people, tab, stage = elected
    target = tmp_path / "代表.xlsx"
    tab.save_to(target)
    sheet = openpyxl.load_workbook(io.BytesIO(target.read_bytes())).active
    written = [row[2] for row in sheet.iter_rows(min_row=3, max_row=78, values_only=True)]
    assert written == [entry.name for entry in people]
    assert stage.toasts[-1] == "代表名单已导出到“代表.xlsx”"


def test_where_narrow_the_students_stand_below_their_class(qtbot, elected):
    _, _, tab, _ = elected

    def below():
        card, students = tab.by_class.classes.parentWidget(), tab.by_class.students
        return students.y() > card.y()

    assert not below()
    tab.window().resize(735, 464)
    qtbot.waitUntil(below)
    assert tab.by_class.students.width() > 600
    tab.window().resize(1190, 696)
    qtbot.waitUntil(lambda: not below())
