from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from sudesk.services import congresses, notices, postings
from sudesk.services.postings import Phase
from sudesk.terms import CongressKind, NoticeKind, Ruled
from sudesk.ui.congress.convening import qdate
from sudesk.ui.congress.notice_dialogs import (
    DayDialog,
    ObjectionDialog,
    PutUpDialog,
    SettleDialog,
    ShortenDialog,
    WithdrawDialog,
)
from sudesk.ui.congress.notices import NoticesTab
from tests.ui.congress_scenes import SMALL, convened, nominated
from tests.ui.count_scenes import FakeShell, shown

FRIDAY, TUESDAY = date(2026, 12, 11), date(2026, 12, 15)


@pytest.fixture
def scene(desk, qtbot):
    """An assembly with candidates on the Friday of the week before."""
    desk.store.clock = lambda: datetime(2026, 12, 11, 9, 0)
    congress = convened(desk, CongressKind.ASSEMBLY, SMALL)
    people = list(desk.ask(congresses.entries, congress)[:5])
    election = nominated(desk, congress, people)
    tab = NoticesTab(desk)
    shell = tab.shell = FakeShell()
    shown(qtbot, tab, 1190, 640)
    return desk, tab, shell, congress, election


def choose(tab, kind):
    key = next(one.key for one in tab.table.model.rows if one.kind is kind)
    tab.table.select(key)


def dialog(tab, kind):
    (found,) = (one for one in tab.findChildren(kind) if one.isVisible())
    return found


def latest(desk, congress):
    return desk.ask(notices.notices, congress)[-1]


def refused(qtbot, asked, words):
    """Press the main button and see the dialog stay, since the act is refused."""
    with qtbot.capture_exceptions() as errors:
        asked.main.click()
    assert words in str(errors[0][1])
    assert asked.isVisible()


def put_up(tab):
    choose(tab, NoticeKind.CANDIDATES)
    tab.card.put_up.click()
    asked = dialog(tab, PutUpDialog)
    asked.place.setText("系办公楼公告栏")
    asked.contact.setText("系团总支办公室")
    asked.main.click()


def test_what_waits_is_chosen_first_and_can_be_put_up_by_enter(scene, qtbot):
    desk, tab, _, congress, _ = scene
    assert tab.table.current().kind is NoticeKind.CANDIDATES
    assert tab.card.put_up.isEnabled()
    assert "不能" in tab.card.gate.look.text
    qtbot.keyClick(tab.table.view, Qt.Key.Key_Return)
    asked = dialog(tab, PutUpDialog)
    assert asked.last.date().toPython() == TUESDAY
    asked.place.setText("公告栏")
    asked.main.click()
    found = latest(desk, congress)
    assert (found.from_on, found.until_on, found.place) == (FRIDAY, TUESDAY, "公告栏")
    assert tab.table.current().phase is Phase.HANGING
    assert [one.name for one in tab.card.people.model.rows] == [one.name for one in found.listing]


def test_a_year_whose_holidays_are_not_known_is_told(scene):
    _, tab, *_ = scene
    tab.card.put_up.click()
    asked = dialog(tab, PutUpDialog)
    assert not asked.unsettled.isVisible()
    asked.last.setDate(qdate(date(2027, 1, 4)))
    assert asked.unsettled.isVisible()
    assert asked.unsettled.text().startswith("2027 年的放假安排")


def test_days_too_few_ask_for_a_name(scene, qtbot):
    desk, tab, _, congress, _ = scene
    choose(tab, NoticeKind.CANDIDATES)
    tab.card.put_up.click()
    asked = dialog(tab, PutUpDialog)
    asked.place.setText("公告栏")
    assert asked.by.isHidden() or not asked.by.isVisible()
    asked.last.setDate(asked.first.date())
    assert asked.by.isVisible()
    refused(qtbot, asked, "只有1个工作日")
    assert desk.ask(notices.notices, congress) == ()
    asked.by.setText("何安")
    asked.because.setText("临近放假")
    asked.main.click()
    assert latest(desk, congress).shortened_by == "何安"


def test_an_objection_is_noted_settled_and_opened_again(scene):
    desk, tab, _, congress, _ = scene
    put_up(tab)
    tab.card.object.click()
    asked = dialog(tab, ObjectionDialog)
    asked.matter.setPlainText("排名与成绩单不符")
    asked.main.click()
    assert tab.table.current().phase is Phase.DISPUTED
    tab.card.settle.click()
    asked = dialog(tab, SettleDialog)
    asked.handling.setPlainText("经核对无误")
    asked.by.setText("陆文舟")
    asked.main.click()
    (found,) = latest(desk, congress).objections
    assert found.outcome is Ruled.DISMISSED
    tab.reopen(found)
    assert latest(desk, congress).pending == 1


def test_a_list_comes_down_when_its_time_is_over_and_up_again_by_undo(scene):
    desk, tab, shell, congress, _ = scene
    put_up(tab)
    assert not tab.card.take_down.isEnabled()
    desk.store.clock = lambda: datetime(2026, 12, 16, 9, 0)
    tab.refresh()
    tab.card.take_down.click()
    assert latest(desk, congress).taken_down_on == date(2026, 12, 16)
    shell.undo()
    assert latest(desk, congress).taken_down_on is None


def test_a_notice_is_prolonged_cut_short_and_declared_void(scene, qtbot):
    desk, tab, _, congress, _ = scene
    put_up(tab)
    tab.prolong()
    dialog(tab, DayDialog).main.click()
    assert latest(desk, congress).until_on == date(2026, 12, 16)
    tab.cut_short()
    asked = dialog(tab, ShortenDialog)
    refused(qtbot, asked, "谁决定")
    asked.by.setText("何安")
    asked.because.setPlainText("临近放假")
    asked.day.setDate(asked.day.date().addDays(-1))
    asked.main.click()
    assert latest(desk, congress).worked == 2
    tab.withdraw()
    asked = dialog(tab, WithdrawDialog)
    asked.because.setText("漏列一人")
    asked.main.click()
    found = desk.ask(postings.postings, congress)
    assert next(one for one in found if one.asked).phase is Phase.TO_COME


def test_a_result_cannot_hang_before_the_seal(scene):
    _, tab, shell, _, _ = scene
    choose(tab, NoticeKind.RESULT)
    assert not tab.card.put_up.isEnabled()
    put_up(tab)
    tab.card.print.click()
    assert shell.went[-1][0] == "papers"
