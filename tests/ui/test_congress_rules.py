"""The tab 规则: every rule with its verdict, filtered, explained, passed by name, exported."""

from datetime import datetime

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from sudesk.models.hall import AgendaItem
from sudesk.rules.plan import plan
from sudesk.services import congresses, passages, rulings
from sudesk.terms import AgendaTask, CongressKind, SittingKind, Verdict
from sudesk.ui.congress import rule_card
from sudesk.ui.congress.rule_card import PLACES, PassDialog
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.text import Text
from sudesk.ui.rooms import ROOMS
from tests.ui.congress_scenes import SMALL, convened, found, nominated, shown


def add_agenda(session, congress):
    session.add(
        AgendaItem(
            congress_id=congress,
            sitting=SittingKind.FORMAL,
            position=1,
            task=AgendaTask.REPORT,
            title="工作报告",
            minutes=20,
        )
    )


@pytest.fixture
def warned(qtbot, desk):
    """An assembly whose agenda has one of the four tasks; the rule of it is chosen."""
    congress = convened(desk, CongressKind.ASSEMBLY, SMALL)
    desk.do(add_agenda, congress)
    tab, stage = shown(qtbot, desk, "rules")
    tab.show_rule("B1")
    return tab, stage


def words_of(widget):
    return " ".join(text.text() for text in widget.findChildren(Text) if text.isVisibleTo(widget))


def test_every_rule_is_listed_before_there_is_a_congress(qtbot, desk):
    desk.do(found, SMALL)
    tab, _ = shown(qtbot, desk, "rules")
    assert len(tab.table.model.rows) == len(plan().provisions)
    assert tab.table.current().rule == "D1"
    assert "还没有大会" in words_of(tab.card)
    assert "系学生会设不设主席" in words_of(tab.contradictions)


def test_every_place_where_something_is_done_has_its_word_and_its_page():
    rooms = set(rulings.ROOMS.values())
    assert rooms == set(PLACES)
    assert rooms <= set(ROOMS)


def test_filters_count_and_show_a_verdict(warned):
    tab, _ = warned
    tab.filter.choose(Verdict.WARNED)
    assert [one.rule for one in tab.table.model.rows] == ["B1"]
    tab.filter.choose(Verdict.ALLOWED)
    shown_rules = tab.table.model.rows
    assert shown_rules
    assert {one.verdict for one in shown_rules} == {Verdict.ALLOWED}
    tab.filter.choose(None)
    tab.groups.choose(rulings.Group.REFERENCE)
    assert [one.rule for one in tab.table.model.rows] == [f"R{number}" for number in range(1, 7)]


def test_a_filter_without_rows_shows_no_rule(warned):
    tab, _ = warned
    tab.filter.choose(Verdict.BLOCKED)
    assert tab.table.model.rows == []
    assert not tab.card.isVisible()
    tab.filter.choose(None)
    assert tab.card.isVisible()


@pytest.mark.parametrize("typed", ["助理", "B8", "二.4 助理"])
def test_a_rule_is_found_by_word_number_or_source(warned, typed):
    tab, _ = warned
    tab.table.search.setText(typed)
    assert [one.rule for one in tab.table.model.rows] == ["B8"]


def test_a_rule_found_elsewhere_is_shown_past_every_filter(warned):
    tab, _ = warned
    tab.table.search.setText("助理")
    tab.filter.choose(Verdict.ALLOWED)
    tab.show_rule("R4")
    assert tab.table.current().rule == "R4"
    assert "骨干" in words_of(tab.card)


