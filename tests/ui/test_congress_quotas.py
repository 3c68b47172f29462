import io

import openpyxl
import pytest
from PySide6.QtCore import Qt

from sudesk.errors import Refused
from sudesk.services import delegates, organisations, quotas
from sudesk.services.organisations import Body, Outside
from sudesk.terms import CongressKind, QuotaMethod
from sudesk.ui.congress.outside_seats import OutsideDialog
from tests.ui.congress_scenes import SMALL, convened, found, seated, shown

CLUBS = Outside((Body("珠算社", 2), Body("会计协会", 2), Body("财经读书会", 2)), 6)


def test_trying_out_writes_nothing_and_sums_exactly(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "quotas")
    tab.inputs.total.setValue(76)
    assert sum(row.step.seats for row in tab.table.model.rows) == 76
    assert desk.ask(quotas.fixed, congress) is None
    grid = tab.table.grid()
    assert grid.rows[2] == (
        "财管2401班",
        "41",
        "41 × 76 ÷ 412 = 7.563",
        "7",
        "232",
        "+1 第4",
        "8",
    )
    assert tab.steps.words == [
        "412 名学生分 76 席，各班应得数 = 班级人数 × 76 ÷ 412，全部按整数计算。",
        "先取整数部分，共给出 72 席，还剩 4 席。",
        "余数从大到小各补 1 席：审计2501班、会计2501班、会计2502班、财管2401班，合计恰为 76 席。",
    ]


def test_slider_and_number_move_together(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "quotas")
    tab.inputs.slider.setValue(90)
    assert tab.inputs.total.value() == 90
    qtbot.keyClick(tab.inputs.slider, Qt.Key.Key_Right)
    assert tab.inputs.total.value() == 91
    tab.inputs.method.choose(QuotaMethod.PERCENT)
    tab.inputs.slider.setValue(200)
    assert tab.inputs.percent.text() == "20%"


@pytest.mark.parametrize("method", list(QuotaMethod))
def test_every_method_begins_near_the_last_and_shows_its_arithmetic(qtbot, desk, method):
    congress = convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "quotas")
    tab.inputs.total.setValue(76)
    tab.inputs.method.choose(method)
    seats = sum(row.step.seats for row in tab.table.model.rows)
    assert 72 <= seats <= 79
    assert any(f"{seats} 席" in said for said in tab.steps.words)
    tab.fix.click()
    fixed = desk.ask(quotas.fixed, congress)
    assert (fixed.seats, fixed.plan.method) == (seats, method)
    assert tab.fix.text() == "登记代表"


def test_each_grade_has_its_own_percentage(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "quotas")
    tab.inputs.method.choose(QuotaMethod.BY_GRADE)
    for grade, per_mille in zip(tab.inputs.by_grade, (200, 150, 100), strict=True):
        tab.inputs.by_grade[grade].setValue(per_mille)
    assert "2024级 131 × 20% = 26.2，得 27 席" in tab.steps.words[0]
    assert tab.steps.words[-1] == "各年级相加，27 + 21 + 15 = 63 席。"


def test_a_percentage_is_typed_with_one_decimal(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "quotas")
    tab.inputs.method.choose(QuotaMethod.PERCENT)
    box = tab.inputs.percent
    box.selectAll()
    qtbot.keyClicks(box, "12.5x")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (box.value(), box.text()) == (125, "12.5%")
    assert tab.steps.words[0] == "人数乘百分比，有小数就进为整数：412 × 12.5% = 51.5，得 52 席。"


