"""The tab of the count from the empty page to the sealed result and the next round."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.errors import SudeskError
from sudesk.rules.election_rules import CountingWay
from sudesk.rules.voting import Ballot
from sudesk.services import (
    bundles,
    counting,
    elections,
    entering,
    print_runs,
    rounds,
    seals,
    zero_reports,
)
from sudesk.services.bundles import BundleState
from sudesk.services.rounds import Papers
from sudesk.terms import RoundKind, RoundState, Verdict
from sudesk.ui.count import BallotEntryPage, CountTab
from sudesk.ui.count.differences import DifferencesPage
from sudesk.ui.count.reopening import ReopenDialog
from sudesk.ui.count.sealing import names_of
from sudesk.ui.crash import ShowsErrors
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
    enter_by,
    prepared,
    shown,
    voted,
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
    assert tab.pane.opening.isVisible()


def test_opening_the_vote_freezes_who_is_there_and_asks_for_the_ledger(
    qtbot: QtBot, desk: Desk
) -> None:
    scene = prepared(desk)
    tab = opened(qtbot, desk)
    assert tab.pane.opening.gate.look.verdict is Verdict.ALLOWED
    assert tab.primary is tab.pane.opening.button
    tab.pane.opening.button.click()
    one = desk.ask(rounds.view, scene.round_id)
    assert (one.state, one.entitled, one.present) == (RoundState.VOTING, 30, 27)
    assert tab.pane.ledger.inputs["printed"].hasFocus()
    assert tab.pane.voting.isVisible()


def test_without_a_quorum_the_button_stays_grey_with_the_reason(qtbot: QtBot, desk: Desk) -> None:
    prepared(desk, present=19, adopted=False)
    tab = opened(qtbot, desk)
    assert not tab.pane.opening.button.isEnabled()
    assert "差 1 人" in tab.pane.opening.button.accessibleDescription()
    assert tab.pane.opening.gate.look.verdict is Verdict.BLOCKED


def test_without_adopted_rules_the_button_stays_grey_and_leads_to_them(
    qtbot: QtBot, desk: Desk
) -> None:
    prepared(desk, adopted=False)
    tab = opened(qtbot, desk)
    assert not tab.pane.opening.button.isEnabled()
    assert tab.pane.opening.button.accessibleDescription() == "选举办法还没有经大会表决通过"
    tab.pane.opening.record_rules.click()
    assert tab.shell.went == [("congress", "election_rules")]  # type: ignore[attr-defined]


def test_a_rehearsals_ballots_alone_open_no_vote(qtbot: QtBot, desk: Desk) -> None:
    scene = prepared(desk)
    desk.do(print_runs.note, scene.round_id, 32, 2, rehearsal=True)
    tab = opened(qtbot, desk)
    assert not tab.pane.opening.button.isEnabled()
    assert tab.pane.opening.button.accessibleDescription() == "这一轮只印过演练用的选票"
    assert "逐张录入，两名计票人各录一遍" in tab.pane.opening._ballot.text()
    desk.do(print_runs.note, scene.round_id, 32, 2)
    tab.refresh()
    assert tab.pane.opening.button.isEnabled()


def test_the_ledger_is_typed_by_keyboard_and_never_filled_in_by_itself(
    qtbot: QtBot, desk: Desk
) -> None:
    scene = prepared(desk)
    desk.do(rounds.open_voting, scene.round_id)
    tab = opened(qtbot, desk)
    tab.pane.ledger.begin()
    for figure in ("35", "27"):
        qtbot.keyClicks(QApplication.focusWidget(), figure)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert tab.pane.ledger.inputs["left_over"].value is None
    tab.pane.ledger.save.click()
    one = desk.ask(rounds.view, scene.round_id)
    assert one.papers == Papers(35, 27, None, None)
    assert one.state is RoundState.VOTING
    tab.pane.ledger.inputs["left_over"].setText("8")
    tab.pane.ledger.inputs["collected"].setText("26")
    qtbot.keyClick(tab.pane.ledger.inputs["collected"], Qt.Key.Key_Enter)
    assert desk.ask(rounds.view, scene.round_id).papers == Papers(35, 27, 8, 26)
    assert tab.primary is tab.pane.zero.button
    assert not tab.pane.ledger.typing


def test_zero_is_confirmed_by_name_before_anything_is_entered(qtbot: QtBot, desk: Desk) -> None:
    scene = voted(prepared(desk), collected=26)
    tab = opened(qtbot, desk)
    zero = tab.pane.zero
    assert "8 名候选人的票数都是 0" in zero._told.text()
    assert "只认定不同的选票" in zero._told.text()
    assert not zero.button.isEnabled()
    zero.chief.line.setText(CHIEF)
    zero.second.choose(TELLERS[0])
    assert zero.button.accessibleDescription() == "请选两名不同的计票人"
    zero.first.choose(TELLERS[1])
    zero.each.setValue(13)
    zero.button.click()
    report = desk.ask(zero_reports.zero_report, scene.round_id)
    assert report is not None
    assert (report.chief, report.tellers, report.bundle_size) == (CHIEF, TELLERS[::-1], 13)
    assert tab.primary is tab.pane.course.first
    tab.shell.undo()  # type: ignore[attr-defined]
    assert desk.ask(zero_reports.zero_report, scene.round_id) is None
    assert zero.isVisible()


def test_one_teller_needs_one_name(qtbot: QtBot, desk: Desk) -> None:
    voted(prepared(desk, way=CountingWay.ONE_TELLER), collected=26)
    tab = opened(qtbot, desk)
    assert not tab.pane.zero._second_field.isVisible()
    tab.pane.zero.chief.line.setText(CHIEF)
    tab.pane.zero.button.click()
    assert not tab.pane.course.tellers[1].isVisible()


def test_the_course_shows_both_tellers_and_no_mark(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=26)
    enter_by(scene, 1, [approving("王语桐")] * 10)
    tab = opened(qtbot, desk)
    course = tab.pane.course
    assert [row.told for row in course.tellers] == ["已录 10 / 26 张", "已录 0 / 26 张"]
    assert (course.first.text(), course.second.text()) == ("继续录入", "开始录入")
    assert not tab.pane.checks.isVisible()
    assert not course.compare.isEnabled()
    assert tab.primary is course.first
    course.first.click()
    page = tab.shell.pushed[0]  # type: ignore[attr-defined]
    assert isinstance(page, BallotEntryPage)
    assert page.teller == 1
    page.deleteLater()


def test_what_differs_waits_in_the_course_and_leads_to_its_page(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=20)
    enter_by(scene, 1, [approving("王语桐")] * 20)
    enter_by(scene, 2, [approving("王语桐")] * 19 + [approving("卢思远")])
    tab = opened(qtbot, desk)
    course = tab.pane.course
    assert course.comparing.told == "已核对 0 / 20 张，还有 1 张要认定"
    assert tab.primary is course.compare
    course.compare.click()
    page = tab.shell.pushed[0]  # type: ignore[attr-defined]
    assert isinstance(page, DifferencesPage)
    page.deleteLater()


def test_a_complete_count_can_be_looked_back_at_and_a_bundle_opened_again(
    qtbot: QtBot, desk: Desk
) -> None:
    scene = counted(prepared(desk), collected=26, issued=27)
    enter_all(scene, clear_result())
    tab = opened(qtbot, desk)
    assert tab.pane.result.isVisible()
    tab.pane.result.look_back.click()
    assert tab.pane.course.isVisible()
    assert not tab.pane.result.isVisible()
    QTimer.singleShot(0, reopen_the_second)
    tab.pane.course.reopen.click()
    view = desk.ask(bundles.count_view, scene.round_id)
    assert [one.state for one in view.bundles] == [BundleState.RECONCILED, BundleState.UNTOUCHED]
    (made,) = desk.ask(bundles.reopenings, scene.round_id)
    assert (made.bundle, made.by, made.because) == (2, CHIEF, "混入了别捆的选票")
    enter_all(scene, clear_result()[20:])
    assert tab.pane.look_on.isVisible()
    tab.pane.look_on.click()
    assert tab.pane.result.isVisible()


def reopen_the_second() -> None:
    dialog = dialog_of()
    assert isinstance(dialog, ReopenDialog)
    dialog._bundle.choose(2)
    assert not dialog.main.isEnabled()
    dialog._name.choose(CHIEF)
    dialog._because.setText("混入了别捆的选票")
    dialog.main.click()


def test_the_second_teller_has_a_window_of_their_own(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=26)
    tab = opened(qtbot, desk)
    tab.pane.course.beside.click()
    window = tab.pane.acts.beside
    assert window is not None
    qtbot.waitUntil(window.isVisible)
    page = window.page
    assert isinstance(page, BallotEntryPage)
    for sign in "135":
        page.press(sign)
    page.press("Enter")
    assert tab.pane.course.tellers[1].told == "已录 1 / 26 张"
    tab.pane.course.second.click()  # leads to the same window
    assert tab.shell.pushed == []  # type: ignore[attr-defined]
    assert isinstance(window, ShowsErrors)  # what goes wrong in it is told in it
    window.show_error(SudeskError("没能存下这张票。"))
    page.pause()
    qtbot.waitUntil(lambda: tab.pane.acts.beside is None)
    assert len(desk.ask(entering.entries, scene.round_id, 2, 1)) == 1


def test_a_ledger_that_cannot_be_is_told_before_the_first_ballot(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), 28, issued=27)
    tab = opened(qtbot, desk)
    assert tab.pane.checks.isVisible()
    assert [row.check.code for row in tab.pane.checks.rows] == ["W.202"]
    assert tab.pane.checks.summary == "请先核对"
    desk.do(rounds.record_papers, scene.round_id, Papers(35, 27, 8, 27))
    tab.refresh()
    assert not tab.pane.checks.isVisible()


def test_a_correction_of_the_ledger_can_be_left_or_stored(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=26, printed=34)
    enter_all(scene, clear_result())
    tab = opened(qtbot, desk)
    tab.pane.ledger._correct.click()
    tab.pane.ledger.inputs["printed"].setText("99")
    tab.pane.ledger._leave.click()
    assert tab.pane.ledger.inputs["printed"].value == 34
    tab.pane.ledger._correct.click()
    tab.pane.ledger.inputs["printed"].setText("33")
    tab.pane.ledger.save.click()
    assert not tab.pane.ledger.typing
    assert [row.check.code for row in tab.pane.checks.rows if row.check.stops] == ["E.101"]
    tab.pane.sealing.chief.line.setText(CHIEF)
    tab.pane.sealing.tellers.line.setText("、".join(TELLERS))
    assert not tab.pane.sealing.seal.isEnabled()
    assert "E.101 不成立" in tab.pane.sealing.reason


def test_the_result_names_the_elected_in_ballot_order_and_why(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=26, issued=27)
    enter_all(scene, clear_result())
    tab = opened(qtbot, desk)
    assert tab.pane.result.heading.text() == "当选 3 名：王语桐、许嘉禾、林若溪"
    assert "实到 27 人，过半数须 14 票以上" in tab.pane.result.about.text()
    rows = tab.pane.result.table.model.rows
    assert [line.name for line in rows][:2] == ["许嘉禾", "王语桐"]
    assert "何书墨 3 票；未达到 14 票" in tab.pane.result.written.text()
    assert "无效票 1 张：无法辨认 1 张" in tab.pane.result.note.text()
    tab.pane.result.table.select("周明哲")
    assert tab.pane.result.reason.text() == "周明哲　赞成 11 票，过半数须 14 票以上，差 3 票。"
    assert "W.201" in [row.check.code for row in tab.pane.checks.rows]


def test_the_seal_wants_the_adopted_names_and_asks_once(qtbot: QtBot, desk: Desk) -> None:
    scene = counted(prepared(desk), collected=26, issued=27)
    enter_all(scene, clear_result())
    tab = opened(qtbot, desk)
    tab.pane.sealing.chief.line.setText("何思齐")
    assert not tab.pane.sealing.chief.agrees
    assert tab.pane.sealing.reason == "通过的名单里没有何思齐，请核对"
    tab.pane.sealing.chief.line.setText(f" {CHIEF} ")
    tab.pane.sealing.tellers.line.setText(TELLERS[1])
    assert not tab.pane.sealing.seal.isEnabled()
    tab.pane.sealing.tellers.line.setText("，".join(reversed(TELLERS)))
    assert tab.pane.sealing.seal.isEnabled()
    QTimer.singleShot(0, lambda: dialog_of().reject())
    tab.pane.sealing.seal.click()
    assert desk.ask(rounds.view, scene.round_id).state is RoundState.COUNTING
    QTimer.singleShot(0, lambda: dialog_of().main.click())
    tab.pane.sealing.seal.click()
    one = desk.ask(rounds.view, scene.round_id)
    assert one.state is RoundState.SEALED
    assert tab.pane.sealed.isVisible()
    assert CHIEF in tab.pane.sealed.told.text()
    tab.pane.sealed.recount.click()
    assert "一致" in tab.pane.sealed.verdict.text()
    tab.pane.sealed._copy_fingerprint()
    assert QApplication.clipboard().text() == one.fingerprint
    assert not tab.pane.sealed.next.isVisible()
    tab.pane.sealed.report.click()
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
    assert tab.pane.result.heading.text() == "当选 2 名：王语桐、许嘉禾"
    assert "缺 1 名，陈奕宁、林若溪票数相同，就平票者再次投票" in tab.pane.result.about.text()
    tab.pane.sealed.next.click()
    one = desk.ask(rounds.view, tab.round_id or 0)
    assert (one.kind, one.names, one.seats) == (RoundKind.RE_BALLOT, ("陈奕宁", "林若溪"), 1)


def test_a_shortfall_opens_the_second_ballot_and_both_rounds_stay(qtbot: QtBot, desk: Desk) -> None:
    scene = prepared(desk)
    sealed(scene, [approving("王语桐", "许嘉禾")] * 20 + [approving("周明哲", "谢云舒")] * 7)
    tab = opened(qtbot, desk)
    assert "缺 1 名，就缺额另行选举" in tab.pane.result.about.text()
    assert tab.primary is tab.pane.sealed.announce
    tab.pane.sealed.announce.click()
    assert "13:30 宣布" in tab.pane.sealed.told.text()
    assert tab.primary is tab.pane.sealed.next
    tab.pane.sealed.next.click()
    one = desk.ask(rounds.view, tab.round_id or 0)
    assert (one.kind, one.state) == (RoundKind.SECOND_BALLOT, RoundState.PREPARING)
    assert set(one.names) == {"周明哲", "谢云舒"}
    assert tab.pane.opening.isVisible()
    assert tab._rounds.segments is not None
    tab._rounds.segments.choose(scene.round_id)
    assert tab.pane.result.isVisible()
    assert not tab.pane.sealed.next.isVisible()


def test_more_collected_than_issued_is_an_invalid_election_that_is_repeated(
    qtbot: QtBot, desk: Desk
) -> None:
    scene = counted(prepared(desk), collected=27, issued=26)
    enter_all(scene, [approving("王语桐")] * 27)
    tab = opened(qtbot, desk)
    assert tab.pane.result.heading.text() == "选举无效，没有人当选"
    assert tab.pane.result.gate.look.verdict is Verdict.BLOCKED
    assert "W.202" in [row.check.code for row in tab.pane.checks.rows]


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
    for card in (tab.pane.result, tab.pane.ledger, tab.pane.checks, tab.pane.sealing):
        assert card.mapTo(tab, card.rect().topRight()).x() <= width
    assert len(NAMES) == len(tab.pane.result.table.model.rows)
