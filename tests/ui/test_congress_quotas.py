from PySide6.QtCore import Qt

from sudesk.services import quotas
from sudesk.terms import CongressKind
from tests.ui.congress_scenes import SMALL, convened, found, seated, shown


def test_trying_out_writes_nothing_and_sums_exactly(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "quotas")
    tab.total.setValue(76)
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


def test_slider_and_number_move_together(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, "quotas")
    tab.slider.setValue(90)
    assert tab.total.value() == 90
    qtbot.keyClick(tab.slider, Qt.Key.Key_Right)
    assert tab.total.value() == 91


def test_fixing_by_the_button_and_the_what_if_after_it(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    tab, stage = shown(qtbot, desk, "quotas")
    tab.total.setValue(76)
    tab.fix.click()
    assert desk.ask(quotas.fixed, congress).seats == 76
    assert "76 名" in stage.toasts[-1]
    assert tab.fix.accessibleDescription() == "与已定的相同"
    tab.total.setValue(80)
    assert tab.fix.isEnabled()
    assert tab.state.look.text == "已定 76 名"
    assert desk.ask(quotas.fixed, congress).seats == 76


def test_with_delegates_the_quota_stands_and_says_why(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    seated(desk, congress, 88)
    tab, _ = shown(qtbot, desk, "quotas")
    tab.total.setValue(80)
    assert not tab.fix.isEnabled()
    assert "88 名" in tab.fix.accessibleDescription()
    assert tab.ordinary.gate.look.text == "达到参照"


def test_a_class_below_the_minimum_is_lifted(qtbot, desk):
    convened(desk, CongressKind.DELEGATES, {"大班": 96, "小班": 4})
    tab, _ = shown(qtbot, desk, "quotas")
    tab.total.setValue(10)
    assert [row.step.seats for row in tab.table.model.rows] == [9, 1]
    assert tab.table.grid().rows[1][5] == "保底 1"


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
