from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import QApplication

from sudesk.errors import SudeskError
from sudesk.services import congresses, rosters, sittings
from sudesk.sheets.reading import read_rosters
from sudesk.terms import CongressKind
from sudesk.ui.congress.convening import hour_of, qdate
from sudesk.ui.congress.decision import ReasonDialog
from sudesk.ui.congress.process import MoveDialog
from sudesk.ui.congress.stage_dialogs import DoneDialog, OwnerDialog, ReplyDialog, StageDialog
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.dialog import Dialog
from tests.ui.congress_scenes import CLASSES, SMALL, convened, found, shown


def press_main_soon():
    """Press the main button of the dialog that opens next."""

    def press():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        dialog.main.click()

    QTimer.singleShot(0, press)


@pytest.mark.parametrize(("headcount", "may"), [(399, True), (400, False)])
def test_the_assembly_is_offered_below_400(qtbot, desk, headcount, may):
    desk.do(found, {"会计2401班": headcount})
    tab, _ = shown(qtbot, desk, "process")
    assert tab.form.assembly.isEnabled() is may
    assert tab.form.assembly.isChecked() is may
    assert f"{headcount} 人" in tab.form.gate.look.text


def test_an_empty_roll_blocks_the_button_with_the_reason(qtbot, desk):
    desk.do(found, {})
    tab, _ = shown(qtbot, desk, "process")
    assert not tab.form.convene.isEnabled()
    assert "名册" in tab.form.convene.accessibleDescription()


def test_the_title_follows_form_and_number(qtbot, desk):
    desk.do(found, SMALL)
    tab, _ = shown(qtbot, desk, "process")
    assert tab.form.title.text() == "会计系第六次全体学生大会"
    tab.form.delegates.click()
    tab.form.ordinal.setValue(12)
    assert tab.form.title.text() == "会计系第十二次学生代表大会"


def test_creating_freezes_the_roll_and_shows_the_facts(qtbot, desk):
    desk.do(found, CLASSES)
    tab, stage = shown(qtbot, desk, "process")
    tab.form.venue.setText("图书馆报告厅")
    tab.form.hour.setText("14：00")
    press_main_soon()
    tab.form.convene.click()
    congress = desk.ask(congresses.current)
    assert (congress.kind, congress.headcount) == (CongressKind.DELEGATES, 412)
    assert congress.venue == "图书馆报告厅"
    assert congress.starts_at == time(14)
    assert tab.facts.isVisible()
    assert not tab.form.isVisible()
    assert "412 人" in stage.toasts[-1]
    assert tab.facts.stages.model.rows[0].key == "preparing"


def import_roster(desk, text):
    reading = read_rosters([("会计2401班.csv", text.encode())])
    plan = desk.ask(rosters.plan, reading)
    desk.do(rosters.apply, plan, [("会计2401班.csv", "0" * 64)])


def test_what_the_last_import_left_behind_is_said_before_the_roll_is_frozen(qtbot, desk):
    desk.do(found, SMALL)
    tab, stage = shown(qtbot, desk, "process")
    assert tab.form.left_behind is None
    rows = "2024990001,孙知远,在读\n,钱无号,在读\n2024990003,李休学,休学\n"
    import_roster(desk, f"学号,姓名,学籍状态\n{rows}")
    banner = tab.form.left_behind
    assert banner.accessibleName() == (
        "上次导入有 2 行没有收进名册。有误 1 行，待确认 1 行，在 会计2401班.csv。"
        "冻结的名册不含这些学生，请先改正原表再导入一次。"
    )
    banner.findChild(Button).click()
    assert stage.went == [("roll", "")]
    import_roster(desk, "学号,姓名\n2024990001,孙知远\n2024990002,钱无忌\n")
    assert tab.form.left_behind is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("", None), (" 9:30 ", time(9, 30)), ("1400", time(14)), ("14点", time(14))],
)
def test_an_hour_is_read(written, meant):
    assert hour_of(written) == meant


@pytest.mark.parametrize("written", ["25:00", "下午", "14:61"])
def test_what_is_no_hour_is_refused(written):
    with pytest.raises(SudeskError, match="看不懂开始时间"):
        hour_of(written)