def test_fixing_by_the_button_and_the_what_if_after_it(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    tab, stage = shown(qtbot, desk, "quotas")
    tab.inputs.total.setValue(76)
    tab.fix.click()
    assert desk.ask(quotas.fixed, congress).seats == 76
    assert "76 席" in stage.toasts[-1]
    assert tab.state.look.text.endswith("已定")
    tab.inputs.total.setValue(80)
    assert (tab.fix.text(), tab.fix.isEnabled()) == ("改定 80 名", True)
    assert tab.state.look.text == "试算，已定 76"
    assert desk.ask(quotas.fixed, congress).seats == 76


def test_a_what_if_is_left_for_what_is_fixed(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    desk.do(quotas.fix, congress, 76)
    tab, _ = shown(qtbot, desk, "quotas")
    assert not tab.back.isVisible()
    tab.inputs.method.choose(QuotaMethod.BY_GRADE)
    assert tab.back.isVisible()
    tab.back.click()
    assert (tab.inputs.chosen, tab.inputs.total.value()) == (QuotaMethod.SHARE, 76)
    assert not tab.back.isVisible()
    assert tab.export.isVisible()


def test_another_floor_asks_for_fixing_anew_until_delegates_stand(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    desk.do(quotas.fix, congress, 76)
    desk.do(organisations.arrange, congress, Outside(grade_floor=5))
    tab, _ = shown(qtbot, desk, "quotas")
    assert tab.fix.text() == "改定 76 名"
    assert not tab.back.isVisible()
    entry = tab._people.roll[0].id
    desk.do(delegates.add, congress, [entry])
    assert (tab.fix.text(), tab.fix.isEnabled()) == ("登记代表", True)


def test_fixing_is_undone_to_what_stood_before(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    tab, stage = shown(qtbot, desk, "quotas")
    tab.inputs.total.setValue(76)
    tab.fix.click()
    first = stage.undo
    tab.inputs.method.choose(QuotaMethod.FIXED)
    tab.fix.click()
    stage.undo()
    assert desk.ask(quotas.fixed, congress).seats == 76
    assert tab.inputs.chosen is QuotaMethod.SHARE
    first()
    assert desk.ask(quotas.fixed, congress) is None
    assert tab.state.look.text == "未定"


def test_once_fixed_the_primary_button_leads_to_the_delegates(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    desk.do(quotas.fix, congress, 76)
    tab, stage = shown(qtbot, desk, "quotas")
    tab.fix.click()
    assert stage.went == [("congress", "delegates")]
    tab.print.click()
    assert stage.went[-1] == ("papers", "")


def test_with_delegates_the_quota_stands_and_says_the_way_out(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    seated(desk, congress, 88)
    tab, _ = shown(qtbot, desk, "quotas")
    tab.inputs.total.setValue(80)
    assert not tab.fix.isEnabled()
    assert "已登记代表 88 名" in tab.reason.text()
    assert tab.ordinary.gate.look.text == "达到参照"
    assert tab.ordinary.words == "66/88 75.0%，参照一般不低于 60%"
    assert tab.composition.state.look.text.startswith("已选出 88/")


def test_a_class_below_the_minimum_is_lifted(qtbot, desk):
    convened(desk, CongressKind.DELEGATES, {"大班": 96, "小班": 4})
    tab, _ = shown(qtbot, desk, "quotas")
    tab.inputs.total.setValue(10)
    assert [row.step.seats for row in tab.table.model.rows] == [9, 1]
    assert tab.table.grid().rows[1][5] == "保底 1"
    assert tab.steps.words[0].startswith("小班不足 1 席，先各给 1 席")


def test_what_cannot_be_met_is_said_at_once_and_cannot_be_fixed(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "quotas")
    tab.inputs.total.setValue(8)
    assert tab.error.isVisible()
    assert "9 个班" in tab.error.text()
    assert "请在 9 至 412 之间" in tab.error.text()
    assert not tab.fix.isEnabled()
    assert not tab.table.model.rows
    tab.inputs.total.setValue(9)
    assert not tab.error.isVisible()
    assert tab.fix.isEnabled()
    assert desk.ask(quotas.fixed, congress) is None


def test_a_floor_for_grades_is_given_first_and_said(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES, {"会计2401班": 96, "会计2501班": 4})
    desk.do(organisations.arrange, congress, Outside(grade_floor=3))
    tab, _ = shown(qtbot, desk, "quotas")
    tab.inputs.total.setValue(10)
    assert [row.step.seats for row in tab.table.model.rows] == [7, 3]
    assert tab.steps.words[0] == "按比例不到年级下限的先给足：2025级 3 席，其余席位再分。"


def test_seats_outside_the_classes_are_added_up_and_undone(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    tab, stage = shown(qtbot, desk, "quotas")
    tab.inputs.total.setValue(76)
    tab.arrange(CLUBS)
    assert tab._sum.text() == "代表总数 76 + 6 + 6 = 88"
    assert tab.ordinary.words == "82/88 席可以由非骨干担任，参照一般不低于 60%"
    assert tab.composition.checks == [
        "每个班级、每个年级都有名额 9/9、3/3",
        "主要社团都有名额 3/3",
        "代表总数不少于学生的 1% 88/412",
        "当然代表 6 人均计入骨干，公示时须列明",
    ]
    stage.undo()
    assert desk.ask(organisations.outside, congress).bodies == ()
    assert "还没有登记主要社团" in tab.composition.checks


def test_the_dialog_takes_clubs_the_union_and_those_by_office(qtbot, desk):
    kept = []
    dialog = OutsideDialog(None, Outside(CLUBS.bodies[:1]), "会计系学生会", kept.append)
    qtbot.addWidget(dialog)
    dialog.add_union.click()
    dialog.add_club.click()
    dialog.rows[2].name.setText("会计协会")
    dialog.rows[2].seats.setValue(3)
    dialog.rows[0].drop.click()
    dialog.ex_officio.setValue(4)
    dialog.main.click()
    union, club = Body("会计系学生会", 2, main_club=False), Body("会计协会", 3)
    assert kept == [Outside((union, club), 4)]
    assert dialog.add_union.isHidden()


def test_a_club_without_a_name_is_refused_in_the_dialog(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "quotas")
    with pytest.raises(Refused, match="第1个组织没有名称"):
        tab.arrange(Outside((Body("", 2),)))


def test_composition_as_a_table_has_students_beside_delegates(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    seated(desk, congress, 76)
    tab, _ = shown(qtbot, desk, "quotas")
    grid = tab.composition._table.grid()
    assert grid.titles == ("项目", "", "代表", "占比", "学生")
    rows = [row for row in grid.rows if row[0] == "性别"]
    assert [row[1] for row in rows] == ["女", "男"]
    assert sum(int(row[2].split("/")[0]) for row in rows) == 76


def test_sixty_classes_can_be_searched_and_ten_are_seen(qtbot, desk):
    convened(desk, CongressKind.DELEGATES, {f"会计24{n:02}班": 8 for n in range(60)})
    tab, _ = shown(qtbot, desk, "quotas")
    assert tab.table.search.isVisible()
    tab.table.search.setText("2459")
    assert [row.class_name for row in tab.table.model.rows] == ["会计2459班"]
    tab.table.search.clear()
    first, tenth = (tab.table.model.index(number, 0) for number in (0, 9))
    seen = tab.table.view.viewport().rect()
    assert seen.contains(tab.table.view.visualRect(first))
    assert seen.contains(tab.table.view.visualRect(tenth))


def test_one_class_takes_all(qtbot, desk):
    convened(desk, CongressKind.DELEGATES, {"会计2401班": 40})
    tab, _ = shown(qtbot, desk, "quotas")
    assert [row.step.seats for row in tab.table.model.rows] == [8]
    assert tab.steps.words[-1] == "没有余数席位，合计恰为 8 席。"


def test_the_seats_are_exported_with_their_sums(qtbot, desk, tmp_path):
    congress = convened(desk, CongressKind.DELEGATES)
    desk.do(organisations.arrange, congress, CLUBS)
    desk.do(quotas.fix, congress, 76)
    tab, stage = shown(qtbot, desk, "quotas")
    target = tmp_path / "名额.xlsx"
    tab.save_to(target)
    sheet = openpyxl.load_workbook(io.BytesIO(target.read_bytes())).active
    rows = [row[:6] for row in sheet.iter_rows(values_only=True)]
    assert ("小计", None, None, 412, 76, 49) in rows
    assert ("合计", None, None, 412, 88, 53) in rows
    assert stage.toasts[-1] == "名额分配表已导出到“名额.xlsx”"


def test_delegates_of_clubs_and_by_office_count_in_the_checks(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    desk.do(organisations.arrange, congress, CLUBS)
    seated(desk, congress, 76)
    tab, _ = shown(qtbot, desk, "quotas")
    assert "珠算社、会计协会、财经读书会没有代表 0/3" in tab.composition.checks
    assert len(desk.ask(delegates.delegates, congress)) == 76


def test_an_assembly_has_no_quota(qtbot, desk):
    convened(desk, CongressKind.ASSEMBLY, SMALL)
    tab, _ = shown(qtbot, desk, "quotas")
    assert not tab.content.isVisible()
    assert tab._no_delegates.isVisible()


def test_without_a_congress_the_tab_says_how_to_begin(qtbot, desk):
    desk.do(found, SMALL)
    tab, _ = shown(qtbot, desk, "quotas")
    assert tab._absent.isVisible()
    assert not tab.content.isVisible()
