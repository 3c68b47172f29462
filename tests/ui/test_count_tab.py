"""The tab of the count from the empty page to the sealed result and the next round."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.rules.voting import Ballot
from sudesk.services import counting, elections, rounds, seals
from sudesk.services.rounds import Papers
from sudesk.terms import RoundKind, RoundState, Verdict
from sudesk.ui.count import BallotEntryPage, CountTab
from sudesk.ui.count.sealing import names_of
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.text import Text
from tests.ui.count_scenes import (
    CHIEF,
    NAMES,
    TELLERS,
    FakeShell,
    Scene,
    approving,
    clear_result,
    counted,
    enter_all,
    prepared,
    shown,
)


def opened(qtbot: QtBot, desk: Desk) -> CountTab:
    tab = CountTab(desk, FakeShell())  # type: ignore[arg-type]
    shown(qtbot, tab, 1190, 644)
    return tab


def words_of(tab: CountTab) -> list[str]:
    QApplication.processEvents()  # what was just put into the page shows itself now
    empties = [one for one in tab.findChildren(EmptyState) if one.isVisible()]
    return [text.text() for one in empties for text in one.findChildren(Text)]


def test_without_an_election_it_says_where_to_call_one(qtbot: QtBot, desk: Desk) -> None:
    tab = opened(qtbot, desk)
    assert "还没有设立选举" in words_of(tab)
    assert tab.primary is None


def test_before_the_ballots_are_prepared_it_names_what_stands_against_them(
    qtbot: QtBot, desk: Desk
) -> None:
    scene = prepared(desk)
    desk.do(elections.call, scene.congress_id, "文体部部长", 1)
    tab = opened(qtbot, desk)
    segments = tab._elections.segments
    assert segments is not None
    segments.choose(segments._meanings[1])
    assert "文体部部长的选票还没有准备" in words_of(tab)
    segments.choose(scene.election_id)
    assert tab.opening.isVisible()


def test_opening_the_vote_freezes_who_is_there_and_asks_for_the_ledger(
    qtbot: QtBot, desk: Desk
) -> None:
    scene = prepared(desk)
    tab = opened(qtbot, desk)
    assert tab.opening.gate.look.verdict is Verdict.ALLOWED
    assert tab.primary is tab.opening.button
    tab.opening.button.click()
    one = desk.ask(rounds.view, scene.round_id)
    assert (one.state, one.entitled, one.present) == (RoundState.VOTING, 30, 27)
    assert tab.ledger.inputs["printed"].hasFocus()
    assert tab.voting.isVisible()


def test_without_a_quorum_the_button_stays_grey_with_the_reason(qtbot: QtBot, desk: Desk) -> None:
    prepared(desk, present=19, adopted=False)
    tab = opened(qtbot, desk)
    assert not tab.opening.button.isEnabled()
    assert "差 1 人" in tab.opening.button.accessibleDescription()
    assert tab.opening.gate.look.verdict is Verdict.BLOCKED


def test_without_adopted_rules_the_button_stays_grey_and_leads_to_them(
    qtbot: QtBot, desk: Desk
) -> None:
    prepared(desk, adopted=False)
    tab = opened(qtbot, desk)
    assert not tab.opening.button.isEnabled()
    assert tab.opening.button.accessibleDescription() == "选举办法还没有经大会表决通过"
    tab.opening.record_rules.click()
    assert tab.shell.went == [("congress", "election_rules")]  # type: ignore[attr-defined]


def test_the_ledger_is_typed_by_keyboard_and_never_filled_in_by_itself(
    qtbot: QtBot, desk: Desk
) -> None:
    scene = prepared(desk)
    desk.do(rounds.open_voting, scene.round_id)
    tab = opened(qtbot, desk)
    tab.ledger.begin()
    for figure in ("35", "27"):
        qtbot.keyClicks(QApplication.focusWidget(), figure)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert tab.ledger.inputs["left_over"].value is None
    tab.ledger.save.click()
    one = desk.ask(rounds.view, scene.round_id)
    assert one.papers == Papers(35, 27, None, None)
    assert one.state is RoundState.VOTING
    tab.ledger.inputs["left_over"].setText("8")
    tab.ledger.inputs["collected"].setText("26")
    qtbot.keyClick(tab.ledger.inputs["collected"], Qt.Key.Key_Enter)
    assert desk.ask(rounds.view, scene.round_id).papers == Papers(35, 27, 8, 26)
    assert tab.primary is tab.entry.button
    assert not tab.ledger.typing


def test_entry_opens_the_page_and_shows_how_far_it_is(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=26)
    enter_all(scene, [approving("王语桐")] * 10)
    tab = opened(qtbot, desk)
    assert "已录入 10 张，收回 26 张还有 16 张" in tab.entry.told
    assert not tab.checks.isVisible()
    tab.entry.button.click()
    page = tab.shell.pushed[0]  # type: ignore[attr-defined]
    assert isinstance(page, BallotEntryPage)
    page.deleteLater()


def test_one_ballot_too_many_breaks_its_check_and_shows_no_result(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=26)
    enter_all(scene, [approving("王语桐")] * 27)
    tab = opened(qtbot, desk)
    assert "多录 1 张" in tab.entry.told
    assert not tab.result.isVisible()
    assert tab.checks.summary == "5 / 6 成立"
    broken = [row.check.code for row in tab.checks.rows if row.check.stops]
    assert broken == ["E.104"]


def test_a_ledger_that_cannot_be_is_told_before_the_first_ballot(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), 28, issued=27)
    tab = opened(qtbot, desk)
    assert tab.checks.isVisible()
    assert [row.check.code for row in tab.checks.rows] == ["W.202"]
    assert tab.checks.summary == "请先核对"
    desk.do(rounds.record_papers, scene.round_id, Papers(35, 27, 8, 27))
    tab.refresh()
    assert not tab.checks.isVisible()


def test_a_correction_of_the_ledger_can_be_left_or_stored(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=26, printed=34)
    enter_all(scene, clear_result())
    tab = opened(qtbot, desk)
    tab.ledger._correct.click()
    tab.ledger.inputs["printed"].setText("99")
    tab.ledger._leave.click()
    assert tab.ledger.inputs["printed"].value == 34
    tab.ledger._correct.click()
    tab.ledger.inputs["printed"].setText("33")
    tab.ledger.save.click()
    assert not tab.ledger.typing
    assert [row.check.code for row in tab.checks.rows if row.check.stops] == ["E.101"]
    tab.sealing.chief.line.setText(CHIEF)
    tab.sealing.tellers.line.setText("、".join(TELLERS))
    assert not tab.sealing.seal.isEnabled()
    assert "E.101 不成立" in tab.sealing.reason


def test_the_result_names_the_elected_in_ballot_order_and_why(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=26, issued=27)
    enter_all(scene, clear_result())
    tab = opened(qtbot, desk)
    assert tab.result.heading.text() == "当选 3 名：王语桐、许嘉禾、林若溪"
    assert "实到 27 人，过半数须 14 票以上" in tab.result.about.text()
    rows = tab.result.table.model.rows
    assert [line.name for line in rows][:2] == ["许嘉禾", "王语桐"]
    assert "何书墨 3 票；未达到 14 票" in tab.result.written.text()
    assert "无效票 1 张：无法辨认 1 张" in tab.result.note.text()
    tab.result.table.select("周明哲")
    assert tab.result.reason.text() == "周明哲　赞成 11 票，过半数须 14 票以上，差 3 票。"
    assert "W.201" in [row.check.code for row in tab.checks.rows]


def test_the_seal_wants_the_adopted_names_and_asks_once(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=26, issued=27)
    enter_all(scene, clear_result())
    tab = opened(qtbot, desk)
    tab.sealing.chief.line.setText("何思齐")
    assert not tab.sealing.chief.agrees
    assert tab.sealing.reason == "通过的名单里没有何思齐，请核对"
    tab.sealing.chief.line.setText(f" {CHIEF} ")
    tab.sealing.tellers.line.setText(TELLERS[1])
    assert not tab.sealing.seal.isEnabled()
    tab.sealing.tellers.line.setText("，".join(reversed(TELLERS)))
    assert tab.sealing.seal.isEnabled()
    QTimer.singleShot(0, lambda: dialog_of().reject())
    tab.sealing.seal.click()
    assert desk.ask(rounds.view, scene.round_id).state is RoundState.COUNTING
    QTimer.singleShot(0, lambda: dialog_of().main.click())
    tab.sealing.seal.click()
    one = desk.ask(rounds.view, scene.round_id)
    assert one.state is RoundState.SEALED
    assert tab.sealed.isVisible()
    assert CHIEF in tab.sealed.told.text()
    tab.sealed.recount.click()
    assert "一致" in tab.sealed.verdict.text()
    tab.sealed._copy_fingerprint()
    assert QApplication.clipboard().text() == one.fingerprint
    assert not tab.sealed.next.isVisible()
    tab.sealed.report.click()
    assert tab.shell.went == [("papers", "")]  # type: ignore[attr-defined]


def dialog_of() -> Dialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    return dialog


def sealed(scene: Scene, ballots: list[Ballot]) -> None:
    counted(scene, collected=len(ballots))
    enter_all(scene, ballots)
    scene.desk.do(counting.seal, scene.round_id, CHIEF, TELLERS)


def test_a_tie_is_told_and_its_re_ballot_is_opened_from_the_seal(qtbot: QtBot, desk: Desk) -> None:
    scene = prepared(desk)
    ballots = [approving("王语桐", "许嘉禾", "陈奕宁")] * 13
    ballots += [approving("王语桐", "陈奕宁", "林若溪")]
    ballots += [approving("王语桐", "许嘉禾", "林若溪")] * 13
    sealed(scene, ballots)
    tab = opened(qtbot, desk)
    assert tab.result.heading.text() == "当选 2 名：王语桐、许嘉禾"
    assert "缺 1 名，陈奕宁、林若溪票数相同，就平票者再次投票" in tab.result.about.text()
    tab.sealed.next.click()
    one = desk.ask(rounds.view, tab.round_id or 0)
    assert (one.kind, one.names, one.seats) == (RoundKind.RE_BALLOT, ("陈奕宁", "林若溪"), 1)


def test_a_shortfall_opens_the_second_ballot_and_both_rounds_stay(qtbot: QtBot, desk: Desk) -> None:
    scene = prepared(desk)
    sealed(scene, [approving("王语桐", "许嘉禾")] * 20 + [approving("周明哲", "谢云舒")] * 7)
    tab = opened(qtbot, desk)
    assert "缺 1 名，就缺额另行选举" in tab.result.about.text()
    assert tab.primary is tab.sealed.next
    tab.sealed.next.click()
    one = desk.ask(rounds.view, tab.round_id or 0)
    assert (one.kind, one.state) == (RoundKind.SECOND_BALLOT, RoundState.PREPARING)
    assert set(one.names) == {"周明哲", "谢云舒"}
    assert tab.opening.isVisible()
    assert tab._rounds.segments is not None
    tab._rounds.segments.choose(scene.round_id)
    assert tab.result.isVisible()
    assert not tab.sealed.next.isVisible()


def test_more_collected_than_issued_is_an_invalid_election_that_is_repeated(
    qtbot: QtBot, desk: Desk
) -> None:
    scene = counted(prepared(desk), collected=27, issued=26)
    enter_all(scene, [approving("王语桐")] * 27)
    tab = opened(qtbot, desk)
    assert tab.result.heading.text() == "选举无效，没有人当选"
    assert tab.result.gate.look.verdict is Verdict.BLOCKED
    assert "W.202" in [row.check.code for row in tab.checks.rows]


def test_a_seal_reads_back_what_the_snapshot_holds(desk: Desk) -> None:
    scene = prepared(desk)
    counted(scene, collected=26, issued=27)
    enter_all(scene, clear_result())
    before = desk.ask(counting.standing, scene.round_id)
    desk.do(counting.seal, scene.round_id, CHIEF, TELLERS)
    seal = desk.ask(seals.seal_of, scene.round_id)
    assert seal.decision == before.decision
    assert (seal.formula, seal.valid, seal.void) == (before.formula, 25, 1)
    assert (seal.chief, seal.tellers) == (CHIEF, TELLERS)


@pytest.mark.parametrize(
    ("text", "names"),
    [("甲、乙", ["甲", "乙"]), (" 甲 一，乙;丙；", ["甲一", "乙", "丙"]), ("、", [])],
)
def test_names_are_parted_by_any_usual_mark(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize("width", [850, 1190])
def test_the_tab_fits_its_width(qtbot: QtBot, desk: Desk, width: int) -> None:
    scene = counted(prepared(desk), collected=26, issued=27)
    enter_all(scene, clear_result())
    tab = opened(qtbot, desk)
    tab.resize(width, 644)
    QApplication.processEvents()
    for card in (tab.result, tab.ledger, tab.checks, tab.sealing):
        assert card.mapTo(tab, card.rect().topRight()).x() <= width
    assert len(NAMES) == len(tab.result.table.model.rows)