def test_moving_the_congress(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    tab, stage = shown(qtbot, desk, "process")
    tab.facts.reschedule.click()
    dialog = tab.findChild(MoveDialog)
    dialog.day.setDate(QDate(2026, 12, 25))
    dialog.hour.setText("14:30")
    dialog.venue.setText("小礼堂")
    dialog.main.click()
    moved = desk.ask(congresses.view, congress)
    assert (moved.venue, moved.starts_at) == ("小礼堂", time(14, 30))
    assert "个阶段顺延" in stage.toasts[-1]
    assert tab.facts.stages.model.rows[-1].due_on == date(2027, 1, 4)


def chosen(tab, key):
    tab.facts.stages.select(key)
    return tab.facts.card


def test_a_stage_opens_its_page(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, stage = shown(qtbot, desk, "process")
    chosen(tab, "quotas").table.opened.emit(tab.facts.stages.current())
    assert stage.went == [("congress", "quotas")]


def test_a_stage_is_moved_with_a_reason_and_back(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, stage = shown(qtbot, desk, "process")
    chosen(tab, "proposals").shift.click()
    dialog = tab.findChild(StageDialog)
    before = tab.facts.stages.current().due_on
    assert not dialog.main.isEnabled()
    dialog.due.setDate(qdate(before - timedelta(days=1)))
    dialog.because.setText("等各班收齐")
    dialog.main.click()
    assert tab.facts.stages.current().due_on == before - timedelta(days=1)
    assert tab.facts.stages.current().moved_because == "等各班收齐"
    stage.undo()
    assert tab.facts.stages.current().due_on == before
    assert tab.facts.stages.current().moved_because == ""


def test_the_dialog_says_what_is_out_of_order(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "process")
    chosen(tab, "proposals").shift.click()
    dialog = tab.findChild(StageDialog)
    dialog.due.setDate(QDate(2026, 12, 30))
    assert "之前完成" in dialog._against.text()
    dialog.reject()


def test_a_stage_is_marked_done_and_the_mark_taken_back(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, stage = shown(qtbot, desk, "process")
    card = chosen(tab, "preparing")
    card.done.click()
    tab.findChild(DoneDialog).main.click()
    assert tab.facts.stages.current().done
    assert card.done.text() == "取消完成"
    card.done.click()
    assert not tab.facts.stages.current().done
    stage.undo()
    assert tab.facts.stages.current().done
    assert not chosen(tab, "quotas").done.isEnabled()


def test_a_stage_has_another_owner(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "process")
    chosen(tab, "quotas").owner.click()
    dialog = tab.findChild(OwnerDialog)
    dialog.owner.setText("组织部")
    dialog.main.click()
    assert tab.facts.stages.current().owner == "组织部"


def test_a_reply_is_registered(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, stage = shown(qtbot, desk, "process")
    card = chosen(tab, "preparing")
    assert not chosen(tab, "quotas").reply.isVisible()
    chosen(tab, "preparing").reply.click()
    dialog = tab.findChild(ReplyDialog)
    dialog.number.setText("云会党〔2026〕8号")
    dialog.main.click()
    assert tab.facts.stages.current().step.note == "已批复"
    stage.undo()
    assert not tab.facts.stages.current().done
    assert card.reply.isVisible()


def test_excluding_needs_a_reason_and_can_be_taken_back(qtbot, desk):
    congress = convened(desk, CongressKind.ASSEMBLY, SMALL)
    tab, _ = shown(qtbot, desk, "process")
    card = tab.facts.exclusions
    first = desk.ask(congresses.entries, congress)[0]
    card.finder.box.setText(first.name)
    card.finder.box.entered.emit()
    dialog = card.findChild(ReasonDialog)
    dialog.reason.setText("  ")
    assert not dialog.main.isEnabled()
    dialog.reason.setText("休学")
    dialog.main.click()
    assert [(one.name, one.excluded_because) for one in card.table.model.rows] == [
        (first.name, "休学")
    ]
    assert len(desk.ask(sittings.due, congress)) == 57
    card.table.select(first.id)
    card.back.click()
    assert len(desk.ask(sittings.due, congress)) == 58