def test_a_warning_is_passed_by_name_and_taken_back(qtbot, desk, warned):
    tab, stage = warned
    assert tab.card.sign.isVisible()
    tab.card.sign.click()
    dialog = tab.findChild(PassDialog)
    dialog.by.setText("李老师")
    dialog.because.setText("意见会前已书面征求")
    qtbot.keyClick(dialog.because, Qt.Key.Key_Return)
    assert not tab.card.sign.isVisible()
    assert tab.table.current().verdict is Verdict.NOTED
    assert tab.card.gate.look.text == "署名通过"
    assert "李老师署名" in words_of(tab.card)
    assert "意见会前已书面征求" in words_of(tab.card)
    assert stage.toasts == ["“大会完成四项任务”已署名通过"]
    stage.undo()
    assert tab.card.sign.isVisible()
    assert desk.ask(passages.passages, 1) == ()


def test_a_passage_is_taken_back_by_its_button(qtbot, desk, warned):
    tab, stage = warned
    desk.do(passages.pass_gate, 1, "B1", "agenda", "李老师", "另行征求")
    back = [one for one in tab.card.findChildren(Button) if one.text() == "撤回"]
    assert [one.isVisible() for one in back] == [True]
    back[0].click()
    assert desk.ask(passages.passages, 1) == ()
    assert stage.toasts == ["署名决定已撤回"]


def test_without_name_and_reason_the_dialog_stays(desk, warned, monkeypatch):
    tab, _ = warned
    tab.card.sign.click()
    dialog = tab.findChild(PassDialog)
    with pytest.raises(Exception, match="是谁决定"):
        dialog._pass()
    assert dialog.isVisible()
    dialog.reject()
    assert desk.ask(passages.passages, 1) == ()


def test_enter_and_button_lead_to_where_it_is_done(qtbot, desk):
    congress = convened(desk, CongressKind.ASSEMBLY, SMALL)
    nominated(desk, congress, [])
    tab, stage = shown(qtbot, desk, "rules")
    tab.show_rule("B2")
    tab.card.go.click()
    tab.table.view.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert stage.went == [("congress", "candidates")] * 2
    tab.show_rule("D4")
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert len(stage.went) == 2
    assert not tab.card.go.isVisible()


def test_the_contradiction_leads_to_the_election_rules(qtbot, desk):
    convened(desk, CongressKind.ASSEMBLY, SMALL)
    tab, stage = shown(qtbot, desk, "rules")
    assert "现在定　先选主席团，再从当选人中选主席" in words_of(tab.contradictions)
    assert "选举主席团，执行主席按学期轮值" in words_of(tab.contradictions)
    (link,) = tab.contradictions.findChildren(Button)
    link.click()
    assert stage.went == [ROOMS["election_rules"]]


def test_what_is_overdue_asks_for_no_name(qtbot, desk):
    convened(desk, CongressKind.ASSEMBLY, SMALL)
    desk.store.clock = lambda: datetime(2027, 12, 19)
    tab, _ = shown(qtbot, desk, "rules")
    tab.show_rule("D2")
    assert tab.card.gate.look.text == "逾期"
    assert "已过 1 天" in words_of(tab.card)
    assert not tab.card.sign.isVisible()


def test_many_findings_are_cut_and_counted(qtbot, desk, monkeypatch):
    monkeypatch.setattr(rule_card, "MOST", 3)
    congress = convened(desk, CongressKind.ASSEMBLY, SMALL)
    people = desk.ask(congresses.entries, congress)[:5]
    nominated(desk, congress, list(people))
    tab, _ = shown(qtbot, desk, "rules")
    tab.show_rule("B2")
    assert "另有 2 项" in words_of(tab.card)


def test_what_is_shown_is_exported(qtbot, tmp_path, warned, monkeypatch):
    tab, stage = warned
    target = tmp_path / "自查表.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    tab.filter.choose(Verdict.WARNED)
    tab.table._export_button.click()
    qtbot.waitUntil(lambda: bool(stage.toasts))
    assert stage.toasts == ["已保存“自查表.xlsx”"]
    cells = [
        [cell.value for cell in row] for row in openpyxl.load_workbook(target).active.iter_rows()
    ]
    (row,) = (row for row in cells if row[0] == "B1")
    assert row[3:6] == ["改革方案二.3", "原则上", "须说明理由"]
    assert "缺选举领导机构" in row[6]
