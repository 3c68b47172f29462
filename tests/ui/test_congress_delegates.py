import io

import openpyxl
from PySide6.QtCore import Qt

from sudesk.services import delegates, quotas
from sudesk.terms import CongressKind
from tests.ui.congress_scenes import convened, seated, shown


def names(desk, congress):
    return [row.entry.name for row in desk.ask(delegates.delegates, congress)]


def test_before_the_quota_the_tab_leads_there(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "delegates")
    assert tab._no_quota.isVisible()
    assert not tab._columns.isVisible()


def test_a_name_and_enter_enter_a_delegate_and_undo_takes_it_back(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    desk.do(quotas.fix, congress, 76)
    tab, stage = shown(qtbot, desk, "delegates")
    wanted = tab.students.table.model.rows[4].entry
    qtbot.keyClicks(tab.students.box, wanted.student_no[-6:])
    qtbot.keyClick(tab.students.box, Qt.Key.Key_Return)
    assert names(desk, congress) == [wanted.name]
    assert tab.students.box.text() == ""
    assert tab.classes.model.rows[1].entered == 1
    qtbot.keyClick(tab.students.box, Qt.Key.Key_Return)
    assert names(desk, congress) == [wanted.name]
    stage.undo()
    assert names(desk, congress) == []


def test_enter_on_a_delegate_takes_it_off_and_undo_keeps_the_core_mark(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    people = seated(desk, congress, 76)
    tab, stage = shown(qtbot, desk, "delegates")
    tab.classes.select(people[0].class_name)
    row = next(row for row in tab.students.table.model.rows if row.entry.id == people[0].id)
    assert row.core is True
    tab.students.table.opened.emit(row)
    assert people[0].name not in names(desk, congress)
    stage.undo()
    first = desk.ask(delegates.delegates, congress)[0]
    assert (first.entry.id, first.core) == (people[0].id, True)


def test_the_core_button_marks_and_unmarks(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    people = seated(desk, congress, 76)
    tab, _ = shown(qtbot, desk, "delegates")
    tab.classes.select(people[1].class_name)
    tab.students.table.select(people[1].id)
    tab.students.core.click()
    rows = desk.ask(delegates.delegates, congress)
    assert {row.entry.id: row.core for row in rows}[people[1].id] is True
    assert tab.students.core.text() == "取消骨干"


def test_composition_counts_every_delegate_once(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    seated(desk, congress, 88)
    tab, _ = shown(qtbot, desk, "delegates")
    lines = tab.composition._table.model.rows
    for kind in ("年级", "性别", "政治面貌"):
        assert sum(line[2] for line in lines if line[0] == kind) == 88
    assert tab.state.look.text == "已登记 88/88"


def test_the_list_is_exported_whole(qtbot, desk, tmp_path):
    congress = convened(desk, CongressKind.DELEGATES)
    people = seated(desk, congress, 76)
    tab, stage = shown(qtbot, desk, "delegates")
    target = tmp_path / "代表.xlsx"
    tab.save_to(target)
    sheet = openpyxl.load_workbook(io.BytesIO(target.read_bytes())).active
    written = [row[2] for row in sheet.iter_rows(min_row=3, max_row=78, values_only=True)]
    assert written == [entry.name for entry in people]
    assert stage.toasts[-1] == "代表名单已导出到“代表.xlsx”"
